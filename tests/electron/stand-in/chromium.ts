/**
 * A real Chromium whose pages are driven through the app's Electron transport, over a stand-in of Electron's debugger.
 * Invariants: reaches nothing but this computer; closing leaves no process.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { debuggerTransport } from '../../../src-main/hosts/electron/transport'
import { isOutside } from '../../../src-main/hosts/guards'
import type { CdpTransport } from '../../../src-main/page/transport'
import { DebuggerStandIn } from './debugger'

export interface DrivenChromium {
  open(): Promise<{ transport: CdpTransport; close(): Promise<void> }>
  /** Addresses outside this computer that a page asked for. */
  outside(): readonly string[]
  close(): Promise<void>
}

const ARGS = [
  '--headless=new',
  '--remote-debugging-port=0',
  '--no-first-run',
  '--no-default-browser-check',
  '--site-per-process',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
  '--window-size=1280,900',
]

export async function driveChromium(executable: string, userDataDir: string): Promise<DrivenChromium> {
  const isRoot = process.getuid?.() === 0
  const args = [...ARGS, ...(isRoot ? ['--no-sandbox'] : []), `--user-data-dir=${userDataDir}`, 'about:blank']
  const child = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const browser = new URL(await told(child))
  const root = new DebuggerStandIn(browser.href)
  root.attach()
  const outside = new Set<string>()
  return {
    async open() {
      const created = (await root.sendCommand('Target.createTarget', { url: 'about:blank' })) as {
        targetId: string
      }
      const page = new DebuggerStandIn(`ws://${browser.host}/devtools/page/${created.targetId}`)
      page.on('message', (_event, method: string, params: { request?: { url?: string } }) => {
        if (method !== 'Network.requestWillBeSent') return
        const url = params.request?.url ?? ''
        if (isOutside(url)) outside.add(url)
      })
      return {
        transport: debuggerTransport(page),
        close: async () => {
          await root.sendCommand('Target.closeTarget', created).catch(() => undefined)
        },
      }
    },
    outside: () => [...outside],
    async close() {
      const ended = child.exitCode === null ? once(child, 'exit') : null
      await root.sendCommand('Browser.close').catch(() => child.kill('SIGKILL'))
      await ended
    },
  }
}

/** The address of its DevTools socket, which it prints when it is ready. */
function told({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    stderr?.on('data', (data) => {
      said += data
      const [address] = /ws:\/\/\S+/.exec(said) ?? []
      if (address !== undefined) resolve(address)
    })
    stderr?.on('close', () => reject(new Error(`Chromium did not start:\n${said.slice(-2000)}`)))
  })
}
