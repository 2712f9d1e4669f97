/** Sites that are one page and a script: menus, tabs, dialogs, shadow trees, frames, late and changing content. */
import { become, cancelled, END, html, SCRIPT, type Site, stop, weekday, Y } from './site'

const app = (body: string, script: string, lang = 'en') =>
  html('App', `${body}<script>${SCRIPT}${script}</script>`, lang)

const state = (status: string) => `const ended=${status === 'ends'};`

const chat: Site = {
  name: 'chat: avatar menu, settings, tabs, a Manage drop-down, a dialog on the dialog',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      app(
        `<header><button id="me" aria-haspopup="menu" aria-label="Open profile menu">JD</button><div id="menu" role="menu" hidden><div role="menuitem" tabindex="0" data-to="/trap/upgrade">Upgrade plan</div>
         <div role="menuitem" tabindex="0" id="settings">Settings</div><div role="menuitem" tabindex="0" data-to="/trap/logout">Log out</div></div></header><main><h1>What can I help with?</h1></main><div id="root"></div>`,
        `${state(truth.status)}
         $('#me').onclick=()=>{$('#menu').hidden=!$('#menu').hidden};
         for(const t of document.querySelectorAll('[data-to]'))t.onclick=()=>tell(t.dataset.to);
         const dlg=document.createElement('div');
         function show(tab){dlg.innerHTML='<section class="box"><div role="tablist"><button role="tab" id="g">General</button><button role="tab" id="a">Account</button></div><div id="p"></div><button aria-label="Close" id="x">×</button></section>';
          $('#root').append(dlg);$('#g',dlg).onclick=()=>show('g');$('#a',dlg).onclick=()=>show('a');$('#x',dlg).onclick=()=>dlg.remove();
          $('#p',dlg).innerHTML=tab==='g'?'<p>Theme: System</p>':ended?'<h3>Plus</h3><p>Your plan will be canceled on March 14, ${Y}.</p><button onclick="tell(\\'/trap/renew\\')">Renew</button>':'<h3>Plus</h3><p>Your plan auto-renews on March 14, ${Y}</p><button id="m" aria-haspopup="menu">Manage</button><div id="mm" hidden role="menu"><div role="menuitem" tabindex="0" onclick="tell(\\'/trap/pro\\')">Upgrade to Pro</div><div role="menuitem" tabindex="0" id="c">Cancel subscription</div></div><h3>Delete account</h3><button onclick="tell(\\'/trap/delete\\')">Delete</button>';
          const m=$('#m',dlg);if(m){m.onclick=()=>{$('#mm',dlg).hidden=false};$('#c',dlg).onclick=ask}}
         function ask(){const o=document.createElement('div');o.className='overlay';o.innerHTML='<div class="box" role="dialog" aria-modal="true"><h2>Cancel your subscription?</h2><p>You will have access to Plus until March 14, ${Y}.</p><button id="k">Keep subscription</button><button id="y">Cancel subscription</button></div>';
          document.body.append(o);$('#k',o).onclick=()=>tell('/trap/keep');$('#y',o).onclick=async()=>{await tell('/do/cancel');o.remove();dlg.remove();location.hash='#settings'}}
         $('#settings').onclick=()=>{$('#menu').hidden=true;show('a');location.hash='#settings'};
         if(location.hash==='#settings')show('a')`,
      ),
  },
  does: { cancel: become('ends') },
}

