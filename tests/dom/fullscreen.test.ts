// A page that fills the screen: it is let out of it at once, also when it tries to get in the way.
import { expect, test } from 'vitest'
import { html, useBrowser } from './support'

const world = useBrowser()

test.each([
  ['a plain page', ''],
  ['one that clobbers the document', '<form name="fullscreenElement"></form><img name="exitFullscreen">'],
])('leaves fullscreen at once: %s', async (_, trick) => {
  const tab = await world.tab()
  await tab.html(
    html(`${trick}<main id="m">all of it</main>
      <script>let seen = ''; addEventListener('fullscreenchange', () => { seen += m.matches(':fullscreen') ? 'in ' : 'out ' })</script>`),
  )
  await tab.js('m.requestFullscreen()')
  await expect.poll(() => tab.js('seen')).toBe('in out ')
})
