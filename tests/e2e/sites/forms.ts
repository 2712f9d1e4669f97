/** Sites whose pages come from the server: forms, links, redirects. */
import { become, button, cancelled, END, html, link, type Site, soon, stop, weekday, Y } from './site'

const nav = `<header><strong>Acme</strong></header><nav>${link('/', 'Home')}${link('/help', 'Help Center')}${link('/trap/gift', 'Gift cards')}</nav>`
const page = (title: string, body: string) =>
  html(title, `${nav}<main>${body}</main><footer class="muted">© Acme</footer>`)

const streaming: Site = {
  name: 'streaming: a link, then Finish Cancellation beside Go Back and a cheaper plan',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      page(
        'Account',
        truth.status === 'ends'
          ? `<h1>Account</h1><h2>Membership</h2><p>Your membership will end on ${weekday('en')}, March 14, ${Y}.</p>${button('/trap/restart', 'Restart Membership', 'primary')}`
          : `<h1>Account</h1><h2>Membership</h2><p>Standard with ads</p><p>Next payment: March 14, ${Y}</p>
             ${link('/trap/plan', 'Change plan')}${link('/trap/pay', 'Manage payment method')}${link('/cancelplan', 'Cancel Membership', 'btn')}`,
      ),
    '/cancelplan': () =>
      page(
        'Cancel',
        `<h1>We're sorry to see you go</h1><p>Click "Finish Cancellation" below to cancel your membership.</p>
         <ul><li>Cancellation will be effective at the end of your current billing period on March 14, ${Y}.</li><li>Come back whenever you want.</li></ul>
         <p>Looking for something cheaper?</p>${button('/trap/downgrade', 'Downgrade to Basic')}
         <p>${button('/do/finish', 'Finish Cancellation', 'primary')}${link('/trap/back', 'Go Back', 'btn')}</p>`,
      ),
    '/bye': () => page('Bye', '<h1>Cancellation complete</h1><p>We have sent you an email.</p>'),
  },
  does: { finish: become('ends', '/bye') },
}

const iliad: Site = {
  name: 'shop: five pages with reminders, pauses and an End on DATE at the very end',
  right: cancelled,
  pages: {
    '/account': () =>
      page(
        'Your Account',
        `<h1>Your Account</h1><ul><li>${link('/trap/orders', 'Your Orders')}</li><li>${link('/prime', 'Memberships & Subscriptions')}</li><li>${link('/trap/pay', 'Your Payments')}</li></ul>`,
      ),
    '/prime': ({ truth }) =>
      page(
        'Membership',
        truth.status === 'ends'
          ? `<h1>Your Prime membership</h1><p>Membership ends on March 14, ${Y}</p>${button('/trap/continue', 'Continue my membership')}`
          : `<h1>Your Prime membership</h1><p>Renews March 14, ${Y}</p><details><summary>Update, cancel and more</summary>
             <p>${link('/trap/annual', 'Switch to annual')}</p><p>${link('/end/1', 'End membership')}</p></details>`,
      ),
    '/end/1': () =>
      page(
        'Benefits',
        `<h1>Take a look back at your journey with us</h1>${link('/trap/remind', 'Remind Me Later', 'btn')}${link('/trap/keep', 'Keep My Benefits', 'btn')}${link('/end/2', 'Continue to Cancel', 'btn')}`,
      ),
    '/end/2': () =>
      page(
        'Offers',
        `<h1>Save by switching to annual payments</h1>${button('/trap/switch', 'Switch to annual payments')}${link('/trap/keep', 'Keep my membership', 'btn')}${link('/end/3', 'Continue to Cancel', 'btn')}`,
      ),
    '/end/3': () =>
      page(
        'End',
        `<h1>We're sorry to see you go. Please confirm the cancellation of your membership.</h1><p>By ending your membership you will lose access to free shipping.</p>
         ${button('/trap/pause', `Pause on March 14, ${Y}`)}${button('/trap/remind', 'Remind me 3 days before')}${button('/do/end', `End on March 14, ${Y}`)}${link('/trap/keep', 'Keep my membership', 'btn')}`,
      ),
  },
  does: { end: become('ends', '/prime') },
}