const design: Site = {
  name: 'design: a kebab menu, a native dialog, a pause on offer, radio cards with hidden inputs and a Skip',
  right: cancelled,
  pages: {
    '/account': () =>
      app(
        `<nav><a href="/account">Your account</a><a href="/billing">Billing &amp; plans</a><a href="/trap/team">People</a></nav><main><h1>Your account</h1><p>Name: Jo</p></main>`,
        '',
      ),
    '/billing': ({ truth }) =>
      app(
        `<main><h1>Billing &amp; plans</h1><h2>Subscriptions</h2><div>Design Pro ${
          truth.status === 'ends'
            ? `<p>Subscription cancelled. You can keep using Pro until 14 March ${Y}.</p>`
            : `<p>Next billing date: 14 March ${Y}</p><button aria-label="More actions" aria-haspopup="menu" id="k">⋯</button>
         <div id="mm" role="menu" hidden><button role="menuitem" onclick="tell('/trap/change')">Change plan</button><button role="menuitem" id="c">Cancel subscription</button></div>`
        }</div></main>
         <dialog id="d1"><h2>Before you go</h2><p>Pause your subscription for up to 3 months instead</p><button onclick="tell('/trap/pause')">Pause subscription</button><button id="n1">Continue cancellation</button><button aria-label="Close" onclick="d1.close()">✕</button></dialog>
         <dialog id="d2"><h2>Why are you leaving?</h2><style>.card input{position:absolute;opacity:0;width:1px;height:1px}.card{display:block;border:1px solid #999;padding:8px;margin:4px;cursor:pointer}</style>
         <label class="card"><input type="radio" name="r">It costs too much</label><label class="card"><input type="radio" name="r">I'm switching to another tool</label><button disabled id="s">Submit</button><button id="n2">Skip</button></dialog>
         <dialog id="d3"><h2>Confirm cancellation</h2><p>You're about to cancel your Pro plan.</p><button onclick="tell('/trap/keep')">Keep Pro</button><button id="n3">Confirm cancellation</button></dialog>`,
        `const k=$('#k');if(k){k.onclick=()=>{$('#mm').hidden=false};$('#c').onclick=()=>{$('#mm').hidden=true;d1.showModal()}}
         $('#n1').onclick=()=>{d1.close();d2.showModal()};$('#n2').onclick=()=>{d2.close();d3.showModal()};
         $('#n3').onclick=async()=>{await tell('/do/cancel');d3.close();setTimeout(()=>location.reload(),600)}`,
      ),
  },
  does: { cancel: become('ends') },
}

const shadow: Site = {
  name: 'components: everything in shadow trees, div role=button, shows up after two seconds',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      app(
        '<my-app></my-app>',
        `${state(truth.status)}
         customElements.define('my-app',class extends HTMLElement{connectedCallback(){this.r=this.attachShadow({mode:'open'});this.r.innerHTML='<p>Loading…</p>';setTimeout(()=>this.main(),2000)}
          main(){this.r.innerHTML=ended?'<h1>Subscription</h1><p>Ends on ${weekday('en')}, ${`14 March ${Y}`}</p><div role="button" tabindex="0" id="u">Undo</div>':'<h1>Subscription</h1><p>Plan: Solo</p><p>Renewal date: March 14, ${Y}</p><div role="button" tabindex="0" id="c">Cancel Subscription</div>';
           const u=$('#u',this.r);if(u)u.onclick=()=>tell('/trap/undo');const c=$('#c',this.r);if(c)c.onclick=()=>this.ask()}
          ask(){const d=document.createElement('my-modal');this.r.append(d)}});
         customElements.define('my-modal',class extends HTMLElement{connectedCallback(){const r=this.attachShadow({mode:'open'});r.innerHTML='<style>.o{position:fixed;inset:0;background:#0008}.b{background:#fff;margin:15vh auto;width:400px;padding:20px}</style><div class="o"><div class="b" role="alertdialog" aria-modal="true"><h2>Do you really want to cancel your subscription?</h2><div role="button" tabindex="0" id="n">No</div><div role="button" tabindex="0" id="y">Yes</div></div></div>';
          $('#n',r).onclick=()=>tell('/trap/no');$('#y',r).onclick=async()=>{await tell('/do/cancel');location.reload()}}})`,
      ),
  },
  does: { cancel: become('ends') },
}

const frame: Site = {
  name: 'frame: the whole billing page stands in a frame of the same origin',
  right: cancelled,
  pages: {
    '/account': () =>
      html(
        'Account',
        '<header><h1>Account</h1></header><iframe src="/embedded" style="width:100%;height:520px;border:0"></iframe>',
      ),
    '/embedded': ({ truth }) =>
      html(
        'Billing',
        truth.status === 'ends'
          ? `<h2>Current plan</h2><p>Starter</p><p>Cancels on Mar 14, ${Y}</p>`
          : `<h2>Current plan</h2><p>Starter</p><p>Renews on Mar 14, ${Y}</p><a class="btn" href="/embedded/c">Cancel plan</a>`,
      ),
    '/embedded/c': () =>
      html(
        'Cancel',
        `<h2>Cancel your plan?</h2><p>It stays active until Mar 14, ${Y}.</p><form method="post" action="/trap/keep"><button>Keep plan</button></form><form method="post" action="/do/cancel"><button>Yes, cancel plan</button></form>`,
      ),
  },
  does: { cancel: become('ends', '/embedded') },
}

