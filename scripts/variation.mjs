/** `npm run variation`: bundles tests/variation/main.ts with the app's own build tool and runs it. */
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
    ssr: 'tests/variation/main.ts',
    outDir: 'out/variation',
    emptyOutDir: true,
    target: 'node22',
    rollupOptions: { output: { format: 'es', entryFileNames: 'variation.js' } },
  },
})
await import(pathToFileURL(join(root, 'out', 'variation', 'variation.js')).href)
