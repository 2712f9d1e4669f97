/** What the walks stand on: the library, the app's in-page code, the in-page part of the variants, one browser. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { appRoot, readLibrary } from '../../src-main/library'
import { variantOf } from './variant'
import { type Ground, launch, type Walked, walkVariant } from './walk'

async function changer(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'chrome120',
      lib: {
        entry: join(appRoot(), 'tests', 'variation', 'page', 'index.ts'),
        formats: ['iife'],
        name: 'variation',
      },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const chunk = outputs.find((one) => one.type === 'chunk')
  if (chunk === undefined || chunk.type !== 'chunk') throw new Error('nothing was built')
  return chunk.code
}

export async function makeGround(show = false): Promise<Ground> {
  const [code, browser] = await Promise.all([changer(), launch(!show)])
  return {
    browser,
    library: readLibrary(),
    script: readFileSync(join(appRoot(), 'out', 'preload', 'page.cjs'), 'utf8'),
    changer: code,
    paceMs: show ? 1_200 : 0,
  }
}

/** Walks the variants of these seeds, a few at a time; `onWalked` hears of each as it ends. */
export async function walkAll(
  ground: Ground,
  seeds: readonly number[],
  atOnce: number,
  onWalked: (walked: Walked) => void = () => undefined,
): Promise<Walked[]> {
  const left = [...seeds]
  const done: Walked[] = []
  const one = async () => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const walked = await walkVariant(ground, variantOf(seed))
      done.push(walked)
      onWalked(walked)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  return done.sort((a, b) => a.variant.seed - b.variant.seed)
}
