/** Bundles a program of the tests with the app's own build tool, and runs it. */
import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './build.mjs'
import { ensureReady, pinnedNode } from './setup.mjs'

/** `entry`: from the project's root. What is built lies in out/`name`. Gives the program's path. */
async function bundle(entry, name) {
  process.env.WAYOUT_BROWSER = ensureReady()
  const { build } = await import('vite')
  const file = `${basename(entry, '.ts')}.js`
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir: join('out', name),
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: file } },
    },
  })
  return join(root, 'out', name, file)
}

/** In this process. */
export async function runBundled(entry, name) {
  await import(pathToFileURL(await bundle(entry, name)).href)
}

/** In a process of its own, with the build tool's memory left out of it; with our arguments. Gives the exit code. */
export async function runBundledAlone(entry, name) {
  const { status } = spawnSync(pinnedNode(), [await bundle(entry, name), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  return status ?? 1
}
