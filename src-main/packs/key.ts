/**
 * What the shipped app holds packs against: the pinned public key, the version of its own guides, its own version.
 * Invariants: constants of the build; nothing around the app can replace them. Tests pass a world of their own.
 */
import { version } from '../../package.json'
import { storeFolder as ownStore } from '../paths.js'
import type { PackWorld } from './store.js'

/**
 * Ed25519. Its private half was thrown away when it was made: before the first release the maintainer pins his own
 * (docs/packs.md), and until then nobody can sign a pack for this app.
 */
const PINNED_KEY = 'GUFfk1KzdVIxzIkt_F5jVUqRFhhNSfNUcRodHc0QkGc'

/** Day and number of the guides in this repository. Raised with each release whose guides changed. */
export const BUILT_IN_VERSION = 2026112601

export const ownWorld = (storeFolder = ownStore): PackWorld => ({
  storeFolder,
  key: PINNED_KEY,
  builtIn: BUILT_IN_VERSION,
  appVersion: version,
  now: () => new Date(),
})
