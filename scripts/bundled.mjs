/** Bundles a program of the tests with the app's own build tool, and runs it in this process. */
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './build.mjs'
import { ensureReady } from './setup.mjs'

/** `entry`: from the project's root. What is built lies in out/`name`. */
export async function runBundled(entry, name) {
  process.env.WAYOUT_BROWSER = ensureReady()
  const { build } = await import('vite')
  const file = `${basename(entry, '.ts')}.js`
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir: join('out', name),
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: file } },
    },
  })
  await import(pathToFileURL(join(root, 'out', name, file)).href)
}
