// The same promises with the real guide and the real words: no trap is clicked, nothing is called cancelled unproved.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Lexicon } from '../../src-main/guide/lexicon'
import { readGuide, readLexicon } from '../../src-main/library'
import { shot, type Words, worldArb } from './support/arbitraries'
import { mazeArb, movesArb, playMoves, walkMaze } from './support/chaos'
import { Tally } from './support/monitor'
import { control, sentence } from './support/shell'

const { lexicon: slow } = readLexicon()
const guide = readGuide('midjourney/website', slow)

/** The generated pages share their words: each is looked up once. */
function remembered<T>(look: (text: string, signs: readonly string[]) => T) {
  const known = new Map<string, T>()
  return (text: string, signs: Iterable<string> = []): T => {
    const list = [...signs].sort()
    const key = JSON.stringify([text, list])
    const answer = known.get(key) ?? look(text, list)
    known.set(key, answer)
    return answer
  }
}
const lexicon: Lexicon = {
  ...slow,
  intentsOf: remembered((name, signs) => slow.intentsOf(name, new Set(signs))),
  signsOf: remembered((text) => slow.signsOf(text)),
}

const asks = sentence('Are you sure you want to cancel your plan?', { dialog: 1 })
const words: Words = {
  names: [
    ...[
      'Cancel Plan',
      'Cancel plan',
      'Cancel subscription',
      'Confirm Cancellation',
      'Yes, cancel',
      'Yes',
      'Manage',
    ],
    ...[
      'Manage Subscription',
      'Manage Sub',
      'Cancel Change',
      'Continue to cancel',
      'No thanks',
      'Sign In',
      'Skip',
    ],
    ...['Prefer not to say', 'Continue with Discord', 'Authorize', 'Cancel at the end of the period'],
    ...['Cancel now with refund', 'Account', 'Résilier l’abonnement', 'Abo kündigen', 'Cancelar suscripción'],
    ...[
      'Keep my plan',
      'Never mind, keep my plan',
      'Pause plan',
      'Get 50% off',
      'Switch plan',
      'Delete account',
      'Close',
    ],
    ...[
      'Cancel',
      'Go back',
      'Resume plan',
      'Pay now',
      'Continue',
      'Cancel plan or keep my plan',
      'Update payment',
    ],
    ...[
      'Garder mon abonnement',
      'Abo behalten',
      'Mantener mi plan',
      'C\u0430ncel Plan',
      'Cancel\u200B Plan',
      'Help',
    ],
  ],
  texts: [
    ...[
      'Your plan ends on December 14, 2026',
      'Your subscription has been cancelled',
      'Renews on December 14, 2026',
    ],
    ...[
      'You do not have an active subscription',
      'Your refund has been issued',
      'Something went wrong',
      'Paused',
    ],
    ...[
      'Why are you leaving?',
      'Get 50% off',
      'Verify you are human',
      asks.text,
      'Your payment failed',
      'Hello there',
    ],
    ...[
      'If you cancel, your plan ends on December 14, 2026',
      'Votre abonnement prend fin le 14 décembre 2026',
    ],
  ],
  pages: (origin) => {
    const inDialog = (name: string) => control(name, { dialog: 1 })
    return [
      shot(origin, [control('Manage Subscription')]),
      shot(
        origin,
        [control('Cancel Plan', { heading: 'Your plan' }), control('Switch plan')],
        ['Renews on December 14, 2026'],
      ),
      shot(origin, [inDialog('Confirm Cancellation'), inDialog('Keep my plan')], [asks], 1),
      shot(origin, [inDialog('Cancel Plan'), inDialog('Keep my plan')], [asks], 1),
      shot(origin, [control('No thanks'), control('Get 50% off')], ['Get 50% off for 3 months']),
      shot(origin, [], ['Your plan ends on December 14, 2026']),
      shot(origin, [], ['You do not have an active subscription']),
      shot(origin, [], ['You do not have an active subscription', 'Your refund has been issued']),
    ]
  },
}
const given = { guide, lexicon }

test('nonsense in any order', () => {
  const tally = new Tally()
  fc.assert(
    fc.property(
      worldArb(given, words).chain((world) =>
        fc.record({ world: fc.constant(world), moves: movesArb(world) }),
      ),
      ({ world, moves }) => {
        playMoves(world, moves, tally)
      },
    ),
    { numRuns: 60_000, endOnFailure: false },
  )
  expect(tally.of('commit'), JSON.stringify(tally.all())).toBeGreaterThan(0)
}, 1_200_000)

test('any maze of pages', () => {
  const tally = new Tally()
  fc.assert(
    fc.property(mazeArb(given, words), (maze) => {
      walkMaze(maze, tally)
    }),
    { numRuns: 60_000, endOnFailure: false },
  )
  const missing = ['commit', 'click assist', 'click auto', 'outcome cancelled-at-period-end verified'].filter(
    (what) => tally.of(what) === 0,
  )
  expect(missing, JSON.stringify(tally.all())).toEqual([])
}, 1_200_000)
