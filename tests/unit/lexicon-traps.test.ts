/**
 * Words that are made to mislead, in four languages: double negatives, shaming, questions turned round, what says
 * "success" before the end, surveys. What must hold: staying never reads as leaving, leaving that is not certain means
 * nothing, no answer of a survey is ever a target, and each trap says in the person's language what it would do.
 */
import { describe, expect, test } from 'vitest'
import { LANGUAGES, type Language } from '../../src-main/guide/schema.js'
import { index, isTrap, lexicon, rowsOf } from './support/words.js'

/** As in lexicon.test.ts. */
const LABELS: Readonly<Record<Language, string>> = {
  en: `
    Yes, keep => keep-plan
    Yes, keep my benefits => keep-plan
    No, don’t cancel => keep-plan
    Do not cancel the cancellation => keep-plan
    Never cancel => keep-plan
    Yes, stop my cancellation => resume-plan
    Please cancel my cancellation => resume-plan
    Cancel the cancellation request => resume-plan
    No, continue to cancel => continue-cancelling
    No, I don’t want to keep my subscription =>
    Yes, don’t keep my plan =>
    Yes, I want to lose my benefits =>
    No, I’d rather lose everything =>
    No thanks, I like paying full price => decline-offer
    No thanks, I like paying more => decline-offer
    No, I hate saving money => decline-offer
    I like paying full price =>
    [asks-to-stay] Yes => keep-plan
    [asks-to-stay] No => dismiss
    [asks-to-cancel asks-to-stay] Yes => confirm-cancel keep-plan
    [asks-to-cancel asks-to-stay] Confirm => confirm-cancel keep-plan
  `,
  fr: `
    Oui, garder => keep-plan
    Non, ne pas résilier => keep-plan
    Non, je ne veux pas perdre mes avantages => keep-plan
    Interrompre la résiliation => keep-plan
    Annuler la résiliation => resume-plan
    Non, continuer la résiliation => continue-cancelling
    Non, je ne veux pas garder mon abonnement =>
    Oui, je veux perdre mes avantages =>
    Non merci, je n’aime pas les économies => decline-offer
    Non merci, j’aime payer plein tarif => decline-offer
    [asks-to-stay] Oui => keep-plan
    [asks-to-cancel asks-to-stay] Oui => confirm-cancel keep-plan
  `,
  de: `
    Ja, behalten => keep-plan
    Nein, doch nicht kündigen => keep-plan
    Nein, ich möchte meine Vorteile nicht verlieren => keep-plan
    Kündigung abbrechen => keep-plan
    Kündigung stornieren => resume-plan
    Nein, weiter kündigen => continue-cancelling
    Nein, ich möchte mein Abo nicht behalten =>
    Ja, ich möchte mein Abo nicht mehr behalten =>
    Ja, ich will meine Vorteile verlieren =>
    Nein danke, ich zahle gern mehr => decline-offer
    Nein, ich zahle gerne den vollen Preis => decline-offer
    [asks-to-stay] Ja => keep-plan
    [asks-to-cancel asks-to-stay] Ja => confirm-cancel keep-plan
  `,
  es: `
    Sí, mantener => keep-plan
    No, no cancelar => keep-plan
    No, no quiero perder mis beneficios => keep-plan
    Abandonar la cancelación => keep-plan
    Detener la cancelación => resume-plan
    No, continuar con la cancelación => continue-cancelling
    No, no quiero mantener mi suscripción =>
    Sí, quiero perder mis beneficios =>
    No gracias, no me gusta ahorrar => decline-offer
    No gracias, me gusta pagar más => decline-offer
    [asks-to-stay] Sí => keep-plan
    [asks-to-cancel asks-to-stay] Sí => confirm-cancel keep-plan
  `,
}

/** Under each of these a bare "Yes" stays. */
const TURNED: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Do you want to keep your plan?',
    'Don’t you want to keep your subscription?',
    'Would you like to continue your subscription?',
    'Do you want to continue your Pro membership?',
    'Are you sure you don’t want to cancel?',
    'Don’t you want to cancel?',
    'Do you want to abort the cancellation?',
    'Do you want to stop your cancellation?',
  ],
  fr: [
    'Voulez-vous conserver votre abonnement ?',
    'Ne voulez-vous pas garder votre abonnement ?',
    'Êtes-vous sûr de ne pas vouloir résilier ?',
    'Ne voulez-vous pas résilier ?',
    'Voulez-vous interrompre la résiliation ?',
  ],
  de: [
    'Möchten Sie Ihr Abo behalten?',
    'Möchtest du dein Abo nicht behalten?',
    'Möchten Sie wirklich nicht kündigen?',
    'Sind Sie sicher, dass Sie nicht kündigen möchten?',
    'Möchtest du die Kündigung abbrechen?',
  ],
  es: [
    '¿Quiere conservar su suscripción?',
    '¿No quieres mantener tu suscripción?',
    '¿Seguro que no quieres cancelar?',
    '¿No quiere cancelar?',
    '¿Quieres detener la cancelación?',
  ],
}

