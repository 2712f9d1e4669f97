/**
 * The command line: words in, exit code out.
 * Invariants: with `--json` nothing but events goes to stdout; every error is one line that names the way out.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { WayoutError } from '../../src-preload/contract/error.js'
import { CHANNELS } from '../../src-preload/contract/letter-names.js'
import { MODES } from '../engine/plan.js'
import { LANGUAGES } from '../guide/schema.js'
import { openLog } from '../log/log.js'
import { type GuidesInUse, guidesInUse } from '../packs/in-use.js'
import { ownWorld } from '../packs/key.js'
import { refusalError } from '../packs/refusal.js'
import type { PackWorld } from '../packs/store.js'
import { storeFolder } from '../paths.js'
import { type AppFlags, openApp } from './app.js'
import { showBrowser } from './browser.js'
import { addCaseCommands } from './case.js'
import { addCaseFileCommands } from './case-files.js'
import { checkFiles, checkLetterFiles } from './check.js'
import { showDiagnostics } from './diagnostics.js'
import { type DraftFlags, writeDraft } from './draft.js'
import { type ImportFlags, importRecording, newDraft } from './guide-draft.js'
import { listGuides } from './guides.js'
import { addPackCommands } from './pack.js'
import { type RunFlags, runGuide } from './run.js'
import { serveFolder } from './serve.js'

const collect = (value: string, before: readonly string[]) => [...before, value]

function seconds(value: string): number {
  const n = Number(value)
  if (!(n > 0 && n <= 86_400)) throw new InvalidArgumentError('give seconds, from 1 to 86400.')
  return n
}

const oneOf =
  <T extends string>(known: readonly T[]) =>
  (value: string): T => {
    const found = known.find((each) => each === value)
    if (found === undefined) throw new InvalidArgumentError(`give one of: ${known.join(', ')}.`)
    return found
  }

function program(done: (code: number) => void, world: PackWorld): Command {
  const guides = () => usedGuides(world)
  const wayout = new Command('wayout')
    .description('Walks you out of a subscription, and checks on the site that it really worked.')
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => {} })

  wayout
    .command('app')
    .description('open the app: panel and site as two windows of an installed browser')
    .option(
      '--origin <name=url>',
      'use this address for one of the guides’ origins (repeatable)',
      collect,
      [],
    )
    .option('--browser <path|channel>', 'a browser’s path, or chrome, msedge, chromium, brave')
    .option('--lang <language>', `at first: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .action(async (flags: AppFlags) => done(await openApp(flags, guides(), world)))

  wayout
    .command('guides')
    .description('list the guides and the practice scenarios')
    .option('--json', 'one JSON array on stdout')
    .action((flags: { json?: boolean }) => done(listGuides(guides(), flags.json === true)))

  wayout
    .command('run')
    .description('walk through a guide in an installed browser')
    .argument('<guide>', 'for example midjourney/website; or the path of a guide file, ending in .yaml')
    .option('--practice [scenario]', 'walk on the practice site instead of the real one')
    .option(
      '--origin <name=url>',
      'use this address for one of the guide’s origins (repeatable)',
      collect,
      [],
    )
    .option(
      '--input <name=value>',
      'answer one of the guide’s questions; plan=NAME says which of several subscriptions (repeatable)',
      collect,
      [],
    )
    .option('--link <url>', 'begin at a personal link, for a way that begins with one from a mail')
    .option(
      '--mode <mode>',
      'show: you click; assist: one press, one click; auto: loopback only',
      oneOf(MODES),
      'show',
    )
    .option('--confirm', 'the irreversible click is agreed beforehand (loopback only)')
    .option('--headless', 'without a window')
    .option('--browser <path|channel>', 'a browser’s path, or chrome, msedge, chromium, brave')
    .option('--case-dir <dir>', 'where the case is written')
    .option('--lang <language>', LANGUAGES.join(', '), oneOf(LANGUAGES))
    .option('--timeout <seconds>', 'give up after so long (auto 300, else 1800)', seconds)
    .option('--json', 'one event a line on stdout, and nothing else there')
    .action(async (guide: string, flags: RunFlags) => done(await runGuide(guide, flags, guides().shelf)))

  wayout
    .command('draft')
    .description('write a letter from a case and from what you give; nothing is sent')
    .argument('<service>', 'for example midjourney')
    .requiredOption('--to <channel>', CHANNELS.join(', '), oneOf(CHANNELS))
    .option('--purpose <purpose>', 'for example cancel-request, follow-up, bank-dispute')
    .option('--lang <language>', LANGUAGES.join(', '), oneOf(LANGUAGES))
    .option('--fact <name=value>', 'a fact that the letter needs (repeatable)', collect, [])
    .option('--case <dir>', 'take facts from this case; the .eml file is put into its letters/')
    .option('--country <code>', 'where you live: FR, or US-CA; laws are cited only with it')
    .option(
      '--cite <id>',
      'cite this and not what fits by itself; "none" for nothing (repeatable)',
      collect,
      [],
    )
    .option('--out <file>', 'where the .eml file is written (without it and --case: a temporary folder)')
    .option('--json', 'one JSON object on stdout')
    .action(async (service: string, flags: DraftFlags) =>
      done(await writeDraft(service, flags, guides().shelf)),
    )

  wayout
    .command('browser')
    .description('show which installed browser is used')
    .argument('[path|channel]', 'a browser’s path, or chrome, msedge, chromium, brave')
    .action((wanted?: string) => done(showBrowser(wanted)))

  wayout
    .command('diagnostics')
    .description('print what helps to find a fault: versions, settings, the newest lines of the log, masked')
    .action(() => done(showDiagnostics()))

  addCaseFileCommands(addCaseCommands(wayout, done), done, oneOf(LANGUAGES), guides)
  addPackCommands(wayout, done, world)

  const guide = wayout.command('guide').description('for writers of guides')
  guide
    .command('check')
    .description('check guides, service records and lexicon files; findings as file:line:column')
    .argument('<path...>', 'files, or folders with all that is in them')
    .option('--json', 'one finding a line on stdout')
    .action((paths: string[], flags: { json?: boolean }) => done(checkFiles(paths, flags.json === true)))
  guide
    .command('new')
    .description('begin a guide: a commented draft, and a service record when the service has none')
    .argument('<service/route>', 'for example gym/website')
    .option('--dir <folder>', 'the folder of guides; nothing in it is overwritten', 'guides')
    .action((id: string, flags: { dir: string }) => done(newDraft(id, flags.dir)))
  guide
    .command('import')
    .description('turn a recording (Chrome DevTools Recorder, JSON) into a draft guide on stdout')
    .argument('<recording.json>')
    .option('--as <service/route>', 'what the guide is called (from the site’s address when left out)')
    .option('--out <file>', 'write it there instead; an existing file is not overwritten')
    .action((file: string, flags: ImportFlags) => done(importRecording(file, flags)))
  guide
    .command('serve')
    .description('serve a practice site from a folder on this computer, until Ctrl-C')
    .argument('<folder>', 'for example practice/sites/quayside')
    .option('--scenario <name>', 'the first one when left out')
    .action(async (folder: string, flags: { scenario?: string }) =>
      done(await serveFolder(folder, flags.scenario)),
    )
  const letter = wayout.command('letter').description('for writers of letters')
  letter
    .command('check')
    .description('check a folder of letters; findings as file:line:column')
    .argument('[folder]', 'the app’s own letters when it is left out')
    .option('--json', 'one finding a line on stdout')
    .action((folder: string | undefined, flags: { json?: boolean }) =>
      done(checkLetterFiles(folder, flags.json === true)),
    )
  return wayout
}

/** Why the installed pack is not used is told where it is asked for guides. */
function usedGuides(world: PackWorld): GuidesInUse {
  const guides = guidesInUse(world)
  const { used } = guides
  if (used.kind === 'built-in' && used.unused !== null) {
    const why = refusalError('The installed guide pack', used.unused).message
    process.stderr.write(`wayout: ${why} The built-in guides are used.\n`)
  }
  return guides
}

/** Runs one command. Never throws; the result is the exit code. `world`: what guide packs are held against. */
export async function main(args: readonly string[], world = ownWorld()): Promise<number> {
  let code = 0
  try {
    await program((result) => {
      code = result
    }, world).parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0
      // One line, a suggestion of another word included.
      const words = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
      // Without a command commander's message is the whole help, or nothing.
      if (error.code === 'commander.help') process.stderr.write(program(() => {}, world).helpInformation())
      else process.stderr.write(`wayout: ${words} See wayout --help.\n`)
      return 2
    }
    const known = WayoutError.from(error)
    process.stderr.write(`wayout: ${known.message}\n`)
    if (known.code === 'internal' && error instanceof Error) {
      process.stderr.write(`${error.stack ?? ''}\n`)
      openLog(storeFolder).write({ kind: 'error', during: 'a command', error })
    }
    return known.isUsage ? 2 : 1
  }
}
