/** `npm run variation`. */
import { runBundled } from './bundled.mjs'

await runBundled('tests/variation/main.ts', 'variation')
