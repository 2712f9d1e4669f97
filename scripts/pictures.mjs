/** `npm run pictures`: in a process of its own, for its clock stands still. */
import { runBundledAlone } from './bundled.mjs'

process.exitCode = await runBundledAlone('tests/pictures/main.ts', 'pictures')
