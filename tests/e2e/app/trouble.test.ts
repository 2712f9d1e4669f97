/** What can go wrong around a walk: the panel, the site's window, the site itself. The app stays usable, nothing is lost. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scenarios } from '../../../practice/scenarios'
import { findBrowser } from '../../../src-main/hosts/browser/find'
import { casesFolder } from '../../../src-main/paths'
import { type Person, withApp } from '../support/app'
import { html, PLAN, page, serve } from '../support/serve'
import { temporaryFolder } from '../support/wayout'

/** A store whose cases cannot be written: a file stands where the folder should be. */
function unwritable(): string {
  const folder = temporaryFolder()
  writeFileSync(casesFolder(folder), '')
  return folder
}

const find = (name: string) => {
  const found = scenarios.find((each) => each.name === name)
  if (found === undefined) throw new Error(name)
  return found
}
const current = find('current')
/** Everything on this computer, so that nothing else can be reached. */
const origins = (site: string) => ({
  site,
  discord: 'http://localhost:9',
  google: 'http://localhost:10',
})

/** Clicks where the ring is until the panel says the words. */
async function clickUntil(person: Person, words: string): Promise<void> {
  await person.follow((shown) => shown.includes(words))
}

/** A site of the test's own in place of the real one, at its first step. */
async function atPlan(work: (person: Person) => Promise<void>, site: string): Promise<void> {
  await withApp(
    async (person) => {
      await person.startRoute()
      await person.until((shown) => shown.includes(person.text('word_show_again')))
      await work(person)
    },
    { origins: origins(site) },
  )
}

describe.concurrent('the panel', () => {
  it('reloaded in mid-walk comes back at the same step, and goes on', () =>
    withApp(async (person) => {
      await person.rehearse(current)
      await clickUntil(person, 'Manage')
      const before = await person.words()
      await person.panel.reload()
      await person.until((shown) => shown.includes(before))
      expect(await person.control()).not.toBe('')
      await clickUntil(person, person.text('done_afterwards'))
    }))

  it('crashed in mid-walk comes back at the same step, and goes on', () =>
    withApp(async (person) => {
      await person.rehearse(current)
      await person.until((shown) => shown.includes(person.text('word_show_again')))
      const before = await person.words()
      const crash = await person.panel.context().newCDPSession(person.panel)
      crash.send('Page.crash').catch(() => undefined)
      await person.until((shown) => shown.includes(before))
      await clickUntil(person, person.text('done_afterwards'))
    }))

  it('speaks another language at once, and the walk is not lost', () =>
    withApp(async (person) => {
      await person.rehearse(current)
      await clickUntil(person, 'Manage')
      for (const language of ['fr', 'de', 'es', 'fr'] as const) {
        await person.panel.getByLabel(person.text('language')).selectOption(language)
        person.language = language
        await person.until((shown) => shown.includes(person.text('word_show_again')))
        expect(await person.panel.locator('html').getAttribute('lang')).toBe(language)
      }
      await clickUntil(person, person.text('done_afterwards'))
      expect((await person.truth()).status).toBe('ends')
    }))

  it('closed ends the app, and leaves nothing running', () =>
    withApp(async (person) => {
      await person.rehearse(current)
      await person.panel.close()
      await person.app.ended
      expect(person.host.sitePage?.isClosed() ?? true).toBe(true)
    }))
})

describe.concurrent('while the browser is being opened', () => {
  it('closing the panel ends the app, and nothing is left', () =>
    withApp(async (person) => {
      await person.toBefore(current)
      await person.press('before_start')
      await person.panel.close()
      await person.app.ended
      expect(person.host.sitePage?.isClosed() ?? true).toBe(true)
    }))

  it('what cannot be opened is said, and everything is as before', () =>
    withApp(
      async (person) => {
        await person.toFirstRoute()
        await person.press('before_start')
        await person.until(
          (shown) => shown.includes('browser-sandbox') || shown.includes('case-not-writable'),
        )
        expect(await person.button('before_start').isEnabled()).toBe(true)
        await expect.poll(() => person.host.sitePage?.isClosed()).toBe(false)
      },
      // Neither a folder that can be written nor, as root, a browser for the internet.
      { storeFolder: unwritable() },
    ))
})

