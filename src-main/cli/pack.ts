/**
 * `wayout pack …`: newer guides without a newer app. For people: install, list, remove. For maintainers: keygen, build,
 * sign, verify.
 * Invariants: nothing is fetched but the address that was given; no key is written over; with `--json` one JSON value on
 * stdout and nothing else.
 */
import { writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { WayoutError } from '../../src-preload/contract/error.js'
import { addDays, isDay } from '../case/days.js'
import { writeWhole } from '../case/disk.js'
import { checkShelf } from '../check-shelf.js'
import { showFinding } from '../guide/parse.js'
import { guideIds, readBytes } from '../library.js'
import { buildBody } from '../packs/build.js'
import { fetchPack, packAddress } from '../packs/fetch.js'
import { type PackBody, readBody, readEnvelope, readHead, writeEnvelope } from '../packs/format.js'
import { guidesInUse } from '../packs/in-use.js'
import { refusalError } from '../packs/refusal.js'
import { newKeys, openPack, signBody } from '../packs/signature.js'
import {
  candidateOf,
  install,
  type PackWorld,
  packShelf,
  readInstalled,
  readPackFile,
  removePack,
} from '../packs/store.js'

interface Json {
  readonly json?: boolean
}
interface BuildFlags extends Json {
  readonly version: number
  readonly created?: string
  readonly expires?: string
  readonly appFrom?: string
  readonly appBelow?: string
  readonly out: string
}

/** How long a pack is good for when its maker does not say. */
const DAYS = 180

const print = (text: string) => void process.stdout.write(`${text}\n`)
const tell = ({ json }: Json, value: unknown, words: string) =>
  print(json === true ? JSON.stringify(value) : words)

function wholeNumber(value: string): number {
  const n = Number(value)
  if (!Number.isSafeInteger(n) || n < 1)
    throw new InvalidArgumentError('give a whole number, like 2026112701.')
  return n
}

export function addPackCommands(wayout: Command, done: (code: number) => void, world: PackWorld): void {
  const group = wayout.command('pack').description('newer guides without a newer app: signed guide packs')
  group
    .command('install')
    .description(
      'install a guide pack; it is used from the next start on, and walks under way keep their guides',
    )
    .argument('<file|url>', 'a file, or an https address, which is fetched once')
    .option('--json', 'one JSON object on stdout')
    .action(async (from: string, flags: Json) => done(await installFrom(from, flags, world)))
  group
    .command('list')
    .description('show which guides are used, and the guide pack that is installed')
    .option('--json', 'one JSON object on stdout')
    .action((flags: Json) => done(list(flags, world)))
  group
    .command('remove')
    .description('remove the installed guide pack: back to the guides that are built in')
    .option('--json', 'one JSON object on stdout')
    .action((flags: Json) => {
      const removed = removePack(world)
      tell(
        flags,
        { removed },
        removed ? 'Removed. The built-in guides are used.' : 'No guide pack is installed.',
      )
      done(0)
    })
  group
    .command('verify')
    .description('check a guide pack: signature, dates, app, guides; exit 0 when all is well, 3 when not')
    .argument('<file>')
    .option('--key <public key>', 'signed with this key (default: the one that this app takes)')
    .option('--json', 'one JSON object on stdout')
    .action((file: string, flags: Json & { key?: string }) =>
      done(verify(file, flags, { ...world, key: flags.key ?? world.key })),
    )
  group
    .command('build')
    .description('make a guide pack, not signed yet, from a folder that has guides/ in it')
    .argument('<dir>')
    .requiredOption('--version <number>', 'higher than that of any pack before, like 2026112701', wholeNumber)
    .requiredOption('-o, --out <file>', 'the pack; not there yet')
    .option('--created <time>', 'when it was made, as 2026-11-27T10:00:00Z (default: now)')
    .option('--expires <day>', `its last day, as 2027-05-26 (default: ${DAYS} days after it was made)`)
    .option('--app-from <version>', 'the first version of the app that can use it (default: this one)')
    .option('--app-below <version>', 'the first version that cannot any more (default: none)')
    .option('--json', 'one JSON object on stdout')
    .action((folder: string, flags: BuildFlags) => done(build(folder, flags, world)))
  group
    .command('sign')
    .description('sign a guide pack, in its place')
    .argument('<file>')
    .requiredOption('--key <file>', 'the private key, as "wayout pack keygen" wrote it')
    .option('--json', 'one JSON object on stdout')
    .action((file: string, flags: Json & { key: string }) => done(sign(file, flags)))
  group
    .command('keygen')
    .description('make a pair of keys: the private one into a file, the public one on stdout')
    .requiredOption('-o, --out <file>', 'the private key; not there yet')
    .option('--json', 'one JSON object on stdout')
    .action((flags: Json & { out: string }) => done(keygen(flags)))
}

const guidesOf = (pack: PackBody) => guideIds(packShelf(pack))

function facts(pack: PackBody) {
  const { version, createdAt, expiresAt, app } = pack
  return { version, createdAt, expiresAt, app, guides: guidesOf(pack) }
}

const factsInWords = (pack: PackBody): string =>
  `made on ${pack.createdAt.slice(0, 10)}, good until ${pack.expiresAt.slice(0, 10)}; guides: ${guidesOf(pack).join(', ')}`

async function installFrom(from: string, flags: Json, world: PackWorld): Promise<number> {
  const bytes = /^https?:/i.test(from) ? await fetched(from) : readPackFile(from)
  const candidate = candidateOf(bytes, from, world)
  install(candidate, world)
  const { pack } = candidate
  tell(
    flags,
    { installed: facts(pack) },
    `Installed: guide pack ${pack.version}, ${factsInWords(pack)}\nIt is used from the next start on. Back to the built-in guides: wayout pack remove`,
  )
  return 0
}

async function fetched(from: string): Promise<Uint8Array> {
  const address = packAddress(from)
  process.stderr.write(`Fetching ${address.href}\n`)
  return fetchPack(address)
}

function list(flags: Json, world: PackWorld): number {
  const installed = readInstalled(world)
  const { used } = guidesInUse(world)
  const pack = installed.kind === 'none' ? null : installed.pack
  const unused =
    used.kind === 'pack' || used.unused === null
      ? null
      : refusalError('The installed guide pack', used.unused)
  const isThere = installed.kind !== 'none'
  tell(
    flags,
    {
      used: { kind: used.kind, version: used.version },
      installed: isThere ? { ...(pack === null ? { version: null } : facts(pack)) } : null,
      unused: unused === null ? null : { code: unused.code, message: unused.message },
      builtIn: world.builtIn,
    },
    [
      used.kind === 'pack'
        ? `Used: guide pack ${used.version}, until ${used.expiresAt.slice(0, 10)}`
        : `Used: the built-in guides (version ${used.version})`,
      ...(pack === null ? [] : [`Installed: guide pack ${pack.version}, ${factsInWords(pack)}`]),
      ...(unused === null ? [] : [`Not used: ${unused.message}`]),
      ...(isThere ? [] : ['No guide pack is installed.']),
    ].join('\n'),
  )
  return 0
}

function verify(file: string, flags: Json, world: PackWorld): number {
  const bytes = readPackFile(file)
  const opened = openPack(bytes, world.key, world.appVersion)
  const not = (error: WayoutError) => {
    tell(flags, { file, ok: false, code: error.code, message: error.message }, error.message)
    return 3
  }
  if (!opened.ok) return not(refusalError(file, opened.refusal))
  const pack = opened.value
  const { version, expiresAt } = pack
  if (world.now().getTime() >= Date.parse(expiresAt))
    return not(refusalError(file, { code: 'pack-expired', version, expiresAt }))
  const [first, ...more] = checkShelf(packShelf(pack))
  if (first !== undefined)
    return not(
      refusalError(file, { code: 'pack-guides', finding: showFinding(first), findings: more.length + 1 }),
    )
  tell(
    flags,
    { file, ok: true, ...facts(pack) },
    `${file}: signed, and without a finding. Version ${version}, ${factsInWords(pack)}`,
  )
  return 0
}

function build(folder: string, flags: BuildFlags, world: PackWorld): number {
  const { createdAt, expiresAt } = datesOf(flags, world.now())
  const app = { from: flags.appFrom ?? world.appVersion, below: flags.appBelow ?? null }
  const body = buildBody(folder, { version: flags.version, createdAt, expiresAt, app })
  const file = writeNew(flags.out, writeEnvelope({ signed: null, body }), 0o644)
  tell(
    flags,
    { file, version: flags.version, createdAt, expiresAt, app },
    `${file}\nVersion ${flags.version}, good until ${expiresAt.slice(0, 10)}. Not signed yet: wayout pack sign ${flags.out} --key FILE`,
  )
  return 0
}

function datesOf({ created, expires }: BuildFlags, now: Date): { createdAt: string; expiresAt: string } {
  const wrong = (flag: string, how: string) => new WayoutError('option-invalid', `--${flag}: give ${how}.`)
  const made = created === undefined ? now : new Date(created)
  if (Number.isNaN(made.getTime())) throw wrong('created', 'a time, as 2026-11-27T10:00:00Z')
  const last = expires ?? addDays(made.toISOString().slice(0, 10), DAYS)
  if (!isDay(last)) throw wrong('expires', 'a day, as 2027-05-26')
  const expiresAt = `${last}T23:59:59Z`
  if (Date.parse(expiresAt) <= made.getTime()) throw wrong('expires', 'a day after the pack was made')
  return { createdAt: made.toISOString(), expiresAt }
}

function sign(file: string, flags: Json & { key: string }): number {
  const pem = Buffer.from(readBytes(flags.key, 'Give the path of a private key.')).toString('utf8')
  const envelope = readEnvelope(readPackFile(file))
  if (!envelope.ok) throw refusalError(file, envelope.refusal)
  const { body } = envelope.value
  const head = readHead(body)
  // What nobody could install is not signed.
  const whole = head.ok ? readBody(head.value.json) : head
  if (!whole.ok) throw refusalError(file, whole.refusal)
  const { bytes, publicKey } = signBody(body, pem)
  const path = resolve(file)
  writing(path, () => writeWhole(dirname(path), basename(path), bytes))
  tell(
    flags,
    { file: path, version: whole.value.version, publicKey },
    `${path}\nSigned with the private half of ${publicKey}`,
  )
  return 0
}

function keygen(flags: Json & { out: string }): number {
  const { publicKey, privatePem } = newKeys()
  const file = writeNew(flags.out, privatePem, 0o600)
  if (flags.json !== true)
    process.stderr.write(`The private key is in ${file}: keep it offline, and never in a repository.\n`)
  tell(flags, { file, publicKey }, publicKey)
  return 0
}

function writeNew(name: string, content: string | Uint8Array, mode: number): string {
  const file = resolve(name)
  writing(file, () => writeFileSync(file, content, { flag: 'wx', mode }))
  return file
}

function writing(file: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    const why = code === 'EEXIST' ? 'it is there already' : code
    throw new WayoutError('file-not-writable', `${file} cannot be written (${why}). Give another name.`)
  }
}
