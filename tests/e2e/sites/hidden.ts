/** What is sought stands where one look does not see it: in closed shadow roots, in what is shut, further down. */
import { become, button, cancelled, html, link, type Site, stop, Y } from './site'

const main = (body: string) => html('Acme', `<main>${body}</main>`)
const ENDS = `<p>Your plan ends on March 14, ${Y}.</p>`
const RUNS = `<p>Renews March 14, ${Y}</p>${link('/c', 'Cancel plan', 'btn')}`
const QUESTION = `<h1>Cancel your plan?</h1>${button('/trap/keep', 'Keep my plan')}${button('/do/cancel', 'Yes, cancel my plan')}`

/** Puts the content into a closed shadow root. */
const closed = (content: string, then = '') =>
  `<div id="c"></div><script>{const r=document.querySelector('#c').attachShadow({mode:'closed'});r.innerHTML=${JSON.stringify(content).replaceAll('</', '<\\/')};${then}}</script>`

const site = (name: string, account: (plan: string) => string, more: Partial<Site> = {}): Site => ({
  name: `hidden: ${name}`,
  right: cancelled,
  pages: {
    '/account': ({ truth }) => main(`<h1>Hello Jo</h1>${account(truth.status === 'ends' ? ENDS : RUNS)}`),
    '/c': () => main(QUESTION),
  },
  does: { cancel: become('ends') },
  ...more,
})

/** A control that opens what is shut, by script. */
const opens = (label: string, to: string) =>
  `<button class="btn" aria-expanded="false" onclick="this.setAttribute('aria-expanded','true');document.querySelector('${to}').hidden=false">${label}</button>`
/** Looks like one that opens something, and does what it says. */
const trap = (label: string, to: string) =>
  `<button class="btn" aria-expanded="false" onclick="fetch('/trap/${to}',{method:'POST'})">${label}</button>`

export const hidden: readonly Site[] = [
  site('all of the account in a closed shadow root', (plan) => closed(plan)),
  {
    ...site('the question is a modal dialog in a closed shadow root', (plan) => plan),
    pages: {
      '/account': ({ truth }) =>
        main(
          truth.status === 'ends'
            ? ENDS
            : `<p>Renews March 14, ${Y}</p><button class="btn" id="b">Cancel plan</button>` +
                closed(
                  `<dialog>${QUESTION}</dialog>`,
                  `document.querySelector('#b').onclick=()=>r.querySelector('dialog').showModal()`,
                ),
        ),
    },
  },
  site(
    'in details, beside others that are traps',
    (plan) =>
      `${trap('Pause plan', 'pause')}<details><summary>Questions</summary><p>Ask us.</p></details><details><summary>Billing</summary>${plan}</details>`,
  ),
  site(
    'in a menu that is named after the person',
    (plan) => `${opens('Jo Doe', '#m')}<div id="m" hidden>${plan}</div>${trap('Delete account', 'delete')}`,
  ),
  site(
    'on a tab that is not shown',
    (plan) =>
      `<div role="tablist"><button role="tab" aria-selected="true">Overview</button><button role="tab" aria-selected="false" onclick="this.setAttribute('aria-selected','true');document.querySelector('#p').hidden=false">Payments</button></div><div role="tabpanel" id="p" hidden>${plan}</div>`,
  ),
  site(
    'at the end of a page that grows while it is scrolled',
    (plan) =>
      `<section></section><script>{const s=document.querySelector('section');let n=0;const grow=()=>{n++;s.insertAdjacentHTML('beforeend',n<5?'<p style="height:700px">News '+n+'</p>':n===5?${JSON.stringify(plan).replaceAll('</', '<\\/')}:'')};grow();grow();addEventListener('scroll',()=>{if(scrollY+innerHeight>document.documentElement.scrollHeight-20)setTimeout(grow,100)})}</script>`,
  ),
  {
    ...site(
      'everything that is shut is a trap',
      () => `${trap('Pause plan', 'pause')}${trap('Keep my plan', 'keep')}`,
    ),
    right: { ...stop, outcome: ['no-safe-path', 'unknown'] },
    args: ['--timeout', '40'],
  },
]
