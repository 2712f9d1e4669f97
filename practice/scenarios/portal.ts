// The scenarios of the practice billing portal (midjourney/portal). A table.
import { atPeriodEnd, type ScenarioShape } from './shape'

const guide = 'midjourney/portal'

export const portal = [
  {
    name: 'portal',
    guide,
    title: {
      en: 'The billing portal',
      fr: 'Le portail de facturation',
      de: 'Das Abrechnungsportal',
      es: 'El portal de facturación',
    },
    teaches: {
      en: 'A link leads straight to the payment provider’s page: cancel there, then once more to confirm.',
      fr: 'Un lien mène droit à la page du prestataire de paiement : on y résilie, puis on confirme.',
      de: 'Ein Link führt direkt zur Seite des Zahlungsanbieters: dort kündigen, dann noch einmal bestätigen.',
      es: 'Un enlace lleva a la página del proveedor de pagos: allí se cancela y se confirma otra vez.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'portal-at-once',
    guide,
    title: {
      en: 'The portal ends at once',
      fr: 'Le portail arrête tout de suite',
      de: 'Das Portal beendet sofort',
      es: 'El portal termina en el acto',
    },
    teaches: {
      en: 'Some portals end the subscription the moment you confirm. Nothing remains to be used.',
      fr: 'Certains portails mettent fin à l’abonnement dès la confirmation. Il ne reste rien à utiliser.',
      de: 'Manche Portale beenden das Abo mit der Bestätigung. Danach ist nichts mehr nutzbar.',
      es: 'Algunos portales terminan la suscripción al confirmar. No queda nada por usar.',
    },
    expect: { outcome: 'cancelled-now', verified: true, refund: false },
  },
  {
    name: 'portal-reason',
    guide,
    title: {
      en: 'The portal asks why',
      fr: 'Le portail demande pourquoi',
      de: 'Das Portal fragt nach dem Grund',
      es: 'El portal pregunta el motivo',
    },
    teaches: {
      en: 'Once it is cancelled, a window asks for the reason. You owe none: leave it.',
      fr: 'Une fois résilié, une fenêtre demande la raison. Vous n’en devez aucune : passez.',
      de: 'Nach der Kündigung fragt ein Fenster nach dem Grund. Sie schulden keinen: überspringen.',
      es: 'Una vez cancelada, una ventana pregunta el motivo. No debe ninguno: sáltela.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'portal-coupon',
    guide,
    title: {
      en: 'A coupon to stay',
      fr: 'Un bon pour rester',
      de: 'Ein Gutschein fürs Bleiben',
      es: 'Un cupón para quedarse',
    },
    teaches: {
      en: 'Before the confirmation comes a discount. Taking it keeps you subscribed.',
      fr: 'Une remise s’affiche avant la confirmation. L’accepter vous laisse abonné.',
      de: 'Vor der Bestätigung kommt ein Rabatt. Wer ihn nimmt, bleibt Abonnent.',
      es: 'Antes de confirmar aparece un descuento. Si lo acepta, sigue suscrito.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'portal-mail',
    guide,
    title: {
      en: 'The link comes by mail',
      fr: 'Le lien arrive par e-mail',
      de: 'Der Link kommt per E-Mail',
      es: 'El enlace llega por correo',
    },
    teaches: {
      en: 'No password: give the address that gets the receipts, and open the link from the mail.',
      fr: 'Pas de mot de passe : indiquez l’adresse qui reçoit les reçus, puis ouvrez le lien de l’e-mail.',
      de: 'Kein Passwort: Adresse der Quittungen angeben und den Link aus der E-Mail öffnen.',
      es: 'Sin contraseña: indique el correo que recibe los recibos y abra el enlace que llega.',
    },
    expect: atPeriodEnd,
  },
  {
    name: 'portal-nothing',
    guide,
    title: {
      en: 'An empty portal',
      fr: 'Un portail vide',
      de: 'Ein leeres Portal',
      es: 'Un portal vacío',
    },
    teaches: {
      en: 'This e-mail address pays for nothing. If you are charged, the receipts go to another one.',
      fr: 'Cette adresse e-mail ne paie rien. Si l’on vous débite, les reçus vont à une autre.',
      de: 'Diese E-Mail-Adresse zahlt für nichts. Wird abgebucht, gehen die Quittungen an eine andere.',
      es: 'Este correo no paga nada. Si le cobran, los recibos van a otro.',
    },
    expect: { outcome: 'not-subscribed', verified: true },
  },
  {
    name: 'portal-other',
    guide,
    title: {
      en: 'The wrong portal',
      fr: 'Le mauvais portail',
      de: 'Das falsche Portal',
      es: 'El portal equivocado',
    },
    teaches: {
      en: 'The link opened the portal of the printed magazine. The plan is not there, so nothing is clicked.',
      fr: 'Le lien a ouvert le portail du magazine imprimé. La formule n’y est pas : rien n’est cliqué.',
      de: 'Der Link öffnete das Portal des gedruckten Magazins. Der Tarif ist nicht dort: Nichts wird geklickt.',
      es: 'El enlace abrió el portal de la revista impresa. El plan no está allí: no se hace clic en nada.',
    },
    expect: { outcome: 'no-safe-path', verified: false, reason: 'wrong-subscription' },
  },
] as const satisfies readonly ScenarioShape[]
