// The practice chat: the box, its commands, the bot's private answers, and the question before leaving.
// Invariants: an answer is gone after a reload, as private answers are; a link leads out only by the question.

import { h, post, t } from './dom.js'

const box = document.getElementById('box')
const commands = document.getElementById('commands')
const messages = document.getElementById('messages')

const offers = [
  ['chat-subscribe', '/subscribe', 'subscribe'],
  ['chat-info', '/info', 'info'],
]

/** The commands that fit what has been typed; all of them while the box is empty. */
function offer() {
  const typed = box.textContent.trim()
  const fitting = offers.filter(([, name]) => name.startsWith(typed))
  commands.replaceChildren(
    ...fitting.map(([id, name, about]) =>
      h(
        'div',
        {
          role: 'option',
          tabindex: '0',
          onclick: () => send(id, name),
          onkeydown: onEnter(() => send(id, name)),
        },
        h('b', {}, name),
        ` ${t(about)}`,
      ),
    ),
  )
  commands.hidden = fitting.length === 0
}

const onEnter = (act) => (event) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  act()
}

async function send(id, name) {
  box.textContent = ''
  commands.hidden = true
  const reply = await post(id)
  const said = reply.link
    ? [h('p', {}, t('reply')), h('p', {}, manage(reply.link))]
    : reply.lines.map((line) => h('p', {}, line))
  const dismiss = () => {
    post('chat-dismiss')
    message.remove()
  }
  const message = h(
    'li',
    { class: 'private' },
    h('p', { class: 'quiet' }, t('used', { command: name })),
    ...said,
    h(
      'p',
      { class: 'quiet' },
      `${t('private')} · `,
      h('button', { type: 'button', onclick: dismiss }, t('dismissMessage')),
    ),
  )
  messages.append(message)
  message.scrollIntoView({ block: 'end' })
}

function manage(link) {
  const open = async () => {
    await post('chat-manage')
    leaving(link)
  }
  return h('button', { type: 'button', class: 'blurple', onclick: open }, t('manage'))
}

/** "Leaving Discord": the address, and whether to go there. */
function leaving(link) {
  const close = () => dialog.remove()
  const back = () => {
    post('chat-go-back')
    close()
  }
  const visit = () => {
    post('chat-visit')
    // The link works once: a second click would find it used.
    setTimeout(close)
  }
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'leaving', oncancel: close },
    h('h2', { id: 'leaving' }, t('leaving')),
    h('p', {}, t('leavingText')),
    h('p', { class: 'address' }, link),
    h(
      'label',
      { class: 'trust' },
      h('input', { type: 'checkbox', onchange: () => post('chat-trust') }),
      ` ${t('trust', { host: new URL(link).hostname })}`,
    ),
    h(
      'p',
      { class: 'ways' },
      h('button', { type: 'button', onclick: back }, t('back')),
      h('a', { class: 'blurple', href: link, target: '_blank', rel: 'noopener', onclick: visit }, t('visit')),
    ),
  )
  document.body.append(dialog)
  dialog.showModal()
}

box.addEventListener('focus', () => {
  post('chat-box')
  offer()
})
box.addEventListener('input', offer)
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  const chosen = offers.find(([, name]) => name === box.textContent.trim())
  if (chosen) send(chosen[0], chosen[1])
})
document.getElementById('nitro').addEventListener('click', () => post('chat-nitro'))
