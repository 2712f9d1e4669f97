// The ZIP of a case: the same bytes each time, opened by other people's programs, and hostile ones refused.
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { importZip, LIMITS, MANIFEST, unpack, writeZip } from '../../../src-main/case/archive.js'
import { folderSource } from '../../../src-main/case/source.js'
import { WayoutError } from '../../../src-preload/contract/error.js'
import { smallCase, temporary } from './folder.js'

const zipOf = async (folder: string): Promise<string> => {
  const file = join(temporary(), 'case.zip')
  await writeZip(folder, file)
  return file
}
/** A ZIP with these files, as its options say. */
async function zipWith(
  files: readonly (readonly [string, string | Buffer, { mode?: number; compress?: boolean }?])[],
) {
  const zip = new ZipFile()
  for (const [name, content, options] of files) zip.addBuffer(Buffer.from(content), name, options)
  zip.end()
  const file = join(temporary(), 'made.zip')
  await pipeline(zip.outputStream, createWriteStream(file))
  return file
}
/** A folder as another program packs it. */
function packed(folder: string): string {
  const file = join(temporary(), 'again.zip')
  const script = 'import shutil,sys; shutil.make_archive(sys.argv[1],"zip",sys.argv[2])'
  execFileSync('python3', ['-c', script, file.slice(0, -4), folder])
  return file
}
const fresh = () => join(temporary(), 'into')
const refused = async (file: string): Promise<string> => {
  const into = fresh()
  const error = await unpack(file, into).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof WayoutError)) throw error ?? new Error('it was unpacked')
  expect(error.code).toBe('archive-unfit')
  expect(existsSync(into)).toBe(false)
  return error.message
}
/** The bytes of a name in the ZIP's lists, changed for others of the same length. */
function renamed(file: string, from: string, to: string): string {
  expect(to.length).toBe(from.length)
  const bytes = readFileSync(file)
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) bytes.write(to, at, 'latin1')
  writeFileSync(file, bytes)
  return file
}

describe('the ZIP of a case', () => {
  it('has the same bytes each time, in every time zone', async () => {
    const folder = smallCase()
    const first = readFileSync(await zipOf(folder))
    const zone = process.env.TZ
    try {
      for (const other of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
        process.env.TZ = other
        expect(readFileSync(await zipOf(folder)).equals(first)).toBe(true)
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it('holds each file of the case, and a manifest with their hashes', async () => {
    const folder = smallCase()
    const into = fresh()
    const { manifest, verdict } = await unpack(await zipOf(folder), into)
    expect(verdict).toMatchObject({ intact: true, findings: [] })
    expect(manifest).toMatchObject({ events: 8, head: verdict.head })
    const source = folderSource(folder)
    expect(Object.keys(manifest?.files ?? {}).sort()).toEqual(source.names())
    for (const name of source.names())
      expect(readFileSync(join(into, name)).equals(readFileSync(join(folder, name)))).toBe(true)
  })

  it('is opened by unzip and by Python, which find nothing wrong', async () => {
    const folder = smallCase()
    const file = await zipOf(folder)
    const names = [MANIFEST, ...folderSource(folder).names()].sort()
    expect(execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })).toContain('No errors detected')
    const script =
      'import sys,zipfile,json; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(json.dumps(z.namelist()))'
    const listed = JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })) as string[]
    expect(listed.sort()).toEqual(names)
    const by = temporary()
    execFileSync('unzip', ['-q', file, '-d', by])
    expect(folderSource(by).names()).toEqual(names)
  })

  it('packed anew by another program is still the same case', async () => {
    const by = temporary()
    execFileSync('unzip', ['-q', await zipOf(smallCase()), '-d', by])
    const script = `import sys,zipfile,os
z=zipfile.ZipFile(sys.argv[2],'w',zipfile.ZIP_DEFLATED)
for d,_,fs in os.walk(sys.argv[1]):
  for f in fs: z.write(os.path.join(d,f),os.path.relpath(os.path.join(d,f),sys.argv[1]))
z.close()`
    const file = join(temporary(), 'other.zip')
    execFileSync('python3', ['-c', script, by, file])
    expect((await unpack(file, fresh())).verdict.intact).toBe(true)
  })

  it('overwrites nothing', async () => {
    const folder = smallCase()
    const file = await zipOf(folder)
    await expect(writeZip(folder, file)).rejects.toMatchObject({ code: 'file-not-writable' })
    await expect(writeZip(folder, join(temporary(), 'no', 'x.zip'))).rejects.toMatchObject({
      code: 'file-not-writable',
    })
  })

  it('comes over to another computer, goes on there, and comes once', async () => {
    const file = await zipOf(smallCase())
    const cases = join(temporary(), 'cases')
    const { folder } = await importZip(file, cases, 'a')
    expect(readdirSync(folder).sort()).toEqual(['events.jsonl', 'evidence', 'report.html', 'seal.json'])
    await expect(importZip(file, cases, 'a')).rejects.toThrow('is here already')
    await expect(importZip(file, cases, '../b')).rejects.toThrow('cannot be the name')
    expect(readdirSync(cases)).toEqual(['a'])
  })
})