const music: Site = {
  name: 'music: Change or cancel, plan cards, a second Are you sure, then a free plan to come',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      page(
        'Overview',
        truth.status === 'ends'
          ? `<h1>Your plan</h1><h2>Premium Individual</h2><p>Your Premium plan will be cancelled on 14 March ${Y}. After that you'll have the Free plan.</p>${button('/trap/resub', 'Keep Premium')}`
          : `<h1>Your plan</h1><h2>Premium Individual</h2><p>Your next bill is for $10.99 on March 14, ${Y}.</p>${link('/plans', 'Change or cancel plan', 'btn')}`,
      ),
    '/plans': ({ truth }) =>
      page(
        'Plans',
        `<h1>Change plan</h1><section><h2>Duo</h2>${button('/trap/duo', 'Get Premium Duo')}</section><section><h2>Family</h2>${button('/trap/family', 'Get Premium Family')}</section>
         <section><h2>Free</h2><p>With ads</p>${truth.status === 'ends' ? '<p>Your plan from March 14</p>' : link('/sure', 'Cancel Premium', 'btn')}</section>`,
      ),
    '/sure': () =>
      page(
        'Sure?',
        `<h1>Are you sure you want to cancel your Premium plan?</h1><p>You'll lose ad-free music.</p>${link('/trap/keep', 'Back to account', 'btn primary')}${button('/do/cancel', 'Yes, cancel')}`,
      ),
  },
  does: { cancel: become('ends') },
}

const newspaper: Site = {
  name: 'newspaper: a survey with submit inputs, an offer, and only then the cancelling',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      page(
        'Account',
        truth.status === 'ends'
          ? `<h1>Subscription overview</h1><p>Your subscription has been canceled. You will have access until March 14, ${Y}.</p>${link('/trap/resub', 'Resubscribe')}`
          : `<h1>Subscription overview</h1><p>All Access. You will be charged $25.00 every 4 weeks.</p>${link('/trap/card', 'Update payment method')}${link('/cancel/why', 'Cancel your subscription')}`,
      ),
    '/cancel/why': () =>
      page(
        'Why',
        `<h1>Why are you canceling?</h1><form method="post" action="/do/why"><p><label><input type="radio" name="r" value="price"> Too expensive</label></p>
         <p><label><input type="radio" name="r" value="time"> I don't have time to read</label></p><p><label><input type="radio" name="r" value="none"> Prefer not to say</label></p>
         <input type="submit" class="btn" value="Continue"></form>`,
      ),
    '/cancel/offer': () =>
      page(
        'Offer',
        `<h1>Before you go, how about 50% off for 12 months?</h1><p>Stay for $2 a week.</p><form method="post" action="/trap/offer"><input type="submit" class="btn primary" value="Accept offer"></form>
         <form method="post" action="/do/decline"><input type="submit" class="btn" value="No thanks, continue to cancel"></form>`,
      ),
    '/cancel/confirm': () =>
      page(
        'Confirm',
        `<h1>Confirm your cancellation</h1><p>You will keep access until the end of your billing period.</p><form method="post" action="/do/cancel"><input type="submit" class="btn" value="Cancel subscription"></form>
         ${link('/trap/keep', 'Keep my subscription', 'btn primary')}`,
      ),
  },
  does: {
    why: ({ truth, form }) => {
      if (form.get('r') !== 'none' && form.get('r') !== null) truth.wrong.push('gave a reason')
      return { to: '/cancel/offer' }
    },
    decline: () => ({ to: '/cancel/confirm' }),
    cancel: become('ends'),
  },
}

