/**
 * What is built: `out/main/` (Electron's entry, the command line, and what the guides and letters hold),
 * `out/preload/panel.cjs` (the panel's bridge, for a sandboxed preload), `out/preload/page.cjs` (runs inside the visited
 * page's isolated world) and `out/renderer/` (the panel). Preloads are one script each, without imports of their own.
 * Dependencies of main stay in node_modules.
 */
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { readAllYaml } from './src-main/known-yaml'

/** Whose code went in, for the list of licences (scripts/licences.mjs). */
const license = { fileName: 'licences.json' }

/** What the app's guides and letters hold, for `src-main/known-yaml.ts`. */
const readYaml: Plugin = {
  name: 'read-yaml',
  generateBundle() {
    const source = JSON.stringify(readAllYaml(import.meta.dirname))
    this.emitFile({ type: 'asset', fileName: 'yaml.json', source })
  },
}

export default defineConfig({
  main: {
    plugins: [readYaml],
    build: {
      license,
      target: 'node20',
      rollupOptions: {
        input: { cli: 'src-main/cli.ts', index: 'src-main/index.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
      sourcemap: true,
    },
  },
  preload: {
    build: {
      license,
      externalizeDeps: false,
      lib: { entry: { page: 'src-preload/page/index.ts', panel: 'src-preload/panel.ts' }, formats: ['cjs'] },
      rollupOptions: { external: ['electron'], output: { entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [
      paraglideVitePlugin({
        project: 'src-renderer/project.inlang',
        outdir: 'src-renderer/paraglide',
        strategy: ['globalVariable', 'baseLocale'],
        // The same in each mode, so that a build finds what another one has written.
        outputStructure: 'message-modules',
      }),
      svelte({ configFile: false }),
    ],
    build: {
      license,
      outDir: 'out/renderer',
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: { input: 'src-renderer/index.html' },
    },
  },
})
