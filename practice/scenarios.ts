// The practice scenarios: what each is called, what it teaches, and what a right run must say in the end.
// A table: pure data, no behaviour (that is in world.ts).

export type Lang = 'en' | 'fr' | 'de' | 'es'

export const langs: readonly Lang[] = ['en', 'fr', 'de', 'es']

export type ExpectedOutcome =
  | 'cancelled-now'
  | 'cancelled-at-period-end'
  | 'not-cancelled'
  | 'not-subscribed'
  | 'unknown'
  | 'no-safe-path'

export interface Expectation {
  readonly outcome: ExpectedOutcome
  readonly verified: boolean
  readonly refund?: boolean
  /** Why the run ends so, in the engine's own word; left out where the outcome says it all. */
  readonly reason?: string
}

interface ScenarioShape {
  readonly name: string
  /** The guide that walks through it. */
  readonly guide: string
  readonly title: Readonly<Record<Lang, string>>
  readonly teaches: Readonly<Record<Lang, string>>
  readonly expect: Expectation
  readonly inputs?: Readonly<Record<string, string>>
}

const atPeriodEnd: Expectation = { outcome: 'cancelled-at-period-end', verified: true }
const stillActive: Expectation = { outcome: 'not-cancelled', verified: true }

const table = [
  {
    name: 'current',
    guide: 'midjourney/website',
    title: { en: 'The page today', fr: 'La page actuelle', de: 'Die heutige Seite', es: 'La página actual' },
    teaches: {
      en: 'The usual way: manage the subscription, cancel the plan, confirm.',
      fr: 'Le chemin habituel : gérer l’abonnement, le résilier, confirmer.',
      de: 'Der übliche Weg: Abo verwalten, kündigen, bestätigen.',
      es: 'El camino habitual: gestionar la suscripción, cancelarla, confirmar.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'classic',
    guide: 'midjourney/website',
    title: {
      en: 'The older page',
      fr: 'L’ancienne page',
      de: 'Die ältere Seite',
      es: 'La página antigua',
    },
    teaches: {
      en: 'The cancel button hides behind a small grey “Manage” button.',
      fr: 'Le bouton de résiliation se cache derrière un petit bouton gris « Gérer ».',
      de: 'Der Kündigungsknopf steckt hinter einem kleinen grauen Knopf „Verwalten“.',
      es: 'El botón para cancelar se esconde tras un pequeño botón gris «Gestionar».',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'refund',
    guide: 'midjourney/website',
    title: {
      en: 'A refund is possible',
      fr: 'Un remboursement est possible',
      de: 'Eine Erstattung ist möglich',
      es: 'Hay derecho a reembolso',
    },
    teaches: {
      en: 'With hardly any use, the site offers to end at once and give the money back.',
      fr: 'Si vous avez à peine utilisé le service, le site propose d’arrêter tout de suite et de rembourser.',
      de: 'Wer kaum etwas genutzt hat, kann sofort beenden und bekommt das Geld zurück.',
      es: 'Si apenas lo ha usado, el sitio ofrece terminar ya y devolver el dinero.',
    },
    expect: { outcome: 'cancelled-now', verified: true, refund: true },
    inputs: { refund: 'refund-now' },
  },
  {
    name: 'scheduled-change',
    guide: 'midjourney/website',
    title: {
      en: 'A plan change is waiting',
      fr: 'Un changement de formule est prévu',
      de: 'Ein Tarifwechsel steht an',
      es: 'Hay un cambio de plan pendiente',
    },
    teaches: {
      en: 'A scheduled change must be undone first; only then can the plan be cancelled.',
      fr: 'Il faut d’abord annuler le changement prévu ; ensuite seulement on peut résilier.',
      de: 'Erst den geplanten Wechsel zurücknehmen, dann lässt sich kündigen.',
      es: 'Primero hay que anular el cambio previsto; solo después se puede cancelar.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'paused',
    guide: 'midjourney/website',
    title: {
      en: 'Paused after a failed payment',
      fr: 'Suspendu après un paiement refusé',
      de: 'Pausiert nach fehlgeschlagener Zahlung',
      es: 'En pausa por un pago fallido',
    },
    teaches: {
      en: 'Nothing has to be paid first: cancelling also stops further attempts to charge.',
      fr: 'Rien à payer d’abord : résilier arrête aussi les nouvelles tentatives de prélèvement.',
      de: 'Vorher muss nichts bezahlt werden: Kündigen stoppt auch weitere Abbuchungsversuche.',
      es: 'No hay que pagar nada antes: cancelar también detiene los nuevos intentos de cobro.',
    },
    expect: { outcome: 'cancelled-now', verified: true, refund: false },
  },
  {
    name: 'no-plan',
    guide: 'midjourney/website',
    title: {
      en: 'The wrong account',
      fr: 'Le mauvais compte',
      de: 'Das falsche Konto',
      es: 'La cuenta equivocada',
    },
    teaches: {
      en: 'No plan shows: almost always the plan belongs to another login.',
      fr: 'Aucun abonnement affiché : il est presque toujours lié à un autre identifiant.',
      de: 'Kein Abo zu sehen: Fast immer gehört es zu einer anderen Anmeldung.',
      es: 'No aparece ningún plan: casi siempre pertenece a otro inicio de sesión.',
    },
    expect: { outcome: 'not-subscribed', verified: true },
  },
  {
    name: 'already-cancelled',
    guide: 'midjourney/website',
    title: { en: 'Already cancelled', fr: 'Déjà résilié', de: 'Schon gekündigt', es: 'Ya está cancelado' },
    teaches: {
      en: 'Nothing is left to do: the page shows the last day, and the run says so.',
      fr: 'Plus rien à faire : la page indique le dernier jour, et le parcours le dit.',
      de: 'Nichts mehr zu tun: Die Seite nennt den letzten Tag, und das wird gesagt.',
      es: 'No queda nada por hacer: la página muestra el último día y así se indica.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'dead-button',
    guide: 'midjourney/website',
    title: {
      en: 'The button does nothing',
      fr: 'Le bouton ne fait rien',
      de: 'Der Knopf tut nichts',
      es: 'El botón no hace nada',
    },
    teaches: {
      en: 'The confirm button is dead. The plan is still active, and the app must say so.',
      fr: 'Le bouton de confirmation est mort. L’abonnement reste actif, et il faut le dire.',
      de: 'Der Bestätigungsknopf ist tot. Das Abo läuft weiter, und das muss gesagt werden.',
      es: 'El botón de confirmar no responde. El plan sigue activo, y hay que decirlo.',
    },
    expect: stillActive,
  },
  {
    name: 'fake-success',
    guide: 'midjourney/website',
    title: {
      en: 'It only looks cancelled',
      fr: 'Une résiliation en apparence',
      de: 'Nur scheinbar gekündigt',
      es: 'Solo parece cancelado',
    },
    teaches: {
      en: 'The page says “cancelled”, but after a reload the plan renews. Look twice.',
      fr: 'La page dit « résilié », mais après rechargement l’abonnement se renouvelle. Vérifiez deux fois.',
      de: 'Die Seite sagt „gekündigt“, doch neu geladen verlängert sich das Abo. Zweimal hinsehen.',
      es: 'La página dice «cancelado», pero al recargarla el plan se renueva. Mire dos veces.',
    },
    expect: stillActive,
  },
  {
    name: 'retention',
    guide: 'midjourney/website',
    title: {
      en: 'They will not let you go',
      fr: 'On ne vous laisse pas partir',
      de: 'Man lässt Sie nicht gehen',
      es: 'No le dejan irse',
    },
    teaches: {
      en: 'A survey, a discount, a pause and one more question: only the last step cancels.',
      fr: 'Un sondage, une remise, une pause et encore une question : seule la dernière étape résilie.',
      de: 'Umfrage, Rabatt, Pause und noch eine Frage: Erst der letzte Schritt kündigt.',
      es: 'Encuesta, descuento, pausa y otra pregunta: solo el último paso cancela.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'late',
    guide: 'midjourney/website',
    title: {
      en: 'Slow and restless',
      fr: 'Lente et agitée',
      de: 'Langsam und unruhig',
      es: 'Lenta e inquieta',
    },
    teaches: {
      en: 'Everything appears late, and the page keeps redrawing itself under the pointer.',
      fr: 'Tout arrive tard, et la page se redessine sans cesse sous le pointeur.',
      de: 'Alles erscheint spät, und die Seite zeichnet sich unter dem Zeiger ständig neu.',
      es: 'Todo aparece tarde y la página se redibuja sin parar bajo el puntero.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'error-500',
    guide: 'midjourney/website',
    title: {
      en: 'The account page is broken',
      fr: 'La page du compte est en panne',
      de: 'Die Kontoseite ist kaputt',
      es: 'La página de la cuenta falla',
    },
    teaches: {
      en: 'The site answers with an error. Nothing can be known, so nothing is claimed.',
      fr: 'Le site répond par une erreur. On ne peut rien savoir, donc on n’affirme rien.',
      de: 'Die Seite antwortet mit einem Fehler. Nichts ist bekannt, also wird nichts behauptet.',
      es: 'El sitio responde con un error. No se puede saber nada, así que nada se afirma.',
    },
    expect: { outcome: 'unknown', verified: false },
  },
  {
    name: 'two-plans',
    guide: 'midjourney/website',
    title: { en: 'Two plans', fr: 'Deux abonnements', de: 'Zwei Abos', es: 'Dos planes' },
    teaches: {
      en: 'Two buttons say the same. Only you know which plan is meant, so nothing is clicked.',
      fr: 'Deux boutons disent la même chose. Vous seul savez lequel est visé : rien n’est cliqué.',
      de: 'Zwei Knöpfe sagen dasselbe. Nur Sie wissen, welcher gemeint ist: Es wird nicht geklickt.',
      es: 'Dos botones dicen lo mismo. Solo usted sabe cuál es: no se pulsa ninguno.',
    },
    expect: { outcome: 'no-safe-path', verified: false },
  },
  {
    name: 'session-expired',
    guide: 'midjourney/website',
    title: {
      en: 'Signed out half-way',
      fr: 'Déconnecté en chemin',
      de: 'Unterwegs abgemeldet',
      es: 'Sesión cerrada a mitad',
    },
    teaches: {
      en: 'The session ends in the middle. Sign in again and go on from there.',
      fr: 'La session expire au milieu. Reconnectez-vous et reprenez.',
      de: 'Die Sitzung endet mittendrin. Neu anmelden und weitermachen.',
      es: 'La sesión caduca a mitad. Vuelva a entrar y siga desde ahí.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'iframe',
    guide: 'midjourney/website',
    title: {
      en: 'A page within the page',
      fr: 'Une page dans la page',
      de: 'Eine Seite in der Seite',
      es: 'Una página dentro de la página',
    },
    teaches: {
      en: 'The billing box comes from another site, in a frame.',
      fr: 'L’encadré de facturation vient d’un autre site, dans un cadre.',
      de: 'Der Abrechnungskasten kommt von einer anderen Seite, in einem Rahmen.',
      es: 'El cuadro de facturación viene de otro sitio, en un marco.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'shadow',
    guide: 'midjourney/website',
    title: {
      en: 'Hidden building blocks',
      fr: 'Des composants cachés',
      de: 'Verborgene Bausteine',
      es: 'Componentes ocultos',
    },
    teaches: {
      en: 'The buttons live inside web components, where simple searches do not look.',
      fr: 'Les boutons sont dans des composants web, là où une recherche simple ne regarde pas.',
      de: 'Die Knöpfe liegen in Webkomponenten, wo einfache Suchen nicht hinsehen.',
      es: 'Los botones están en componentes web, donde una búsqueda simple no mira.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'survey-after',
    guide: 'midjourney/website',
    title: {
      en: 'One question too many',
      fr: 'Une question de trop',
      de: 'Eine Frage zu viel',
      es: 'Una pregunta de más',
    },
    teaches: {
      en: 'After the confirmation comes a survey. Leave it open and nothing is cancelled.',
      fr: 'Après la confirmation vient un sondage. Si on le laisse, rien n’est résilié.',
      de: 'Nach der Bestätigung kommt eine Umfrage. Bleibt sie offen, ist nichts gekündigt.',
      es: 'Tras confirmar llega una encuesta. Si se deja abierta, nada queda cancelado.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'cookie-banner',
    guide: 'midjourney/website',
    title: {
      en: 'A cookie notice in the way',
      fr: 'Un avis de cookies gênant',
      de: 'Ein Cookie-Hinweis im Weg',
      es: 'Un aviso de cookies estorba',
    },
    teaches: {
      en: 'A notice covers the lower half of the page. Refuse it, and the button is free.',
      fr: 'Un avis couvre le bas de la page. Refusez-le, et le bouton est accessible.',
      de: 'Ein Hinweis verdeckt die untere Hälfte. Lehnen Sie ihn ab, dann ist der Knopf frei.',
      es: 'Un aviso tapa media página. Rechácelo y el botón quedará libre.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'grey-button',
    guide: 'midjourney/website',
    title: {
      en: 'The button is switched off',
      fr: 'Le bouton est désactivé',
      de: 'Der Knopf ist gesperrt',
      es: 'El botón está desactivado',
    },
    teaches: {
      en: 'The cancel button cannot be pressed, and the place the page names does not exist.',
      fr: 'Le bouton de résiliation est inactif, et l’endroit indiqué n’existe pas.',
      de: 'Der Kündigungsknopf lässt sich nicht drücken, und die genannte Stelle gibt es nicht.',
      es: 'El botón para cancelar no se puede pulsar, y el lugar que se indica no existe.',
    },
    expect: { outcome: 'no-safe-path', verified: false, reason: 'disabled' },
  },
  {
    name: 'wait-an-hour',
    guide: 'midjourney/website',
    title: {
      en: '“Try again in an hour”',
      fr: '« Réessayez dans une heure »',
      de: '„Versuchen Sie es in einer Stunde“',
      es: '«Inténtelo dentro de una hora»',
    },
    teaches: {
      en: 'Confirming ends in an error. The plan is still active, and the app must say so.',
      fr: 'La confirmation aboutit à une erreur. L’abonnement reste actif, et il faut le dire.',
      de: 'Das Bestätigen endet mit einem Fehler. Das Abo läuft weiter, und das muss gesagt werden.',
      es: 'Al confirmar aparece un error. El plan sigue activo, y hay que decirlo.',
    },
    expect: { ...stillActive, reason: 'site-error' },
  },
  {
    name: 'type-word',
    guide: 'midjourney/website',
    title: {
      en: 'A word must be typed',
      fr: 'Il faut saisir un mot',
      de: 'Ein Wort muss eingetippt werden',
      es: 'Hay que escribir una palabra',
    },
    teaches: {
      en: 'The last button works only once you have typed CANCEL. Nobody types it for you.',
      fr: 'Le dernier bouton ne marche qu’après avoir saisi CANCEL. Personne ne le saisit pour vous.',
      de: 'Der letzte Knopf geht erst, wenn CANCEL eingetippt ist. Das tippt niemand für Sie.',
      es: 'El último botón solo funciona tras escribir CANCEL. Nadie lo escribe por usted.',
    },
    expect: { outcome: 'no-safe-path', verified: false, reason: 'disabled' },
  },
  {
    name: 'translated',
    guide: 'midjourney/website',
    title: {
      en: 'Translated by the browser',
      fr: 'Traduite par le navigateur',
      de: 'Vom Browser übersetzt',
      es: 'Traducida por el navegador',
    },
    teaches: {
      en: 'A machine translation gives the buttons odd names. Switch it off and look again.',
      fr: 'La traduction automatique donne aux boutons des noms étranges. Désactivez-la et regardez encore.',
      de: 'Die automatische Übersetzung gibt den Knöpfen seltsame Namen. Abschalten, neu hinsehen.',
      es: 'La traducción automática da a los botones nombres raros. Desactívela y vuelva a mirar.',
    },
    expect: { outcome: 'no-safe-path', verified: false, reason: 'page-translated' },
  },
  {
    name: 'sign-in-loop',
    guide: 'midjourney/website',
    title: {
      en: 'Signed in, and out again',
      fr: 'Connecté, puis déconnecté',
      de: 'Angemeldet und gleich wieder abgemeldet',
      es: 'Entra y vuelve a estar fuera',
    },
    teaches: {
      en: 'Signing in succeeds, but the site forgets it each time. Another browser often helps.',
      fr: 'La connexion réussit, mais le site l’oublie chaque fois. Un autre navigateur aide souvent.',
      de: 'Die Anmeldung gelingt, doch die Seite vergisst sie jedes Mal. Oft hilft ein anderer Browser.',
      es: 'El inicio de sesión funciona, pero el sitio lo olvida cada vez. Otro navegador suele ayudar.',
    },
    expect: { outcome: 'unknown', verified: false, reason: 'sign-in-loop' },
  },
  {
    name: 'challenge',
    guide: 'midjourney/website',
    title: {
      en: 'Are you human?',
      fr: 'Êtes-vous humain ?',
      de: 'Sind Sie ein Mensch?',
      es: '¿Es usted humano?',
    },
    teaches: {
      en: 'A check stands before the page. It passes by itself, or when you tick the box.',
      fr: 'Une vérification précède la page. Elle passe d’elle-même, ou quand vous cochez la case.',
      de: 'Vor der Seite steht eine Prüfung. Sie endet von selbst oder wenn Sie das Häkchen setzen.',
      es: 'Una comprobación precede a la página. Pasa sola o cuando usted marca la casilla.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'challenge-loop',
    guide: 'midjourney/website',
    title: {
      en: 'Are you human? Again and again',
      fr: 'Êtes-vous humain ? Encore et encore',
      de: 'Sind Sie ein Mensch? Immer wieder',
      es: '¿Es usted humano? Una y otra vez',
    },
    teaches: {
      en: 'The check comes back for ever. Nothing of the account is seen, so nothing is claimed.',
      fr: 'La vérification revient sans fin. On ne voit rien du compte, donc on n’affirme rien.',
      de: 'Die Prüfung kommt endlos wieder. Vom Konto ist nichts zu sehen, also wird nichts behauptet.',
      es: 'La comprobación vuelve sin fin. No se ve nada de la cuenta, así que nada se afirma.',
    },
    expect: { outcome: 'unknown', verified: false, reason: 'challenge' },
  },
  {
    name: 'pop-up',
    guide: 'midjourney/website',
    title: {
      en: 'A second window',
      fr: 'Une seconde fenêtre',
      de: 'Ein zweites Fenster',
      es: 'Una segunda ventana',
    },
    teaches: {
      en: 'The plan opens in a window of its own. The way goes on there.',
      fr: 'L’abonnement s’ouvre dans une fenêtre à part. La suite se passe là.',
      de: 'Das Abo öffnet sich in einem eigenen Fenster. Dort geht es weiter.',
      es: 'El plan se abre en una ventana aparte. Allí continúa el camino.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'google-only',
    guide: 'midjourney/website',
    title: {
      en: 'Only Google signs in',
      fr: 'Connexion par Google seulement',
      de: 'Anmeldung nur mit Google',
      es: 'Solo se entra con Google',
    },
    teaches: {
      en: 'Google refuses to sign in here. The same way works in an installed browser.',
      fr: 'Google refuse la connexion ici. Le même chemin marche dans un navigateur installé.',
      de: 'Google verweigert hier die Anmeldung. In einem installierten Browser geht derselbe Weg.',
      es: 'Google no deja entrar aquí. El mismo camino funciona en un navegador instalado.',
    },
    expect: { outcome: 'unknown', verified: false, reason: 'sign-in-needed' },
  },
] as const satisfies readonly ScenarioShape[]

export type ScenarioName = (typeof table)[number]['name']

export interface Scenario extends ScenarioShape {
  readonly name: ScenarioName
}

export const scenarios: readonly Scenario[] = table

export const isScenario = (name: unknown): name is ScenarioName => table.some((s) => s.name === name)
