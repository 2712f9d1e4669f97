/**
 * The places that are read after the first one is shown, as one file of the build.
 * Invariants: nothing but views; only `App.svelte` reads it, and only by `import()`.
 */

export { default as Keys } from '../parts/Keys.svelte'
export { default as Case } from './Case.svelte'
export { default as Cases } from './Cases.svelte'
export { default as Settings } from './Settings.svelte'
export { default as Welcome } from './Welcome.svelte'
export { default as Write } from './Write.svelte'