const foreignFrame: Site = {
  name: 'foreign frame: the billing page belongs to an origin that the guide does not know',
  args: ['--timeout', '14'],
  right: stop,
  pages: {
    '/account': ({ there }) =>
      html(
        'Account',
        `<header><h1>Account</h1></header><iframe src="${there}/embedded" style="width:100%;height:520px"></iframe>`,
      ),
  },
  elsewhere: {
    '/embedded': ({ truth }) => {
      return html(
        'Billing',
        `<h2>Current plan</h2><p>Renews on Mar 14, ${Y}</p><a class="btn" href="/embedded/c">Cancel plan</a>${truth.status}`,
      )
    },
    '/embedded/c': ({ truth }) => {
      truth.wrong.push('clicked in a foreign frame')
      return html('Cancel', '')
    },
  },
  strange: true,
}

const hash: Site = {
  name: 'hash routes: accordions, div with a pointer, a list that is drawn anew all the time',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      app(
        `<nav class="mobile" hidden><a href="#/billing">Billing</a></nav><nav><a href="#/profile">Profile</a><a href="#/billing">Billing</a><a href="#/team">Team</a></nav><main id="v"></main>`,
        `${state(truth.status)}
         const views={'#/billing':()=>'<h1>Billing</h1><details open><summary>Invoices</summary><p>None yet</p></details><details><summary>Subscription</summary>'+(ended?'<p>Scheduled to cancel on ${END}</p>':'<p>Next charge: ${END}</p><div style="cursor:pointer;color:#777" class="c">Cancel subscription</div>')+'</details>',
          '#/cancel':()=>'<h1>Cancel subscription</h1><p>Do you want to cancel your subscription?</p><div style="cursor:pointer" class="k">Not now</div><div style="cursor:pointer" class="y">Yes, cancel my subscription</div>','#/profile':()=>'<h1>Profile</h1>','#/team':()=>'<h1>Team</h1>'};
         let last='';function draw(){const h=location.hash||'#/profile';const o=[...document.querySelectorAll('details')].map(d=>d.open);v.innerHTML=views[h]();if(h===last)[...document.querySelectorAll('details')].forEach((d,i)=>{d.open=o[i]});last=h;
          const b=(s,f)=>{const e=$(s);if(e)e.onclick=f};b('.c',()=>{location.hash='#/cancel'});b('.k',()=>tell('/trap/later'));b('.y',async()=>{await tell('/do/cancel');location.hash='#/billing';location.reload()})}
         onhashchange=draw;draw();setInterval(draw,700)`,
      ),
  },
  does: { cancel: become('ends') },
}

