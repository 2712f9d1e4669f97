/**
 * Checks a guide beyond its form, merges its includes, and gives the guide that the engine runs.
 * Invariants: a guide with a finding never runs; each finding names file, line, column and the way out.
 * Pure: must not import I/O, Electron or the DOM; files are handed in by `read`.
 */
import { FINDINGS_LIMIT, type Finding, type Parsed, type Path, parseYaml } from './parse.js'
import {
  type Guide,
  GuideFile,
  type Language,
  type Screen,
  type Sign,
  type SiteGuideFile,
  TEXT_LIMIT,
} from './schema.js'

/** What the checker must know of the lexicon. */
export interface Vocabulary {
  readonly intents: ReadonlyMap<string, { readonly trap: boolean }>
  readonly signs: ReadonlySet<string>
}

/** A guide's file by its id ("vendor/discord-oauth"), or undefined. */
export type ReadGuide = (id: string) => { readonly file: string; readonly bytes: Uint8Array } | undefined

export interface Checked {
  /** The runnable guide: a site guide without findings, else null. */
  readonly guide: Guide | null
  readonly id: string | null
  readonly findings: readonly Finding[]
}

const BLANKS = ['control', 'date', 'service', 'detail']

export function checkGuide(
  file: string,
  bytes: Uint8Array,
  vocabulary: Vocabulary,
  read: ReadGuide,
): Checked {
  const result = parseYaml(file, bytes, GuideFile)
  if (!result.ok) return { guide: null, id: null, findings: result.findings }
  const findings: Finding[] = []
  const files = withIncludes(result.parsed, read, findings)
  for (const each of files) checkFile(each, files, vocabulary, findings)
  const { value } = result.parsed
  if (value.kind === 'site') checkOutcomes(result.parsed, files, findings)
  const runnable = findings.length === 0 && value.kind === 'site'
  return { guide: runnable ? merge(value, files) : null, id: value.id, findings }
}

/** The file and all that it includes, vendors first; a missing or looping include is a finding. */
function withIncludes(root: Parsed<GuideFile>, read: ReadGuide, findings: Finding[]): Parsed<GuideFile>[] {
  const done = new Map<string, Parsed<GuideFile>>()
  const visit = (parsed: Parsed<GuideFile>, trail: readonly string[]): void => {
    for (const [i, id] of parsed.value.include.entries()) {
      const wrong = (message: string) => findings.push(parsed.finding(['include', i], message))
      const source = read(id)
      if (trail.includes(id)) {
        wrong(`include "${id}" loops: ${[...trail, id].join(' → ')}. Remove one of them.`)
      } else if (source === undefined) {
        wrong(`include "${id}" does not exist: there is no guides/${id}.yaml.`)
      } else if (!done.has(id)) {
        const result = parseYaml(source.file, source.bytes, GuideFile)
        if (!result.ok) findings.push(...result.findings)
        else if (result.parsed.value.kind !== 'vendor') wrong(`include "${id}" is not a vendor guide.`)
        else {
          visit(result.parsed, [...trail, id])
          done.set(id, result.parsed)
        }
      }
    }
  }
  visit(root, [root.value.id])
  return [...done.values(), root]
}

function merge(site: SiteGuideFile, files: readonly Parsed<GuideFile>[]): Guide {
  const { kind: _kind, include: _include, ...rest } = site
  const texts: Partial<Record<Language, Record<string, string>>> = {}
  for (const language of site.languages) {
    texts[language] = Object.assign({}, ...files.map((each) => each.value.texts[language] ?? {}))
  }
  return {
    ...rest,
    origins: Object.assign({}, ...files.map((each) => each.value.origins)),
    screens: files.flatMap((each) => each.value.screens),
    texts,
  }
}