describe.concurrent('the site’s window', () => {
  it('closed before the walk ends the app', () =>
    withApp(async (person) => {
      await person.site.close()
      await person.app.ended
    }))

  it('closed in mid-walk: the walk waits, and goes on in a new one', () =>
    withApp(async (person) => {
      await person.rehearse(current)
      await clickUntil(person, 'Manage')
      await person.site.close()
      await person.until((shown) => shown.includes(person.text('site_closed')))
      await person.press('again_open')
      await clickUntil(person, person.text('done_afterwards'))
      expect((await person.truth()).status).toBe('ends')
    }))

  it('crashed in mid-walk: said so, reloaded, gone on with', () =>
    withApp(async (person) => {
      await person.rehearse(current)
      await clickUntil(person, 'Manage')
      const crash = await person.site.context().newCDPSession(person.site)
      crash.send('Page.crash').catch(() => undefined)
      await person.until((shown) => shown.includes(person.text('site_crashed')))
      await person.press('again_reload')
      await clickUntil(person, person.text('done_afterwards'))
    }))

  it('in another browser: the panel stays, the walk goes on there', () =>
    withApp(
      async (person) => {
        await person.rehearse(current)
        await clickUntil(person, 'Manage')
        const before = person.site
        await person.panel.getByText(person.text('elsewhere_title')).click()
        await person.panel.getByRole('button', { name: 'Other Browser' }).click()
        await person.until(
          (shown) => person.site !== before && shown.includes(person.text('word_show_again')),
        )
        await clickUntil(person, person.text('done_afterwards'))
        expect((await person.truth()).status).toBe('ends')
      },
      { browsers: [{ id: 'chrome', name: 'Other Browser', executable: findBrowser() }] },
    ))
})

describe.concurrent('a site', () => {
  it('that opens 30 windows: none stays, the panel counts them and works', async () => {
    const script = 'c.onclick = () => { for (let i = 0; i < 30; i++) open("http://localhost:1/" + i) }'
    await atPlan(
      async (person) => {
        await person.clickRing()
        await person.until((shown) => shown.includes(person.text('notice_window_refused')))
        await expect.poll(() => person.site.context().pages().length).toBe(1)
        await person.press('word_stop')
        await person.press('stop_yes')
        await person.until((shown) => shown.includes(person.text('blocked_ended')))
      },
      await serve(html(PLAN, script)),
    )
  })

  it('that shows 200 alerts: the sixth and all after it are refused, the walk goes on', async () => {
    // Once it has loaded: a slow computer needs longer for so many than a page may take to load.
    const script = 'onload = () => setTimeout(() => { for (let i = 0; i < 200; i++) alert(i) }, 0)'
    await withApp(
      async (person) => {
        await person.startRoute()
        for (
          let shown = '';
          !shown.includes(person.text('notice_dialogs_refused'));
          shown = await person.shown()
        )
          await person.acceptDialog()
        await person.until((shown) => shown.includes('“Cancel plan”'), 150_000)
        await person.clickRing()
      },
      { origins: origins(await serve(html(PLAN, script))) },
    )
  }, 240_000)

  it('that wants the whole screen does not get it', async () => {
    const script =
      'c.onclick = () => document.documentElement.requestFullscreen().then(() => { document.title = "full" })'
    await atPlan(
      async (person) => {
        await person.clickRing()
        await person.site.waitForFunction('document.title === "full" && document.fullscreenElement === null')
      },
      await serve(html(PLAN, script)),
    )
  })

  it('that leads elsewhere: the address line says so', async () => {
    const other = (await serve(html('<h1>Prize</h1>'))).replace('127.0.0.1', 'localhost')
    await atPlan(
      async (person) => {
        await person.clickRing()
        const shown = await person.until((each) => each.includes(other))
        expect(shown).toContain(person.text('site_outside'))
      },
      await serve(html(PLAN, `c.onclick = () => { location.href = ${JSON.stringify(other)} }`)),
    )
  })

  it('whose words are markup, endless, or written backwards: they are text, and short', async () => {
    const words = `\u202Eevil\u202C <img src=x onerror=alert(1)> ${'x'.repeat(600)}`
    await atPlan(
      async (person) => {
        const clicked = person.clickRing()
        const shown = await person.until((each) => each.includes('<img src=x onerror=alert(1)>'))
        expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
        expect(shown).not.toContain('x'.repeat(200))
        expect(await person.panel.locator('img[src="x"]').count()).toBe(0)
        await person.acceptDialog()
        await clicked
      },
      await serve(html(PLAN, `c.onclick = () => alert(${JSON.stringify(words).replace(/</g, '\\x3c')})`)),
    )
  })

  it('sees nothing of the app', async () => {
    await atPlan(
      async (person) => {
        const seen = await person.site.evaluate(() =>
          Object.keys(globalThis).filter((key) => /wayout/i.test(key)),
        )
        expect(seen).toEqual([])
      },
      await serve(html(PLAN)),
    )
  })
})

