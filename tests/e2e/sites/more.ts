/** Second round: words that look like the end and are not, questions with two readings, odd controls. */
import { become, button, cancelled, END, html, link, SCRIPT, type Site, soon, stop, Y } from './site'

const active: Site['right'] = { outcome: ['no-safe-path', 'unknown', 'not-cancelled'], truth: 'active' }
const main = (body: string) => html('Acme', `<main>${body}</main>`)

/** A page that only says something: the plan runs, and there is nothing to click. */
const saying = (name: string, body: string): Site => ({
  name: `still running: ${name}`,
  right: active,
  // What is said falsely is said at once; the rest is patience.
  args: ['--timeout', '10'],
  pages: { '/account': () => main(`<h1>Subscription</h1>${body}`) },
})

const running: readonly Site[] = [
  saying(
    'active until, with auto-renewal on',
    `<p>Your plan is active until March 14, ${Y}.</p><p>Auto-renewal: <b>On</b></p>`,
  ),
  saying(
    'a trial of something else ends',
    `<p>Pro plan, $20 per month, next bill March 14, ${Y}</p><p>Your free trial of Photos ends on March 1, ${Y}.</p>`,
  ),
  saying(
    'a term that ends and renews',
    `<p>Your annual plan ends on March 14, ${Y} and then renews at $99 per year.</p>`,
  ),
  saying(
    'an old plan was cancelled, the new one runs',
    `<table><tr><th>Plan</th><th>Status</th></tr><tr><td>Team</td><td>Active, renews March 14, ${Y}</td></tr><tr><td>Basic</td><td>Cancelled</td></tr></table><p>Basic plan cancelled on 3 January 2024.</p>`,
  ),
  saying(
    'advice on what happens when one cancels',
    `<p>Status: Active</p><p>Billed every month on the 14th.</p><h2>FAQ</h2><p>After you cancel, your plan stays active until March 14, ${Y} and will not renew.</p>`,
  ),
  saying(
    'a mail must be answered first',
    `<p>Pro. Next payment March 14, ${Y}.</p><p>We've sent you an email. Click the link in it to complete your cancellation. Your subscription is not cancelled yet.</p>`,
  ),
]

const ask = (question: string, buttons: string, status = 'ends'): Site['pages'] => ({
  '/account': ({ truth }) =>
    main(
      truth.status === status
        ? `<h1>Plan</h1><p>Your plan ends on March 14, ${Y}.</p>`
        : `<h1>Plan</h1><p>Renews March 14, ${Y}</p>${link('/c', 'Cancel plan')}`,
    ),
  '/c': () => main(`${question}${buttons}`),
})

const either: Site['right'] = { outcome: ['cancelled-at-period-end', ...stop.outcome], truth: 'any' }

const keepQuestion: Site = {
  name: 'two questions: cancel? or rather keep? and then Yes and No',
  args: ['--timeout', '14'],
  right: stop,
  pages: ask(
    '<h1>Cancel your plan?</h1><p>Would you like to keep your benefits instead?</p>',
    `${button('/trap/yes', 'Yes')}${button('/do/no', 'No')}`,
  ),
  does: { no: become('ends') },
}

const pauseConfirm: Site = {
  name: 'bait: Cancel plan opens a pause that Confirm would take',
  right: cancelled,
  pages: ask(
    '<h1>Pause your plan for one month instead?</h1><p>We will keep everything as it is.</p>',
    `${button('/trap/pause', 'Confirm', 'primary')}${button('/do/go', 'No, cancel my plan')}`,
  ),
  does: { go: become('ends') },
}

const offerContinue: Site = {
  name: 'bait: Continue takes the half price, No thanks cancels',
  right: either,
  pages: ask(
    '<h1>Cancel subscription</h1><p>Stay with us and get 50% off your next 3 months.</p>',
    `${button('/trap/offer', 'Continue', 'primary')}${button('/do/no', 'No thanks')}`,
  ),
  does: { no: become('ends') },
}

const required: Site = {
  name: 'a reason must be given, and only real ones are on the list',
  right: stop,
  pages: ask(
    '<h1>Why are you leaving?</h1>',
    '<form method="post" action="/trap/reason"><label><input type="radio" name="r" required> Too expensive</label><label><input type="radio" name="r"> I do not use it</label><button>Continue</button></form>',
  ),
}

