// The pages that some sites put between a person and the end of a plan: survey, discount, pause, "really sure?".
// Each is a route of its own. Only the last step cancels.

import { control, h, post, t } from './dom.js'

const reasons = ['tooExpensive', 'notUsing', 'foundOther', 'notSay']

function survey(ctx, heading, text, goOn) {
  const { state } = ctx
  const next = control(ctx, 'survey-continue', t(goOn), { look: 'primary', disabled: !state.reason })
  const radios = reasons.map((value) => {
    const onchange = () => {
      state.reason = value
      next.disabled = false
      post('survey-choose', { choice: value })
    }
    const checked = state.reason === value
    const input = h('input', { type: 'radio', name: 'reason', value, checked, onchange })
    return h('label', { class: 'choice' }, input, t(value))
  })
  return {
    title: t(heading),
    body: [
      text && h('p', {}, t(text)),
      h('fieldset', {}, h('legend', { class: 'hidden' }, t(heading)), radios),
      h('div', { class: 'row end' }, control(ctx, 'survey-skip', t('skip'), { look: 'grey' }), next),
    ],
  }
}

function question(ctx, heading, text, trap, wayOut) {
  const row = ctx.state.account.plans[0]
  return {
    title: t(heading),
    body: [
      h('p', {}, t(text, { plan: row.plan, date: row.date })),
      h(
        'div',
        { class: 'row end' },
        control(ctx, wayOut.id, t(wayOut.label), { look: 'grey' }),
        control(ctx, trap.id, t(trap.label), { look: 'primary' }),
      ),
    ],
  }
}

const steps = {
  reason: (ctx) => ({ step: 1, ...survey(ctx, 'whyLeaving', null, 'continue') }),
  offer: (ctx) => ({
    step: 2,
    ...question(
      ctx,
      'offerHeading',
      'offerText',
      { id: 'accept-offer', label: 'acceptOffer' },
      { id: 'decline-offer', label: 'declineOffer' },
    ),
  }),
  pause: (ctx) => ({
    step: 3,
    ...question(
      ctx,
      'pauseHeading',
      'pauseText',
      { id: 'pause-plan', label: 'pauseInstead' },
      { id: 'decline-pause', label: 'continueToCancel' },
    ),
  }),
  confirm: (ctx) => ({
    step: 4,
    ...question(
      ctx,
      'sureHeading',
      'sureText',
      { id: 'keep-plan', label: 'keepPlan' },
      { id: 'final-cancel', label: 'finalCancel' },
    ),
  }),
  survey: (ctx) => survey(ctx, 'lastQuestion', 'lastQuestionText', 'submit'),
}

/** The page of one step, or null when there is no such step. */
export function flowView(ctx, name) {
  const make = Object.hasOwn(steps, name) ? steps[name] : null
  if (!make) return null
  const { title, body, step } = make(ctx)
  const card = h(
    'div',
    { class: 'card' },
    step && h('p', { class: 'quiet' }, t('stepOf', { step, count: 4 })),
    h('h1', { tabindex: '-1' }, title),
    body,
  )
  return { title, node: h('div', { class: 'narrow' }, card) }
}
