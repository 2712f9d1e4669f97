/**
 * Bytes → a checked document, or findings with file, line and column.
 * Invariants: any bytes give an answer: never an exception, never a hang (256 KiB, 64 levels, 50 aliases).
 * Pure: must not import I/O, Electron or the DOM.
 */
import {
  type Alias,
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml'
import type { z } from 'zod'

export const SIZE_LIMIT = 256 * 1024
const DEPTH_LIMIT = 64
const ALIAS_LIMIT = 50
export const FINDINGS_LIMIT = 100

/** One thing that is wrong in a file; `line` and `column` count from 1. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export type Path = readonly (string | number)[]

/** A document that fits its schema, with the place of each of its parts. */
export interface Parsed<T> {
  readonly file: string
  readonly value: T
  /** Where the part stands; of a path that does not exist, where its parent does. */
  finding(path: Path, message: string): Finding
}

export type ParseResult<T> =
  | { readonly ok: true; readonly parsed: Parsed<T> }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** `file:line:column: message`, as editors and terminals understand it. */
export const showFinding = (f: Finding): string => `${f.file}:${f.line}:${f.column}: ${f.message}`

/** What these very bytes hold, where somebody has read them before. */
const known = new WeakMap<Uint8Array, unknown>()

/** Says what `parseYaml` once made of the same bytes: it is held against the schema, and not read again. */
export function remember(bytes: Uint8Array, data: unknown): void {
  known.set(bytes, data)
}

const OPTIONS = {
  // The library's own check of the keys takes seconds for a big map, and so do its pretty messages.
  uniqueKeys: false,
  prettyErrors: false,
  schema: 'core',
  strict: true,
} as const

/** Reads YAML and holds it against the schema. `file` is only for the findings. */
export function parseYaml<T>(file: string, bytes: Uint8Array, schema: z.ZodType<T>): ParseResult<T> {
  const fail = (message: string, line = 1, column = 1): ParseResult<T> => ({
    ok: false,
    findings: [{ file, line, column, message }],
  })
  if (bytes.length > SIZE_LIMIT)
    return fail(`is ${bytes.length} bytes; the limit is ${SIZE_LIMIT}. Split the guide.`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail('is not UTF-8 text. Save it as UTF-8.')
  }
  const lines = new LineCounter()
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  try {
    lines.addNewLine(0)
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.addNewLine(i + 1)
    const before = known.get(bytes)
    const read = before === undefined ? readText(text) : { data: before, document: null }
    if ('faults' in read) {
      const findings = read.faults.map(({ offset, message }) => ({ ...place(offset), message }))
      return { ok: false, findings: findings.slice(0, FINDINGS_LIMIT) }
    }
    let { document } = read
    const finding = (path: Path, message: string): Finding => {
      document ??= parseDocument(text, OPTIONS)
      return { ...place(offsetOf(document, path)), message }
    }
    const result = schema.safeParse(read.data, { reportInput: true })
    if (result.success) return { ok: true, parsed: { file, value: result.data, finding } }
    const findings = result.error.issues.flatMap(plain).slice(0, FINDINGS_LIMIT)
    return { ok: false, findings: findings.map((issue) => finding(issue.path, issue.message)) }
  } catch (error) {
    return fail(
      `cannot be read as YAML: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown error'}.`,
    )
  }
}

type Read = { readonly document: Document; readonly data: unknown } | { readonly faults: readonly Fault[] }

function readText(text: string): Read {
  const control = text.search(CONTROL)
  if (control >= 0) return { faults: [{ offset: control, message: 'holds a control character. Remove it.' }] }
  const deep = tooDeep(text)
  if (deep !== null)
    return { faults: [{ offset: deep, message: `is nested more than ${DEPTH_LIMIT} levels deep.` }] }
  const document = parseDocument(text, OPTIONS)
  const problems = [...document.errors, ...document.warnings]
  if (problems.length > 0)
    return { faults: problems.map(({ pos, message }) => ({ offset: pos[0], message })) }
  const { faults, aliases } = inspect(document)
  if (faults.length > 0) return { faults }
  try {
    return { document, data: document.toJS({ maxAliasCount: ALIAS_LIMIT }) }
  } catch {
    const message = `uses its aliases more than ${ALIAS_LIMIT} times. Write it out.`
    return { faults: [{ offset: aliases[0]?.range?.[0] ?? 0, message }] }
  }
}

/** Control characters other than tab and the line ends: YAML allows none. */
const CONTROL = /[^\P{Cc}\t\n\r\u0085]/u

/** Where brackets or indentation go beyond the limit, before a recursive parser sees them; null: nowhere. */
function tooDeep(text: string): number | null {
  let brackets = 0
  let markers = 0
  let offset = 0
  let lineStart = true
  let scalar = false
  for (const token of new Lexer().lex(text)) {
    // The lexer's marks for "document", "end of flow" and "a scalar follows" are not in the text.
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') {
      scalar = token === '\u001f'
      continue
    }
    if (scalar) lineStart = false
    else if (token === '[' || token === '{') brackets += 1
    else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1)
    else if (token === '\n' || token === '\r\n') {
      markers = 0
      lineStart = true
    } else if (lineStart && (token === '-' || token === '?' || token === ':')) markers += 1
    const wide = lineStart && token.startsWith(' ') && token.length > DEPTH_LIMIT * 8
    if (brackets > DEPTH_LIMIT || markers > DEPTH_LIMIT || wide) return offset
    offset += token.length
    scalar = false
  }
  return null
}

