// The billing box and its dialogs: what the plan is, and the ways out of it and into more of it.
// Shared by the app, the shadow scenario and the cross-origin frame.

import { boot, component, control, h, post, t } from './dom.js'

const running = (row) => row.status === 'active' || row.status === 'paused'

/** The sentences that say how the plan stands. */
function standing(account, row) {
  const { plan, price, date } = row
  if (row.status === 'active')
    return [
      h('p', { class: 'state' }, t('renewsOn', { date })),
      account.changeTo && h('p', { class: 'notice' }, t('changesOn', { plan: account.changeTo, date })),
      h('p', { class: 'quiet' }, `${t('yourPlan', { plan })} · ${t('perMonth', { price })}`),
    ]
  if (row.status === 'ends')
    return [
      h('p', { class: 'state' }, t('endsOn', { date })),
      h('p', { class: 'quiet' }, t('endsText')),
      h('p', { class: 'quiet' }, t('yourPlan', { plan })),
    ]
  if (row.status === 'paused')
    return [
      h('p', { class: 'state' }, t(account.paymentFailed ? 'pausedPayment' : 'paused')),
      account.paymentFailed && h('p', { class: 'quiet' }, t('pausedText')),
      h('p', { class: 'quiet' }, `${t('yourPlan', { plan })} · ${t('perMonth', { price })}`),
    ]
  return [
    h('p', { class: 'state' }, t('noPlan')),
    account.refund && h('p', { class: 'notice' }, t('refundComing', { amount: account.refund })),
    h('p', { class: 'quiet' }, t('noPlanText')),
  ]
}

const editBilling = (ctx) => control(ctx, 'edit-billing', t('editBilling'))
const changePlan = (ctx, extra) => control(ctx, 'change-plan', t('changePlan'), { extra })

/** The small grey button; in scenario grey-button nobody can press it. */
function cancelPlan(ctx, extra) {
  const dead = boot.grey && { disabled: true, 'aria-disabled': 'true', 'aria-describedby': 'elsewhere' }
  return control(ctx, 'cancel-plan', t('cancelPlan'), { look: 'grey', extra, ...dead })
}

/** The buttons of one plan row in today's layout. */
function actions(ctx, account, row, extra) {
  if (row.status === 'active')
    return [
      editBilling(ctx),
      changePlan(ctx, extra),
      account.changeTo ? control(ctx, 'cancel-change', t('cancelChange')) : cancelPlan(ctx, extra),
    ]
  if (row.status === 'paused')
    return [
      account.paymentFailed
        ? control(ctx, 'pay-now', t('payNow'), { look: 'primary', extra })
        : control(ctx, 'resume-plan', t('resumePlan'), { look: 'primary', extra }),
      editBilling(ctx),
      cancelPlan(ctx, extra),
    ]
  if (row.status === 'ends')
    return [control(ctx, 'resume-plan', t('uncancelPlan'), { look: 'primary', extra }), editBilling(ctx)]
  return []
}

const offers = (ctx) =>
  h(
    'ul',
    { class: 'offers' },
    ['Basic', 'Standard'].map((plan) =>
      h(
        'li',
        {},
        h('h3', {}, t('yourPlan', { plan })),
        control(ctx, 'subscribe', t('subscribe'), { look: 'primary' }),
      ),
    ),
  )

function planRow(ctx, account, row, index) {
  const extra = { row: index }
  const box = h('div', { class: 'plan' })
  if (account.plans.length > 1) box.append(h('h3', {}, t('yourPlan', { plan: row.plan })))
  box.append(...standing(account, row).filter(Boolean))
  const buttons = actions(ctx, account, row, extra)
  if (buttons.length > 0) box.append(h('div', { class: 'row' }, buttons))
  if (boot.grey) box.append(h('p', { id: 'elsewhere', class: 'hint' }, t('managedElsewhere')))
  if (row.status === 'none' || row.status === 'cancelled') box.append(offers(ctx))
  return box
}

/** Today's layout: one box with everything. */
export function billingBox(ctx) {
  const { account } = ctx.state
  const rows = account.plans.map((row, index) => planRow(ctx, account, row, index))
  const box = h('section', { class: 'card', 'aria-labelledby': 'billing-title' })
  box.append(h('h2', { id: 'billing-title' }, t('billing')), ...rows)
  return boot.shadow ? component('billing-box', box) : box
}