const sticky: Site = {
  name: 'long page: the link far down, a cookie banner and a sticky footer in the way',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      app(
        `<style>.ck{position:fixed;left:0;right:0;bottom:0;background:#222;color:#fff;padding:24px}.ft{position:sticky;bottom:0;background:#eee;padding:20px}</style><main><h1>Your account</h1>${'<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.</p>'.repeat(60)}
         <h2>Subscription</h2><p>${truth.status === 'ends' ? `Your subscription ends on March 14, ${Y} and won't renew.` : `Your subscription renews on March 14, ${Y}.`}</p>${truth.status === 'ends' ? '' : '<a href="/cancel" class="muted">Cancel subscription</a>'}</main><div class="ft">${truth.status === 'ends' ? '' : '<button class="btn primary" onclick="tell(\'/trap/upgrade\')">Upgrade to annual and save 20%</button>'}</div>
         <div class="ck" role="dialog" aria-label="Cookies">We value your privacy. <button onclick="tell('/trap/cookies')">Accept all</button> <button onclick="this.parentElement.remove()">Reject all</button></div>`,
        '',
      ),
    '/cancel': () =>
      app(
        `<main><h1>Cancel your subscription?</h1>${'<p>What you will miss: everything.</p>'.repeat(40)}<form method="post" action="/do/cancel"><button>Cancel subscription</button></form><a href="/trap/keep">Keep my subscription</a></main>`,
        '',
      ),
  },
  does: { cancel: become('ends') },
}

const okCancel: Site = {
  name: 'tool: a dialog whose Cancel means staying and whose OK means leaving',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      app(
        `<main><h1>Subscription</h1><p>${truth.status === 'ends' ? `Auto-renew is off. Your plan ends on March 14, ${Y}.` : `Auto-renew is on. Next renewal: March 14, ${Y}`}</p>${truth.status === 'ends' ? '<button onclick="tell(\'/trap/on\')">Turn on auto-renew</button>' : '<button id="o">Turn off auto-renew</button>'}</main>
         <dialog id="d"><p>Are you sure you want to cancel your subscription?</p><button onclick="tell('/trap/cancel')">Cancel</button><button id="ok">OK</button></dialog>`,
        `const o=$('#o');if(o)o.onclick=()=>d.showModal();$('#ok').onclick=async()=>{await tell('/do/off');d.close();location.reload()}`,
      ),
  },
  does: { off: become('ends') },
}

const slow: Site = {
  name: 'slow: spinners of one to four seconds, the plan shows as active for a while after the end',
  right: cancelled,
  pages: {
    '/account': () =>
      app(
        '<main id="v"><p>Loading your account…</p></main>',
        `async function load(){await new Promise(r=>setTimeout(r,1200));const t=await (await fetch('/api')).text();v.innerHTML=t;const c=$('#c');if(c)c.onclick=ask}
         function ask(){v.innerHTML='<p>Please wait…</p>';setTimeout(()=>{v.innerHTML='<h1>We hate to see you go</h1><p>Are you sure you want to cancel your membership?</p><button id="k">No, keep my membership</button><button id="y">Yes, cancel my membership</button>';
          $('#k').onclick=()=>tell('/trap/keep');$('#y').onclick=async e=>{e.target.disabled=true;e.target.textContent='Cancelling…';await new Promise(r=>setTimeout(r,3000));await tell('/do/cancel');v.innerHTML='<h1>Done</h1><p>Your membership has been cancelled.</p>'}},2500)}
         load()`,
      ),
    '/api': ({ truth }) =>
      truth.status === 'ends' && Date.now() - truth.since > 2000
        ? `<h1>Membership</h1><p>Cancelled. Access until March 14, ${Y}.</p>`
        : `<h1>Membership</h1><p>Status: Active</p><p>Next billing date: March 14, ${Y}</p><button id="c">Cancel membership</button>`,
  },
  does: { cancel: become('ends') },
}

const stayChosen: Site = {
  name: 'cards: staying is chosen beforehand, the end of the period must be chosen instead',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      app(
        `<main><h1>Plan</h1><p>${truth.status === 'ends' ? `Your plan was cancelled on 2 November 2025 and will end on 14 March ${Y}.` : `Renews on 14 March ${Y}`}</p>${truth.status === 'ends' ? '' : '<button id="o">Cancel plan</button>'}</main>
         <div id="d" role="dialog" aria-modal="true" class="overlay" hidden><form class="box" method="post" action="/do/choose"><h2>Are you sure you want to cancel?</h2><label><input type="radio" name="w" value="stay" checked> Keep my plan</label><br><label><input type="radio" name="w" value="pause"> Pause for one month</label><br>
         <label><input type="radio" name="w" value="end"> Cancel at the end of the billing period</label><p><button>Confirm</button></p></form></div>`,
        `const o=$('#o');if(o)o.onclick=()=>{d.hidden=false}`,
      ),
  },
  does: {
    choose: ({ truth, form }) => {
      if (form.get('w') === 'end') truth.status = 'ends'
      else truth.wrong.push(form.get('w') ?? 'nothing')
      return { to: '/account' }
    },
  },
}

const refund: Site = {
  name: 'refund: asked for, offered as a button of its own, and told afterwards',
  right: { outcome: ['cancelled-now'], refund: true, truth: 'gone' },
  args: ['--input', 'refund=refund-now'],
  pages: {
    '/account': ({ truth }) =>
      app(
        truth.status === 'gone'
          ? '<main><h1>Plan</h1><p>You have no active subscription.</p><p>Your refund has been issued and will arrive within 10 business days.</p></main>'
          : `<main><h1>Plan</h1><p>Renews on ${END}</p><button id="o">Cancel plan</button></main><dialog id="d"><h2>Cancel your plan</h2><p>Choose when your plan ends.</p><button id="end">Cancel at end of billing period</button><button id="now">Cancel now and get a refund</button><button onclick="d.close()">Keep plan</button></dialog>`,
        `const o=$('#o');if(o){o.onclick=()=>d.showModal();$('#end').onclick=()=>tell('/trap/end');$('#now').onclick=async()=>{await tell('/do/now');location.reload()}}`,
      ),
  },
  does: { now: become('gone') },
}

export const apps: readonly Site[] = [
  chat,
  design,
  shadow,
  frame,
  foreignFrame,
  hash,
  sticky,
  okCancel,
  slow,
  stayChosen,
  refund,
]