/** None of these says that the plan has ended. */
const TOO_EARLY: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Success!',
    'Thank you! Your cancellation has been submitted',
    'Your cancellation request has been received',
    'Your cancellation is almost complete',
    'Your request is being processed',
    'Your subscription will be cancelled once you confirm',
    'Your subscription is about to be cancelled',
  ],
  fr: [
    'C’est fait !',
    'Votre demande de résiliation a été reçue',
    'Votre demande de résiliation est en cours de traitement',
    'Votre résiliation est presque terminée',
    'Votre abonnement sera résilié après confirmation',
    'Votre abonnement va être résilié',
  ],
  de: [
    'Erledigt!',
    'Ihre Kündigungsanfrage ist eingegangen',
    'Ihre Kündigung wird bearbeitet',
    'Ihre Kündigung ist fast abgeschlossen',
    'Ihr Abo wird gekündigt, sobald Sie bestätigen',
  ],
  es: [
    '¡Listo!',
    'Hemos recibido tu solicitud de cancelación',
    'Tu solicitud de cancelación está en trámite',
    'Tu cancelación está casi completa',
    'Tu suscripción se cancelará cuando confirmes',
    'Tu suscripción está a punto de cancelarse',
  ],
}

/** Answers that would be the person's. */
const ANSWERS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Too expensive',
    'I don’t use it enough',
    'Technical issues',
    'Other',
    'None of the above',
    'Very likely',
  ],
  fr: ['Trop cher', 'Je ne l’utilise pas assez', 'Problèmes techniques', 'Autre', 'Aucune de ces réponses'],
  de: ['Zu teuer', 'Ich nutze es zu wenig', 'Technische Probleme', 'Sonstiges', 'Nichts davon'],
  es: [
    'Demasiado caro',
    'No lo uso lo suficiente',
    'Problemas técnicos',
    'Otro',
    'Ninguna de las anteriores',
  ],
}
const WITHOUT: Readonly<Record<Language, readonly [string, string]>> = {
  en: ['Rather not say', 'Skip survey'],
  fr: ['Je préfère ne pas répondre', 'Passer le questionnaire'],
  de: ['Keine Angabe', 'Umfrage überspringen'],
  es: ['Prefiero no responder', 'Omitir encuesta'],
}
const PROOF = new Set(['plan-cancelled', 'plan-ends-on', 'no-plan', 'refund-issued'])

describe.each(LANGUAGES)('%s', (language) => {
  test.each(rowsOf(LABELS[language]))('$under "$text" → $expected', ({ text, under, expected }) => {
    expect(lexicon.intentsOf(text, new Set(under)).toSorted()).toEqual(expected.toSorted())
  })

  test.each(TURNED[language])('a bare yes stays: %s', (question) => {
    expect(lexicon.signsOf(question)).toContain('asks-to-stay')
  })

  test.each(TOO_EARLY[language])('says nothing of an end: %s', (text) => {
    expect(lexicon.signsOf(text).filter((sign) => PROOF.has(sign))).toEqual([])
  })

  test.each(ANSWERS[language])('an answer of a survey is no target: %s', (answer) => {
    for (const under of [[], ['asks-reason'], ['asks-reason', 'asks-to-cancel'], ['offers-something']]) {
      expect(lexicon.intentsOf(answer, new Set(under))).toEqual([])
    }
  })

  test('a survey is left without an answer', () => {
    const [silent, skip] = WITHOUT[language]
    expect(lexicon.intentsOf(silent)).toEqual(['prefer-not-to-say'])
    expect(lexicon.intentsOf(skip)).toEqual(['continue-cancelling'])
  })

  test('every trap says what it would do, each in its own words', () => {
    const traps = Object.entries(index.intents).filter(([id]) => isTrap(id))
    const told = traps.map(([, { texts }]) => texts?.[language] ?? '')
    expect(traps.length).toBeGreaterThanOrEqual(10)
    expect(told.filter((text) => text.length < 10)).toEqual([])
    expect(new Set(told).size).toBe(traps.length)
  })
})
