// Handing an address to the system: launchers that take it, that refuse, that are not there, that stay.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { openOutside } from '../../src-main/hosts/browser/open-outside'

const ADDRESS = 'mailto:a@b.example'
const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill()
})

/** A launcher that runs this script, given back once it runs, as `open` does. */
const launcher = (script: string) => async () => {
  const child = spawn(process.execPath, ['-e', script], { stdio: 'ignore' })
  started.push(child)
  await once(child, 'spawn')
  return child
}

test('one that takes the address', async () => {
  await expect(openOutside(ADDRESS, launcher(''))).resolves.toBeUndefined()
})

test('one that knows no program for it', async () => {
  await expect(openOutside(ADDRESS, launcher('process.exit(3)'), 60_000)).rejects.toThrow('3')
})

test('one that ended before it was looked at', async () => {
  const ended = async () => {
    const child = await launcher('process.exit(4)')()
    if (child.exitCode === null) await once(child, 'exit')
    return child
  }
  await expect(openOutside(ADDRESS, ended)).rejects.toThrow('4')
})

test('none at all', async () => {
  const none = async () => {
    const child = spawn('/no/such/launcher')
    await once(child, 'spawn')
    return child
  }
  await expect(openOutside(ADDRESS, none)).rejects.toThrow('ENOENT')
})

test('one that is the program itself and stays', async () => {
  await expect(openOutside(ADDRESS, launcher('setInterval(() => {}, 1000)'), 50)).resolves.toBeUndefined()
})
