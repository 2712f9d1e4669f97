/**
 * The words of everything around the plan: cookies, chats, links by mail, signing out, payment pages, who and what is
 * shown. A table row is `language text => all meanings`, near misses among them; `[sign]` as in lexicon.test.ts.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildLexicon } from '../../src-main/guide/lexicon.js'
import { isMark, normalise, normaliseMarked } from '../../src-main/guide/normalise.js'
import { LANGUAGES } from '../../src-main/guide/schema.js'
import { buildNeeds, buildSieve } from '../../src-preload/page/sieve.js'
import { expansions, files, index, isTrap, lexicon, type Phrase, type Row, rowsOf } from './support/words.js'

const CONTROLS: Readonly<Record<string, string>> = {
  'reject-cookies': `
    en Reject all => reject-cookies
    en Reject All Cookies => reject-cookies
    en Decline all => reject-cookies
    en Only necessary cookies => reject-cookies
    en Use necessary cookies only => reject-cookies
    en Continue without accepting => reject-cookies
    en Allow only essential cookies => reject-cookies
    en Reject all and close => reject-cookies
    en [cookie-notice] Reject => reject-cookies
    en [cookie-notice] Decline => reject-cookies
    en [cookie-notice] No, thanks => reject-cookies
    en Reject => decline-offer
    en Decline => decline-offer
    en Reject offer => decline-offer
    en Reject all offers =>
    en Reject invitation =>
    en Decline all invites =>
    en Accept only =>
    en Necessary =>
    en Cookie settings =>
    en Manage cookies =>
    en Continue without answering => continue-cancelling
    en [offers-something] Decline => decline-offer
    en Do not accept =>
    fr Tout refuser => reject-cookies
    fr Tout refuser → => reject-cookies
    fr Continuer sans accepter => reject-cookies
    fr Refuser tous les cookies => reject-cookies
    fr Uniquement les cookies nécessaires => reject-cookies
    fr N’accepter que les cookies essentiels => reject-cookies
    fr [cookie-notice] Refuser => reject-cookies
    fr Refuser => decline-offer
    fr Refuser l’offre => decline-offer
    fr Continuer sans répondre => continue-cancelling
    fr Continuer sans l’offre => decline-offer
    fr Paramétrer les cookies =>
    fr Tout refuser l’offre =>
    de Alle ablehnen => reject-cookies
    de Alle Cookies ablehnen => reject-cookies
    de Nur notwendige => reject-cookies
    de Nur notwendige Cookies => reject-cookies
    de Nur erforderliche Cookies akzeptieren => reject-cookies
    de Weiter ohne Zustimmung => reject-cookies
    de [cookie-notice] Ablehnen => reject-cookies
    de Ablehnen => decline-offer
    de Angebot ablehnen => decline-offer
    de Alle Angebote ablehnen =>
    de Weiter ohne Angebot => decline-offer
    de Cookie-Einstellungen =>
    de Nur Premium =>
    es Rechazar todo => reject-cookies
    es Rechazar todas => reject-cookies
    es Rechazar todas las cookies => reject-cookies
    es Solo las necesarias => reject-cookies
    es Aceptar solo las cookies necesarias => reject-cookies
    es Continuar sin aceptar => reject-cookies
    es [cookie-notice] Rechazar => reject-cookies
    es Rechazar => decline-offer
    es Rechazar oferta => decline-offer
    es Rechazar todas las ofertas =>
    es Continuar sin responder => continue-cancelling
    es Configurar cookies =>
    es Solo hoy =>
    `,
  'accept-cookies': `
    en Accept all => accept-cookies
    en Accept All Cookies => accept-cookies
    en Allow all => accept-cookies
    en I accept cookies => accept-cookies
    en Allow all cookies => accept-cookies
    en Accept all and continue => accept-cookies
    en Accept optional cookies => accept-cookies
    en [cookie-notice] Accept => accept-cookies
    en [cookie-notice] Got it => accept-cookies
    en [cookie-notice] OK => accept-cookies
    en Accept =>
    en Allow =>
    en OK =>
    en Got it =>
    en Accept invite => accept-invite
    en Accept only necessary cookies => reject-cookies
    en Reject all => reject-cookies
    en Don't accept cookies => reject-cookies
    en Allow access => authorize
    en Accept all necessary cookies =>
    fr Tout accepter => accept-cookies
    fr Accepter tous les cookies => accept-cookies
    fr J’accepte les cookies => accept-cookies
    fr Tout autoriser => accept-cookies
    fr Accepter et continuer sans cookies =>
    fr [cookie-notice] Accepter => accept-cookies
    fr [cookie-notice] OK => accept-cookies
    fr Accepter =>
    fr Tout refuser => reject-cookies
    fr Continuer sans accepter => reject-cookies
    fr Accepter l’invitation => accept-invite
    fr Accepter uniquement les cookies nécessaires => reject-cookies
    fr Autoriser => authorize
    de Alle akzeptieren => accept-cookies
    de Alle Cookies akzeptieren => accept-cookies
    de Alles zulassen => accept-cookies
    de Allen zustimmen => accept-cookies
    de Ich stimme allen Cookies zu => accept-cookies
    de [cookie-notice] Akzeptieren => accept-cookies
    de [cookie-notice] Verstanden => accept-cookies
    de Akzeptieren =>
    de Zustimmen =>
    de Alle ablehnen => reject-cookies
    de Nur notwendige Cookies akzeptieren => reject-cookies
    de Einladung annehmen => accept-invite
    de Cookies nicht akzeptieren => reject-cookies
    es Aceptar todo => accept-cookies
    es Aceptar todas las cookies => accept-cookies
    es Permitir todas => accept-cookies
    es Acepto las cookies => accept-cookies
    es Aceptar todo y cerrar => accept-cookies
    es [cookie-notice] Aceptar => accept-offer accept-cookies
    es [cookie-notice] Entendido => accept-cookies
    es Aceptar => accept-offer
    es Rechazar todo => reject-cookies
    es Aceptar solo las cookies necesarias => reject-cookies
    es Aceptar invitación => accept-invite
    es Permitir acceso => authorize
    es No aceptar cookies => reject-cookies
    `,
  'message-box': `
    en Message #general => message-box
    en Message @Midjourney Bot => message-box
    en Message #💬-general => message-box
    en Send a message to #billing-support => message-box
    en Send a message to @Midjourney Bot => message-box
    en Message in #member-support => message-box
    en Message ＃newbies-23 => message-box
    en Message us =>
    en Message support =>
    en Send message =>
    en Message =>
    en Message the team =>
    en Send a message =>
    en Your message =>
    en Messages =>
    en Message general =>
    en Search #general =>
    en #general =>
    fr Envoyer un message dans #general => message-box
    fr Envoyer un message à @Midjourney Bot => message-box
    fr Envoyer un message dans #aide-facturation => message-box
    fr Message à @x => message-box
    fr Écrire dans #general => message-box
    fr Envoyer un message =>
    fr Envoyer le message =>
    fr Message au support =>
    fr Écrire un message =>
    fr Envoyer un message à l’équipe =>
    de Nachricht an #general => message-box
    de Nachricht @Midjourney Bot => message-box
    de Nachricht an @Midjourney Bot => message-box
    de Nachricht in #hilfe => message-box
    de Sende eine Nachricht an #general => message-box
    de Nachricht =>
    de Nachricht an uns =>
    de Nachricht senden =>
    de Nachricht an den Support =>
    de Eine Nachricht schreiben =>
    es Enviar mensaje a #general => message-box
    es Mensaje en #general => message-box
    es Enviar un mensaje a @Midjourney Bot => message-box
    es Mensaje @Midjourney Bot => message-box
    es Enviar mensaje en #ayuda => message-box
    es Mensaje =>
    es Enviar mensaje =>
    es Enviar mensaje al soporte =>
    es Mensaje nuevo =>
    es Escribir un mensaje =>
    `,
  'subscribe-command': `
    en /subscribe => subscribe-command
    en /subscribe Generate a link to manage your subscription => subscribe-command
    en /subscribe Midjourney Bot => subscribe-command
    en “/subscribe” => subscribe-command
    en /Subscribe => subscribe-command
    en /subscribe Get your personal link => subscribe-command
    en Subscribe => subscribe
    en subscribe => subscribe
    en Subscribe now => subscribe
    en Use /subscribe =>
    en / Subscribe => subscribe
    en /unsubscribe => cancel-plan
    en /info =>
    en Type /subscribe =>
    en Resubscribe => subscribe
    en subscribe/ => subscribe
    en /settings => open-menu
    en Monthly/subscribe =>
    fr /subscribe Générer un lien => subscribe-command
    fr /subscribe Génère un lien vers la page de votre compte => subscribe-command
    fr S’abonner => subscribe
    fr Tapez /subscribe =>
    fr /abonnement => manage-plan
    de /subscribe Link zur Aboverwaltung erstellen => subscribe-command
    de /subscribe Erzeugt einen Link zur Aboverwaltung => subscribe-command
    de Abonnieren => subscribe
    de Jetzt abonnieren => subscribe
    de /abo => manage-plan
    es /subscribe Generar un enlace => subscribe-command
    es /subscribe Genera un enlace a la página de tu cuenta => subscribe-command
    es Suscribirse => subscribe
    es Usa /subscribe =>
    es /suscribirse => subscribe
    `,
  'visit-site': `
    en Visit Site => visit-site
    en Visit site ↗ => visit-site
    en Visit website => visit-site
    en Go to site => visit-site
    en Continue to the website => visit-site
    en [leaving-site] Yes! => visit-site
    en [leaving-site] Continue => visit-site
    en Yes! =>
    en Continue =>
    en Visit profile =>
    en Go back => dismiss
    en Visit us =>
    en Site =>
    en [asks-to-cancel] Continue =>
    en Go to checkout => pay
    en Website =>
    fr Visiter le site => visit-site
    fr Accéder au site => visit-site
    fr Aller sur le site => visit-site
    fr Continuer vers le site => visit-site
    fr [leaving-site] Oui => visit-site
    fr Oui =>
    fr Continuer =>
    fr Retour au site => dismiss
    fr Accéder => sign-in
    fr Visiter =>
    fr Plan du site =>
    de Website besuchen => visit-site
    de Seite besuchen => visit-site
    de Zur Website => visit-site
    de Weiter zur Website => visit-site
    de [leaving-site] Ja => visit-site
    de Ja =>
    de Weiter =>
    de Zurück zur Website => dismiss
    de Besuchen =>
    de Zur Kasse => pay
    de Website =>
    es Visitar el sitio => visit-site
    es Ir al sitio => visit-site
    es Visitar sitio web => visit-site
    es Continuar al sitio => visit-site
    es [leaving-site] Sí => visit-site
    es Sí =>
    es Continuar =>
    es Volver al sitio => dismiss
    es Visitar =>
    es Ir al pago => pay
    es Sitio =>
    `,
  'accept-invite': `
    en Accept Invite => accept-invite
    en Accept invitation => accept-invite
    en Accept the invite => accept-invite
    en Accept your invitation => accept-invite
    en Join server => accept-invite
    en Accept =>
    en Accept offer => accept-offer
    en Accept all => accept-cookies
    en Accept invite and upgrade => change-plan
    en Invite =>
    en Invite friends =>
    en Decline invite =>
    en Accept invitation to premium =>
    fr Accepter l’invitation => accept-invite
    fr Accepter cette invitation => accept-invite
    fr J’accepte l’invitation => accept-invite
    fr Rejoindre le serveur => accept-invite
    fr Accepter =>
    fr Accepter l’offre => accept-offer
    fr Inviter =>
    fr Refuser l’invitation =>
    fr Accepter tout => accept-cookies
    de Einladung annehmen => accept-invite
    de Die Einladung annehmen => accept-invite
    de Einladung akzeptieren => accept-invite
    de Server beitreten => accept-invite
    de Annehmen => accept-offer
    de Angebot annehmen => accept-offer
    de Einladung ablehnen =>
    de Einladung =>
    de Einladung senden =>
    es Aceptar invitación => accept-invite
    es Aceptar la invitación => accept-invite
    es Acepto la invitación => accept-invite
    es Unirse al servidor => accept-invite
    es Aceptar => accept-offer
    es Aceptar oferta => accept-offer
    es Rechazar invitación =>
    es Invitar =>
    es Invitación =>
    `,
  'send-login-link': `
    en Email me a link => send-login-link
    en Send me a login link => send-login-link
    en Send login link => send-login-link
    en Send link => send-login-link
    en Send me a magic link => send-login-link
    en E-mail me a sign-in link => send-login-link
    en [asks-for-mail-link] Send => send-login-link
    en [asks-for-mail-link] Continue => send-login-link
    en [asks-for-mail-link] Submit => send-login-link
    en Send =>
    en Continue =>
    en Submit =>
    en Share link =>
    en Send payment link =>
    en Send invite link =>
    en Copy link =>
    en Send message =>
    en [asks-reason] Send => continue-cancelling
    en Send reset link =>
    fr Envoyer le lien => send-login-link
    fr M’envoyer un lien de connexion => send-login-link
    fr Recevoir un lien par e-mail => send-login-link
    fr Envoyez-moi un lien => send-login-link
    fr [asks-for-mail-link] Envoyer => send-login-link
    fr [asks-for-mail-link] Continuer => send-login-link
    fr Envoyer =>
    fr Partager le lien =>
    fr Copier le lien =>
    fr Envoyer un message =>
    fr Envoyer le lien de parrainage =>
    de Link senden => send-login-link
    de Anmeldelink senden => send-login-link
    de Login-Link anfordern => send-login-link
    de Link per E-Mail senden => send-login-link
    de [asks-for-mail-link] Senden => send-login-link
    de [asks-for-mail-link] Weiter => send-login-link
    de Senden =>
    de Link teilen =>
    de Link kopieren =>
    de Nachricht senden =>
    de Einladungslink senden =>
    es Enviar enlace => send-login-link
    es Enviar enlace de acceso => send-login-link
    es Envíame un enlace => send-login-link
    es Recibir un enlace por correo => send-login-link
    es [asks-for-mail-link] Enviar => send-login-link
    es [asks-for-mail-link] Continuar => send-login-link
    es Enviar =>
    es Compartir enlace =>
    es Copiar enlace =>
    es Enviar mensaje =>
    es Enviar enlace de pago =>
    `,
  'confirm-phrase': `
    en Type CANCEL to confirm => confirm-phrase
    en Please type 'cancel my plan' below => confirm-phrase
    en Enter the word CANCEL => confirm-phrase
    en Type “cancel” to confirm => confirm-phrase
    en To confirm, type CANCEL below => confirm-phrase
    en To cancel your subscription, type CANCEL in the box => confirm-phrase
    en Type cancel my subscription to continue => confirm-phrase
    en Type DELETE to confirm =>
    en Type your e-mail to confirm =>
    en Confirm cancellation => confirm-cancel
    en Cancel plan => cancel-plan
    en Enter the code to confirm =>
    en Type KEEP to confirm =>
    en Type here =>
    en Enter your reason =>
    en Type your password to confirm =>
    en Type a message =>
    en Enter =>
    fr Saisissez RÉSILIER pour confirmer => confirm-phrase
    fr Tapez RÉSILIER pour confirmer => confirm-phrase
    fr Veuillez saisir « annuler » ci-dessous => confirm-phrase
    fr Entrez le mot RÉSILIER => confirm-phrase
    fr Pour confirmer, saisissez RÉSILIER => confirm-phrase
    fr Saisissez votre e-mail =>
    fr Saisissez SUPPRIMER pour confirmer =>
    fr Confirmer la résiliation => confirm-cancel
    fr Saisissez le code pour confirmer =>
    fr Saisissez votre raison =>
    de Geben Sie KÜNDIGEN ein => confirm-phrase
    de Geben Sie „KÜNDIGEN“ ein, um die Kündigung zu bestätigen => confirm-phrase
    de Gib KÜNDIGEN ein => confirm-phrase
    de Geben Sie zur Bestätigung das Wort KÜNDIGEN ein => confirm-phrase
    de KÜNDIGEN eingeben => confirm-phrase
    de Geben Sie Ihre E-Mail ein =>
    de Geben Sie LÖSCHEN ein =>
    de Kündigung bestätigen => confirm-cancel
    de Geben Sie den Code ein =>
    de Geben Sie Ihren Grund ein =>
    es Escriba CANCELAR para confirmar => confirm-phrase
    es Escribe CANCELAR para confirmar => confirm-phrase
    es Introduzca la palabra CANCELAR => confirm-phrase
    es Para confirmar, escriba CANCELAR => confirm-phrase
    es Escribe «cancelar mi suscripción» aquí => confirm-phrase
    es Escriba su correo =>
    es Escriba ELIMINAR para confirmar =>
    es Confirmar cancelación => confirm-cancel
    es Introduzca el código para confirmar =>
    es Escriba su motivo =>
    `,
  'sign-out': `
    en Sign out => sign-out
    en Log out => sign-out
    en Logout => sign-out
    en Sign Out → => sign-out
    en Log out of your account => sign-out
    en Yes, log out => sign-out
    en Log out of Discord => sign-out
    en Sign out of all devices =>
    en Log out everywhere =>
    en Sign in => sign-in
    en Log in => sign-in
    en Sign up =>
    en Opt out =>
    en Check out => pay
    en You have been signed out =>
    en Log out other sessions =>
    fr Se déconnecter => sign-out
    fr Déconnexion => sign-out
    fr Me déconnecter => sign-out
    fr Se déconnecter de Discord => sign-out
    fr Fermer la session => sign-out
    fr Se déconnecter de tous les appareils =>
    fr Se connecter => sign-in
    fr Connexion => sign-in
    fr Se désabonner => cancel-plan
    fr Déconnecter tous les appareils =>
    de Abmelden => sign-out
    de Ausloggen => sign-out
    de Jetzt abmelden => sign-out
    de Vom Konto abmelden => sign-out
    de Von Discord abmelden => sign-out
    de Anmelden => sign-in
    de Von allen Geräten abmelden =>
    de Newsletter abmelden =>
    de Überall abmelden =>
    de Von Newsletter abmelden =>
    es Cerrar sesión => sign-out
    es Cerrar la sesión => sign-out
    es Cerrar mi sesión => sign-out
    es Cerrar sesión de Discord => sign-out
    es Desconectarse => sign-out
    es Cerrar => dismiss
    es Iniciar sesión => sign-in
    es Cerrar sesión en todos los dispositivos =>
    es Cerrar mi cuenta => delete-account
    es Cerrar ventana => dismiss
    `,
  'billing-portal': `
    en Access billing portal => billing-portal
    en Log in to billing portal => billing-portal
    en Open the billing portal => billing-portal
    en Open customer portal => billing-portal
    en Log in to customer portal => billing-portal
    en Log in => sign-in
    en Access =>
    en Portal =>
    en Billing address =>
    en Access your account =>
    fr Accéder au portail de facturation => billing-portal
    fr Ouvrir le portail de facturation => billing-portal
    fr Se connecter au portail client => billing-portal
    fr Portail =>
    fr Se connecter => sign-in
    fr Accéder au site => visit-site
    fr Adresse de facturation =>
    de Zum Kundenportal => billing-portal
    de Abrechnungsportal öffnen => billing-portal
    de Im Kundenportal anmelden => billing-portal
    de Portal =>
    de Anmelden => sign-in
    de Zum Portal der Gemeinde =>
    de Rechnungsadresse =>
    es Acceder al portal de facturación => billing-portal
    es Abrir el portal del cliente => billing-portal
    es Iniciar sesión en el portal de facturación => billing-portal
    es Portal =>
    es Iniciar sesión => sign-in
    es Acceder al sitio => visit-site
    es Dirección de facturación =>
    `,
}

const SENTENCES: Readonly<Record<string, string>> = {
  'cookie-notice': `
    en We use cookies to improve your experience. => cookie-notice
    en This site uses cookies and similar technologies => cookie-notice
    en We value your privacy. => cookie-notice
    en By clicking “Accept” you agree to our use of cookies. => cookie-notice
    en Cookie notice => cookie-notice
    en Cookie settings =>
    en Cookie policy =>
    en We don't use cookies. =>
    en Clear your cookies =>
    en Privacy policy =>
    en A recipe that uses chocolate cookies =>
    en Terms =>
    fr Nous utilisons des cookies pour améliorer votre expérience. => cookie-notice
    fr Ce site utilise des cookies. => cookie-notice
    fr Nous respectons votre vie privée => cookie-notice
    fr L’utilisation de cookies nous aide => cookie-notice
    fr Paramètres des cookies =>
    fr Nous n’utilisons pas de cookies =>
    fr Politique de confidentialité =>
    de Wir verwenden Cookies => cookie-notice
    de Diese Website nutzt Cookies. => cookie-notice
    de Ihre Privatsphäre ist uns wichtig => cookie-notice
    de Cookies und ähnliche Technologien => cookie-notice
    de Cookie-Einstellungen =>
    de Wir verwenden keine Cookies =>
    de Datenschutzerklärung =>
    es Usamos cookies para mejorar su experiencia. => cookie-notice
    es Este sitio utiliza cookies => cookie-notice
    es Valoramos su privacidad => cookie-notice
    es Cookies y otras tecnologías => cookie-notice
    es Configuración de cookies =>
    es No usamos cookies =>
    es Política de privacidad =>
    `,
  'leaving-site': `
    en Leaving Discord => leaving-site
    en You are leaving Discord => leaving-site
    en This link is taking you to the following website => leaving-site
    en You're about to leave this site => leaving-site
    en You are now leaving our website => leaving-site
    en You are leaving Midjourney => leaving-site
    en Why are you leaving? => asks-reason
    en You are leaving us =>
    en Leave server =>
    en We're sorry you're leaving =>
    en You are about to leave without saving =>
    en Leaving soon? =>
    en Back to the site =>
    fr Vous quittez Discord => leaving-site
    fr Ce lien vous redirige vers https://example.com => leaving-site
    fr Vous allez quitter ce site => leaving-site
    fr Ce lien te redirige vers le site suivant => leaving-site
    fr Pourquoi nous quittez-vous ? => asks-reason
    fr Quitter le serveur =>
    fr Vous quittez votre abonnement =>
    de Du verlässt Discord => leaving-site
    de Sie verlassen unsere Website => leaving-site
    de Dieser Link führt dich zu folgender Website => leaving-site
    de Sie verlassen jetzt Discord => leaving-site
    de Warum verlassen Sie uns? => asks-reason
    de Server verlassen =>
    de Schade, dass du gehst =>
    es Estás saliendo de Discord => leaving-site
    es Está a punto de salir de este sitio => leaving-site
    es Este enlace te lleva al siguiente sitio web => leaving-site
    es Saliendo de Discord => leaving-site
    es ¿Por qué te vas? => asks-reason
    es Salir del servidor =>
    es Estás a punto de salir sin guardar =>
    `,
  'asks-for-mail-link': `
    en Enter your email and we’ll send you a link to log in. => asks-for-mail-link
    en We will email you a login link => asks-for-mail-link
    en Enter the email address used for billing to receive a magic link => asks-for-mail-link
    en To manage your subscription, please log in with your email. => signed-out asks-for-mail-link
    en Enter your email =>
    en We sent you a link => check-mail
    en Enter your email to reset your password and get a link =>
    en Subscribe to our newsletter =>
    en To manage your newsletter, sign in =>
    en Share this link =>
    en Enter your email to get a download link =>
    fr Saisissez votre e-mail et nous vous enverrons un lien. => asks-for-mail-link
    fr Nous vous enverrons un lien de connexion => asks-for-mail-link
    fr Pour recevoir un lien, saisissez votre adresse e-mail => asks-for-mail-link
    fr Saisissez votre e-mail =>
    fr Nous vous avons envoyé un lien => check-mail
    fr Partagez ce lien =>
    fr Lien de réinitialisation =>
    de Geben Sie Ihre E-Mail ein, wir senden Ihnen einen Link. => asks-for-mail-link
    de Wir schicken dir einen Anmeldelink => asks-for-mail-link
    de Um einen Link zu erhalten, geben Sie Ihre E-Mail ein => asks-for-mail-link
    de Geben Sie Ihre E-Mail ein =>
    de Wir haben Ihnen einen Link gesendet => check-mail
    de Diesen Link teilen =>
    de Link zum Zurücksetzen =>
    es Introduzca su correo y le enviaremos un enlace. => asks-for-mail-link
    es Te enviaremos un enlace de acceso => asks-for-mail-link
    es Para recibir un enlace, escriba su correo => asks-for-mail-link
    es Introduzca su correo =>
    es Le hemos enviado un enlace => check-mail
    es Compartir este enlace =>
    es Enlace para restablecer =>
    `,
  'check-mail': `
    en Check your inbox => check-mail
    en Check your email for a link => check-mail
    en We sent you an email with a link to log in. => check-mail
    en We've sent you a login link => check-mail
    en An email has been sent to joe@example.com => check-mail
    en Enter your email =>
    en We sent you a receipt by email =>
    en Check your email address for spelling =>
    en Email preferences =>
    en If you have an account, check your inbox =>
    en Check your plan =>
    en We'll send you an email =>
    fr Consultez votre boîte de réception => check-mail
    fr Nous vous avons envoyé un e-mail => check-mail
    fr Un e-mail vous a été envoyé. => check-mail
    fr Vérifiez vos e-mails => check-mail
    fr Saisissez votre e-mail =>
    fr Nous vous enverrons un e-mail =>
    fr Une facture vous a été envoyée par e-mail =>
    de Prüfen Sie Ihr Postfach => check-mail
    de Wir haben Ihnen eine E-Mail gesendet => check-mail
    de Schau in dein Postfach => check-mail
    de Wir haben dir einen Link geschickt => check-mail
    de Geben Sie Ihre E-Mail ein =>
    de Wir senden Ihnen eine E-Mail =>
    de Prüfen Sie Ihre Rechnung =>
    es Revise su bandeja de entrada => check-mail
    es Te hemos enviado un correo => check-mail
    es Le hemos enviado un enlace => check-mail
    es Revisa tu correo => check-mail
    es Introduzca su correo =>
    es Le enviaremos un correo =>
    es Revise su factura =>
    `,
  checkout: `
    en Pay with card => checkout
    en Card information => checkout
    en Enter payment details => checkout
    en Total due today => checkout
    en Subscribe to Standard Plan $30.00 => checkout
    en By confirming your subscription, you allow Midjourney to charge you for future payments. => checkout
    en Subscribe =>
    en Subscribe to Pro =>
    en Standard Plan $30 / month => price
    en Update card information =>
    en Choose your plan =>
    en Payment method =>
    en Your card ending in 4242 =>
    en Subscribe to Pro $30 =>
    fr Payer par carte => checkout
    fr Informations de la carte => checkout
    fr Total dû aujourd’hui => checkout
    fr Saisissez vos informations de paiement => checkout
    fr S’abonner =>
    fr Moyen de paiement =>
    fr Mettre à jour les informations de la carte =>
    fr S’abonner au plan Pro =>
    de Mit Karte zahlen => checkout
    de Karteninformationen => checkout
    de Geben Sie Ihre Zahlungsdaten ein => checkout
    de Heute fälliger Betrag => checkout
    de Abonnieren =>
    de Zahlungsmethode =>
    de Kartendaten aktualisieren =>
    de Pro-Plan abonnieren =>
    es Pagar con tarjeta => checkout
    es Información de la tarjeta => checkout
    es Total a pagar hoy => checkout
    es Introduzca sus datos de pago => checkout
    es Suscribirse =>
    es Método de pago =>
    es Actualizar la información de la tarjeta =>
    es Suscribirse al plan Pro =>
    `,
  magazine: `
    en Midjourney Magazine => magazine
    en Your magazine subscription => magazine
    en A subscription to our printed magazine => magazine
    en Print magazine => magazine
    en Magazine =>
    en Featured in Wired magazine =>
    en Your subscription =>
    en Read the article in our magazine =>
    en Printed pictures =>
    en Midjourney =>
    en News =>
    fr Abonnement au magazine => magazine
    fr Votre magazine papier => magazine
    fr Midjourney Magazine => magazine
    fr Abonnement à la revue => magazine
    fr Magazine =>
    fr Votre abonnement =>
    fr Article paru dans un magazine =>
    fr Revue =>
    de Magazin-Abo => magazine
    de Midjourney Magazin => magazine
    de Ihr gedrucktes Magazin => magazine
    de Ihr Zeitschriftenabo => magazine
    de Magazin =>
    de Ihr Abo =>
    de Artikel im Magazin =>
    de Zeitschrift =>
    es Suscripción a la revista => magazine
    es Revista de Midjourney => magazine
    es Su revista impresa => magazine
    es Midjourney Magazine => magazine
    es Revista =>
    es Su suscripción =>
    es Artículo de una revista =>
    es Revistas =>
    `,
  'session-expired': `
    en Your session has expired. => signed-out session-expired
    en Session expired => signed-out session-expired
    en Please sign in again => signed-out session-expired
    en Your session timed out => session-expired
    en Your session will expire soon =>
    en Please sign in => signed-out
    en Your card has expired =>
    en If your session has expired, reload => signed-out
    en You have been signed out => signed-out
    en Sign in again =>
    en Your plan has expired => no-plan
    fr Votre session a expiré => signed-out session-expired
    fr Session expirée => signed-out session-expired
    fr Veuillez vous connecter à nouveau. => signed-out session-expired
    fr Veuillez vous reconnecter => session-expired
    fr Votre session va expirer =>
    fr Veuillez vous connecter => signed-out
    fr Votre carte a expiré =>
    fr Votre session expirera dans une heure =>
    de Ihre Sitzung ist abgelaufen. => signed-out session-expired
    de Sitzung abgelaufen => signed-out session-expired
    de Bitte melden Sie sich erneut an. => session-expired
    de Bitte erneut anmelden => session-expired
    de Ihre Sitzung läuft ab =>
    de Bitte anmelden => signed-out
    de Ihre Karte ist abgelaufen =>
    de Erneut anmelden =>
    es Su sesión ha caducado. => signed-out session-expired
    es Sesión expirada => signed-out session-expired
    es Inicie sesión de nuevo => session-expired
    es Vuelva a iniciar sesión => session-expired
    es Su sesión caducará pronto =>
    es Debe iniciar sesión => signed-out
    es Su tarjeta ha caducado =>
    es Iniciar sesión =>
    `,
  'wait-hour': `
    en Please wait an hour and try again. => wait-hour
    en Try again in an hour => wait-hour
    en Wait one hour, then try again => wait-hour
    en Please try again in about an hour => error wait-hour
    en Try again later => error
    en Please try again later => error
    en Wait a moment =>
    en The link expires in an hour =>
    en Hourly =>
    en Try again in 5 minutes =>
    en You don't have to wait an hour =>
    fr Attendez une heure puis réessayez => wait-hour
    fr Veuillez patienter une heure => wait-hour
    fr Réessayez dans une heure => wait-hour
    fr Veuillez réessayer dans une heure => error wait-hour
    fr Réessayez plus tard => error
    fr Le lien expire dans une heure =>
    fr Un instant => challenge
    de Warten Sie eine Stunde => wait-hour
    de Bitte warten Sie eine Stunde => wait-hour
    de Versuchen Sie es in einer Stunde erneut => wait-hour
    de Bitte eine Stunde warten => wait-hour
    de Versuchen Sie es später => error
    de Der Link läuft in einer Stunde ab =>
    de Einen Moment => challenge
    es Espere una hora => wait-hour
    es Inténtelo de nuevo en una hora => error wait-hour
    es Vuelva a intentarlo dentro de una hora => error wait-hour
    es Debe esperar una hora => wait-hour
    es Inténtelo más tarde => error
    es El enlace caduca en una hora =>
    es Un momento => challenge
    `,
  'personal-link': `
    en Do not share this link! => personal-link
    en Please don’t share this link with anyone => personal-link
    en This link is personal => personal-link
    en Keep this link private => personal-link
    en Share this link =>
    en Share this link with friends =>
    en Copy link =>
    en Do not share your password =>
    en Link =>
    en You can share this link =>
    en Private =>
    fr Ne partagez pas ce lien => personal-link
    fr Ne partagez ce lien avec personne => personal-link
    fr Ce lien est personnel => personal-link
    fr Voici votre lien personnel => personal-link
    fr Partager ce lien =>
    fr Partagez ce lien avec vos amis =>
    fr Copier le lien =>
    fr Ne partagez pas votre mot de passe =>
    de Teilen Sie diesen Link nicht => personal-link
    de Teile diesen Link mit niemandem => personal-link
    de Dieser Link ist persönlich => personal-link
    de Ihr persönlicher Link => personal-link
    de Diesen Link teilen =>
    de Teile diesen Link mit Freunden =>
    de Link kopieren =>
    de Teilen Sie Ihr Passwort nicht =>
    es No comparta este enlace => personal-link
    es No compartas este enlace con nadie => personal-link
    es Este enlace es personal => personal-link
    es Su enlace personal => personal-link
    es Compartir este enlace =>
    es Comparte este enlace con amigos =>
    es Copiar enlace =>
    es No comparta su contraseña =>
    `,
  price: `
    en $10 per month => price
    en $10/mo => price
    en US$30.00 / month => price
    en $96 a year => price
    en 10 USD per month => price
    en Billed yearly at $96 => price
    en Monthly price: $10 => price
    en CHF 9.– per month => price
    en $10 =>
    en 10 per month =>
    en 200 images per month =>
    en Monthly =>
    en Save $10 per month =>
    en Total: $10.00 =>
    en $5 off per month =>
    en In a month =>
    fr 10 € par mois => price
    fr 8,99 €/mois => price
    fr Facturé annuellement 96 € => price
    fr Tarif mensuel : 10 € => price
    fr 96 €/an => price
    fr 10 € =>
    fr 200 images par mois =>
    fr Économisez 10 € par mois => offers-something
    fr Mensuel =>
    fr Un an =>
    de 10 € pro Monat => price
    de 8,99 €/Monat => price
    de Monatlich 10 € => price
    de 96 € jährlich => price
    de 1.234,56 € im Jahr => price
    de 10 € =>
    de 200 Bilder pro Monat =>
    de Sparen Sie 10 € pro Monat =>
    de Monatlich =>
    de 10 Monate =>
    es 10 € al mes => price
    es 8,99 €/mes => price
    es 96 € anuales => price
    es Cuota mensual: 10 € => price
    es Facturado anualmente a 96 € => price
    es 10 € =>
    es 200 imágenes al mes =>
    es Ahorre 10 € al mes =>
    es Mensual =>
    es Este mes =>
    `,
  'account-name': `
    en Signed in as joe => account-name
    en Logged in as joe@example.com => account-name
    en Account: joe => account-name
    en Account: joe@example.com => account-name
    en Email: joe@example.com => account-name
    en E-mail joe@example.com => account-name
    en Username: joe => account-name
    en Account settings =>
    en Account =>
    en Email =>
    en Enter your email =>
    en Account: cancelled =>
    en Not signed in as an owner =>
    en Signed in =>
    en Email: support@example.com =>
    fr Connecté en tant que joe => account-name
    fr Connectée en tant que jo@example.com => account-name
    fr Compte : joe => account-name
    fr E-mail : joe@example.com => account-name
    fr Compte =>
    fr Se connecter =>
    fr Paramètres du compte =>
    fr Compte : inactif =>
    de Angemeldet als joe => account-name
    de Eingeloggt als joe@example.com => account-name
    de Konto: joe => account-name
    de E-Mail: joe@example.com => account-name
    de Konto =>
    de Anmelden =>
    de Kontoeinstellungen =>
    de Konto: inaktiv =>
    es Sesión iniciada como joe => account-name
    es Ha iniciado sesión como joe => account-name
    es Cuenta: joe => account-name
    es Correo: joe@example.com => account-name
    es Cuenta =>
    es Iniciar sesión =>
    es Configuración de la cuenta =>
    es Cuenta: inactiva =>
    `,
  'plan-name': `
    en Your plan: Basic => plan-name
    en Basic Plan => plan-name
    en Pro plan · monthly => plan-name
    en Current plan Basic => plan-name
    en Plan: Mega => plan-name
    en Subscription: Standard (yearly) => plan-name
    en You are on the Basic plan => plan-name
    en Your plan =>
    en Current plan =>
    en Cancel Pro plan => asks-to-cancel
    en Choose plan =>
    en Plan: None => no-plan
    en Change plan =>
    en Free plan =>
    en Pro =>
    en Your Basic plan ends soon =>
    en Plan options =>
    fr Abonnement Basic => plan-name
    fr Votre formule : Standard => plan-name
    fr Plan Pro · mensuel => plan-name
    fr Votre abonnement actuel : Mega => plan-name
    fr Abonnement =>
    fr Annuler l’abonnement Pro => asks-to-cancel
    fr Abonnement : aucun => no-plan
    fr Changer de formule =>
    fr Abonnement annulé => plan-cancelled
    de Basic-Tarif => plan-name
    de Ihr Tarif: Standard => plan-name
    de Abo Pro · monatlich => plan-name
    de Aktueller Tarif: Mega => plan-name
    de Tarif =>
    de Pro-Abo kündigen => asks-to-cancel
    de Abo: keines => no-plan
    de Tarif wechseln =>
    de Abo gekündigt => plan-cancelled
    es Plan Básico => plan-name
    es Su plan: Standard => plan-name
    es Plan Pro · mensual => plan-name
    es Su plan actual: Mega => plan-name
    es Plan =>
    es Cancelar plan Pro => asks-to-cancel
    es Plan: ninguno => no-plan
    es Cambiar de plan =>
    es Plan cancelado => plan-cancelled
    `,
}

interface Case extends Row {
  readonly language: string
}

const casesOf = (table: string): readonly Case[] =>
  rowsOf(table.replace(/^(\s*)(\w\w) (\[.*?\] )?/gm, '$1$3$2 ')).map((row) => ({
    ...row,
    language: row.text.slice(0, 2),
    text: row.text.slice(3),
  }))

const meanings = ({ text, under }: Row, kind: 'controls' | 'sentences') =>
  kind === 'controls' ? lexicon.intentsOf(text, new Set(under)) : lexicon.signsOf(text)

describe.each([
  ['controls', CONTROLS],
  ['sentences', SENTENCES],
] as const)('%s', (kind, tables) => {
  describe.each(Object.entries(tables))('%s', (id, table) => {
    const cases = casesOf(table)
    test.each(cases)('$language $under "$text" → $expected', (row) => {
      expect(meanings(row, kind)).toEqual(row.expected)
    })
    test('has twelve rows that mean it and twelve near misses, some in each language', () => {
      const hits = cases.filter(({ expected }) => expected.includes(id))
      const misses = cases.filter(({ expected }) => !expected.includes(id))
      expect(hits.length).toBeGreaterThanOrEqual(12)
      expect(misses.length).toBeGreaterThanOrEqual(12)
      for (const language of LANGUAGES) {
        expect(hits.some((row) => row.language === language)).toBe(true)
        expect(misses.some((row) => row.language === language)).toBe(true)
      }
    })
  })
})

/** Intents of the tables that are goals. */
const GOALS = Object.keys(CONTROLS).filter((id) => !isTrap(id))
/** What is written in or chosen from a chat: any words may follow it, as a channel's name or a description. */
const CHAT = ['message-box', 'subscribe-command']
const isNew = ({ kind, id }: Phrase) => kind === 'intents' && GOALS.includes(id)
const RUNS = { numRuns: 3000 }

