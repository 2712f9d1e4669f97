/**
 * `wayout guide check`: files and whole folders; `wayout letter check`: a folder of letters; findings as file:line:column. Exit 0 when there are none, else 2.
 * Invariants: a file is taken for what its name and folder say (lexicon/, service.yaml, else a guide); guides are
 * checked only with a lexicon that is itself right.
 */
import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { checkWords, onlyOnce } from '../check-shelf.js'
import { type Finding, showFinding } from '../guide/parse.js'
import { checkLetterFolder, lettersFolder } from '../letter-library.js'
import { checkGuideFile, readBytes, readLexicon } from '../library.js'

const WAY = 'Give the path of a guide file, or of a folder of guides.'
/** Folders below the one that is checked: more is no folder of guides. */
const DEPTH = 5
const INDEX = 'index.yaml'

export function checkFiles(paths: readonly string[], json: boolean): number {
  const files = [...new Set(paths.flatMap((path) => filesIn(path)))]
  const [words, guides] = [files.filter(isLexicon), files.filter((file) => !isLexicon(file))]
  const findings = words.flatMap(checkLexicon)
  const stopped = findings.length > 0 && guides.length > 0
  if (findings.length === 0 && guides.length > 0) {
    const { lexicon } = readLexicon()
    findings.push(...onlyOnce(guides.flatMap((file) => checkGuideFile(file, lexicon).findings)))
  }
  const code = tell(stopped ? words.length : files.length, findings, json)
  if (stopped) process.stderr.write(`wayout: ${guides.length} guides wait until the lexicon is right.\n`)
  return code
}

/** A folder of letters; the app's own when none is named. */
export function checkLetterFiles(folder: string | undefined, json: boolean): number {
  const { files, findings } = checkLetterFolder(folder ?? lettersFolder())
  return tell(files, findings, json)
}

function tell(checked: number, findings: readonly Finding[], json: boolean): number {
  for (const finding of findings) {
    process.stdout.write(`${json ? JSON.stringify(finding) : showFinding(finding)}\n`)
  }
  if (!json) process.stdout.write(`${checked} checked, ${findings.length} findings\n`)
  return findings.length === 0 ? 0 : 2
}

/** The file itself, or all YAML files in and below a folder. */
function filesIn(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isDirectory() !== true) return [path]
  const files = yamlBelow(path, DEPTH).sort()
  if (files.length === 0)
    throw new WayoutError('file-not-readable', `There is no guide file (.yaml) in ${path}. ${WAY}`)
  return files
}

function yamlBelow(folder: string, depth: number): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return depth > 0 && !/^(?:\.|node_modules$)/.test(entry.name) ? yamlBelow(path, depth - 1) : []
    return /\.ya?ml$/.test(entry.name) ? [path] : []
  })
}

const isLexicon = (file: string) => basename(dirname(resolve(file))) === 'lexicon'

const checkLexicon = (file: string): readonly Finding[] =>
  checkWords(file, readBytes(file, WAY), () =>
    readBytes(join(dirname(file), INDEX), 'A lexicon needs an index.yaml.'),
  )
