/** `wayout guide check`: findings as file:line:column. Exit 0 when there are none, else 2. */
import { showFinding } from '../guide/parse.js'
import { checkGuideFile, readLexicon } from '../library.js'

export function checkFiles(files: readonly string[], json: boolean): number {
  const { lexicon } = readLexicon()
  const findings = files.flatMap((file) => checkGuideFile(file, lexicon).findings)
  for (const finding of findings) {
    process.stdout.write(`${json ? JSON.stringify(finding) : showFinding(finding)}\n`)
  }
  if (!json) process.stdout.write(`${files.length} checked, ${findings.length} findings\n`)
  return findings.length === 0 ? 0 : 2
}
