/** English. See index.ts. */
import type { AppTexts } from './index.js'

export const en: AppTexts = {
  says: {
    checking: 'That looks like the end. I check on a freshly loaded page whether it is true.',
    'checking-again': 'One fresh page shows it. I load it once more to be sure.',
    'sign-in-yourself':
      'Please sign in yourself at {detail}. I read nothing of this page and go on by myself afterwards.',
    'foreign-page': 'This page belongs to {detail}, which is not part of this guide. I click nothing here.',
    'page-asks': 'The site itself asks: “{detail}”. Please answer it in the site’s window.',
    'trap-clicked': 'Careful: you clicked “{control}”. {detail}',
    'trap-ahead': 'Do not click “{control}”. {detail}',
    'going-to-start': 'I do not know this page. I go back to the account page.',
    'yours-to-click': '“{control}” is yours to click: the site forbids that anybody else does it.',
    'not-seen':
      'I have not seen that click on “{control}”, and the page is as it was. Please click it once more.',
    'signed-out-again':
      'The site has signed you out. Please sign in again; nothing is lost, and the walk goes on from where the site stands.',
    'looking-closer':
      'I have not found it yet. I look more closely: in what is folded away, and further down the page.',
    'may-be-inside': 'It may be inside of “{control}”. Opening it changes nothing.',
    'not-sure':
      'I am not sure. “{control}” stands where the right control used to be, but its words are new to me. Please read it before you click; I will not click it.',
  },
  asks: {
    'confirm-commit': 'The next click ends the subscription: “{detail}”. Shall I make it?',
    terms: 'The service forbids automated tools. Shall I click all the same?',
    ambiguous:
      'Several controls mean the same here ({detail}). I do not guess. Please click the right one yourself.',
    'choice-not-offered':
      'The site does not offer what you chose ({detail}). Nothing was clicked. Choose the other way, or write to support.',
    'still-active':
      'The site still shows the subscription running after three fresh looks. Try again, or stop and write to support?',
    unrecognised: 'I do not know this page ({detail}). Go to your account page yourself; I go on from there.',
    blocked: 'The control “{detail}” cannot be used now. Is something missing on the page, or covering it?',
    'sign-in': 'Please sign in at {detail}.',
    challenge: 'Please show the site that you are human.',
    'page-lost': 'The site’s page is lost. Open it again; the walk goes on where the site stands.',
    'which-plan': 'There are several subscriptions here ({detail}). Which one do you want to cancel?',
    'check-mail':
      'The site has sent you a mail with a link. Copy the address of that link and paste it below.',
  },
  reasons: {
    'still-active': 'The site still shows the subscription running.',
    'offer-taken': 'An offer was accepted, so the subscription goes on.',
    'plan-paused': 'The plan is only paused, not cancelled.',
    'plan-changed': 'The plan was changed, not cancelled.',
    'only-account-deleted': 'Only the account was deleted. That does not stop the billing.',
    'site-error': 'The site reported an error. Wait an hour, try again, then write to billing support.',
    unrecognised: 'No known page was found. Try another browser, or write to billing support.',
    ambiguous: 'Several controls fit, and guessing is not safe. Click the right one yourself in “show” mode.',
    disabled: 'The control needed is switched off. Something else may have to be filled in first.',
    covered: 'Something covers the control needed. Close it, then try again.',
    'dead-control': 'The control does nothing. Try another browser, or write to billing support.',
    'click-refused': 'The control kept changing at the moment of the click, so it was not clicked.',
    loop: 'The site leads in circles. Try another browser, or write to billing support.',
    'step-limit': 'The way was longer than 40 steps. Write to billing support.',
    'time-limit': 'Time ran out. Start again; the run goes on where the site stands.',
    'choice-not-offered':
      'The site does not offer what you chose, so nothing was confirmed. Choose the other way.',
    'not-confirmed': 'The irreversible click was not confirmed, so it was not made. Nothing was cancelled.',
    'needs-person': 'From here a person must click, and nobody is here. Run it with a visible window.',
    'sign-in-needed': 'Signing in is yours to do, and nobody is here. Run it with a visible window.',
    challenge: 'The site wants to see a human. Do it in a visible window.',
    'foreign-origin': 'The site led to an address outside this guide.',
    'cannot-verify':
      'The site does not show clearly whether it is cancelled. Check by hand and keep the report.',
    stopped: 'You stopped the run.',
    unreachable: 'The site cannot be reached. Check the connection and try again.',
    'tls-error':
      'The connection to the site is not secure. Nothing was done. Check the address, the clock and the network.',
    'http-error': 'The site answered with an error. Try again later.',
    download: 'The site sent a file instead of a page. It was refused.',
    'page-dialog': 'The site asked something in a window of its own, and nobody was there to answer.',
    'page-crashed': 'The page crashed. Start again.',
    'page-closed': 'The window of the site was closed. Start again; the run goes on where the site stands.',
    'load-timeout': 'The page did not load within 30 seconds. Try again later.',
    unresponsive: 'The page does not respond. Start again, or try another browser.',
    'sign-in-loop':
      'Signing in leads back to the sign-in page each time. The site does not keep the sign-in in this window.',
    'challenge-loop':
      'The site asks again and again whether you are human. In this window that can go on for ever.',
    'page-translated':
      'The browser has translated this page, so its buttons carry other words than the site gave them.',
    'needs-typing': 'A word has to be typed here, and that is for you to do. Nothing was typed in your name.',
    'check-mail': 'The site has sent a mail with a link, and nobody is here to open it.',
    checkout:
      'The site shows a checkout instead of a plan. This account seems to have no plan; nothing was bought.',
    'stay-chosen':
      'An option to keep the plan is chosen on this page. The button beside it would take that option. Choose the one that cancels yourself; the walk goes on from there.',
    'wrong-subscription':
      'This page manages another subscription, not the one that you want to cancel. Nothing was clicked.',
  },
  outcomes: {
    'cancelled-now': 'Cancelled, ended at once',
    'cancelled-at-period-end': 'Cancelled, ends with the paid period',
    'not-cancelled': 'Not cancelled',
    'not-subscribed': 'No subscription on this account',
    unknown: 'Not known',
    'no-safe-path': 'No safe way found',
  },
  advice: {
    'try-again': 'Try again. The walk joins the site wherever it stands.',
    'open-again': 'Open the page again. Nothing is lost; the walk goes on where the site stands.',
    'wait-hour': 'Wait an hour, then try again.',
    yourself: 'Go to the right place yourself in the site’s window. The walk notices and goes on from there.',
    uncover: 'Close what lies over the page: a cookie notice, a chat, an advertisement. Then try again.',
    'other-choice': 'Go back and choose the other way to end it.',
    account:
      'Make sure that you are signed in with the account that pays. The receipt shows which one that is.',
    connection: 'Check the connection of this computer.',
    'by-hand': 'Look at the subscription page yourself, and keep the report.',
    'translate-off':
      'Turn the translation off: right-click the page, or click the translate sign in the address line, and choose the original language.',
    'type-it': 'Type the word yourself in the site’s window. The walk notices and goes on.',
    cookies: 'Allow cookies for this site, and switch blockers off for it.',
    'own-browser': 'Go on in an installed browser: sites trust it more than a window inside another program.',
    'pop-ups': 'Allow pop-ups for this site, and switch ad blockers off for it.',
    private: 'Try a private window: it begins without old cookies.',
    'which-account':
      'Look at the latest receipt: the address that it was sent to belongs to the account that pays. Then sign in with that account.',
    'other-way': 'Take another way out: see below.',
  },
  words: {
    step: 'Step',
    next: 'Next you should see:',
    trap: 'Trap',
    clicked: 'Clicked',
    'clicked-you': 'You clicked',
    verified: 'verified on two fresh pages',
    'not-verified': 'not verified',
    'ends-on': 'Ends on',
    refund: 'Refund',
    report: 'Report',
    'report-title': 'Report of a cancellation',
    'picture-of': 'Picture of',
    practice: 'Practice',
    keys: 'Keys: Enter = click it for me, y = yes, s = show again, a = try again, q = stop',
    'press-enter': 'Press Enter to close the window.',
    waiting: 'waiting for you',
    opening: 'I open the site. This can take a moment.',
    'walk-waits': 'The walk waits for you',
    'site-detached':
      'Developer tools took over the page, so nothing can be seen of it. Close them; the walk then goes on by itself.',
    'case-open': 'Begun, not finished',
    'site-opens-here': 'The site opens here.',
    status: 'As the site says',
    reminder: 'The hour is over. Try again now.',
    'state-active': 'running',
    'state-ends': 'cancelled, runs until the end of the period',
    'state-cancelled': 'cancelled',
    'state-paused': 'paused',
    'state-past-due': 'a payment is overdue',
    'state-none': 'no subscription',
    'per-week': 'a week',
    'per-month': 'a month',
    'per-year': 'a year',
    'charge-on': 'next charge on',
  },
}
