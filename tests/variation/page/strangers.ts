/** What other things sites put on the page: banners, further plans, offers, decoys. */
import { added, controlsIn, element, firstText, HIDDEN, originOf, type Stage, standFor, trap } from './dom'

const later = (stage: Stage, work: () => void) => {
  const once = () => {
    if (window.parent !== window || document.body.dataset[`did${work.name}`] !== undefined) return
    document.body.dataset[`did${work.name}`] = ''
    work()
    stage.changed('banner')
  }
  addEventListener('DOMContentLoaded', once)
}

/** One or two bars over the page; a cookie bar that was answered does not come back. */
export function banners(stage: Stage): void {
  const { promo, newsletter, chat, cookies } = stage.config.added
  const top = () => {
    const close = element('button', { type: 'button', 'aria-label': promo.close }, '×')
    const bar = element(
      'div',
      {
        style:
          'position:sticky;top:0;z-index:50;background:#224;color:#fff;padding:8px;display:flex;gap:12px',
      },
      element('span', {}, promo.text),
      trap(stage, promo.go),
      close,
    )
    close.addEventListener('click', () => bar.remove())
    document.body.prepend(added(bar))
  }
  const letter = () => {
    const box = element(
      'div',
      {
        style:
          'position:fixed;right:12px;bottom:12px;z-index:50;background:Canvas;border:1px solid;padding:12px;max-width:220px',
      },
      element('p', {}, newsletter.text),
      element('input', { type: 'email', 'aria-label': 'E-mail' }),
      trap(stage, newsletter.go),
    )
    document.body.append(added(box))
  }
  const bubble = () => {
    const button = trap(
      stage,
      chat,
      'position:fixed;right:16px;bottom:16px;z-index:60;border-radius:24px;padding:12px',
    )
    document.body.append(added(button))
  }
  const cookie = () => {
    if (document.cookie.includes('variation-cookies')) return
    const refuse = element('button', { type: 'button' }, cookies.reject)
    const bar = element(
      'div',
      {
        style:
          'position:fixed;left:0;right:0;bottom:0;z-index:70;background:Canvas;border-top:1px solid;padding:24px',
      },
      element('p', {}, cookies.text),
      trap(stage, cookies.accept),
      refuse,
    )
    refuse.addEventListener('click', () => {
      // biome-ignore lint/suspicious/noDocumentCookie: as such banners do, at once.
      document.cookie = 'variation-cookies=no; path=/'
      bar.remove()
    })
    document.body.append(added(bar))
  }
  const sets = [[top], [top, bubble], [cookie], [top, cookie], [letter], [top, letter]]
  for (const work of sets[stage.choice('banner', sets.length)] ?? []) later(stage, work)
}

const isCancel = (stage: Stage, control: HTMLElement) =>
  originOf(control).dataset.use === 'portal-cancel' || stage.thingOf(firstText(control)) === 'cancel-plan'

/** Other subscriptions beside the one that is meant, each with its own way out. */
export function plans(stage: Stage, root: ParentNode): void {
  const { plan, others } = stage.config.added
  for (const row of root.querySelectorAll<HTMLElement>('.plan, .split')) {
    if (row.dataset.row !== undefined || row.closest('[data-added]') !== null) continue
    row.dataset.row = ''
    if (row.querySelector('h3') === null) row.prepend(element('h3', {}, plan))
    const count = 1 + stage.choice('plans', 2)
    const from = stage.choice('plans-from', others.length)
    const made = Array.from({ length: count }, (_, i) =>
      other(stage, row, others[(from + i) % others.length] ?? ''),
    )
    if (stage.choice('plans-first', 2) === 0) row.before(...made)
    else row.after(...made)
    stage.changed('plans')
  }
}

