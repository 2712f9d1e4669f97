/** What Midjourney's own pages may look like, as people have described them. */
import { become, button, cancelled, html, link, SCRIPT, type Site, Y } from './site'

const side = `<nav>${link('/explore', 'Explore')}${link('/create', 'Create')}${link('/organize', 'Organize')}${link('/account', 'Manage Sub')}</nav>`
const plan = (status: string, controls: string) =>
  status === 'ends'
    ? `<h2>Plan Details</h2><p>Standard Plan</p><p>Subscription ends on March 14, ${Y}</p>${button('/trap/uncancel', 'Uncancel Plan')}`
    : `<h2>Plan Details</h2><p>Standard Plan <span>Active</span></p><p>Renews on March 14, ${Y}</p>${controls}`

const old: Site = {
  name: 'the layout of 2023: Manage Sub, the grey Manage, Cancel Plan, Confirm Cancellation',
  right: cancelled,
  pages: {
    '/account': ({ truth, query }) =>
      query.has('p')
        ? html('M', '')
        : html(
            'M',
            `${side}<main><h1>Manage Subscription</h1>${plan(truth.status, `<button class="btn" id="m" style="color:#888">Manage</button><div id="mm" hidden><button onclick="location='/trap/change'">Change Plan</button><button id="c">Cancel Plan</button></div>`)}</main>
      <div id="d" class="overlay" hidden><div class="box"><h3>Cancel Subscription</h3><p>Your plan stays active until March 14, ${Y}.</p>${button('/trap/keep', 'Keep Plan')}${button('/do/cancel', 'Confirm Cancellation')}</div></div>
      <script>${SCRIPT}const m=$('#m');if(m){m.onclick=()=>{mm.hidden=false};$('#c').onclick=()=>{d.hidden=false}}</script>`,
          ),
    '/explore': () => html('M', `${side}<h1>Explore</h1>`),
  },
  does: { cancel: become('ends') },
}

const signIn: Site = {
  name: 'signed out: Discord on another origin, then the Billing & Payment box',
  right: cancelled,
  pages: {
    '/account': ({ truth, cookies }) =>
      cookies.includes('in=1')
        ? html(
            'M',
            `<main><h1>Manage Subscription</h1><h2>Billing &amp; Payment</h2>${plan(truth.status, `${link('/trap/stripe', 'Edit Billing or View Invoices', 'btn')}${link('/cancel', 'Cancel Plan', 'btn')}`)}</main>`,
          )
        : html(
            'M',
            `<main><h1>Midjourney</h1>${link('/signin', 'Log In', 'btn')}${link('/trap/signup', 'Sign Up', 'btn')}</main>`,
          ),
    '/signin': ({ there }) =>
      html(
        'M',
        `<main><h1>Welcome back</h1><a class="btn" href="/trap/google">Continue with Google</a> <a class="btn" href="${there}/oauth2/authorize">Continue with Discord</a></main>`,
      ),
    '/back': () => ({ to: '/account', cookie: 'in=1' }),
    '/cancel': () =>
      html(
        'M',
        `<main><h1>Cancel Subscription</h1><form method="post" action="/do/cancel"><p><label><input type="radio" name="w" value="end" checked> Cancel at end of subscription period</label></p><p><label><input type="radio" name="w" value="now"> Cancel immediately with refund</label></p><button class="btn" style="background:#c00;color:#fff">Confirm Cancellation</button></form>${link('/trap/keep', 'Nevermind', 'btn')}</main>`,
      ),
  },
  elsewhere: {
    '/oauth2/authorize': ({ here }) =>
      html(
        'Authorize',
        `<main><h2>Midjourney wants to access your Discord account</h2><p>Signed in as jo</p><a class="btn" href="${here}/trap/denied">Cancel</a> <a class="btn primary" href="${here}/back">Authorize</a></main>`,
      ),
  },
  does: {
    cancel: ({ truth, form }) => {
      truth.status = form.get('w') === 'end' ? 'ends' : 'gone'
      return { to: '/account' }
    },
  },
}

