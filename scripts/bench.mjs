/** `npm run bench`: bundles tests/bench/bench.ts with the app's own build tool and runs it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './build.mjs'
import { ensureReady } from './setup.mjs'

process.env.WAYOUT_BROWSER = ensureReady()
const { build } = await import('vite')
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'tests/bench/bench.ts',
    outDir: 'out/bench',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: { output: { format: 'es', entryFileNames: 'bench.js' } },
  },
})
await import(pathToFileURL(join(root, 'out', 'bench', 'bench.js')).href)
