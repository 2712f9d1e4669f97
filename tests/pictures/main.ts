/** `npm run pictures [-- --lang L] [--only NAME]`: the pictures of the docs, taken from the app itself. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { appRoot } from '../../src-main/app-root'
import { importZip } from '../../src-main/case/archive'
import { summaryOf } from '../../src-main/case/cases'
import { casesFolder } from '../../src-main/paths'
import { LANGUAGES, type Language } from '../../src-preload/contract/language'
import { Rehearser } from '../rehearser'
import { Camera } from './camera'
import { setClock, stopClock } from './clock'
import { SHOTS } from './views'

const HELP = `Takes the pictures in docs/pictures from the app itself, in light and dark.

  npm run pictures -- [options]

  --lang L     in another language (en, fr, de, es), into docs/pictures/L
  --only NAME  only this view: ${SHOTS.map(({ name }) => name).join(', ')}
  --help       this text`

async function take(language: Language, only: string | undefined): Promise<void> {
  const folder = join(appRoot(), 'docs', 'pictures', ...(language === 'en' ? [] : [language]))
  mkdirSync(folder, { recursive: true })
  const work = mkdtempSync(join(tmpdir(), 'wayout-pictures-'))
  stopClock()
  try {
    const zip = join(appRoot(), 'docs', 'sample', 'case.zip')
    const sample = await importZip(zip, casesFolder(join(work, 'store')), 'sample')
    const made = summaryOf(sample.folder)?.startedAt ?? ''
    setClock(made, 0)
    const person = await Rehearser.open(work, language)
    const camera = await Camera.set(person.host)
    try {
      for (const [i, shot] of SHOTS.entries()) {
        if (only !== undefined && shot.name !== only) continue
        // Cases are named by the minute.
        setClock(made, i * 7)
        if (shot.first !== true) await person.goHome()
        await shot.reach(person)
        await camera.take(join(folder, shot.name), shot.site === true)
      }
    } finally {
      await camera.close()
      await person.leave()
    }
  } finally {
    rmSync(work, { recursive: true, force: true, maxRetries: 10 })
  }
}

const { values } = parseArgs({
  options: {
    lang: { type: 'string', default: 'en' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const language = LANGUAGES.find((each) => each === values.lang)
if (values.help) console.log(HELP)
else if (language === undefined || !SHOTS.some(({ name }) => name === (values.only ?? name))) {
  console.error(HELP)
  process.exitCode = 2
} else await take(language, values.only)
