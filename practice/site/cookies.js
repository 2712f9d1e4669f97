// The cookie notice: lies over the lower half of the page, and the page does not scroll while it is there.
// It stands outside the app's root, so that a redrawn page leaves it alone. What was chosen is kept on the server.

import { h, post, t } from './dom.js'

const button = (label, onclick, look = '') => h('button', { type: 'button', class: look, onclick }, t(label))

function kind(label, attributes) {
  return h('label', { class: 'choice' }, h('input', { type: 'checkbox', ...attributes }), t(label))
}

/** Puts the notice over the page until one of its answers is given. */
export function showCookieNotice() {
  const leave = (id, extra) => {
    post(id, extra)
    notice.remove()
    document.body.classList.remove('held')
  }
  const kinds = h(
    'div',
    { class: 'kinds', hidden: true },
    kind('cookieNeeded', { checked: true, disabled: true }),
    kind('cookieStatistics', { name: 'cookies' }),
    kind('cookieAds', { name: 'cookies' }),
  )
  const saved = () => {
    const some = kinds.querySelector('[name=cookies]:checked')
    leave('cookies-save', { choice: some ? 'some' : 'necessary' })
  }
  const save = button('cookieSave', saved)
  save.hidden = true
  const settings = button('cookieSettings', () => {
    post('cookies-settings')
    kinds.hidden = false
    save.hidden = false
    settings.remove()
    kinds.querySelector('[name=cookies]').focus()
  })
  const notice = h(
    'div',
    { class: 'cookies', role: 'dialog', 'aria-labelledby': 'cookies-title' },
    h(
      'div',
      { class: 'inner' },
      h('h2', { id: 'cookies-title' }, t('cookieHeading')),
      h('p', { class: 'quiet' }, t('cookieText')),
      kinds,
      h(
        'div',
        { class: 'row' },
        button('cookieAccept', () => leave('cookies-accept'), 'primary'),
        button('cookieReject', () => leave('cookies-reject')),
        settings,
        save,
      ),
    ),
  )
  document.body.classList.add('held')
  document.body.append(notice)
}
