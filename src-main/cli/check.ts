/** `wayout guide check`, `wayout letter check`: findings as file:line:column. Exit 0 when there are none, else 2. */
import { type Finding, showFinding } from '../guide/parse.js'
import { checkLetterFolder, lettersFolder } from '../letter-library.js'
import { checkGuideFile, readLexicon } from '../library.js'

export function checkFiles(files: readonly string[], json: boolean): number {
  const { lexicon } = readLexicon()
  const findings = files.flatMap((file) => checkGuideFile(file, lexicon).findings)
  return tell(files.length, findings, json)
}

/** A folder of letters; the app's own when none is named. */
export function checkLetterFiles(folder: string | undefined, json: boolean): number {
  const { files, findings } = checkLetterFolder(folder ?? lettersFolder())
  return tell(files, findings, json)
}

function tell(files: number, findings: readonly Finding[], json: boolean): number {
  for (const finding of findings) {
    process.stdout.write(`${json ? JSON.stringify(finding) : showFinding(finding)}\n`)
  }
  if (!json) process.stdout.write(`${files} checked, ${findings.length} findings\n`)
  return findings.length === 0 ? 0 : 2
}
