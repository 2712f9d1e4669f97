/**
 * Checks a guide beyond its form, merges its includes, and gives the guide that the engine runs.
 * Invariants: a guide with a finding never runs; each finding names file, line, column and the way out.
 * Pure: must not import I/O, Electron or the DOM; files are handed in by `read`.
 */
import { checkService } from './check-service.js'
import { checkTexts, missing } from './check-texts.js'
import { FINDINGS_LIMIT, type Finding, type Parsed, type Path, parseYaml } from './parse.js'
import {
  type Guide,
  GuideFile,
  HOME,
  type Screen,
  type ScreensFile,
  type Sign,
  type StatusGuideFile,
} from './schema.js'
import { merge, type ReadGuide, type Sources, sourcesOf } from './sources.js'

/** What the checker must know of the lexicon. */
export interface Vocabulary {
  readonly intents: ReadonlyMap<string, { readonly trap: boolean }>
  readonly signs: ReadonlySet<string>
}

export interface Checked {
  /** The runnable guide: a site guide without findings, else null. */
  readonly guide: Guide | null
  readonly id: string | null
  readonly findings: readonly Finding[]
}

export function checkGuide(
  file: string,
  bytes: Uint8Array,
  vocabulary: Vocabulary,
  read: ReadGuide,
): Checked {
  const result = parseYaml(file, bytes, GuideFile)
  if (!result.ok) return { guide: null, id: null, findings: result.findings }
  const findings: Finding[] = []
  const { value } = result.parsed
  const sources = sourcesOf(result.parsed, read, findings)
  if (sources === null) return { guide: null, id: value.id, findings }
  checkSources(sources, vocabulary, findings)
  if (sources.status !== null) checkStatus(sources.status, findings)
  const site = sources.root.value
  const runnable = findings.length === 0 && site.kind === 'site'
  return { guide: runnable ? merge(site, sources) : null, id: value.id, findings }
}

function checkSources(sources: Sources, vocabulary: Vocabulary, findings: Finding[]): void {
  const { root, vendors, service } = sources
  const usedByVendors = new Set<string>()
  for (const vendor of vendors) {
    for (const id of checkFile(vendor, sources, vocabulary, findings, new Set())) {
      if (usedByVendors.has(id) && vendors.some((other) => other !== vendor && says(other, id)))
        findings.push(
          vendor.finding(['texts'], `text "${id}" is in another included guide as well. Rename it.`),
        )
      usedByVendors.add(id)
    }
  }
  checkFile(root, sources, vocabulary, findings, usedByVendors)
  if (service !== null) findings.push(...checkService(service))
  if (root.value.kind === 'site') checkOutcomes(root, [...vendors, root], findings)
}

const says = ({ value }: Parsed<ScreensFile>, id: string) =>
  Object.values(value.texts).some((texts) => Object.hasOwn(texts ?? {}, id))

/** A guide that only looks has nothing of its own but its title. */
function checkStatus(parsed: Parsed<StatusGuideFile>, findings: Finding[]): void {
  const { title, texts, languages } = parsed.value
  for (const language of languages) {
    if (texts[language]?.[title] === undefined)
      findings.push(parsed.finding(['title'], missing(title, language)))
  }
  checkTexts(parsed, new Set([title]), (path, message) => findings.push(parsed.finding(path, message)))
}

