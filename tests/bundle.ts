/** In-page code of the app and of the tests as one script, built in memory. */
import { build } from 'vite'

export async function bundleOf(entry: string, minify = false): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify, target: 'chrome120', lib: { entry, formats: ['iife'], name: 'page' } },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const chunk = outputs.find((one) => one.type === 'chunk')
  if (chunk === undefined || chunk.type !== 'chunk') throw new Error('nothing was built')
  return chunk.code
}