describe('a tampered copy', () => {
  const evidenceOf = (folder: string) => {
    const [first = ''] = readdirSync(join(folder, 'evidence')).sort()
    return join(folder, 'evidence', first)
  }
  const log = (folder: string) => join(folder, 'events.jsonl')
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  const ways: Readonly<Record<string, readonly [(folder: string) => void, string]>> = {
    'a word in the log': [(f) => edit(log(f), (t) => t.replace('2026-12-14', '2026-12-31')), 'changed'],
    'a line taken out': [(f) => edit(log(f), (t) => t.split('\n').toSpliced(2, 1).join('\n')), 'missing'],
    'a picture': [(f) => appendFileSync(evidenceOf(f), 'x'), 'changed'],
    'a picture taken away': [(f) => rmSync(evidenceOf(f)), 'missing'],
    'a file put in': [(f) => writeFileSync(join(f, 'evidence', 'more.png'), 'x'), 'added'],
    'the report': [(f) => edit(join(f, 'report.html'), (t) => t.replace('report', 'REPORT')), 'changed'],
    'the end of the log': [
      (f) => edit(log(f), (t) => t.trimEnd().split('\n').slice(0, -1).join('\n')),
      'torn',
    ],
  }

  it.each(Object.entries(ways))(
    '%s is found, in the ZIP made before and in one made after',
    async (_, [tamper, kind]) => {
      // In the ZIP as it was made: unpacked, changed, packed again.
      const by = temporary()
      execFileSync('unzip', ['-q', await zipOf(smallCase()), '-d', by])
      tamper(by)
      const file = packed(by)
      const repacked = await unpack(file, fresh())
      expect(repacked.verdict.intact).toBe(false)
      expect(repacked.verdict.findings.map((each) => each.kind)).toContain(kind)
      await expect(importZip(file, join(temporary(), 'cases'), 'a')).rejects.toThrow('was changed')
      // Changed before it was packed: the manifest fits, the log does not.
      const folder = smallCase()
      tamper(folder)
      const { verdict } = await unpack(await zipOf(folder), fresh())
      expect(verdict.findings.map((each) => each.kind)).toContain(kind)
    },
  )

  it('without a manifest, or with a forged one, is found', async () => {
    const by = temporary()
    execFileSync('unzip', ['-q', await zipOf(smallCase()), '-d', by])
    const pack = () => unpack(packed(by), fresh())
    edit(join(by, MANIFEST), (text) => text.replace(/"head": "./, '"head": "x'))
    expect((await pack()).verdict.findings).toMatchObject([{ kind: 'changed', name: MANIFEST }])
    writeFileSync(join(by, MANIFEST), '[]')
    expect((await pack()).verdict.findings).toMatchObject([{ kind: 'missing', name: MANIFEST }])
  })
})

describe('a hostile ZIP', () => {
  const LOG = ['events.jsonl', ''] as const

  it.each([
    ['../../../evil', 'aa/aa/aa/evil'],
    ['/etc/passwdx', 'aetc/passwdx'],
    ['C:/windows/x', 'Ca/windows/x'],
    ['evidence\\..\\x', 'evidence/aa/x'],
    ['evidence/../x', 'evidence/aa/x'],
    ['evidence/.ssh', 'evidence/assh'],
    ['nul.png', 'nux.png'],
    ['report.', 'reporta'],
    ['a:stream', 'aastream'],
    ['\u0001x', 'ax'],
    ['writer\nx', 'writerax'],
  ])('with the name %j is refused', async (name, plain) => {
    const file = renamed(await zipWith([LOG, [plain, 'x']]), plain, name)
    expect(await refused(file)).toMatch(/no name of a case|relative path|absolute path|invalid characters/)
  })

  it('with a link, a device or a folder in place of a file is refused', async () => {
    for (const mode of [0o120777, 0o020666, 0o010666, 0o040755])
      expect(await refused(await zipWith([LOG, ['evidence/a.png', '/etc/passwd', { mode }]]))).toContain(
        'is a link',
      )
    const by = temporary()
    writeFileSync(join(by, 'events.jsonl'), '')
    symlinkSync('/etc/passwd', join(by, 'link.png'))
    const file = join(temporary(), 'link.zip')
    execFileSync('python3', [
      '-c',
      `import sys,zipfile
z=zipfile.ZipFile(sys.argv[1],'w'); z.writestr('events.jsonl','')
i=zipfile.ZipInfo('link.png'); i.create_system=3; i.external_attr=0o120777<<16; z.writestr(i,'/etc/passwd'); z.close()`,
      file,
    ])
    expect(await refused(file)).toContain('is a link')
  })

  it('with a name twice, or twice but for its capitals, is refused', async () => {
    expect(
      await refused(
        await zipWith([LOG, ['a.png', '1'], ['b.png', '2']]).then((f) => renamed(f, 'b.png', 'a.png')),
      ),
    ).toContain('twice')
    expect(await refused(await zipWith([LOG, ['a.png', '1'], ['A.png', '2']]))).toContain('twice')
  })

  it('that is a bomb is refused before a byte of it is unpacked', async () => {
    const zeros = Buffer.alloc(50 * 1024 * 1024)
    expect(await refused(await zipWith([LOG, ['evidence/a.png', zeros]]))).toContain('far more')
    const file = join(temporary(), 'many.zip')
    const script =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1],"w"); [z.writestr("evidence/%d"%i,"") for i in range(int(sys.argv[2]))]; z.close()'
    execFileSync('python3', ['-c', script, file, String(LIMITS.files + 1)])
    expect(await refused(file)).toContain(`more than ${LIMITS.files}`)
  })

  it('whose list lies about a size is refused in the middle, and leaves nothing', async () => {
    const file = await zipWith([LOG, ['evidence/a.png', 'x'.repeat(100_000), { compress: true }]])
    const bytes = readFileSync(file)
    // The size in the central directory, which comes last.
    const at = bytes.lastIndexOf(Buffer.from([0xa0, 0x86, 0x01, 0x00]))
    bytes.writeUInt32LE(5_000, at)
    writeFileSync(file, bytes)
    expect(await refused(file)).toMatch(/too many bytes|longer than/)
  })

  it('that is none, is cut, or holds no case is refused', async () => {
    const file = join(temporary(), 'no.zip')
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('PK\x03\x04'),
      Buffer.from('hello'),
      readFileSync(await zipOf(smallCase())).subarray(0, -30),
    ]) {
      writeFileSync(file, bytes)
      expect(await refused(file)).toContain('was not opened')
    }
    expect(await refused(await zipWith([['readme.txt', 'x']]))).toContain('holds no case')
    expect(await refused(join(temporary(), 'nowhere.zip'))).toContain('was not opened')
  })

  it('is never unpacked over what is there', async () => {
    const into = temporary()
    mkdirSync(join(into, 'sub'))
    await expect(unpack(await zipOf(smallCase()), into)).rejects.toThrow()
    expect(readdirSync(into)).toEqual(['sub'])
  })
})
