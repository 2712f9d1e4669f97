// A large page: `npm run bench` measures what it costs, here is what it must give.
import { expect, test } from 'vitest'
import { html, useBrowser } from './support'

const world = useBrowser()
/** 10,000 nodes, 2,000 of them interactive, a handful of them of interest. */
const LARGE = `<script>
  const cards = []
  for (let i = 0; i < 1000; i++) cards.push('<li class="card"><h3>Item ' + i + '</h3><p>Some words about it, number ' + i + '</p><a href="#' + i + '">Open item ' + i + '</a><button type="button" class="b">Add ' + i + '</button></li>')
  document.body.innerHTML = '<h1>Account</h1><ul>' + cards.join('') + '</ul><p>Your plan ends on December 14</p><button>Cancel plan</button><button>Keep plan</button>'
</script>`

test('a page of ten thousand nodes: all that matters is found, and nothing else is sent', async () => {
  const tab = await world.tab()
  const seen = await tab.html(html(LARGE))
  expect(await tab.js<number>('document.querySelectorAll("*").length')).toBeGreaterThan(5000)
  expect(seen.controls.map(({ name }) => name)).toEqual(['Cancel plan', 'Keep plan'])
  expect(JSON.stringify(seen).length).toBeLessThan(5000)
})