const portal: Site = {
  name: 'payment portal: Cancel plan twice, then a reason after the fact that nobody owes',
  right: cancelled,
  pages: {
    '/account': ({ truth, query }) =>
      page(
        'Billing',
        `<p>${link('/trap/return', 'Return to Acme, Inc.')}</p><h2>Current subscription</h2>${
          truth.status === 'ends'
            ? `<p>Pro plan <span class="muted">Cancels Mar 14</span></p><p>$20.00 per month</p><p>Your service will end on March 14, ${Y}.</p>${button('/trap/renew', "Don't cancel plan")}`
            : `<p>Pro plan</p><p>$20.00 per month</p><p>Your next billing date is March 14, ${Y}.</p>${link('/update', 'Update plan', 'btn')}${link('/cancel', 'Cancel plan', 'btn')}`
        }<h2>Payment method</h2><p>Visa •••• 4242</p>${link('/trap/add', 'Add payment method')}${
          query.has('why')
            ? `<div class="overlay"><div class="box" role="dialog" aria-modal="true" aria-labelledby="t"><h3 id="t">Your plan has been canceled</h3><p>We're sorry to see you go! Let us know why you're canceling.</p>
               <label><input type="radio" name="w"> It's too expensive</label><br><label><input type="radio" name="w"> I need more features</label><p>${link('/account', 'No thanks', 'btn')}<button class="btn primary" disabled>Submit</button></p></div></div>`
            : ''
        }`,
      ),
    '/cancel': () =>
      page(
        'Confirm',
        `<h1>Cancel your plan</h1><p>Pro plan, $20.00 per month</p><p>If you cancel, your plan will still be available until March 14, ${Y}.</p>${button('/do/cancel', 'Cancel plan', 'primary')}${link('/trap/back', 'Go back', 'btn')}`,
      ),
  },
  does: { cancel: become('ends', '/account?why=1') },
}

const chargebee: Site = {
  name: 'billing portal: the end of the term or at once, and a badge Non Renewing',
  right: cancelled,
  pages: {
    '/account': () =>
      page(
        'Portal',
        `<h1>My Account</h1><ul><li>${link('/sub', 'Manage Subscription')}</li><li>${link('/trap/address', 'Billing & Shipping Addresses')}</li></ul>`,
      ),
    '/sub': ({ truth }) =>
      page(
        'Subscription',
        truth.status === 'ends'
          ? `<h1>Subscription</h1><p>Business <span>NON RENEWING</span></p><p>Your subscription will be canceled on 14-Mar-${Y}.</p>${button('/trap/reactivate', 'Remove scheduled cancellation')}`
          : `<h1>Subscription</h1><p>Business <span>ACTIVE</span></p><p>Next billing on 14-Mar-${Y}</p>${link('/trap/edit', 'Edit Subscription')}${link('/cancel', 'Cancel Subscription')}`,
      ),
    '/cancel': () =>
      page(
        'Cancel',
        `<h1>Cancel subscription</h1><form method="post" action="/do/cancel"><p>When do you want the cancellation to take effect?</p>
         <p><label><input type="radio" name="when" value="now" checked> Immediately, without refund</label></p><p><label><input type="radio" name="when" value="term"> At the end of the current term (14-Mar-${Y})</label></p>
         <button class="btn">Confirm Cancellation</button></form>${link('/trap/keep', "Don't cancel")}`,
      ),
  },
  does: {
    cancel: ({ truth, form }) => {
      if (form.get('when') !== 'term') truth.wrong.push('ended at once')
      truth.status = form.get('when') === 'term' ? 'ends' : 'gone'
      return { to: '/sub' }
    },
  },
}

const table: Site = {
  name: 'table: status and expiry in cells, two dates, the later one counts',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      page(
        'Subscriptions',
        `<h1>Subscriptions</h1><table><tr><th>Plan</th><td>Team monthly</td></tr><tr><th>Status</th><td><span>${truth.status === 'ends' ? 'Canceled' : 'Active'}</span></td></tr>
         <tr><th>Started</th><td>2024-06-01</td></tr>${truth.status === 'ends' ? `<tr><th>Expires on</th><td>${END}</td></tr>` : `<tr><th>Renews on</th><td>${END}</td></tr>`}</table>
         ${truth.status === 'ends' ? button('/trap/react', 'Reactivate') : link('/cancel', 'Cancel subscription')}`,
      ),
    '/cancel': () =>
      page(
        'Cancel',
        `<h1>Cancel subscription</h1><p>Are you sure you want to cancel your Team monthly subscription?</p><form method="post" action="/do/yes"><input type="submit" value="Yes, Cancel"></form>${link('/account', 'No, Go Back')}`,
      ),
  },
  does: { yes: become('ends') },
}

const inline: Site = {
  name: 'gallery: no question at all, the link cancels at once and the plan is gone',
  right: { outcome: ['cancelled-now', 'cancelled-at-period-end'], truth: 'gone' },
  pages: {
    '/account': ({ truth }) =>
      page(
        'Membership',
        truth.status === 'gone'
          ? `<h1>Membership</h1><p>You don't have an active membership.</p>${link('/trap/join', 'Become a member')}`
          : `<h1>Membership</h1><p>Patron, $5 per month. Renews on March 14, ${Y}.</p>${button('/do/cancel', 'Cancel membership')}`,
      ),
  },
  does: { cancel: become('gone') },
}