describe('goals and traps', () => {
  test('no text that stands for a goal is a trap as well', () => {
    fc.assert(
      fc.property(expansions(isNew), ([phrase, text]) => {
        const found = lexicon.intentsOf(text, new Set(phrase.under))
        const both = found.includes(phrase.id) && found.some(isTrap)
        expect(both, `${phrase.language} ${phrase.id}: ${text} → ${found}`).toBe(false)
      }),
      RUNS,
    )
  })

  test('with the words of a trap before or after it no goal is left, or the trap shows', () => {
    const trap = expansions(({ kind, id, under }) => kind === 'intents' && isTrap(id) && under.length === 0)
    const joined = fc.constantFrom(' ', ' and ', ', ', ' – ', ' or ', ' et ', ' und ', ' y ')
    fc.assert(
      fc.property(
        expansions(isNew),
        trap,
        joined,
        fc.boolean(),
        ([goal, words], [, harm], between, first) => {
          if (harm === '') return
          const text = first ? `${harm}${between}${words}` : `${words}${between}${harm}`
          const found = lexicon.intentsOf(text, new Set(goal.under))
          const left = found.filter((id) => GOALS.includes(id) && !CHAT.includes(id))
          expect(left.length === 0 || found.some(isTrap), `${text} → ${found}`).toBe(true)
        },
      ),
      RUNS,
    )
  })

  test('the words for cookies and those for an offer are never taken for each other', () => {
    const refusals = expansions(({ id }) => id === 'reject-cookies' || id === 'decline-offer')
    fc.assert(
      fc.property(
        refusals,
        fc.constantFrom([], ['cookie-notice'], ['offers-something']),
        ([, text], under) => {
          const found = lexicon.intentsOf(text, new Set(under))
          expect(found.includes('reject-cookies') && found.includes('decline-offer'), text).toBe(false)
        },
      ),
      RUNS,
    )
  })

  test('a trap is a trap under every sign, whatever its file says', () => {
    const pinned = { 'accept-cookies': { trap: true, about: 'x', notUnder: ['cookie-notice'] } }
    const only = buildLexicon({ ...index, intents: pinned }, files)
    expect(only.intentsOf('Accept all', new Set(['cookie-notice']))).toEqual(['accept-cookies'])
  })
})