describe.concurrent('a case', () => {
  it('left open is gone on with after a new start, in the same folder', async () => {
    let cancelled = false
    const site = await serve((request, response) => {
      if (request.url === '/done') cancelled = true
      const sure = '<h1>Are you sure you want to cancel?</h1><button id=y>Yes, cancel my plan</button>'
      const script = `c.onclick = () => { document.body.innerHTML = ${JSON.stringify(sure)}; y.onclick = () => { location.href = "/done" } }`
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        cancelled
          ? page('<h1>Your plan</h1><p>Your plan will end on December 14, 2026.</p>')
          : page(PLAN, script),
      )
    })
    const storeFolder = temporaryFolder()
    const options = { storeFolder, origins: origins(site) }
    await withApp(async (person) => {
      await person.startRoute()
      await person.until((shown) => shown.includes(person.text('word_show_again')))
    }, options)
    const [name = ''] = readdirSync(casesFolder(storeFolder))
    await withApp(async (person) => {
      await person.panel.getByRole('button', { name: person.text('case_resume') }).click()
      await person.begin()
      await clickUntil(person, person.text('done_afterwards'))
    }, options)
    expect(readdirSync(casesFolder(storeFolder))).toEqual([name])
    const events = readFileSync(join(casesFolder(storeFolder), name, 'events.jsonl'), 'utf8')
      .trim()
      .split('\n')
    expect(events.filter((line) => line.includes('"event":"start"'))).toHaveLength(2)
    await withApp(async (person) => {
      expect(await person.shown()).not.toContain(person.text('cases_title'))
    }, options)
  })

  it('ended: its pictures are shown, its report is saved, its summary copied', () => {
    const home = temporaryFolder()
    return withApp(async (person) => {
      const before = process.env.HOME
      process.env.HOME = home
      try {
        await person.rehearse(current)
        await clickUntil(person, person.text('done_afterwards'))
        const pictures = person.panel.locator('main img')
        expect(await pictures.count()).toBeGreaterThan(2)
        const widths = () =>
          pictures.evaluateAll((all) =>
            // Those far below are loaded once somebody gets there.
            all.map((each) => {
              each.scrollIntoView()
              return (each as unknown as { naturalWidth: number }).naturalWidth
            }),
          )
        await expect.poll(async () => Math.min(...(await widths()))).toBeGreaterThan(0)
        await person.press('copy_summary')
        await person.until((shown) => shown.includes(person.text('notice_copied')))
        await person.press('save_report')
        await person.until((shown) => shown.includes(person.text('notice_saved')), 60_000)
        const saved = join(home, 'Downloads')
        const [file = ''] = existsSync(saved) ? readdirSync(saved) : []
        expect(readFileSync(join(saved, file)).subarray(0, 5).toString()).toBe('%PDF-')
      } finally {
        process.env.HOME = before
      }
    })
  })
})
