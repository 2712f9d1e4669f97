/** Whole sites in German, French and Spanish. */
import { become, button, cancelled, html, link, type Site, weekday, Y } from './site'

const german: Site = {
  name: 'German: Vertrag kündigen, ein Angebot, jetzt kündigen',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      html(
        'Konto',
        truth.status === 'ends'
          ? `<main><h1>Mein Konto</h1><h2>Abonnement</h2><p>Ihr Abo wurde gekündigt und endet am 14. März ${Y}.</p>${button('/trap/r', 'Kündigung zurücknehmen')}</main>`
          : `<main><h1>Mein Konto</h1><h2>Abonnement</h2><p>Ihr Abo verlängert sich automatisch am 14. März ${Y}.</p>${link('/trap/t', 'Tarif wechseln')}${link('/k', 'Abo kündigen')}</main>`,
        'de',
      ),
    '/k': () =>
      html(
        'K',
        `<main><h1>Bevor Sie gehen: 50 % Rabatt für 3 Monate</h1>${button('/trap/o', 'Angebot annehmen', 'primary')}${link('/k2', 'Nein danke, weiter zur Kündigung')}</main>`,
        'de',
      ),
    '/k2': () =>
      html(
        'K',
        `<main><h1>Möchten Sie Ihr Abo wirklich kündigen?</h1>${button('/trap/b', 'Abo behalten', 'primary')}${button('/do/k', 'Jetzt kündigen')}${link('/account', 'Zurück')}</main>`,
        'de',
      ),
  },
  does: { k: become('ends') },
}

const french: Site = {
  name: 'French: Résilier mon abonnement, une enquête, Confirmer la résiliation',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      html(
        'Compte',
        truth.status === 'ends'
          ? `<main><h1>Mon compte</h1><p>Votre abonnement a été résilié. Il prendra fin le ${weekday('fr')} 14 mars ${Y}.</p>${button('/trap/r', 'Réactiver mon abonnement')}</main>`
          : `<main><h1>Mon compte</h1><p>Prochain prélèvement le 14 mars ${Y}</p>${link('/trap/c', 'Changer de formule')}${link('/r', 'Résilier mon abonnement')}</main>`,
        'fr',
      ),
    '/r': () =>
      html(
        'R',
        `<main><h1>Pourquoi nous quittez-vous ?</h1><form method="post" action="/do/q"><label><input type="radio" name="r" value="p"> Trop cher</label><label><input type="radio" name="r" value=""> Je préfère ne pas répondre</label><button>Continuer</button></form></main>`,
        'fr',
      ),
    '/r2': () =>
      html(
        'R',
        `<main><h1>Voulez-vous vraiment résilier votre abonnement ?</h1><p>Vous en profiterez jusqu’au 14 mars ${Y}.</p>${button('/trap/g', 'Garder mon abonnement', 'primary')}${button('/do/r', 'Confirmer la résiliation')}</main>`,
        'fr',
      ),
  },
  does: {
    q: ({ truth, form }) => {
      if ((form.get('r') ?? '') !== '') truth.wrong.push('gave a reason')
      return { to: '/r2' }
    },
    r: become('ends'),
  },
}

const spanish: Site = {
  name: 'Spanish: Cancelar suscripción, una pausa ofrecida, Sí, cancelar',
  right: cancelled,
  pages: {
    '/account': ({ truth }) =>
      html(
        'Cuenta',
        truth.status === 'ends'
          ? `<main><h1>Mi cuenta</h1><p>Tu suscripción se ha cancelado y finalizará el 14 de marzo de ${Y}.</p>${button('/trap/r', 'Reactivar suscripción')}</main>`
          : `<main><h1>Mi cuenta</h1><p>Tu suscripción se renueva el 14 de marzo de ${Y}.</p>${link('/trap/c', 'Cambiar de plan')}${link('/c', 'Cancelar suscripción')}</main>`,
        'es',
      ),
    '/c': () =>
      html(
        'C',
        `<main><h1>¿Seguro que quieres cancelar tu suscripción?</h1><p>Podrás usarla hasta el 14 de marzo de ${Y}.</p>${button('/trap/p', 'Pausar suscripción')}${button('/trap/m', 'Mantener mi suscripción', 'primary')}${button('/do/c', 'Sí, cancelar')}</main>`,
        'es',
      ),
  },
  does: { c: become('ends') },
}

export const languages: readonly Site[] = [german, french, spanish]