/** Gives the ids of the texts that the file uses. `also`: texts of included guides, which the file may say anew. */
function checkFile(
  parsed: Parsed<ScreensFile>,
  { root: { value: root }, vendors, service }: Sources,
  vocabulary: Vocabulary,
  findings: Finding[],
  also: ReadonlySet<string>,
): ReadonlySet<string> {
  const { value } = parsed
  const add = (path: Path, message: string) => {
    if (findings.length < FINDINGS_LIMIT) findings.push(parsed.finding(path, message))
  }
  const inputs = Object.assign({}, ...[...vendors.map((each) => each.value), root].map((each) => each.inputs))
  const homes = value.kind === 'site' ? (value.home ?? [value.start.origin]) : [HOME]
  const included = vendors.filter((each) => value.include.includes(each.value.id))
  const ownOrigins = new Set([
    HOME,
    ...[parsed, ...included].flatMap((each) => Object.keys(each.value.origins)),
  ])
  const used = new Set<string>()
  const others = [...vendors, { value: root }].filter((each) => each.value !== value)

  const text = (path: Path, id: string) => {
    used.add(id)
    for (const language of root.languages) {
      if (!Object.hasOwn(value.texts[language] ?? {}, id)) add(path, missing(id, language))
    }
  }
  /** A text of the guide, or a fact of its service. */
  const fact = (path: Path, id: string) => {
    const known = service?.value.facts[id]
    if (known === undefined) return text(path, id)
    if (known.confidence === 'unknown')
      add(path, `"${id}" is not known, so it cannot be said here. Remove it.`)
  }
  const intent = (path: Path, ref: string, target: boolean) => {
    if (ref.startsWith('$')) {
      if (!Object.hasOwn(inputs, ref.slice(1))) add(path, `unknown input "${ref}". Declare it under inputs.`)
    } else if (!vocabulary.intents.has(ref)) {
      add(path, `unknown intent "${ref}". Known: ${[...vocabulary.intents.keys()].join(', ')}.`)
    } else if (target && vocabulary.intents.get(ref)?.trap === true) {
      add(path, `"${ref}" is a trap and can never be a target.`)
    }
  }
  const sign = (path: Path, s: Sign) => {
    if ('control' in s) intent([...path, 'control'], s.control, false)
    else if ('empty' in s) intent([...path, 'empty'], s.empty, false)
    else if (!vocabulary.signs.has(s.text)) {
      add([...path, 'text'], `unknown text sign "${s.text}". Known: ${[...vocabulary.signs].join(', ')}.`)
    }
  }

  value.screens.forEach((screen, i) => {
    const at: Path = ['screens', i]
    if (
      value.screens.findIndex((s) => s.id === screen.id) !== i ||
      others.some((f) => f.value.screens.some((s) => s.id === screen.id))
    ) {
      add([...at, 'id'], `the screen id "${screen.id}" is used twice.`)
    }
    screen.at.forEach((name, k) => {
      if (!ownOrigins.has(name)) add([...at, 'at', k], `unknown origin "${name}". Declare it under origins.`)
    })
    for (const key of ['all', 'any', 'none'] as const) {
      screen[key].forEach((s, k) => {
        sign([...at, key, k], s)
      })
    }
    text(
      [...at, ...('step' in screen ? ['step', 'say'] : ['say'])],
      'step' in screen ? screen.step.say : screen.say,
    )
    if ('step' in screen) {
      const { step } = screen
      for (const key of ['next', 'otherwise'] as const) {
        const id = step[key]
        if (id !== undefined) text([...at, 'step', key], id)
      }
      const points = typeof step.point === 'string' ? [step.point] : step.point
      for (const ref of points) intent([...at, 'step', 'point'], ref, true)
      if (step.choose !== undefined) intent([...at, 'step', 'choose'], step.choose, true)
    }
    if ('outcome' in screen && screen.capture !== undefined && !vocabulary.signs.has(screen.capture.endsOn)) {
      add([...at, 'capture', 'endsOn'], `unknown text sign "${screen.capture.endsOn}".`)
    }
    if ('outcome' in screen && screen.in !== undefined) {
      add([...at, 'in'], 'an outcome is read from the whole page, not from a dialog. Remove "in".')
    }
    const never = impossible(screen)
    if (never !== null) add(at, `screen "${screen.id}" can never be recognised: ${never}`)
    const before = value.screens.slice(0, i).find((earlier) => covers(earlier, screen, homes))
    if (before !== undefined) {
      add(at, `screen "${screen.id}" can never be recognised: "${before.id}" before it always fits first.`)
    }
  })

  for (const [name, input] of Object.entries(value.inputs)) {
    text(['inputs', name, 'ask'], input.ask)
    if (!Object.hasOwn(input.options, input.default)) {
      add(['inputs', name, 'default'], `the default "${input.default}" is none of the options.`)
    }
    for (const [option, { choose, say }] of Object.entries(input.options)) {
      intent(['inputs', name, 'options', option, 'choose'], choose, true)
      text(['inputs', name, 'options', option, 'say'], say)
    }
  }
  for (const [name, say] of Object.entries(value.signIn)) {
    if (!Object.hasOwn(value.origins, name)) add(['signIn', name], `unknown origin "${name}".`)
    text(['signIn', name], say)
  }
  if (value.terms !== undefined) text(['terms', 'say'], value.terms.say)
  if (value.kind === 'site') {
    text(['title'], value.title)
    text(['stuck', 'say'], value.stuck.say)
    for (const key of ['translated', 'draft'] as const) {
      const id = value.stuck[key]
      if (id !== undefined) text(['stuck', key], id)
    }
    value.stuck.advice.forEach((id, k) => {
      fact(['stuck', 'advice', k], id)
    })
    for (const [part, ids] of [...Object.entries(value.before), ...Object.entries(value.afterwards)]) {
      const section = part in value.before ? 'before' : 'afterwards'
      ids.forEach((id, k) => {
        fact([section, part, k], id)
      })
    }
    if (!ownOrigins.has(value.start.origin) || value.start.origin === HOME)
      add(['start', 'origin'], `unknown origin "${value.start.origin}".`)
    if (value.start.link !== undefined) text(['start', 'link'], value.start.link)
    value.home?.forEach((name, k) => {
      if (!ownOrigins.has(name) || name === HOME) add(['home', k], `unknown origin "${name}".`)
    })
  }
  checkTexts(parsed, new Set([...used, ...also]), add)
  if (value.kind === 'vendor') {
    for (const language of root.languages) {
      if (!value.languages.includes(language))
        add(['languages'], `"${language}" is missing; ${root.id} needs it.`)
    }
  }
  return used
}

