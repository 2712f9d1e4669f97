/** What the site's window shows before the site: a word, in light or dark. Must not import playwright-core. */
import type { Language } from '../../../src-preload/contract/language.js'
import { TEXTS } from '../../texts/index.js'

/** The page's markup. Not a data: address, which browsers show at length and call "not secure". */
export function quietPage(language: Language): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Wayout</title><style>
:root{color-scheme:light dark;font:1.25rem system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:GrayText}
</style><p>${TEXTS[language].words['site-opens-here']}</p></html>`
}
