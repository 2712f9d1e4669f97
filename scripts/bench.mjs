/** `npm run bench`. */
import { runBundled } from './bundled.mjs'

await runBundled('tests/bench/bench.ts', 'bench')