/** Whoever commits must be able to see that it worked. */
function checkOutcomes(
  site: Parsed<ScreensFile>,
  files: readonly Parsed<ScreensFile>[],
  findings: Finding[],
): void {
  const screens = files.flatMap((each) => each.value.screens)
  const proves = screens.some(
    (screen) =>
      'outcome' in screen &&
      [screen.outcome, screen.afterCommit].some((outcome) => outcome?.startsWith('cancelled')) &&
      [...screen.all, ...screen.any].some((sign) => 'text' in sign) &&
      screen.none.length > 0,
  )
  if (proves) return
  for (const each of files) {
    each.value.screens.forEach((screen, i) => {
      if (!('step' in screen) || !screen.step.commit) return
      findings.push(
        each.finding(
          ['screens', i, 'step', 'commit'],
          `screen "${screen.id}" commits, but no screen after it verifies the outcome: add one with "outcome: cancelled-…", a text sign, and "none" for what shows the plan running.`,
        ),
      )
    })
  }
  if (!screens.some((screen) => 'outcome' in screen)) {
    findings.push(site.finding(['screens'], 'no screen has an outcome: a run could never end.'))
  }
}

const key = (sign: Sign) => Object.entries(sign).flat().join(' ')
const keys = (signs: readonly Sign[]) => new Set(signs.map(key))

/** Why no page can fit this screen, or null. */
function impossible(screen: Screen): string | null {
  const none = keys(screen.none)
  const both = screen.all.map(key).find((k) => none.has(k))
  if (both !== undefined) return `"${both}" must be there and must not.`
  if (screen.any.length > 0 && screen.any.every((sign) => none.has(key(sign)))) {
    return 'everything under "any" is also under "none".'
  }
  if (screen.all.length === 0 && screen.any.length === 0)
    return 'it has no sign that must be there ("all" or "any").'
  return null
}

/** Whether `earlier` fits on every page that `later` fits. `homes`: what "home" stands for. */
function covers(earlier: Screen, later: Screen, homes: readonly string[]): boolean {
  const places = ({ at }: Screen) => at.flatMap((name) => (name === HOME ? homes : [name]))
  const before = places(earlier)
  const laterAll = keys(later.all)
  const laterNone = keys(later.none)
  const earlierAny = keys(earlier.any)
  return (
    places(later).every((name) => before.includes(name)) &&
    (earlier.in === undefined || earlier.in === later.in) &&
    !('outcome' in earlier && later.in === 'dialog') &&
    earlier.all.every((sign) => laterAll.has(key(sign))) &&
    earlier.none.every((sign) => laterNone.has(key(sign))) &&
    (earlier.any.length === 0 ||
      [...earlierAny].some((k) => laterAll.has(k)) ||
      (later.any.length > 0 && later.any.every((sign) => earlierAny.has(key(sign)))))
  )
}
