// "Verify you are human": ticking the box tells the server and loads the page anew; so does waiting, where the server
// said how long. Whether the next page is the wanted one or this one again is the server's affair.

import { boot, post } from './dom.js'

const box = document.getElementById('human')

const busy = document.getElementById('busy')

box.addEventListener('change', async () => {
  box.disabled = true
  busy.hidden = false
  await post('challenge-tick')
  location.reload()
})

if (boot.wait !== null) {
  busy.hidden = false
  setTimeout(async () => {
    if (box.disabled) return
    box.disabled = true
    await fetch('/api/pass', { method: 'POST' })
    location.reload()
  }, boot.wait)
}
