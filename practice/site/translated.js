// What a browser's automatic translation leaves of a page: every text lies in two nested `font` elements.
// Works on whatever is drawn, now and later, as the translation itself does; knows nothing of the site.

const untouched = 'font, script, style, noscript, textarea'

function font(...nodes) {
  const element = document.createElement('font')
  element.setAttribute('dir', 'auto')
  element.style.verticalAlign = 'inherit'
  element.append(...nodes)
  return element
}

function wrap(text) {
  if (!text.data.trim() || !text.parentElement || text.parentElement.closest(untouched)) return
  const outer = font()
  text.replaceWith(outer)
  outer.append(font(text))
}

function wrapAll(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) wrap(text)
}

wrapAll(document.body)
new MutationObserver(() => wrapAll(document.body)).observe(document.body, { childList: true, subtree: true })
