// The app as it is without a guide pack.
import { ownWorld } from '../../../src-main/packs/key'

export const noPacks = (storeFolder: string) => ({
  world: ownWorld(storeFolder),
  used: { kind: 'built-in', version: 1, unused: null } as const,
})
