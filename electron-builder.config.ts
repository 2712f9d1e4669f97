/**
 * What is packed, for which systems, and how: electron-builder's configuration, with Electron's fuses.
 * Invariants: only what the window needs goes in, all of it inside the archive, whose integrity is checked; each fuse is
 * set, none is left to a default; nothing is published, and nothing updates itself.
 * Read after a build: which packages go in follows from what the built files import.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import type { AfterPackContext, Configuration } from 'electron-builder'
import ts from 'typescript'

const root = import.meta.dirname
/** On Linux. */
const EXECUTABLE = 'wayout'

/** The version that is packed, and the day on which somebody last compared it with the newest (`npm view electron version`). */
export const ELECTRON = { version: '45.4.1', comparedOn: '2026-11-26' } as const

/** Electron has a new major version every eight weeks, and mends the newest three. */
export const isStale = (now: Date): boolean =>
  now.getTime() - Date.parse(ELECTRON.comparedOn) >= 56 * 86_400_000

/** Electron's fuses: switches in its binary, which nobody turns afterwards without breaking the signature. */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  // ELECTRON_RUN_AS_NODE would make the app a Node that runs any script under its name.
  [FuseV1Options.RunAsNode]: false,
  // A sign-in that is kept lies encrypted on the disk, its key in the system's keychain.
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS could load code into the app before ours.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // --inspect would open the main process to a debugger.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // A changed archive does not start: on macOS and Windows; Electron has no such check on Linux.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  // A folder laid beside the archive is not run in its place.
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // The app brings no snapshot of its own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Panel and report come from app://; a file: page gets no more than a browser would give it.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // As in Chromium: WebAssembly of the sites that are visited stays in its memory by guard pages.
  [FuseV1Options.WasmTrapHandlers]: true,
}

export const fuseConfig: FuseConfig = {
  version: FuseVersion.V1,
  // A fuse of the binary that has no line above stops the packing.
  strictlyRequireAllFuses: true,
  // A Mac with Apple silicon starts nothing without a signature, and turning a fuse breaks the one that was there.
  resetAdHocDarwinSignature: true,
  ...FUSES,
}

/** electron-builder would do it with an @electron/fuses of its own, which does not know the newest fuse. */
async function turnFuses({ appOutDir, electronPlatformName, packager }: AfterPackContext): Promise<void> {
  const { productFilename } = packager.appInfo
  const names: Readonly<Record<string, string>> = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
  }
  await flipFuses(join(appOutDir, names[electronPlatformName] ?? EXECUTABLE), fuseConfig)
}

/**
 * A case that goes to another computer. It is the same ZIP that "save the case" has always made: under ".zip" everybody can
 * open it, a bank too; but an app that takes ".zip" for itself takes all of a person's archives. So the app asks the
 * system for an ending of its own alone.
 */
const CASE_FILE = {
  ext: 'wayout-case',
  name: 'Wayout case',
  description: 'Wayout case',
  mimeType: 'application/x-wayout-case',
  role: 'Viewer',
  rank: 'Owner',
}

/** The built files of the window; the command line is another program, and none can run it inside Electron. */
export const BUILT = [
  'out/main/index.js',
  'out/main/chunks/*.js',
  'out/preload/*.cjs',
  'out/main/yaml.json',
  'out/renderer/**/*',
]

/** The names of the packages that the built files import. Throws when nothing is built. */
export function importedPackages(): string[] {
  const files = globSync(BUILT.slice(0, 3), { cwd: root })
  if (files.length < 4) throw new Error('Nothing is built. Run "npm run build" first.')
  const names = files
    .flatMap((file) => ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((name) => /^[@\w]/.test(name) && name !== 'electron' && !isBuiltin(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'))
  return [...new Set(names)].sort()
}

interface Locked {
  readonly dev?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}
/** All packages by their folder, as npm has locked them. */
const locked: Readonly<Record<string, Locked>> = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
).packages

/** The folder that Node finds a package in, seen from another one. */
function folderOf(name: string, from: string): string {
  const own = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (own in locked) return own
  if (from === '') throw new Error(`${name} is not in package-lock.json. Run "npm install".`)
  return folderOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
}

/** The folders of the packages that go in: those imported, and what they need. */
export function packedPackages(imported: readonly string[] = importedPackages()): string[] {
  const found = new Set<string>()
  const add = (name: string, from: string) => {
    const folder = folderOf(name, from)
    if (found.has(folder)) return
    found.add(folder)
    for (const each of Object.keys(locked[folder]?.dependencies ?? {})) add(each, folder)
  }
  for (const name of imported) add(name, '')
  return [...found].sort()
}

function packagesLeftOut(imported: readonly string[]): string[] {
  const packed = packedPackages(imported)
  return Object.keys(locked)
    .filter((folder) => folder !== '' && locked[folder]?.dev !== true && existsSync(join(root, folder)))
    .filter((folder) => !packed.some((each) => each === folder || each.startsWith(`${folder}/`)))
}

/** Parts of playwright-core that only its own command line and viewers use. */
const PLAYWRIGHT = [
  'bin',
  'types',
  'cli.js',
  'lib/vite',
  'lib/tools',
  'lib/entry',
  'lib/server/electron',
  'lib/xdg-open',
]

/** `imported`: for tests; else what the built files import. */
export function configuration(imported: () => string[] = importedPackages): Configuration {
  return {
    appId: 'io.github.wayout',
    productName: 'Wayout',
    copyright: 'Copyright © 2026 The Wayout authors',
    directories: { output: 'out/packages', buildResources: 'build' },
    files: [
      ...BUILT,
      'guides/**/*.yaml',
      'letters/**/*.yaml',
      // The window's; the packages have theirs outside.
      'build/icons/256x256.png',
      'LICENSE',
      'THIRD-PARTY-LICENSES.md',
      '!out/**/*.map',
      '!out/**/licences.json',
      '!node_modules/**/*.{map,ts,mts,cts,tsbuildinfo,flow}',
      ...packagesLeftOut(imported()).map((folder) => `!${folder}{,/**/*}`),
      ...PLAYWRIGHT.map((part) => `!node_modules/playwright-core/${part}{,/**/*}`),
    ],
    // Nothing lies beside the archive, where its integrity does not reach: the app starts no file of its own.
    asar: { smartUnpack: false },
    // Nothing is compiled for Electron: all packages are plain JavaScript.
    npmRebuild: false,
    electronLanguages: ['en', 'en-US', 'fr', 'de', 'es'],
    fileAssociations: [CASE_FILE],
    publish: null,
    afterPack: turnFuses,
    linux: {
      target: ['AppImage', 'deb'],
      icon: 'build/icons',
      executableName: EXECUTABLE,
      category: 'Utility',
      synopsis: 'The way out of a subscription',
      description:
        'Walks a person out of a subscription, checks that it really happened, and keeps the proof.',
      maintainer: 'The Wayout authors',
      desktop: {
        entry: { Name: 'Wayout', StartupWMClass: EXECUTABLE, Keywords: 'subscription;cancel;refund;' },
      },
    },
    mac: {
      target: [{ target: 'dmg', arch: ['arm64', 'x64'] }],
      icon: 'build/icon.icns',
      category: 'public.app-category.utilities',
      hardenedRuntime: true,
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
      gatekeeperAssess: false,
    },
    dmg: { writeUpdateInfo: false },
    win: { target: ['nsis'], icon: 'build/icon.ico' },
    nsis: {
      // Without an administrator; what the person has written stays when the app goes.
      perMachine: false,
      oneClick: true,
      deleteAppDataOnUninstall: false,
      differentialPackage: false,
    },
  }
}
