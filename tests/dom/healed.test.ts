// A control whose words have changed: pointed at with words of doubt, in a real page, and never clicked.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CaseFolder } from '../../src-main/case/case-folder'
import type { Plan } from '../../src-main/engine/plan'
import type { RunEvent } from '../../src-main/engine/state'
import { readGuide, readLexicon } from '../../src-main/library'
import { describe as worded } from '../../src-main/run/describe'
import { narrator } from '../../src-main/run/narrate'
import { Runner } from '../../src-main/run/runner'
import { html, useBrowser } from './support'

const world = useBrowser()

test('the button under the same heading and with the same id is ringed; nobody clicks it', async () => {
  const { lexicon, index } = readLexicon()
  const guide = readGuide('midjourney/website', lexicon)
  const tab = await world.tab({ stems: lexicon.stems })
  const page = html(`<main><h2>Your membership</h2><p>Thank you.</p>
    <button id="end">Halt it for good</button><button id="more">Invite a friend</button></main>
    <script>globalThis.pressed = []; addEventListener('click', (e) => pressed.push(e.target.id), true)</script>`)
  world.site.routes.set(guide.start.path, page)
  const plan: Plan = {
    guide,
    lexicon,
    origins: new Map([['site', world.site.origin]]),
    answers: new Map(),
    prints: [
      {
        intent: 'cancel-plan',
        role: 'button',
        name: 'Cancel Plan',
        heading: 'Your membership',
        row: null,
        dialog: false,
        href: null,
        marks: ['#end'],
        at: null,
      },
    ],
    link: null,
    mode: 'show',
    agreed: false,
    attended: true,
    reopens: false,
    limits: { steps: 40, ms: 90_000 },
  }
  const root = mkdtempSync(join(tmpdir(), 'wayout-healed-'))
  const folder = CaseFolder.open(
    join(root, 'case'),
    { event: 'start', guide: guide.id, practice: true, language: 'en', answers: {} },
    new Date(),
  )
  const n = narrator(guide, index, 'en')
  const events: RunEvent[] = []
  const stop = new AbortController()
  const runner = new Runner({
    plan,
    page: tab.page,
    folder,
    describe: (event) => worded(event, n),
    onEvent: (_, __, event) => {
      events.push(event)
      if (event.event === 'ask') stop.abort()
    },
    signal: stop.signal,
  })
  try {
    await runner.run()
    expect(events.filter((event) => event.event === 'point')).toEqual([
      { event: 'point', intent: 'cancel-plan', role: 'button', name: 'Halt it for good', sure: false },
    ])
    expect(events).toContainEqual(expect.objectContaining({ event: 'ask', id: 'unrecognised' }))
    expect(await tab.js('pressed')).toEqual([])
  } finally {
    folder.close()
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  }
}, 100_000)
