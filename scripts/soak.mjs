/** `npm run soak`: in a process of its own, whose memory is measured. */
import { runBundledAlone } from './bundled.mjs'

process.exitCode = await runBundledAlone('tests/soak/main.ts', 'soak')
