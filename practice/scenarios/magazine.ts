// The scenarios of the practice magazine (midjourney/magazine). A table.
import { atPeriodEnd, type ScenarioShape } from './shape'

const guide = 'midjourney/magazine'

export const magazine = [
  {
    name: 'magazine',
    guide,
    title: {
      en: 'Cancel the magazine',
      fr: 'Résilier le magazine',
      de: 'Das Magazin kündigen',
      es: 'Cancelar la revista',
    },
    teaches: {
      en: 'Only cancelled: the second issue, already paid for, still comes.',
      fr: 'Résilié seulement : le second numéro, déjà payé, arrive encore.',
      de: 'Nur gekündigt: Die zweite, schon bezahlte Ausgabe kommt noch.',
      es: 'Solo cancelada: el segundo número, ya pagado, aún llega.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'magazine-refund',
    guide,
    title: {
      en: 'The magazine, money back',
      fr: 'Le magazine, remboursé',
      de: 'Das Magazin, Geld zurück',
      es: 'La revista, con reembolso',
    },
    teaches: {
      en: 'With the refund the magazine ends at once, and no second issue comes.',
      fr: 'Avec le remboursement, le magazine s’arrête aussitôt et aucun second numéro n’arrive.',
      de: 'Mit der Erstattung endet das Magazin sofort, und keine zweite Ausgabe kommt.',
      es: 'Con el reembolso la revista termina en el acto y no llega un segundo número.',
    },
    inputs: { refund: 'refund-now' },
    expect: { outcome: 'cancelled-now', verified: true, refund: true },
  },
  {
    name: 'magazine-down',
    guide,
    title: {
      en: 'The magazine’s portal is down',
      fr: 'Le portail du magazine en panne',
      de: 'Das Magazin-Portal ist gestört',
      es: 'El portal de la revista no va',
    },
    teaches: {
      en: 'The portal cannot be reached. A letter to send instead stands ready.',
      fr: 'Le portail est injoignable. Une lettre à envoyer à la place est prête.',
      de: 'Das Portal ist nicht erreichbar. Ein Brief zum Abschicken steht bereit.',
      es: 'No se puede acceder al portal. Hay una carta lista para enviar en su lugar.',
    },
    expect: { outcome: 'unknown', verified: false, reason: 'http-error' },
  },
] as const satisfies readonly ScenarioShape[]