const sameOrigin: Site = {
  name: 'Discord on the same origin, a profile menu, a scheduled change that must go first',
  right: cancelled,
  pages: {
    '/account': ({ truth, cookies }) => {
      if (!cookies.includes('in=1')) return { to: '/auth/signin' }
      const changed = truth.used.includes('change')
      return html(
        'M',
        `<main><h1>Manage Subscription</h1>${plan(truth.status, changed ? '<button class="btn" id="c">Cancel Plan</button>' : `<p>Your plan will change to Basic on March 14, ${Y}.</p>${button('/do/change', 'Cancel Change')}`)}</main>
       <dialog id="d"><h3>Cancel at end of subscription period</h3><p>Your plan will remain active until March 14, ${Y}.</p><button id="y">Confirm Cancellation</button><button onclick="d.close()">Close</button></dialog><script>${SCRIPT}const c=$('#c');if(c){c.onclick=()=>d.showModal();$('#y').onclick=async()=>{await tell('/do/cancel');location.reload()}}</script>`,
      )
    },
    '/auth/signin': () =>
      html(
        'M',
        `<main><h1>Sign in to Midjourney</h1>${link('/oauth2/authorize', 'Sign in with Discord', 'btn')}${link('/trap/google', 'Sign in with Google', 'btn')}</main>`,
      ),
    '/oauth2/authorize': () =>
      html(
        'M',
        `<main><h2>Midjourney Bot wants to access your Discord account</h2>${link('/trap/deny', 'Cancel', 'btn')}${link('/back', 'Authorize', 'btn')}</main>`,
      ),
    '/back': () => ({ to: '/account', cookie: 'in=1' }),
  },
  does: { change: () => ({ to: '/account' }), cancel: become('ends') },
}

const refund: Site = {
  name: 'refund at once: the red button after the second radio',
  right: { outcome: ['cancelled-now'], refund: true, truth: 'gone' },
  args: ['--input', 'refund=refund-now'],
  pages: {
    '/account': ({ truth }) =>
      truth.status === 'gone'
        ? html(
            'M',
            `<main><h1>Manage Subscription</h1><p>You don't have an active subscription.</p>${button('/trap/buy', 'Purchase Plan')}</main>`,
          )
        : html(
            'M',
            `<main><h1>Manage Subscription</h1>${plan(truth.status, '<button class="btn" id="c">Cancel Plan</button>')}</main><dialog id="d"><h3>Cancel Subscription</h3><form method="post" action="/do/cancel"><p><label><input type="radio" name="w" value="end" checked> Cancel at end of subscription period</label></p>
         <p><label><input type="radio" name="w" value="now"> Cancel immediately with refund</label></p><button>Confirm Cancellation</button></form><button onclick="d.close()">Go back</button></dialog><script>${SCRIPT}$('#c').onclick=()=>d.showModal()</script>`,
          ),
  },
  does: {
    cancel: ({ truth, form }) => {
      truth.status = form.get('w') === 'now' ? 'gone' : 'ends'
      return { to: '/account' }
    },
  },
}

const paused: Site = {
  name: 'a failed payment: paused, and cancelled without paying',
  right: { outcome: ['cancelled-now', 'cancelled-at-period-end'], truth: 'gone' },
  pages: {
    '/account': ({ truth }) =>
      html(
        'M',
        truth.status === 'gone'
          ? '<main><h1>Manage Subscription</h1><p>Your subscription has been canceled.</p><p>No active subscription.</p></main>'
          : `<main><h1>Manage Subscription</h1><p>Your plan is paused because your last payment failed.</p>${button('/trap/pay', 'Retry payment')}${link('/c', 'Cancel Plan', 'btn')}</main>`,
      ),
    '/c': () =>
      html(
        'M',
        `<main><h1>Cancel Plan</h1><p>Are you sure you want to cancel your plan?</p>${button('/do/cancel', 'Confirm Cancellation')}${button('/trap/keep', 'Keep Plan')}</main>`,
      ),
  },
  does: { cancel: become('gone') },
}

export const midjourney: readonly Site[] = [old, signIn, sameOrigin, refund, paused]