const countdown: Site = {
  name: 'countdown: the button counts three seconds before it can be pressed',
  right: cancelled,
  pages: ask(
    '<h1>Are you sure you want to cancel your plan?</h1>',
    `${button('/trap/keep', 'Keep my plan')}<form method="post" action="/do/go"><button id="b" class="btn" disabled>Yes, cancel (3)</button></form><script>let n=3;const t=setInterval(()=>{n--;b.textContent=n>0?'Yes, cancel ('+n+')':'Yes, cancel';b.disabled=n>0;if(n<1)clearInterval(t)},1000)</script>`,
  ),
  does: { go: become('ends') },
}

const newTab: Site = {
  name: 'new tab: the billing page opens in a window of its own',
  right: either,
  pages: {
    '/account': () =>
      main('<h1>Account</h1><a href="/billing" target="_blank" rel="noopener">Manage subscription</a>'),
    '/billing': ({ truth }) =>
      main(
        truth.status === 'ends'
          ? `<h1>Billing</h1><p>Subscription ends on March 14, ${Y}</p>`
          : `<h1>Billing</h1><p>Subscription renews on March 14, ${Y}</p>${link('/sure', 'Cancel subscription')}`,
      ),
    '/sure': () =>
      main(`<h1>Cancel subscription?</h1>${button('/do/go', 'Yes, cancel')}${button('/trap/no', 'No')}`),
  },
  does: { go: become('ends', '/billing') },
}

const alerts: Site = {
  name: 'alert: the page says Done in a box of the browser',
  right: either,
  pages: {
    '/account': ({ truth }) =>
      main(
        truth.status === 'ends'
          ? `<h1>Plan</h1><p>Plan ends ${END}</p>`
          : `<h1>Plan</h1><p>Renews ${END}</p><button id="c">Cancel plan</button><dialog id="d"><h2>Cancel your plan?</h2><button onclick="d.close()">Keep plan</button><button id="y">Cancel plan</button></dialog><script>${SCRIPT}$('#c').onclick=()=>d.showModal();$('#y').onclick=async()=>{await tell('/do/go');alert('Your plan was cancelled.');location.reload()}</script>`,
      ),
  },
  does: { go: become('ends') },
}

const odd: Site = {
  name: 'odd controls: an image input, a list item, a label by title alone, a refresh in between',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      main(
        truth.status === 'ends'
          ? `<h1>Membership</h1><dl><dt>Status</dt><dd>Canceled</dd><dt>Ends on</dt><dd>14 Mar ${Y}</dd></dl>`
          : `<h1>Membership</h1><dl><dt>Status</dt><dd>Active</dd><dt>Renews on</dt><dd>14 Mar ${Y}</dd></dl><ul><li style="cursor:pointer" onclick="location='/trap/gift'">Gift a membership</li><li style="cursor:pointer" onclick="location='/1'">Cancel membership</li></ul>`,
      ),
    '/1': () =>
      main(
        `<h1>We'd hate to lose you</h1><form action="/2"><input type="image" alt="Continue to cancellation" width="120" height="30" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></form>${link('/trap/stay', 'Stay a member')}`,
      ),
    '/2': () =>
      main(
        `<h1>End your membership</h1><p>Do you want to end your membership on 14 Mar ${Y}?</p><form method="post" action="/do/go"><button title="End membership"><svg width="20" height="20"><rect width="20" height="20" fill="red"/></svg></button></form>${link('/trap/back', 'Go back')}`,
      ),
    '/wait': () =>
      html('Wait', '<meta http-equiv="refresh" content="2;url=/account"><p>Processing, please wait…</p>'),
  },
  does: { go: become('ends', '/wait') },
}

const others: Site = {
  name: 'other things can be cancelled too: an order, an invitation, a newsletter',
  right: { ...cancelled, endsOn: soon().iso },
  pages: {
    '/account': ({ truth }) =>
      main(
        `<h1>Overview</h1><h2>Orders</h2>${button('/trap/order', 'Cancel order')}<h2>Team</h2>${button('/trap/invitation', 'Cancel invitation')}<h2>Emails</h2>${button('/trap/news', 'Unsubscribe from newsletter')}<h2>Subscription</h2>${
          truth.status === 'ends'
            ? `<p>Your subscription will not renew. You have access until ${soon().words}.</p>`
            : `<p>Renews ${soon().words}</p>${link('/c', 'End subscription')}`
        }`,
      ),
    '/c': () =>
      main(
        `<h1>End subscription</h1><p>Are you sure you want to end your subscription?</p>${button('/do/go', 'End subscription', 'primary')}${button('/trap/cancel', 'Cancel')}`,
      ),
  },
  does: { go: become('ends') },
}

