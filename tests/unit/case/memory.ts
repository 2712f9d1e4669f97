/** A process that opens and verifies a case, and prints by how much its memory grew at the most. See large.test.ts. */
import { readState } from '../../../src-main/case/case-folder'
import { folderSource } from '../../../src-main/case/source'
import { verifyCase } from '../../../src-main/case/verify'

const [folder = ''] = process.argv.slice(2)
const before = process.resourceUsage().maxRSS
readState(folder)
const { intact, files } = verifyCase(folderSource(folder))
const grownMb = (process.resourceUsage().maxRSS - before) / 1024
process.stdout.write(JSON.stringify({ intact, checked: files, grownMb }))