describe('marks', () => {
  test.each([
    ['Message #general', 'message # general'],
    ['＃general', '# general'],
    ['joe@example.com', 'joe @ example com'],
    ['“/subscribe” now', '/ subscribe now'],
    ['/\u200bsubscribe', '/ subscribe'],
    ['use /subscribe', 'use subscribe'],
    ['/ Account', 'account'],
    ['US$30.00 / month', 'us $ 30.00 month'],
    ['8,99 €', '8 99 €'],
    ['Account: joe', 'account : joe'],
    ['at 12:30', 'at 12:30'],
  ])('%s → %s', (text, marked) => {
    expect(normaliseMarked(text)).toBe(marked)
  })

  test('a marked text has the words of the plain one, and marks', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'aé1#@$€:/ .,-’ßＡ\u200b'), maxLength: 30 })
    fc.assert(
      fc.property(texts, (text) => {
        const words = normaliseMarked(text)
          .split(' ')
          .filter((word) => !isMark(word))
        expect(words.join('').replace(/[^a-z]/g, '')).toBe(normalise(text).replace(/[^a-z]/g, ''))
      }),
      { numRuns: 1000 },
    )
  })

  test('a mark hides no word from what rules a meaning out', () => {
    for (const text of [
      'Cancel my #pause plan',
      '/nicht Abo kündigen',
      'Cancel @keep plan',
      '$keep: cancel plan',
    ])
      expect(lexicon.intentsOf(text).filter((id) => !isTrap(id))).toEqual([])
  })
})

