// The scenarios of the practice chat (midjourney/discord). A table.
import { atPeriodEnd, type ScenarioShape } from './shape'

const guide = 'midjourney/discord'

export const discord = [
  {
    name: 'discord',
    guide,
    title: {
      en: 'A link from the chat',
      fr: 'Un lien dans la discussion',
      de: 'Ein Link aus dem Chat',
      es: 'Un enlace del chat',
    },
    teaches: {
      en: 'Type /subscribe, open the private link, leave Discord, and cancel on the website.',
      fr: 'Tapez /subscribe, ouvrez le lien privé, quittez Discord et résiliez sur le site.',
      de: '/subscribe eingeben, den privaten Link öffnen, Discord verlassen und auf der Website kündigen.',
      es: 'Escriba /subscribe, abra el enlace privado, salga de Discord y cancele en el sitio.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'discord-refund',
    guide,
    title: {
      en: 'From the chat, with a refund',
      fr: 'Par la discussion, avec remboursement',
      de: 'Aus dem Chat, mit Erstattung',
      es: 'Desde el chat, con reembolso',
    },
    teaches: {
      en: 'The same way; hardly anything was used, so the site offers to end now and pay back.',
      fr: 'Le même chemin ; presque rien n’a été utilisé : le site propose d’arrêter et de rembourser.',
      de: 'Derselbe Weg; kaum etwas wurde genutzt: Die Website bietet Ende und Erstattung an.',
      es: 'El mismo camino; apenas se usó nada y el sitio ofrece terminar ya y devolver el dinero.',
    },
    inputs: { refund: 'refund-now' },
    expect: { outcome: 'cancelled-now', verified: true, refund: true },
  },
  {
    name: 'discord-checkout',
    guide,
    title: {
      en: 'The link asks for a card',
      fr: 'Le lien demande une carte',
      de: 'Der Link will eine Karte',
      es: 'El enlace pide una tarjeta',
    },
    teaches: {
      en: 'A checkout opens: this Discord account has no plan. Do not pay; try the one that gets the receipts.',
      fr: 'Une page de paiement s’ouvre : ce compte Discord n’a pas de formule. Ne payez pas.',
      de: 'Eine Bezahlseite öffnet sich: Dieses Discord-Konto hat keinen Tarif. Zahlen Sie nicht.',
      es: 'Se abre una página de pago: esta cuenta de Discord no tiene plan. No pague.',
    },
    expect: { outcome: 'not-subscribed', verified: false, reason: 'checkout' },
  },
] as const satisfies readonly ScenarioShape[]
