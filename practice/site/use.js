// Pages made on the server: whatever has `data-use` tells the server that it was used, then goes where the server says.
// A choice is sent with what comes after it; what `data-enables` names can be used from then on.

import { post } from './dom.js'

const named = (id) => document.querySelector(`[data-use="${id}"]`)

function choose(element) {
  const next = named(element.dataset.enables)
  next?.removeAttribute('aria-disabled')
  if (next instanceof HTMLButtonElement) next.disabled = false
  post(element.dataset.use)
}

async function use(event, element) {
  const { use: id } = element.dataset
  if (element.target === '_blank') return void post(id)
  event.preventDefault()
  if (element.getAttribute('aria-disabled') === 'true') return
  const choice = document.querySelector('input[name="when"]:checked')?.value
  const reply = await post(id, choice === undefined ? {} : { choice })
  const to = reply.go ?? element.getAttribute('href')
  if (reply.code === 200 && to !== null) location.assign(to)
}

for (const element of document.querySelectorAll('[data-use]')) {
  if (element.matches('input')) element.addEventListener('change', () => choose(element))
  else element.addEventListener('click', (event) => use(event, element))
}

document.querySelector('dialog[data-open]')?.showModal()