function checkFile(
  parsed: Parsed<GuideFile>,
  files: readonly Parsed<GuideFile>[],
  vocabulary: Vocabulary,
  findings: Finding[],
): void {
  const { value } = parsed
  const add = (path: Path, message: string) => {
    if (findings.length < FINDINGS_LIMIT) findings.push(parsed.finding(path, message))
  }
  const root = files.at(-1)?.value
  const inputs = root?.kind === 'site' ? root.inputs : {}
  const ownOrigins = new Set(
    [value, ...files.filter((f) => value.include.includes(f.value.id)).map((f) => f.value)].flatMap((v) =>
      Object.keys(v.origins),
    ),
  )
  const used = new Set<string>()
  const others = files.filter((each) => each !== parsed)

  const text = (path: Path, id: string) => {
    used.add(id)
    for (const language of root?.languages ?? value.languages) {
      if (!Object.hasOwn(value.texts[language] ?? {}, id)) {
        add(path, `text "${id}" is missing in "${language}". Add it under texts.${language}.`)
      }
    }
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
    const before = value.screens.slice(0, i).find((earlier) => covers(earlier, screen))
    if (before !== undefined) {
      add(at, `screen "${screen.id}" can never be recognised: "${before.id}" before it always fits first.`)
    }
  })

  if (value.terms !== undefined) text(['terms', 'say'], value.terms.say)
  if (value.kind === 'site') {
    text(['title'], value.title)
    text(['stuck', 'say'], value.stuck.say)
    value.stuck.advice.forEach((id, k) => {
      text(['stuck', 'advice', k], id)
    })
    for (const [part, ids] of [...Object.entries(value.before), ...Object.entries(value.afterwards)]) {
      const section = part in value.before ? 'before' : 'afterwards'
      ids.forEach((id, k) => {
        text([section, part, k], id)
      })
    }
    if (!ownOrigins.has(value.start.origin))
      add(['start', 'origin'], `unknown origin "${value.start.origin}".`)
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
  }
  checkTexts(parsed, used, add)
  if (value.kind === 'vendor' && root !== undefined) {
    for (const language of root.languages) {
      if (!value.languages.includes(language))
        add(['languages'], `"${language}" is missing; ${root.id} needs it.`)
    }
  }
}

function checkTexts(
  parsed: Parsed<GuideFile>,
  used: ReadonlySet<string>,
  add: (path: Path, message: string) => void,
): void {
  const { texts, languages } = parsed.value
  for (const language of languages) {
    if (texts[language] === undefined) add(['languages'], `there are no texts in "${language}".`)
  }
  for (const [language, entries] of Object.entries(texts)) {
    for (const [id, text] of Object.entries(entries)) {
      const at: Path = ['texts', language, id]
      const length = [...text].length
      if (length > TEXT_LIMIT)
        add(at, `text "${id}" has ${length} characters; the limit is ${TEXT_LIMIT}. Say less.`)
      if (!used.has(id)) add(at, `text "${id}" is not used by anything.`)
      for (const [, blank = ''] of text.matchAll(/\{(.*?)\}/g)) {
        if (!BLANKS.includes(blank))
          add(at, `unknown blank {${blank}}. Known: ${BLANKS.map((b) => `{${b}}`).join(', ')}.`)
      }
    }
  }
}

/** Whoever commits must be able to see that it worked. */
function checkOutcomes(
  site: Parsed<GuideFile>,
  files: readonly Parsed<GuideFile>[],
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

const key = (sign: Sign) => ('control' in sign ? `control ${sign.control}` : `text ${sign.text}`)
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

/** Whether `earlier` fits on every page that `later` fits. */
function covers(earlier: Screen, later: Screen): boolean {
  const laterAll = keys(later.all)
  const laterNone = keys(later.none)
  const earlierAny = keys(earlier.any)
  return (
    later.at.every((name) => earlier.at.includes(name)) &&
    (earlier.in === undefined || earlier.in === later.in) &&
    !('outcome' in earlier && later.in === 'dialog') &&
    earlier.all.every((sign) => laterAll.has(key(sign))) &&
    earlier.none.every((sign) => laterNone.has(key(sign))) &&
    (earlier.any.length === 0 ||
      [...earlierAny].some((k) => laterAll.has(k)) ||
      (later.any.length > 0 && later.any.every((sign) => earlierAny.has(key(sign)))))
  )
}