/** The older layout: plan details, and a small grey button that reveals the rest. */
export function planDetails(ctx) {
  const { account, revealed } = ctx.state
  const row = account.plans[0]
  const box = h('section', { class: 'card', 'aria-labelledby': 'details-title' })
  const toggle = control(ctx, 'manage', t('manage'), {
    look: 'faint',
    'aria-expanded': String(Boolean(revealed)),
    'aria-controls': 'plan-menu',
  })
  const title = h('h2', { id: 'details-title' }, t('planDetails'))
  box.append(h('div', { class: 'row spread' }, title, running(row) && toggle))
  box.append(...standing(account, row).filter(Boolean))
  if (running(row))
    box.append(
      h(
        'div',
        { id: 'plan-menu', class: 'menu-box', hidden: !revealed },
        row.status === 'paused'
          ? control(ctx, 'resume-plan', t('resumePlan'))
          : control(ctx, 'change-plan', t('changePlan')),
        editBilling(ctx),
        cancelPlan(ctx, {}),
      ),
    )
  else if (row.status === 'ends')
    box.append(
      h('div', { class: 'row' }, control(ctx, 'resume-plan', t('uncancelPlan'), { look: 'primary' })),
    )
  else box.append(offers(ctx))
  return box
}

/** All that the confirmation asks for is there: a choice, and the word where one is asked for. */
const complete = ({ choice, word = '' }) =>
  (boot.layout === 'classic' || Boolean(choice)) && (!boot.word || word.trim() === boot.word)

function wordField(dialog, check) {
  const input = h('input', {
    type: 'text',
    value: dialog.word,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => {
      dialog.word = input.value
      check()
    },
    onchange: () => post('type-word'),
  })
  return h('label', { class: 'field' }, t('typeWord', { word: boot.word }), input)
}

function choices(ctx, check) {
  const { account, dialog } = ctx.state
  if (boot.layout === 'classic') return null
  const only = account.choices.length === 1
  if (only) dialog.choice = account.choices[0]
  const radios = account.choices.map((value) => {
    const input = h('input', {
      type: 'radio',
      name: 'when',
      value,
      checked: dialog.choice === value,
      onchange: () => {
        dialog.choice = value
        check()
        post(value === 'period-end' ? 'choose-period-end' : 'choose-refund')
      },
    })
    return h('label', { class: 'choice' }, input, t(value === 'period-end' ? 'periodEnd' : 'refundNow'))
  })
  return h('fieldset', {}, h('legend', { class: 'hidden' }, t('confirmHeading')), radios)
}

function confirmBody(ctx) {
  const { account, dialog } = ctx.state
  const row = account.plans[dialog.row ?? 0]
  const confirmed = () => {
    const { choice, word } = dialog
    return ctx.act('confirm-cancel', { choice, word, row: dialog.row ?? 0 })
  }
  const confirm = h(
    'button',
    { type: 'button', class: 'danger', onclick: confirmed },
    t('confirmCancellation'),
  )
  const check = () => {
    confirm.disabled = !complete(dialog)
  }
  const asked = [choices(ctx, check), boot.word && wordField(dialog, check)]
  check()
  const classic = boot.layout === 'classic'
  const stay = classic
    ? control(ctx, 'close-dialog', t('neverMind'))
    : control(ctx, 'keep-plan', t('keepPlan'), { look: 'primary' })
  return [
    h('h2', { id: 'dialog-title' }, t('confirmHeading')),
    h('p', {}, t('confirmText', { plan: row.plan })),
    ...asked,
    dialog.problem && h('p', { class: 'problem', role: 'alert' }, t(dialog.problem)),
    h('div', { class: 'row end' }, stay, boot.shadow ? component('practice-button', confirm) : confirm),
  ]
}

function changeBody(ctx) {
  return [
    h('h2', { id: 'dialog-title' }, t('cancelChangeHeading')),
    h('p', {}, t('cancelChangeText', { plan: ctx.state.account.plans[0].plan })),
    h(
      'div',
      { class: 'row end' },
      control(ctx, 'close-dialog', t('neverMind')),
      control(ctx, 'confirm-cancel-change', t('cancelChangeConfirm'), { look: 'primary' }),
    ),
  ]
}

/** The open dialog, if any; the caller puts it on the page and then calls `show`. */
export function dialogOf(ctx) {
  const { dialog } = ctx.state
  if (!dialog) return null
  const body = dialog.kind === 'confirm' ? confirmBody(ctx) : changeBody(ctx)
  const element = h(
    'dialog',
    { 'aria-labelledby': 'dialog-title', onclose: () => ctx.set({ dialog: null }) },
    body.filter(Boolean),
  )
  const node = boot.shadow ? component('cancel-dialog', element) : element
  return { node, show: () => element.isConnected && !element.open && element.showModal() }
}
