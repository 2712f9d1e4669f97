/** `npm run soak`: memory is measured after a collection. */
import { runBundledAlone } from './bundled.mjs'

const args = process.argv.slice(2)
process.exitCode = await runBundledAlone('tests/soak/main.ts', 'soak', ['--expose-gc'], args)
