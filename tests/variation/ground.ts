/** What the walks stand on: the library, the app's in-page code, the in-page part of the variants, one browser. */
import { join } from 'node:path'
import { appRoot } from '../../src-main/app-root'
import { bundleOf } from '../bundle'
import { makeWalker } from '../walker'
import { variantOf } from './variant'
import { type Ground, type Walked, walkVariant } from './walk'

const changer = () => bundleOf(join(appRoot(), 'tests', 'variation', 'page', 'index.ts'))

export async function makeGround(show = false): Promise<Ground> {
  const [code, walker] = await Promise.all([changer(), makeWalker(show)])
  return { ...walker, changer: code }
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
