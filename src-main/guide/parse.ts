/**
 * Bytes → a checked document, or findings with file, line and column.
 * Invariants: any bytes give an answer: never an exception, never a hang (256 KiB, 64 levels, 50 aliases).
 * Pure: must not import I/O, Electron or the DOM.
 */
import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

export const SIZE_LIMIT = 256 * 1024
const DEPTH_LIMIT = 64
const ALIAS_LIMIT = 50
const FINDINGS_LIMIT = 100

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
  const deep = tooDeep(text)
  if (deep !== null) return fail(`is nested more than ${DEPTH_LIMIT} levels deep.`, deep.line, deep.column)
  const lines = new LineCounter()
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      uniqueKeys: true,
      schema: 'core',
      strict: true,
    })
    const place = (offset: number) => {
      const { line, col } = lines.linePos(offset)
      return { file, line: Math.max(1, line), column: Math.max(1, col) }
    }
    const problems = [...document.errors, ...document.warnings]
    if (problems.length > 0) {
      const findings = problems.slice(0, FINDINGS_LIMIT).map((problem) => ({
        ...place(problem.pos[0]),
        message: problem.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
      }))
      return { ok: false, findings }
    }
    const finding = (path: Path, message: string): Finding => ({
      ...place(offsetOf(document, path)),
      message,
    })
    const result = schema.safeParse(document.toJS({ maxAliasCount: ALIAS_LIMIT }))
    if (result.success) return { ok: true, parsed: { file, value: result.data, finding } }
    const findings = result.error.issues.flatMap(plain).slice(0, FINDINGS_LIMIT)
    return { ok: false, findings: findings.map((issue) => finding(issue.path, issue.message)) }
  } catch (error) {
    return fail(
      `cannot be read as YAML: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown error'}.`,
    )
  }
}

/** Brackets or indentation beyond the limit, before a recursive parser sees them. */
function tooDeep(text: string): { line: number; column: number } | null {
  let brackets = 0
  let dashes = 0
  let line = 1
  let column = 0
  let indenting = true
  for (const char of text) {
    column += 1
    if (char === '\n') {
      line += 1
      column = 0
      dashes = 0
      indenting = true
      continue
    }
    if (char === '[' || char === '{') brackets += 1
    else if ((char === ']' || char === '}') && brackets > 0) brackets -= 1
    else if (indenting && (char === '-' || char === '?' || char === ':')) dashes += 1
    else if (char !== ' ' && char !== '\t') indenting = false
    if (brackets > DEPTH_LIMIT || dashes > DEPTH_LIMIT || (indenting && column > DEPTH_LIMIT * 8)) {
      return { line, column }
    }
  }
  return null
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
  if (issue.code === 'invalid_type' && issue.input === undefined && path.length > 0) {
    return [{ path, message: `needs "${path.at(-1)}" (${issue.expected}).` }]
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