const yearless: Site = {
  name: 'magazine: a date without its year, a Proceed that means cancelling',
  right: { ...cancelled, endsOn: soon().iso },
  pages: {
    '/account': ({ truth }) =>
      page(
        'Plan',
        truth.status === 'ends'
          ? `<h1>Your plan</h1><p>Canceled. Your plan ends on ${soon().words}.</p>${button('/trap/undo', 'Undo cancellation')}`
          : `<h1>Your plan</h1><p>Auto-renews on ${soon().words}.</p>${link('/c', 'Cancel auto-renewal')}`,
      ),
    '/c': () =>
      page(
        'Cancel',
        `<h1>Cancel auto-renewal?</h1><p>You can use your plan until ${soon().words}.</p>${button('/do/off', 'Proceed with cancellation')}${link('/trap/stay', 'Never mind', 'btn')}`,
      ),
  },
  does: { off: become('ends') },
}

const danger: Site = {
  name: 'danger zone: Close account is red and beside the cancelling',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      page(
        'Settings',
        `<h1>Settings</h1><h2>Subscription</h2><p>${truth.status === 'ends' ? `Cancelled, active until 14 March ${Y}` : `Renews 14 March ${Y}`}</p>
         <h2>Danger zone</h2>${truth.status === 'ends' ? '' : button('/do/ask', 'Cancel my subscription')}${button('/trap/close', 'Close account')}${button('/trap/delete', 'Delete all my data')}`,
      ),
    '/sure': () =>
      page(
        'Sure',
        `<h1>Cancel your subscription?</h1><p>This takes effect on 14 March ${Y}.</p>${button('/trap/keep', 'Keep subscription', 'primary')}${button('/do/sure', 'Cancel subscription')}${link('/trap/close', 'Close my account instead')}`,
      ),
  },
  does: { ask: () => ({ to: '/sure' }), sure: become('ends') },
}

const shaming: Site = {
  name: 'shaming: a gift month, a guilt trip and a pause before the end',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      page(
        'Plan',
        truth.status === 'ends'
          ? `<h1>My plan</h1><p>Your plan is canceled and won't renew. It ends on 03/14/${Y}.</p>${button('/trap/renew', 'Renew my plan')}`
          : `<h1>My plan</h1><p>Gold, renews automatically on 03/14/${Y}</p>${link('/gift', 'Cancel plan')}`,
      ),
    '/gift': () =>
      page(
        'Gift',
        `<h1>Wait! Your next month is on us</h1>${button('/trap/gift', 'Claim my free month', 'primary')}${link('/pause', "No thanks, I don't want a free month")}`,
      ),
    '/pause': () =>
      page(
        'Pause',
        `<h1>Need a break? Pause your plan for up to 3 months</h1>${button('/trap/pause', 'Pause my plan', 'primary')}${link('/last', 'No, continue canceling')}`,
      ),
    '/last': () =>
      page(
        'Last',
        `<h1>Are you really sure you want to leave?</h1><p>Your friends will miss you.</p>${button('/trap/keep', "I'll stay", 'primary')}${button('/do/cancel', 'Cancel plan and lose my benefits')}`,
      ),
  },
  does: { cancel: become('ends') },
}

