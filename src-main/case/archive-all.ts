/**
 * All cases as one ZIP: each as the ZIP that it would be by itself, which can be taken over again one by one.
 * Invariants: as in `archive.ts`; what was made on the way is removed. No browser, no Electron.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ZipFile } from 'yazl'
import { writeNew, writeZip, ZIP_OPTIONS } from './archive.js'

/** Writes the cases in these folders as one ZIP. Throws `file-not-writable`, also when the file is there already. */
export async function writeZipOfAll(folders: readonly string[], file: string): Promise<void> {
  const made = mkdtempSync(`${file}-`)
  try {
    const zip = new ZipFile()
    const taken = new Set<string>()
    for (const folder of folders) {
      const name = freeName(basename(folder), taken)
      await writeZip(folder, join(made, name))
      zip.addFile(join(made, name), name, ZIP_OPTIONS())
    }
    zip.end()
    await writeNew(file, zip)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

/** Cases of two folders can have one name. */
function freeName(id: string, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${id}.zip` : `${id}-${count}.zip`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