/** The sentence that says when it goes on, and the words of the way out, as the page has them. */
function other(stage: Stage, like: HTMLElement, name: string): HTMLElement {
  const rule = (thing: string) => {
    const found = stage.config.things.find((each) => each.thing === thing)
    return (stage.has('reword') ? found?.to : found?.from) ?? ''
  }
  const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(
    Date.now() + 2e9,
  )
  const row = element(
    'div',
    {},
    element('h3', {}, name),
    element('p', {}, rule('renews-on').replace('{date}', date)),
    element('div', {}, trap(stage, rule('cancel-plan'))),
  )
  row.className = like.className
  return added(row)
}

/** An advertisement on the page, and an offer that comes between "Cancel plan" and what follows. */
export function offers(stage: Stage): (root: ParentNode) => void {
  const { promo, offer } = stage.config.added
  return (root) => {
    const heading = root.querySelector<HTMLElement>('main h1')
    if (heading !== null && document.querySelector('[data-promo]') === null) {
      const card = element(
        'section',
        { 'data-promo': '' },
        element('p', {}, promo.text),
        trap(stage, promo.go),
      )
      heading.after(added(card))
      stage.changed('offers')
    }
    for (const control of controlsIn(root)) {
      if (stage.done.has(control) || control.dataset.original !== undefined || !isCancel(stage, control))
        continue
      // On the portal the same words confirm as well: there no offer comes in between.
      if (originOf(control).dataset.use === 'portal-confirm') continue
      const inner = [...control.childNodes].map((node) => node.cloneNode(true))
      const twin = element('button', { type: 'button', style: control.style.cssText }, ...inner)
      let refused = false
      standFor(stage, control, twin)
      twin.addEventListener(
        'click',
        (event) => {
          if (refused) return
          event.preventDefault()
          event.stopImmediatePropagation()
          const decline = element('button', { type: 'button' }, offer.decline)
          const box = element(
            'div',
            {
              role: 'dialog',
              'aria-modal': 'true',
              'aria-label': offer.heading,
              style:
                'position:fixed;inset:20% 20% auto;z-index:900;background:Canvas;border:2px solid;padding:24px',
            },
            element('h2', {}, offer.heading),
            trap(stage, offer.accept),
            decline,
          )
          decline.addEventListener('click', () => {
            refused = true
            box.remove()
            control.click()
          })
          document.body.append(added(box))
        },
        true,
      )
      stage.changed('offers')
    }
  }
}

const UNSEEN = [
  'display:none',
  'visibility:hidden;position:absolute',
  'position:absolute;left:-9999px',
  'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)',
  'opacity:0;pointer-events:none;position:absolute',
  'position:absolute;transform:scale(0)',
] as const

/** Hidden doubles of the way out, the same words for other things, and traps right beside it. */
export function decoys(stage: Stage, root: ParentNode): void {
  const { cancels, activity, traps } = stage.config.added
  for (const control of controlsIn(root)) {
    const { dataset } = originOf(control)
    if (dataset.shadowed !== undefined || control.dataset.original !== undefined) continue
    dataset.shadowed = ''
    const hidden = UNSEEN[stage.choice('unseen', UNSEEN.length)] ?? HIDDEN
    const double = trap(stage, (control.textContent ?? '').trim(), hidden)
    double.tabIndex = -1
    if (stage.choice('aria', 2) === 0) double.setAttribute('aria-hidden', 'true')
    control.before(added(double))
    if (isCancel(stage, control)) {
      const beside = [0, 1].map((i) => traps[(stage.choice('traps', traps.length) + i) % traps.length] ?? '')
      control.after(...beside.map((label) => added(trap(stage, label))))
    }
    stage.changed('decoys')
  }
  const card = root.querySelector('main .card, main section')
  if (card === null || document.querySelector('[data-activity]') !== null) return
  const list = [0, 1, 2].map((i) => {
    const label = cancels[(stage.choice('cancels', cancels.length) + i) % cancels.length] ?? ''
    return element('li', {}, `#10${42 + i} `, trap(stage, label))
  })
  card.after(
    added(
      element('section', { 'data-activity': '' }, element('h2', {}, activity), element('ul', {}, ...list)),
    ),
  )
}