describe('the first sieve', () => {
  const { texts, controls, needs } = lexicon.stems
  const passes = {
    signs: { word: buildSieve(texts), all: buildNeeds(needs.texts) },
    intents: { word: buildSieve(controls), all: buildNeeds(needs.controls) },
  }
  test('lets through whatever has a meaning', () => {
    fc.assert(
      fc.property(
        expansions(() => true),
        ([phrase, text]) => {
          const under = new Set(phrase.under)
          const found = phrase.kind === 'intents' ? lexicon.intentsOf(text, under) : lexicon.signsOf(text)
          if (found.length === 0) return
          expect(passes[phrase.kind].word(text), text).toBe(true)
          expect(passes[phrase.kind].all(text), text).toBe(true)
        },
      ),
      RUNS,
    )
  })

  test.each([
    'Made last month',
    'An old mill, March 5, month 3',
    'Fast mode every month',
    '200 images par mois, 3 par an',
  ])('keeps out "%s": a price has an amount', (text) => {
    expect(passes.signs.all(text)).toBe(false)
  })
})

/** What sites add where a plan ends: it must not make the sentence before it say that the plan goes on. */
const ENDED = {
  en: {
    ends: [
      'Your subscription ends on December 14, 2026',
      'Your plan was cancelled and runs until December 14, 2026',
    ],
    after: [
      'Nothing more will be charged.',
      'You will not be charged again.',
      'No further payments will be taken.',
      'There will be no more charges.',
    ],
  },
  fr: {
    ends: [
      'Votre abonnement se termine le 14 décembre 2026',
      'Votre abonnement est résilié et reste actif jusqu’au 14 décembre 2026',
    ],
    after: [
      'Plus rien ne sera débité.',
      'Rien ne sera plus prélevé.',
      'Aucun autre paiement ne sera prélevé.',
      'Vous ne serez plus débité.',
    ],
  },
  de: {
    ends: [
      'Ihr Abonnement endet am 14. Dezember 2026',
      'Ihr Abo wurde gekündigt und läuft bis zum 14. Dezember 2026',
    ],
    after: [
      'Es wird nichts mehr abgebucht.',
      'Danach wird nichts abgebucht.',
      'Es werden keine Zahlungen mehr eingezogen.',
      'Ihre Karte wird nicht mehr belastet.',
    ],
  },
  es: {
    ends: [
      'Tu suscripción termina el 14 de diciembre de 2026',
      'Tu suscripción se canceló y sigue activa hasta el 14 de diciembre de 2026',
    ],
    after: [
      'No se cobrará nada más.',
      'Ya no se te cobrará.',
      'No habrá más cargos.',
      'Nada más será cobrado.',
    ],
  },
} as const

test.each(
  Object.entries(ENDED).flatMap(([language, { ends, after }]) =>
    ends.flatMap((end) => after.map((more) => [language, end, more] as const)),
  ),
)('%s: “%s %s” ends', (_, end, more) => {
  const signs = [...lexicon.signsOf(end), ...lexicon.signsOf(`${end} ${more}`)]
  expect(signs).toContain('plan-ends-on')
  expect(signs).not.toContain('plan-active')
})
