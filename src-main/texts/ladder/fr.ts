/** French. See index.ts. */
import type { LadderTexts } from './index.js'

export const fr: LadderTexts = {
  rungs: {
    'other-route': {
      title: 'Un autre chemin',
      why: 'Plusieurs chemins mènent au même abonnement. Quand l’un échoue, un autre aboutit souvent, en quelques minutes.',
      todo: 'Lancez l’un des autres chemins ci-dessous. L’application vérifie sur le site s’il a abouti.',
      wait: 'Aucune attente : vous voyez tout de suite si cela a marché.',
    },
    'other-browser': {
      title: 'Un autre navigateur',
      why: 'Un bouton mort vient souvent du navigateur : une extension, une fenêtre bloquée, une ancienne connexion.',
      todo: 'Refaites le même chemin dans un autre navigateur de cet ordinateur.',
      wait: 'Aucune attente : vous voyez tout de suite si cela a marché.',
    },
    email: {
      title: 'E-mail au service de facturation',
      why: 'La facturation peut résilier pour vous, et un e-mail daté prouve plus tard que vous l’avez demandé.',
      todo: 'Envoyez le brouillon depuis votre messagerie, puis notez ici que c’est fait. Gardez les réponses.',
      wait: 'Laissez {days} jours : ils comptent toujours trois jours ouvrés.',
    },
    reddit: {
      title: 'Message aux modérateurs sur Reddit',
      why: 'Les modérateurs du forum peuvent joindre l’équipe quand l’e-mail reste sans réponse.',
      todo: 'Envoyez le brouillon avec votre compte Reddit. La réponse peut arriver dans le chat de Reddit.',
      wait: 'Laissez {days} jours : les modérateurs sont bénévoles.',
    },
    discord: {
      title: 'Salon d’assistance sur Discord',
      why: 'Le salon d’assistance est lu chaque jour par des gens qui peuvent transmettre votre cas.',
      todo: 'Copiez le texte, ouvrez le salon, collez. D’autres peuvent le lire : ni adresse, ni facture, ni carte.',
      wait: 'Laissez {days} jours : une réponse qui n’est pas venue d’ici là n’y viendra plus.',
    },
    'formal-notice': {
      title: 'Mise en demeure',
      why: 'Une dernière lettre, qui fixe un délai. Les banques et les associations de consommateurs demandent si elle existe.',
      todo: 'Relisez-la, envoyez-la par e-mail et notez que c’est fait.',
      wait: 'Laissez les {days} jours que la lettre accorde.',
    },
    'bank-stop': {
      title: 'Banque : bloquer les prochains paiements',
      why: 'Votre banque peut refuser le prochain prélèvement, quoi que fasse le site.',
      todo: 'Appelez votre banque ou passez par son application ; le brouillon dit ce qu’il lui faut. Bloquer le paiement ne met pas fin au contrat : le site peut continuer à compter ce que vous devez. Continuez donc à demander la résiliation.',
      wait: 'Comptez {days} jours : il faut aux banques environ trois jours ouvrés avant le prélèvement.',
    },
    'bank-dispute': {
      title: 'Banque : contester le prélèvement',
      why: 'Un prélèvement fait après votre résiliation, ou après votre demande, peut être contesté auprès de la banque.',
      todo: 'Envoyez à la banque le brouillon et le rapport : la date de résiliation et ce que vous avez écrit au service.',
      wait: 'Laissez à la banque {days} jours pour confirmer et examiner le dossier.',
    },
  },
  whys: {
    'not-cancelled':
      'Le site n’a pas résilié, mais il reste des chemins qui ne prennent que quelques minutes.',
    'ways-used-up': 'Il n’y a plus rien à essayer sur le site même. Il est temps d’écrire.',
    'no-answer': 'Le délai de réponse est écoulé.',
    'answer-did-not-help': 'Il y a eu une réponse, mais pas de résiliation.',
    'charged-anyway': 'La résiliation est prouvée, et pourtant vous avez été prélevé.',
    'waiting-for-answer': 'Vous avez écrit. Laissez-leur maintenant le temps de répondre.',
    'answer-came':
      'Une réponse est arrivée. Faites ce qu’elle demande, puis regardez si l’abonnement a disparu.',
    'waiting-for-bank': 'La banque a ce qu’il lui faut. Laissez-lui maintenant du temps.',
    'charge-soon':
      'Le prochain prélèvement est si proche qu’on ne peut plus attendre de réponse : ce qui agit tout de suite passe d’abord.',
    'dispute-ends-soon':
      'Le délai pendant lequel la banque accepte une contestation se termine bientôt : cela passe d’abord.',
  },
  words: {
    'wait-until': 'Attendez jusqu’au {day}.',
    next: 'Ensuite : {rung}.',
    'next-nothing': 'Ensuite, il ne reste plus d’étape.',
    clock: 'Prélèvement du {charge} : contestable jusqu’au {day} (jours restants : {days}).',
    'clock-today': 'Prélèvement du {charge} : aujourd’hui est le dernier jour pour le contester.',
    'clock-over': 'Prélèvement du {charge} : les 120 jours pour le contester se sont terminés le {day}.',
    'not-begun': 'Essayez d’abord de résilier sur le site. En cas d’échec, la suite est ici.',
    done: 'Résiliation vérifiée le {day}. Il n’y a plus rien à faire.',
    'used-up':
      'Toutes les étapes ont été tentées. Une association de consommateurs ou un avocat peut prendre la suite, avec votre rapport.',
    skip: 'Pas pour moi',
    'on-clipboard':
      'Aucun programme n’a ouvert le lien. Le texte est dans le presse-papiers : collez-le là où vous voulez écrire.',
  },
}
