/** English. See index.ts. */
import type { LadderTexts } from './index.js'

export const en: LadderTexts = {
  rungs: {
    'other-route': {
      title: 'Another way out',
      why: 'There is more than one way to the same subscription. Where one fails, another often works, in minutes.',
      todo: 'Start one of the other ways below. The app checks on the site whether it worked.',
      wait: 'No waiting: you see at once whether it worked.',
    },
    'other-browser': {
      title: 'Another browser',
      why: 'A dead button is often the browser’s doing: an extension, a blocked window, an old sign-in.',
      todo: 'Walk the same way in another browser of this computer.',
      wait: 'No waiting: you see at once whether it worked.',
    },
    email: {
      title: 'E-mail to billing',
      why: 'Billing can cancel for you, and a dated e-mail proves later that you asked.',
      todo: 'Send the draft from your own mail program, then note here that you sent it. Keep what comes back.',
      wait: 'Give them {days} days: that always holds three working days.',
    },
    reddit: {
      title: 'Message to the moderators on Reddit',
      why: 'The moderators of the forum can reach the team when e-mail brings no answer.',
      todo: 'Send the draft with your Reddit account. The answer may come in Reddit Chat.',
      wait: 'Give them {days} days: the moderators are volunteers.',
    },
    discord: {
      title: 'Support channel on Discord',
      why: 'The support channel is read every day, by people who can pass your case on.',
      todo: 'Copy the text, open the channel, paste. Others can read it: no address, no invoice, no card.',
      wait: 'Give them {days} days: an answer that has not come by then will not come there.',
    },
    'formal-notice': {
      title: 'Formal notice',
      why: 'A last letter that sets a date. Banks and consumer offices ask whether there was one.',
      todo: 'Read it through, send it by e-mail, and note that you sent it.',
      wait: 'Give them the {days} days that the letter sets.',
    },
    'bank-stop': {
      title: 'Bank: stop further payments',
      why: 'Your bank can refuse the next charge, whatever the site does.',
      todo: 'Call your bank or use its app; the draft says what they need. A payment stop does not end the contract: the site may go on counting what you owe. So keep asking for the cancellation as well.',
      wait: 'Allow {days} days: banks need about three working days before the charge.',
    },
    'bank-dispute': {
      title: 'Bank: dispute the charge',
      why: 'A charge made after you cancelled, or asked to, can be disputed with the bank.',
      todo: 'Send the bank the draft with the report: the date of your cancellation, and what you wrote to the service.',
      wait: 'Give the bank {days} days to confirm and to look into it.',
    },
  },
  whys: {
    'not-cancelled': 'The site did not cancel, but there are ways left that take only minutes.',
    'ways-used-up': 'Nothing is left to try on the site itself. Now it is time to write.',
    'no-answer': 'The time for an answer is over.',
    'answer-did-not-help': 'There was an answer, but no cancellation.',
    'charged-anyway': 'The cancellation is proven, and money was taken all the same.',
    'waiting-for-answer': 'You have written. Now they have time to answer.',
    'answer-came': 'An answer came. Do what it asks, and look whether the plan is gone.',
    'waiting-for-bank': 'The bank has what it needs. Now it needs time.',
    'charge-soon':
      'The next charge is so near that there is no time to wait for answers: what works at once comes first.',
    'dispute-ends-soon': 'The time in which a bank accepts a dispute is nearly over, so that comes first.',
  },
  words: {
    'wait-until': 'Wait until {day}.',
    next: 'After that: {rung}.',
    'next-nothing': 'After that there is nothing left on this ladder.',
    clock: 'Charge of {charge}: it can be disputed until {day} ({days} days left).',
    'clock-today': 'Charge of {charge}: today is the last day to dispute it.',
    'clock-over': 'Charge of {charge}: the 120 days for a dispute ended on {day}.',
    'not-begun': 'Try to cancel on the site first. If that fails, the next steps are here.',
    done: 'Verified as cancelled on {day}. There is nothing more to do.',
    'used-up':
      'Every step has been taken. A consumer advice office or a lawyer can go on from here, with your report.',
    skip: 'Not for me',
    'on-clipboard':
      'No program took the link. The text is on the clipboard: paste it where you want to write.',
  },
}
