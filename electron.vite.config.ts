/**
 * What is built: `out/main/cli.js` (command line) and `out/preload/page.cjs` (runs inside the visited page's isolated
 * world: one script without imports). Dependencies of the command line stay in node_modules.
 */
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      target: 'node20',
      rollupOptions: {
        input: { cli: 'src-main/cli.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
      sourcemap: true,
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      lib: { entry: 'src-preload/page/index.ts', formats: ['cjs'] },
      rollupOptions: { output: { entryFileNames: 'page.cjs' } },
    },
  },
})