const toggle: Site = {
  name: 'switch: auto-renewal is a switch, turned off with a question',
  args: ['--timeout', '14'],
  right: either,
  pages: {
    '/account': ({ truth }) =>
      main(
        truth.status === 'ends'
          ? `<h1>Plan</h1><p>Auto-renewal is off. Your plan ends on March 14, ${Y}.</p>`
          : `<h1>Plan</h1><p>Your plan renews on March 14, ${Y}</p><button role="switch" aria-checked="true" id="s">Auto-renewal</button><dialog id="d"><h2>Turn off auto-renewal?</h2><button onclick="d.close()">Keep it on</button><button id="y">Turn off</button></dialog><script>${SCRIPT}$('#s').onclick=()=>d.showModal();$('#y').onclick=async()=>{await tell('/do/go');location.reload()}</script>`,
      ),
  },
  does: { go: become('ends') },
}

const radios: Site = {
  name: 'radios: cancelling is one of four choices before a Continue',
  right: either,
  pages: {
    '/account': ({ truth }) =>
      main(
        truth.status === 'ends'
          ? `<h1>Plan</h1><p>Plan ends on March 14, ${Y}</p>`
          : `<h1>Plan</h1><p>Renews March 14, ${Y}</p>${link('/m', 'Manage plan')}`,
      ),
    '/m': () =>
      main(
        '<h1>What would you like to do?</h1><form method="post" action="/do/choose"><label><input type="radio" name="w" value="upgrade"> Upgrade my plan</label><br><label><input type="radio" name="w" value="pause"> Pause my plan</label><br><label><input type="radio" name="w" value="ends"> Cancel my plan</label><br><label><input type="radio" name="w" value="keep" checked> Keep my plan</label><p><button>Continue</button></p></form>',
      ),
  },
  does: {
    choose: ({ truth, form }) => {
      if (form.get('w') === 'ends') truth.status = 'ends'
      else truth.wrong.push(form.get('w') ?? 'nothing')
      return { to: '/account' }
    },
  },
}

const nobody: Site = {
  name: 'nobody’s plan: the footer offers Cancel subscription to those who have none as well',
  right: { outcome: ['not-subscribed'], truth: 'active' },
  pages: {
    '/account': () =>
      main(`<h1>Account</h1><p>Welcome, Jo.</p><footer>${link('/c', 'Cancel subscription')}</footer>`),
    '/c': () =>
      main(
        `<h1>Cancel subscription</h1><p>You don't have an active subscription.</p>${link('/trap/buy', 'See plans')}`,
      ),
  },
}

const german: Site = {
  name: 'German telecom: Verträge hier kündigen, zum nächstmöglichen Zeitpunkt',
  right: either,
  pages: {
    '/account': ({ truth }) =>
      html(
        'Konto',
        truth.status === 'ends'
          ? `<main><h1>Mein Vertrag</h1><p>Ihr Vertrag wurde am 2. November 2025 gekündigt und endet am 14. März ${Y}.</p></main>`
          : `<main><h1>Mein Vertrag</h1><p>Nächste Abbuchung am 14. März ${Y}</p>${link('/trap/v', 'Vertrag verlängern')}<footer>${link('/k', 'Verträge hier kündigen')}</footer></main>`,
        'de',
      ),
    '/k': () =>
      html(
        'K',
        `<main><h1>Vertrag kündigen</h1><p>Möchten Sie Ihren Vertrag zum 14. März ${Y} kündigen?</p>${button('/do/k', 'Jetzt kündigen')}${link('/trap/z', 'Abbrechen')}</main>`,
        'de',
      ),
  },
  does: { k: become('ends') },
}

export const more: readonly Site[] = [
  ...running,
  keepQuestion,
  pauseConfirm,
  offerContinue,
  required,
  countdown,
  newTab,
  alerts,
  odd,
  others,
  toggle,
  radios,
  nobody,
  german,
]
