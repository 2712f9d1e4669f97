/**
 * The letters on disk: finds them, reads them, checks them.
 * Invariants: letters with a finding are never handed out. May use Node's file system; no browser.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { WayoutError } from '../src-preload/contract/error.js'
import { appRoot } from './app-root.js'
import { type Finding, type Parsed, parseYaml, showFinding } from './guide/parse.js'
import { readYamlFile } from './known-yaml.js'
import { checkLetters } from './letters/check.js'
import type { Letters } from './letters/draft.js'
import { LetterFile, LetterIndex } from './letters/schema.js'

export const lettersFolder = (): string => join(appRoot(), 'letters')

export interface CheckedLetters {
  /** Null when there is a finding. */
  readonly letters: Letters | null
  /** How many files were looked at. */
  readonly files: number
  readonly findings: readonly Finding[]
}

/** Checks a folder of letters: `index.yaml`, and one folder a purpose. Throws `file-not-readable`. */
export function checkLetterFolder(folder: string): CheckedLetters {
  const file = join(folder, 'index.yaml')
  if (!existsSync(file))
    throw new WayoutError(
      'file-not-readable',
      `${folder} has no index.yaml. Give the path of a folder of letters.`,
    )
  const findings: Finding[] = []
  const read = <T>(path: string, schema: Parameters<typeof parseYaml<T>>[2]): Parsed<T>[] => {
    const result = parseYaml(relative(process.cwd(), path), readYamlFile(path), schema)
    if (!result.ok) findings.push(...result.findings)
    return result.ok ? [result.parsed] : []
  }
  const [index] = read(file, LetterIndex)
  const paths = letterFiles(folder)
  const files = paths.flatMap((path) => read(path, LetterFile))
  if (index !== undefined) findings.push(...checkLetters(index, files))
  const letters =
    index === undefined || findings.length > 0
      ? null
      : { index: index.value, files: files.map(({ value }) => value) }
  return { letters, files: paths.length + 1, findings }
}

const letterFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(folder, name))
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => join(folder, name, file)),
    )
    .sort()

/** The letters that come with the app. Throws `letter-invalid`. */
export function readLetters(): Letters {
  const { letters, findings } = checkLetterFolder(lettersFolder())
  if (letters === null) throw new WayoutError('letter-invalid', findings.map(showFinding).join('\n'))
  return letters
}