const twoPlans: Site = {
  name: 'two memberships: which one is the person’s to say',
  right: { ...stop, reason: 'ambiguous' },
  pages: {
    '/account': () =>
      page(
        'Memberships',
        `<h1>Memberships</h1><section><h2>Anna draws</h2><p>Renews March 1, ${Y}</p>${link('/c/1', 'Cancel membership')}</section><section><h2>Ben sings</h2><p>Renews March 14, ${Y}</p>${link('/c/2', 'Cancel membership')}</section>`,
      ),
    '/c/1': ({ truth }) => {
      truth.wrong.push('chose one of two')
      return page('Cancel', `<h1>Cancel membership?</h1>${button('/do/cancel', 'Yes, cancel')}`)
    },
    '/c/2': ({ truth }) => {
      truth.wrong.push('chose one of two')
      return page('Cancel', `<h1>Cancel membership?</h1>${button('/do/cancel', 'Yes, cancel')}`)
    },
  },
  does: { cancel: become('ends') },
}

const gym: Site = {
  name: 'gym: only a letter or a visit will do',
  right: stop,
  args: ['--timeout', '12'],
  pages: {
    '/account': () =>
      page(
        'My membership',
        `<h1>My membership</h1><p>Black Card, next draft on March 17, ${Y}</p>${button('/trap/upgrade', 'Upgrade')}${button('/trap/freeze', 'Freeze membership')}
         <h2>How do I cancel my membership?</h2><p>To cancel your membership, visit your home club or send a letter by certified mail. If you cancel, your membership will end on the date we receive it.</p>${link('/trap/call', 'Call us')}`,
      ),
  },
}

const typed: Site = {
  name: 'typed word: the button stays dead until CANCEL is typed',
  right: stop,
  pages: {
    '/account': ({ truth }) =>
      page(
        'Plan',
        `<h1>Plan</h1><p>Renews ${END}</p>${truth.status === 'active' ? link('/c', 'Cancel plan') : ''}`,
      ),
    '/c': () =>
      page(
        'Cancel',
        `<h1>Cancel your plan</h1><form method="post" action="/do/cancel"><p><label>Type CANCEL to confirm <input name="t" oninput="b.disabled=this.value!=='CANCEL'"></label></p>
         <button id="b" class="btn" disabled>Cancel plan</button></form>${link('/trap/keep', 'Keep plan', 'btn')}`,
      ),
  },
  does: { cancel: become('ends') },
}

const tick: Site = {
  name: 'tick box: I understand must be ticked, and that is the person’s',
  right: stop,
  pages: {
    '/account': () => page('Plan', `<h1>Plan</h1><p>Renews ${END}</p>${link('/c', 'Cancel plan')}`),
    '/c': () =>
      page(
        'Cancel',
        `<h1>Are you sure you want to cancel?</h1><form method="post" action="/do/cancel"><p><label><input type="checkbox" onchange="b.disabled=!this.checked"> I understand that I will lose my data</label></p>
         <button id="b" class="btn" disabled>Yes, cancel my plan</button></form>${link('/trap/keep', 'Keep my plan', 'btn')}`,
      ),
  },
  does: { cancel: become('ends') },
}

const already: Site = {
  name: 'already cancelled: nothing to click, and Resume is a trap',
  right: { ...cancelled, truth: 'active' },
  pages: {
    '/account': () =>
      page(
        'Plan',
        `<h1>Plan</h1><p>Pro (canceled)</p><p>Your access expires on March 14th, ${Y}.</p>${button('/trap/resume', 'Resume subscription', 'primary')}${link('/trap/plans', 'See plans')}`,
      ),
  },
}

const free: Site = {
  name: 'other account: signed in where nothing was ever bought',
  right: { outcome: ['not-subscribed'], truth: 'active' },
  pages: {
    '/account': () =>
      page(
        'Plan',
        `<h1>Billing</h1><p>Signed in as other@example.org</p><p>You're currently on the Free plan.</p>${button('/trap/upgrade', 'Upgrade to Pro', 'primary')}<p>Cancel anytime.</p>`,
      ),
  },
}

export const forms: readonly Site[] = [
  streaming,
  iliad,
  music,
  newspaper,
  portal,
  chargebee,
  table,
  inline,
  yearless,
  danger,
  shaming,
  twoPlans,
  gym,
  typed,
  tick,
  already,
  free,
]
