/** `wayout app` as a person starts it: a process of its own, on a virtual screen, with two windows. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { appRoot } from '../../../src-main/app-root'
import { processesUsing, temporaryFolder } from '../support/wayout'

const hasScreen = [
  ['Xvfb', '-help'],
  ['xdotool', 'version'],
].every(([command = '', argument = '']) => spawnSync(command, [argument]).error === undefined)
if (!hasScreen)
  process.stderr.write('skipped: wayout app on a screen, for Xvfb or xdotool is not installed\n')

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

async function startScreen(): Promise<string> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  started.push(screen)
  return new Promise((told, failed) => {
    screen.stdout.once('data', (data: Buffer) => told(`:${data.toString().trim()}`))
    screen.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)))
  })
}

test.runIf(hasScreen)(
  'opens two windows, comes to the front at a second start, and ends in good order',
  async () => {
    const folder = temporaryFolder()
    const display = await startScreen()
    const env = {
      ...process.env,
      DISPLAY: display,
      TMPDIR: folder,
      XDG_DATA_HOME: join(folder, 'data'),
      LANG: 'fr_FR.UTF-8',
    }
    const open = (...args: string[]) => {
      const child = spawn(process.execPath, [join(appRoot(), 'bin', 'wayout.mjs'), 'app', ...args], { env })
      started.push(child)
      let said = ''
      child.stdout.on('data', (data) => {
        said += data
      })
      child.stderr.on('data', (data) => {
        said += data
      })
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
      return { child, ended, said: () => said }
    }
    const windows = () =>
      spawnSync('xdotool', ['search', '--onlyvisible', '--name', 'Wayout'], { env, encoding: 'utf8' })
        .stdout.split('\n')
        .filter((line) => line !== '').length

    const first = open()
    await expect.poll(windows, { timeout: 60_000, interval: 200 }).toBe(2)
    expect(existsSync(join(folder, 'data', 'wayout', 'instance.sock'))).toBe(true)

    const second = open()
    expect(await second.ended, second.said()).toBe(0)
    expect(second.said()).toContain('open already')

    first.child.kill('SIGTERM')
    expect(await first.ended, first.said()).toBe(0)
    await expect.poll(() => processesUsing(folder)).toEqual([])
    expect(windows()).toBe(0)
    expect(existsSync(join(folder, 'data', 'wayout', 'instance.sock'))).toBe(false)
  },
)
