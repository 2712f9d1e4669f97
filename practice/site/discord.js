// The authorise page: both buttons tell the server, then leave for the place that was given.

import { boot, post } from './dom.js'

const leave = (element, id, url) =>
  document.getElementById(element).addEventListener('click', async () => {
    await post(id)
    location.assign(url)
  })

leave('accept', 'discord-authorize', boot.accept)
leave('refuse', 'discord-cancel', boot.refuse)