interface Fault {
  readonly offset: number
  readonly message: string
}

/** What the parser lets pass: a key that is there twice, one that is no ordinary name, an alias of nothing. */
function inspect(document: Document): { faults: Fault[]; aliases: Alias[] } {
  const faults: Fault[] = []
  const aliases: Alias[] = []
  const anchors = new Set<string>()
  visit(document, {
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor !== undefined) anchors.add(node.anchor)
    },
    Map: (_key, map) => {
      if (map.anchor !== undefined) anchors.add(map.anchor)
      const seen = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        const offset = key.range?.[0] ?? 0
        if (name === '__proto__') faults.push({ offset, message: 'does not know the key "__proto__".' })
        else if (seen.has(name)) faults.push({ offset, message: `the key "${name}" is there twice.` })
        seen.add(name)
      }
    },
    Alias: (_key, alias) => {
      aliases.push(alias)
      if (!anchors.has(alias.source)) {
        faults.push({
          offset: alias.range?.[0] ?? 0,
          message: `there is no "&${alias.source}" before this alias.`,
        })
      }
    },
  })
  return { faults, aliases }
}

interface PlainIssue {
  readonly path: (string | number)[]
  readonly message: string
}

/** A union says only "invalid": show the findings of the branch that came nearest. */
function plain(issue: z.core.$ZodIssue): PlainIssue[] {
  const path = issue.path.filter((part): part is string | number => typeof part !== 'symbol')
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.map((branch) => branch.flatMap(plain))
    const cost = (branch: readonly PlainIssue[]) =>
      branch.reduce(
        (sum, i) => sum + (/^(needs|does not know)/.test(i.message) ? 3 : 1) / (i.path.length + 1),
        0,
      )
    const nearest = branches.sort((a, b) => cost(a) - cost(b))[0] ?? []
    return nearest.map((inner) => ({ path: [...path, ...inner.path], message: inner.message }))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: `does not know the key "${key}".` }))
  }
  if (issue.input === undefined && path.length > 0) {
    if (issue.code === 'invalid_type')
      return [{ path, message: `needs "${path.at(-1)}" (${issue.expected}).` }]
    if (issue.code === 'invalid_value') {
      return [
        {
          path,
          message: `needs "${path.at(-1)}" (${issue.values.map((value) => JSON.stringify(value)).join(' | ')}).`,
        },
      ]
    }
  }
  return [{ path, message: `${path.length > 0 ? `"${path.join('.')}": ` : ''}${issue.message}` }]
}

/** Offset of the deepest part of the path that exists; of a map's entry, its key. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    if (isMap(parent)) {
      const pair = parent.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      )
      if (isNode(pair?.key) && pair.key.range) return pair.key.range[0]
    }
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}
