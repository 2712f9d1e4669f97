/**
 * TEMPORARY: stands in for the App core until it is there. Opens the panel with a fixed home view, and an empty site
 * when a practice is asked for, so that the Electron host can be tested as a whole.
 */
import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { WayoutError } from '../../src-preload/contract/error.js'
import { Intent } from '../../src-preload/contract/intent.js'
import type { View } from '../../src-preload/contract/view.js'
import type { Host, PanelFile } from '../hosts/host.js'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

export async function startApp(host: Host, { root }: { root: string }): Promise<void> {
  const view: View = {
    language: 'en',
    theme: 'system',
    host: { kind: host.kind, divider: null },
    site: { kind: 'none' },
    browsers: [],
    notices: [],
    place: {
      kind: 'home',
      routes: [],
      practice: [{ scenario: 'ordinary', title: 'Practice', teaches: '' }],
      cases: [],
    },
  }
  const serve = (path: string): PanelFile | null => {
    const type = TYPES[extname(path)]
    if (type === undefined) return null
    try {
      return { type, body: readFileSync(join(root, 'out', 'renderer', path)) }
    } catch {
      return null
    }
  }
  const panel = await host.openPanel({
    serve,
    current: () => view,
    onClosed: () => void host.quit(),
    onIntent: async (payload) => {
      const intent = Intent.safeParse(payload)
      if (!intent.success)
        return { ok: false, error: new WayoutError('intent-invalid', 'Not known.').toJSON() }
      if (intent.data.kind === 'start') {
        const site = await host.openSite({
          profile: { kind: 'temporary' },
          loopbackOnly: true,
          origins: [],
          onEvent: () => undefined,
        })
        await site.attach()
      }
      if (intent.data.kind === 'quit') await host.quit()
      return { ok: true }
    },
  })
  panel.show(view)
}
