/** French. See index.ts. */
import type { AppTexts } from './index.js'

export const fr: AppTexts = {
  says: {
    checking: 'Cela ressemble à la fin. Je vérifie sur une page rechargée si c’est vrai.',
    'checking-again': 'Une page rechargée le montre. Je la charge encore une fois pour être sûr.',
    'sign-in-yourself':
      'Connectez-vous vous-même sur {detail}. Je ne lis rien de cette page et je continue ensuite tout seul.',
    'foreign-page':
      'Cette page appartient à {detail}, qui ne fait pas partie de ce guide. Je n’y clique sur rien.',
    'page-asks': 'Le site demande lui-même : « {detail} ». Répondez dans la fenêtre du site.',
    'trap-clicked': 'Attention : vous avez cliqué sur « {control} ». {detail}',
    'trap-ahead': 'Ne cliquez pas sur « {control} ». {detail}',
    'going-to-start': 'Je ne connais pas cette page. Je retourne à la page du compte.',
    'yours-to-click':
      'C’est à vous de cliquer sur « {control} » : le site interdit que quelqu’un d’autre le fasse.',
    'not-seen':
      'Je n’ai pas vu ce clic sur « {control} », et la page est restée la même. Cliquez encore une fois, s’il vous plaît.',
    'signed-out-again':
      'Le site vous a déconnecté. Reconnectez-vous ; rien n’est perdu, le parcours reprend là où en est le site.',
    'looking-closer':
      'Je ne l’ai pas encore trouvé. Je cherche de plus près : dans ce qui est replié, et plus bas dans la page.',
    'may-be-inside': 'Cela se trouve peut-être sous « {control} ». L’ouvrir ne change rien.',
    'not-sure':
      'Je ne suis pas sûr. « {control} » se trouve là où était le bon bouton, mais ses mots me sont nouveaux. Lisez bien avant de cliquer ; moi, je ne cliquerai pas dessus.',
  },
  asks: {
    'confirm-commit': 'Le prochain clic met fin à l’abonnement : « {detail} ». Dois-je le faire ?',
    terms: 'Le service interdit les outils automatisés. Dois-je cliquer quand même ?',
    ambiguous:
      'Plusieurs boutons veulent dire la même chose ici ({detail}). Je ne devine pas. Cliquez vous-même sur le bon.',
    'choice-not-offered':
      'Le site ne propose pas ce que vous avez choisi ({detail}). Rien n’a été cliqué. Choisissez l’autre voie ou écrivez au support.',
    'still-active':
      'Après trois pages rechargées, le site montre toujours l’abonnement actif. Réessayer, ou arrêter et écrire au support ?',
    unrecognised:
      'Je ne connais pas cette page ({detail}). Allez vous-même à la page du compte ; je continue de là.',
    blocked:
      'Le bouton « {detail} » ne peut pas être utilisé pour l’instant. Manque-t-il quelque chose, ou est-il caché ?',
    'sign-in': 'Connectez-vous sur {detail}.',
    challenge: 'Montrez au site que vous êtes humain.',
    'page-lost': 'La page du site est perdue. Rouvrez-la ; la suite reprend là où en est le site.',
    'which-plan': 'Il y a ici plusieurs abonnements ({detail}). Lequel voulez-vous résilier ?',
    'check-mail':
      'Le site vous a envoyé un e-mail avec un lien. Copiez l’adresse de ce lien et collez-la ci-dessous.',
  },
  reasons: {
    'still-active': 'Le site montre toujours l’abonnement actif.',
    'offer-taken': 'Une offre a été acceptée : l’abonnement continue.',
    'plan-paused': 'L’abonnement est seulement en pause, pas résilié.',
    'plan-changed': 'La formule a été changée, pas résiliée.',
    'only-account-deleted': 'Seul le compte a été supprimé. Cela n’arrête pas la facturation.',
    'site-error':
      'Le site a signalé une erreur. Attendez une heure, réessayez, puis écrivez au support de facturation.',
    unrecognised: 'Aucune page connue. Essayez un autre navigateur ou écrivez au support de facturation.',
    ambiguous:
      'Plusieurs boutons conviennent, et deviner n’est pas sûr. Cliquez vous-même sur le bon, en mode « show ».',
    disabled: 'Le bouton nécessaire est désactivé. Il faut peut-être remplir autre chose avant.',
    covered: 'Quelque chose couvre le bouton nécessaire. Fermez-le, puis réessayez.',
    'dead-control':
      'Le bouton ne fait rien. Essayez un autre navigateur ou écrivez au support de facturation.',
    'click-refused': 'Le bouton changeait sans cesse au moment du clic : il n’a pas été cliqué.',
    loop: 'Le site tourne en rond. Essayez un autre navigateur ou écrivez au support de facturation.',
    'step-limit': 'Le chemin dépassait 40 étapes. Écrivez au support de facturation.',
    'time-limit': 'Le temps est écoulé. Recommencez : on reprend là où en est le site.',
    'choice-not-offered':
      'Le site ne propose pas ce que vous avez choisi : rien n’a été confirmé. Choisissez l’autre voie.',
    'not-confirmed': 'Le clic irréversible n’a pas été confirmé et n’a pas été fait. Rien n’est résilié.',
    'needs-person':
      'Il faut ici quelqu’un pour cliquer, et il n’y a personne. Relancez avec une fenêtre visible.',
    'sign-in-needed': 'La connexion vous revient, et il n’y a personne. Relancez avec une fenêtre visible.',
    challenge: 'Le site veut voir un humain. Faites-le dans une fenêtre visible.',
    'foreign-origin': 'Le site a mené à une adresse hors de ce guide.',
    'cannot-verify':
      'Le site ne montre pas clairement si c’est résilié. Vérifiez à la main et gardez le rapport.',
    stopped: 'Vous avez arrêté.',
    unreachable: 'Le site est injoignable. Vérifiez la connexion et réessayez.',
    'tls-error':
      'La connexion au site n’est pas sûre. Rien n’a été fait. Vérifiez l’adresse, l’horloge et le réseau.',
    'http-error': 'Le site a répondu par une erreur. Réessayez plus tard.',
    download: 'Le site a envoyé un fichier au lieu d’une page. Il a été refusé.',
    'page-dialog':
      'Le site a posé une question dans sa propre fenêtre, et personne n’était là pour répondre.',
    'page-crashed': 'La page a planté. Recommencez.',
    'page-closed': 'La fenêtre du site a été fermée. Recommencez : on reprend là où en est le site.',
    'load-timeout': 'La page n’a pas chargé en 30 secondes. Réessayez plus tard.',
    unresponsive: 'La page ne répond pas. Recommencez, ou essayez un autre navigateur.',
    'sign-in-loop':
      'Chaque connexion ramène à la page de connexion. Le site ne garde pas la connexion dans cette fenêtre.',
    'challenge-loop':
      'Le site demande sans cesse si vous êtes humain. Dans cette fenêtre, cela peut durer indéfiniment.',
    'page-translated':
      'Le navigateur a traduit cette page : ses boutons portent d’autres mots que ceux du site.',
    'needs-typing':
      'Il faut saisir un mot ici, et c’est à vous de le faire. Rien n’a été saisi à votre place.',
    'check-mail': 'Le site a envoyé un e-mail avec un lien, et personne n’est là pour l’ouvrir.',
    checkout:
      'Le site affiche une page de paiement au lieu d’un abonnement. Ce compte semble n’en avoir aucun ; rien n’a été acheté.',
    'stay-chosen':
      'Sur cette page, une option qui garde l’abonnement est cochée. Le bouton à côté la validerait. Choisissez vous-même celle qui résilie ; la suite reprend de là.',
    'wrong-subscription':
      'Cette page gère un autre abonnement que celui que vous voulez résilier. Rien n’a été cliqué.',
  },
  outcomes: {
    'cancelled-now': 'Résilié, terminé tout de suite',
    'cancelled-at-period-end': 'Résilié, prend fin avec la période payée',
    'not-cancelled': 'Pas résilié',
    'not-subscribed': 'Aucun abonnement sur ce compte',
    unknown: 'Inconnu',
    'no-safe-path': 'Aucun chemin sûr',
  },
  advice: {
    'try-again': 'Réessayez. L’application reprend là où en est le site.',
    'open-again': 'Rouvrez la page. Rien n’est perdu ; la suite reprend là où en est le site.',
    'wait-hour': 'Attendez une heure, puis réessayez.',
    yourself:
      'Allez vous-même au bon endroit dans la fenêtre du site. L’application le remarque et continue de là.',
    uncover: 'Fermez ce qui recouvre la page : avis de cookies, discussion, publicité. Puis réessayez.',
    'other-choice': 'Revenez en arrière et choisissez l’autre façon d’y mettre fin.',
    account: 'Vérifiez que vous êtes connecté avec le compte qui paie. Le reçu indique lequel.',
    connection: 'Vérifiez la connexion de cet ordinateur.',
    'by-hand': 'Regardez vous-même la page de l’abonnement et gardez le rapport.',
    'translate-off':
      'Désactivez la traduction : clic droit sur la page, ou clic sur le signe de traduction dans la barre d’adresse, puis choisissez la langue d’origine.',
    'type-it': 'Saisissez vous-même le mot dans la fenêtre du site. Le parcours le remarque et continue.',
    cookies: 'Autorisez les cookies pour ce site et désactivez-y les bloqueurs.',
    'own-browser':
      'Continuez dans un navigateur installé : les sites s’y fient plus qu’à une fenêtre dans un autre programme.',
    'pop-ups': 'Autorisez les fenêtres surgissantes pour ce site et désactivez-y les bloqueurs de publicité.',
    private: 'Essayez une fenêtre privée : elle commence sans anciens cookies.',
    'which-account':
      'Regardez le dernier reçu : l’adresse à laquelle il a été envoyé est celle du compte qui paie. Connectez-vous avec ce compte.',
    'other-way': 'Prenez un autre chemin : voyez ci-dessous.',
  },
  words: {
    step: 'Étape',
    next: 'Vous devriez voir ensuite :',
    trap: 'Piège',
    clicked: 'Cliqué',
    'clicked-you': 'Vous avez cliqué',
    verified: 'vérifié sur deux pages rechargées',
    'not-verified': 'non vérifié',
    'ends-on': 'Prend fin le',
    refund: 'Remboursement',
    report: 'Rapport',
    'report-title': 'Rapport de résiliation',
    'picture-of': 'Image de',
    practice: 'Exercice',
    keys: 'Touches : Entrée = clique pour moi, y = oui, s = montre encore, a = réessaie, q = arrête',
    'press-enter': 'Appuyez sur Entrée pour fermer la fenêtre.',
    waiting: 'à vous de jouer',
    opening: 'J’ouvre le site. Cela peut prendre un instant.',
    'walk-waits': 'L’application vous attend',
    'site-detached':
      'Les outils de développement ont pris la page, et on n’en voit plus rien. Fermez-les ; la suite reprend alors toute seule.',
    'case-open': 'Commencé, pas terminé',
    'site-opens-here': 'Le site s’ouvrira ici.',
    status: 'Ce que dit le site',
    reminder: 'L’heure est passée. Réessayez maintenant.',
    'state-active': 'en cours',
    'state-ends': 'résilié, court jusqu’à la fin de la période',
    'state-cancelled': 'résilié',
    'state-paused': 'en pause',
    'state-past-due': 'un paiement est en retard',
    'state-none': 'aucun abonnement',
    'per-week': 'par semaine',
    'per-month': 'par mois',
    'per-year': 'par an',
    'charge-on': 'prochain prélèvement le',
  },
}
