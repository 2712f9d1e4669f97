/**
 * The words: what a label or a sentence means, in four languages at once.
 * A table row is `text => meanings`; `[sign] text => meanings` puts the label inside a dialog that shows the sign.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildLexicon, WHOLE_WORD } from '../../src-main/guide/lexicon.js'
import { normalise } from '../../src-main/guide/normalise.js'
import { LANGUAGES, type Language } from '../../src-main/guide/schema.js'
import {
  expand,
  expansions,
  files,
  index,
  isTrap,
  lexicon,
  type Phrase,
  phrases,
  type Row,
  rowsOf,
} from './support/words.js'

const LABELS: Record<Language, string> = {
  en: `
    Cancel plan => cancel-plan
    Cancel Plan → => cancel-plan
    ❌ Cancel subscription => cancel-plan
    CANCEL MEMBERSHIP => cancel-plan
    Cancel membership… => cancel-plan
    Cancel Standard Plan => cancel-plan
    Cancel my Pro subscription => cancel-plan
    Cancel your Amazon Prime membership => cancel-plan
    Cancel Premium => cancel-plan
    Cancel Pro Plan (Monthly) => cancel-plan
    Cancel plan, opens in a new tab => cancel-plan
    Can\u200bcel\u00a0pl\u00adan => cancel-plan
    \u202aCancel subscription\u202c => cancel-plan
    C\u0430ncel plan =>
    Canc\u0435l subscription =>
    End my subscription => cancel-plan
    Stop auto-renewal => cancel-plan
    Turn off auto-renew => cancel-plan
    Turn off recurring billing => cancel-plan
    Terminate contract => cancel-plan
    Unsubscribe => cancel-plan
    Unsubscribe from our newsletter =>
    Unsubscribe from all emails =>
    Cancel free trial => cancel-plan
    I want to cancel my subscription => cancel-plan
    Start cancellation => cancel-plan
    Cancel renewal of my plan => cancel-plan
    Yes, cancel => confirm-cancel
    Yes, cancel my plan => confirm-cancel
    Yes, I want to cancel my Pro plan => confirm-cancel
    Confirm cancellation => confirm-cancel
    CONFIRM CANCELLATION ✔ => confirm-cancel
    Confirm and cancel => confirm-cancel
    Cancel anyway => confirm-cancel
    Cancel my plan anyway => confirm-cancel
    Finish cancelling => confirm-cancel
    Finish canceling => confirm-cancel
    Complete cancellation => confirm-cancel
    End my subscription now => confirm-cancel
    I still want to cancel => confirm-cancel
    No, cancel my plan => confirm-cancel
    No, cancel => dismiss
    Cancel trial and subscribe now => subscribe
    Cancel and lose my benefits => confirm-cancel
    No thanks, cancel my subscription => confirm-cancel decline-offer
    Continue to cancel => continue-cancelling
    Continue cancelling => continue-cancelling
    Continue canceling my plan => continue-cancelling
    Proceed with cancellation => continue-cancelling
    Skip => continue-cancelling
    Skip survey → => continue-cancelling
    No, continue to cancel => continue-cancelling
    No thanks, continue => continue-cancelling
    No thanks, continue cancelling => continue-cancelling
    No thanks => decline-offer
    Decline offer => decline-offer
    No, I don’t want this offer => decline-offer
    No, I don't want to save 50% => decline-offer
    I don't want a discount => decline-offer
    Not interested => decline-offer
    Cancel at end of subscription period => cancel-at-period-end
    At the end of the billing period (December 14, 2026) => cancel-at-period-end
    Cancel at period end — keep access until December 14, 2026 => cancel-at-period-end
    Cancel on December 14, 2026 => cancel-at-period-end
    Cancel at end of plan => cancel-at-period-end
    Switch to Basic at the end of the billing period => change-plan
    Cancel immediately with refund => cancel-now-with-refund
    Cancel now and get a refund => cancel-now-with-refund
    Cancel immediately with full refund of $10.00 => cancel-now-with-refund
    Cancel immediately =>
    Cancel now =>
    Cancel immediately (no refund) =>
    Cancel immediately without refund =>
    Cancel & refund =>
    Cancel refund =>
    Cancel change => cancel-change
    Cancel plan change => cancel-change
    Cancel scheduled change => cancel-change
    Cancel downgrade => cancel-change
    Cancel upgrade =>
    Cancel changes =>
    Prefer not to say => prefer-not-to-say
    I'd rather not answer => prefer-not-to-say
    Manage => plan-options
    Edit => plan-options
    Manage Sub => manage-plan
    Manage Subscription => manage-plan
    Manage Account => manage-plan
    Open subscription page => manage-plan
    Billing & Payment => manage-plan
    Change or cancel plan => manage-plan
    Cancel or change plan => manage-plan
    Edit Billing or View Invoices => billing-portal
    Customer portal => billing-portal
    Log in => sign-in
    Sign In => sign-in
    Continue with Discord => continue-with-discord
    Sign in with Google => continue-with-google
    Authorize => authorize
    Authorise => authorize
    Authorize payment => pay
    Account settings => open-menu
    ⋯ More options => open-menu
    Continue =>
    Next =>
    Submit =>
    OK =>
    Yes =>
    Confirm =>
    Done =>
    [asks-to-cancel] Yes => confirm-cancel
    [asks-to-cancel] Confirm => confirm-cancel
    [asks-to-cancel] I'm sure => confirm-cancel
    [asks-to-cancel] OK => confirm-cancel
    [asks-to-cancel] Cancel now => confirm-cancel
    [asks-to-cancel] Continue =>
    [asks-to-cancel] Cancel => dismiss
    [asks-to-cancel] No => dismiss
    [asks-to-cancel] Keep plan => keep-plan
    [asks-to-cancel offers-something] Yes => confirm-cancel accept-offer
    [asks-reason] Continue => continue-cancelling
    [asks-reason] Submit => continue-cancelling
    [asks-reason offers-something] Continue => continue-cancelling accept-offer
    [asks-reason] Yes =>
    Don't cancel => keep-plan
    Don’t cancel subscription => keep-plan
    I don't want to cancel => keep-plan
    Keep my plan => keep-plan
    Yes, keep my plan => keep-plan
    No, keep it => keep-plan
    No thanks, keep my plan => keep-plan
    Never mind, keep my subscription => keep-plan
    Stay subscribed => keep-plan
    Continue my subscription => keep-plan
    Skip cancellation => keep-plan
    I changed my mind => keep-plan
    No, I don't want to lose my benefits => keep-plan
    Cancel, keep my plan =>
    Pause instead of cancelling => pause-plan
    Pause subscription ⏸ => pause-plan
    Skip this month => pause-plan
    Take a break => pause-plan
    Get 50% off and stay => keep-plan accept-offer
    Claim offer => accept-offer
    Claim my 50% discount => accept-offer
    Cancel and switch to yearly => change-plan
    Switch to annual billing => change-plan
    Downgrade => change-plan
    Upgrade => change-plan
    Change plan => change-plan
    Subscribe => subscribe
    Resubscribe => subscribe
    Start free trial => subscribe
    End trial and subscribe => subscribe
    Pay now => pay
    Retry payment => pay
    Place order => pay
    Update payment method =>
    Undo cancellation => resume-plan
    Un-cancel plan => resume-plan
    Cancel cancellation => resume-plan
    Cancel my cancellation => resume-plan
    Reactivate => resume-plan
    Renew now => resume-plan
    Renew plan => resume-plan
    Turn on auto-renew => resume-plan
    Delete account => delete-account
    Cancel account => delete-account
    Cancel my account => delete-account
    Yes, cancel my account => delete-account
    Cancel subscription and delete account => delete-account
    Close my account => delete-account
    Cancel => dismiss
    Close => dismiss
    Go back => dismiss
    Never mind => dismiss
    No => dismiss
    Not now => dismiss
    Maybe later => dismiss
    Remind me later => dismiss
    Cancel order =>
    Cancellation policy =>
    How to cancel =>
    Cancel anytime =>
    Leave feedback about plan =>
    Stop seeing ads with Premium =>
    Cancel plan or keep it => keep-plan
    `,
  fr: `
    Annuler l'abonnement => cancel-plan
    Annuler l’abonnement → => cancel-plan
    ANNULER MON ABONNEMENT => cancel-plan
    Résilier mon abonnement => cancel-plan
    Résilier => cancel-plan
    ❌ Résilier l'abonnement Pro => cancel-plan
    Résiliez votre abonnement => cancel-plan
    Résilier votre contrat => cancel-plan
    Annuler le forfait => cancel-plan
    Annuler le forfait Standard… => cancel-plan
    Mettre fin à mon abonnement => cancel-plan
    Arrêter le renouvellement automatique => cancel-plan
    Désactiver le renouvellement automatique => cancel-plan
    Se désabonner => cancel-plan
    Se désabonner de la newsletter =>
    Annuler l'essai gratuit => cancel-plan
    Je souhaite résilier mon abonnement => cancel-plan
    Demander la résiliation => cancel-plan
    Rés\u200bilier l'abonne\u00adment => cancel-plan
    R\u00e9sili\u0435r => 
    Oui, annuler => confirm-cancel
    Oui, résilier mon abonnement => confirm-cancel
    Oui, je souhaite résilier => confirm-cancel
    Confirmer la résiliation => confirm-cancel
    Confirmer l'annulation => confirm-cancel
    Valider la résiliation => confirm-cancel
    Notification de la résiliation => confirm-cancel
    Annuler quand même => confirm-cancel
    Résilier définitivement => confirm-cancel
    Résilier mon abonnement maintenant => confirm-cancel
    Je veux quand même résilier => confirm-cancel
    Non merci, je veux résilier mon abonnement => confirm-cancel decline-offer
    Continuer la résiliation => continue-cancelling
    Poursuivre la résiliation → => continue-cancelling
    Continuer vers l'annulation => continue-cancelling
    Passer cette étape => continue-cancelling
    Passer => continue-cancelling
    Non merci, continuer => continue-cancelling
    Non merci => decline-offer
    Refuser l'offre => decline-offer
    Non, je ne veux pas de cette offre => decline-offer
    Non, je ne veux pas économiser 50 % => decline-offer
    Annuler à la fin de la période de facturation => cancel-at-period-end
    À la fin de la période (14 décembre 2026) => cancel-at-period-end
    Résilier à la fin de la période d'abonnement => cancel-at-period-end
    Résilier mon abonnement à l'échéance => cancel-at-period-end
    Annuler immédiatement avec remboursement => cancel-now-with-refund
    Annuler maintenant et obtenir un remboursement => cancel-now-with-refund
    Annuler immédiatement =>
    Annuler immédiatement sans remboursement =>
    Annuler le changement => cancel-change
    Annuler le changement de forfait => cancel-change
    Annuler la modification => cancel-change
    Je préfère ne pas répondre => prefer-not-to-say
    Gérer => plan-options
    Gérer les sous => manage-plan
    Gérer mon compte => manage-plan
    Gérer l'abonnement => manage-plan
    Mon abonnement => manage-plan
    Facturation et paiement => manage-plan
    Voir les factures => billing-portal
    Se connecter => sign-in
    Connexion => sign-in
    Continuer avec Discord => continue-with-discord
    Se connecter avec Google => continue-with-google
    Autoriser => authorize
    Paramètres du compte => open-menu
    Continuer =>
    Suivant =>
    Oui =>
    Confirmer =>
    [asks-to-cancel] Oui => confirm-cancel
    [asks-to-cancel] Je confirme => confirm-cancel
    [asks-to-cancel] Continuer =>
    [asks-to-cancel] Annuler => dismiss
    [asks-reason] Continuer => continue-cancelling
    [asks-reason] Envoyer => continue-cancelling
    [asks-to-cancel offers-something] Oui => confirm-cancel accept-offer
    Ne pas annuler => keep-plan
    Ne pas résilier => keep-plan
    Je ne veux pas résilier => keep-plan
    Conserver mon abonnement => keep-plan
    Non, garder mon abonnement => keep-plan
    Rester abonné => keep-plan
    J'ai changé d'avis => keep-plan
    Continuer mon abonnement => keep-plan
    Je ne veux pas perdre mes avantages => keep-plan
    Mettre en pause => pause-plan
    Mettre mon abonnement en pause => pause-plan
    Suspendre l'abonnement au lieu d'annuler => pause-plan
    Profiter de l'offre => accept-offer
    Économiser 50 % => accept-offer
    Passer à l'abonnement annuel => change-plan
    Annuler et passer à l'annuel => change-plan
    Changer de forfait => change-plan
    Rétrograder => change-plan
    S'abonner => subscribe
    Se réabonner => subscribe
    Commencer l'essai gratuit => subscribe
    Payer maintenant => pay
    Réessayer le paiement => pay
    Annuler la résiliation => resume-plan
    Annuler l'annulation => resume-plan
    Réactiver mon abonnement => resume-plan
    Renouveler l'abonnement => resume-plan
    Supprimer le compte => delete-account
    Résilier mon compte => delete-account
    Annuler mon abonnement et supprimer mon compte => delete-account
    Annuler => dismiss
    ✕ Fermer => dismiss
    Retour => dismiss
    Non => dismiss
    Pas maintenant => dismiss
    Plus tard => dismiss
    Me le rappeler plus tard => dismiss
    Annuler la commande =>
    Conditions de résiliation =>
    Comment résilier mon abonnement =>
    Résiliable à tout moment =>
    Mettre à jour le moyen de paiement =>
    Annuler l'abonnement à la newsletter =>
    `,
  de: `
    Abo kündigen => cancel-plan
    Abonnement kündigen → => cancel-plan
    MEIN ABO KÜNDIGEN => cancel-plan
    Kündigen => cancel-plan
    ❌ Mitgliedschaft kündigen => cancel-plan
    Mitgliedschaft beenden => cancel-plan
    Premium-Abo kündigen => cancel-plan
    Mein Pro-Abo kündigen => cancel-plan
    Tarif kündigen => cancel-plan
    Plan abbrechen => cancel-plan
    Plan stornieren => cancel-plan
    Verträge hier kündigen => cancel-plan
    Vertrag kündigen … => cancel-plan
    Automatische Verlängerung deaktivieren => cancel-plan
    Automatische Verlängerung ausschalten => cancel-plan
    Kündigen Sie Ihr Abonnement => cancel-plan
    Kündige dein Abo => cancel-plan
    Ich möchte mein Abo kündigen => cancel-plan
    Kündigung starten => cancel-plan
    Probeabo kündigen => cancel-plan
    A\u200bbo kün\u00addigen => cancel-plan
    \u202eAbo kündigen\u202c => cancel-plan
    \u0410bo kündigen =>
    Ab\u043e kündigen =>
    Newsletter-Abo kündigen =>
    Newsletter abbestellen =>
    Ja, kündigen => confirm-cancel
    Ja, Abo kündigen => confirm-cancel
    Ja, ich möchte kündigen => confirm-cancel
    Jetzt kündigen => confirm-cancel
    Abo jetzt kündigen => confirm-cancel
    Kündigung bestätigen => confirm-cancel
    Kündigung abschließen => confirm-cancel
    Trotzdem kündigen => confirm-cancel
    Endgültig kündigen => confirm-cancel
    Nein danke, Abo kündigen => confirm-cancel decline-offer
    Nein danke, kündigen => confirm-cancel decline-offer
    Weiter zur Kündigung => continue-cancelling
    Mit der Kündigung fortfahren => continue-cancelling
    Kündigung fortsetzen => continue-cancelling
    Kündigung meines Abos fortsetzen => continue-cancelling
    Downgrade abbrechen => cancel-change change-plan
    Überspringen => continue-cancelling
    Umfrage überspringen => continue-cancelling
    Nein danke, weiter => continue-cancelling
    Nein danke => decline-offer
    Angebot ablehnen => decline-offer
    Nein, ich möchte nicht 50 % sparen => decline-offer
    Kein Interesse => decline-offer
    Zum Ende der Laufzeit kündigen => cancel-at-period-end
    Am Ende des Abrechnungszeitraums (14. Dezember 2026) => cancel-at-period-end
    Sofort kündigen und Rückerstattung erhalten => cancel-now-with-refund
    Sofort mit Erstattung kündigen => cancel-now-with-refund
    Sofort kündigen =>
    Sofort ohne Erstattung kündigen =>
    Änderung stornieren => cancel-change
    Geplanten Tarifwechsel abbrechen => cancel-change
    Keine Angabe => prefer-not-to-say
    Verwalten => plan-options
    Abo verwalten => manage-plan
    Sub verwalten => manage-plan
    Mitgliedschaft verwalten => manage-plan
    Konto verwalten => manage-plan
    Rechnungen ansehen => billing-portal
    Anmelden => sign-in
    Weiter mit Discord => continue-with-discord
    Mit Google anmelden => continue-with-google
    Autorisieren => authorize
    Kontoeinstellungen => open-menu
    Weiter =>
    Ja =>
    Bestätigen =>
    Absenden =>
    [asks-to-cancel] Ja => confirm-cancel
    [asks-to-cancel] Bestätigen => confirm-cancel
    [asks-to-cancel] Weiter =>
    [asks-to-cancel] Abbrechen => dismiss
    [asks-reason] Weiter => continue-cancelling
    [asks-reason] Absenden => continue-cancelling
    [asks-to-cancel offers-something] Ja => confirm-cancel accept-offer
    Nicht kündigen => keep-plan
    Abo nicht kündigen => keep-plan
    Abo behalten => keep-plan
    Nein, Abo behalten => keep-plan
    Mitglied bleiben => keep-plan
    Ich bleibe => keep-plan
    Kündigung abbrechen => keep-plan
    Ich habe es mir anders überlegt => keep-plan
    Abo pausieren => pause-plan
    Stattdessen pausieren => pause-plan
    Pausieren statt kündigen => pause-plan
    Angebot annehmen => accept-offer
    50 % Rabatt sichern => accept-offer
    Tarif wechseln => change-plan
    Kündigen und auf jährlich umstellen => change-plan
    Upgrade => change-plan
    Abonnieren => subscribe
    Jetzt abonnieren => subscribe
    Kostenlos testen => subscribe
    Jetzt bezahlen => pay
    Zahlungspflichtig bestellen => pay
    Kündigung zurücknehmen => resume-plan
    Kündigung widerrufen => resume-plan
    Kündigung stornieren => resume-plan
    Abo fortsetzen => resume-plan
    Abo reaktivieren => resume-plan
    Konto löschen => delete-account
    Konto kündigen => delete-account
    Abo kündigen und Konto löschen => delete-account
    Abbrechen => dismiss
    Schließen => dismiss
    Zurück => dismiss
    Nein => dismiss
    Jetzt nicht => dismiss
    Vielleicht später => dismiss
    Später erinnern => dismiss
    Bestellung stornieren =>
    Kündigungsfristen =>
    Wie kann ich mein Abo kündigen =>
    Jederzeit kündbar =>
    Zahlungsmethode ändern =>
    Vertrag widerrufen =>
    `,
  es: `
    Cancelar suscripción => cancel-plan
    Cancelar la suscripción → => cancel-plan
    CANCELAR MI PLAN => cancel-plan
    ❌ Cancelar membresía => cancel-plan
    Cancelar mi suscripción Pro => cancel-plan
    Cancelar plan Estándar… => cancel-plan
    Anular suscripción => cancel-plan
    Cancelar suscripción Premium => cancel-plan
    Darse de baja => cancel-plan
    Darme de baja => cancel-plan
    Dar de baja mi suscripción => cancel-plan
    Darse de baja del plan => cancel-plan
    Finalizar membresía => cancel-plan
    Cancelar renovación automática => cancel-plan
    Desactivar la renovación automática => cancel-plan
    Cancelar prueba gratuita => cancel-plan
    Quiero cancelar mi suscripción => cancel-plan
    Solicitar la baja => cancel-plan
    Iniciar cancelación => cancel-plan
    Cance\u200blar sus\u00adcripción => cancel-plan
    \u202bCancelar plan\u202c => cancel-plan
    C\u0430ncelar suscripción =>
    Darse de baja del boletín =>
    Sí, cancelar => confirm-cancel
    Sí, cancelar mi suscripción => confirm-cancel
    Sí, quiero cancelar => confirm-cancel
    Confirmar cancelación => confirm-cancel
    Confirmar la baja => confirm-cancel
    Finalizar cancelación => confirm-cancel
    Completar la cancelación => confirm-cancel
    Cancelar de todos modos => confirm-cancel
    Cancelar mi plan ahora => confirm-cancel
    Aún quiero cancelar => confirm-cancel
    No, gracias, quiero cancelar mi suscripción => confirm-cancel decline-offer
    Continuar con la cancelación => continue-cancelling
    Continuar cancelando => continue-cancelling
    Seguir con la baja → => continue-cancelling
    Omitir => continue-cancelling
    Omitir encuesta => continue-cancelling
    No, gracias, continuar => continue-cancelling
    No, gracias => decline-offer
    Rechazar oferta => decline-offer
    No, no quiero ahorrar 50 % => decline-offer
    No me interesa => decline-offer
    Cancelar al final del periodo de facturación => cancel-at-period-end
    Al final del período (14 de diciembre de 2026) => cancel-at-period-end
    Cancelar inmediatamente con reembolso => cancel-now-with-refund
    Cancelar ahora y obtener un reembolso => cancel-now-with-refund
    Cancelar inmediatamente =>
    Cancelar ahora sin reembolso =>
    Cancelar cambio => cancel-change
    Cancelar el cambio de plan => cancel-change
    Prefiero no decirlo => prefer-not-to-say
    Gestionar => plan-options
    Administrar suscripción => manage-plan
    Gestionar Sub => manage-plan
    Mi suscripción => manage-plan
    Facturación y pago => manage-plan
    Ver facturas => billing-portal
    Iniciar sesión => sign-in
    Continuar con Discord => continue-with-discord
    Iniciar sesión con Google => continue-with-google
    Autorizar => authorize
    Configuración de la cuenta => open-menu
    Continuar =>
    Siguiente =>
    Sí =>
    Confirmar =>
    [asks-to-cancel] Sí => confirm-cancel
    [asks-to-cancel] Confirmar => confirm-cancel
    [asks-to-cancel] Continuar =>
    [asks-to-cancel] Cancelar => dismiss
    [asks-reason] Continuar => continue-cancelling
    [asks-reason] Enviar => continue-cancelling
    [asks-to-cancel offers-something] Sí => confirm-cancel accept-offer
    No cancelar => keep-plan dismiss
    No quiero cancelar => keep-plan
    No quiero cancelar mi plan => keep-plan
    Mantener mi plan => keep-plan
    Sí, mantener mi plan => keep-plan
    Conservar suscripción => keep-plan
    Seguir suscrito => keep-plan
    He cambiado de opinión => keep-plan
    Continuar con mi plan => keep-plan
    No quiero perder mis beneficios => keep-plan
    Pausar suscripción => pause-plan
    Pausar en lugar de cancelar => pause-plan
    Aprovechar la oferta => accept-offer
    Ahorrar 50 % => accept-offer
    Cambiar de plan => change-plan
    Cancelar y cambiar a anual => change-plan
    Mejorar plan => change-plan
    Suscribirse => subscribe
    Volver a suscribirse => subscribe dismiss
    Prueba gratis => subscribe
    Pagar ahora => pay
    Reintentar el pago => pay
    Deshacer la cancelación => resume-plan
    Cancelar la cancelación => resume-plan
    Anular la baja => resume-plan
    Reactivar suscripción => resume-plan
    Renovar plan => resume-plan
    Eliminar cuenta => delete-account
    Cancelar mi cuenta => delete-account
    Cancelar suscripción y eliminar cuenta => delete-account
    Cancelar => dismiss
    Cerrar => dismiss
    Volver => dismiss
    No => dismiss
    Ahora no => dismiss
    Quizás más tarde => dismiss
    Recordármelo más tarde => dismiss
    Cancelar pedido =>
    Política de cancelación =>
    Cómo cancelar mi suscripción =>
    Cancela en cualquier momento =>
    Actualizar método de pago =>
    `,
}

const SENTENCES: Record<Language, string> = {
  en: `
    Your plan will end on December 14, 2026 => plan-ends-on
    Your subscription will be cancelled on Monday, December 14, 2026. => plan-ends-on
    Cancels on Dec 14, 2026 => plan-ends-on
    Ends on December 14, 2026 => plan-ends-on
    You’ll have access until December 14, 2026. => plan-ends-on
    Active until 14 December 2026 => plan-ends-on
    Your subscription expires on 2026-12-14 => plan-ends-on
    Your plan won’t renew on December 14, 2026 => plan-ends-on
    You will have access until the end of your billing period on December 14, 2026 => plan-ends-on
    Your subscription has been cancelled and will end on December 14, 2026. => plan-ends-on plan-cancelled
    If you cancel, your plan will end on December 14, 2026 =>
    Your plan would end on December 14, 2026 =>
    Your plan will end on December 14, 2026 unless you renew it =>
    After cancelling, you keep access until December 14, 2026 =>
    This sale ends on December 14, 2026 =>
    Offer for your plan ends on December 14, 2026 =>
    The card for your plan expires on 12/14/2026 =>
    Your free trial ends on December 14, 2026 =>
    Your billing period ends on December 14, 2026 =>
    You can cancel your plan until December 14, 2026 =>
    Renews on December 14, 2026 => plan-active
    Next billing date: December 14, 2026 => plan-active
    Next payment of $10.00 on December 14, 2026 => plan-active
    You will be charged $10.00 on December 14, 2026 => plan-active
    Your plan auto-renews => plan-active
    Renews on December 14, 2026. You will not be refunded. => plan-active
    Subscription: Pro (Active yearly, renews next on December 14, 2026) => plan-active
    Your plan will not renew =>
    You will not be charged on December 14, 2026 =>
    Your subscription has been cancelled => plan-cancelled
    Your Pro subscription was successfully canceled. => plan-cancelled
    Your subscription has been canceled. If you change your mind, you can resubscribe. => plan-cancelled
    Your subscription has been cancelled. You will not be charged again. => plan-cancelled
    Your subscription is cancelled => plan-cancelled
    Status: Cancelled => plan-cancelled
    Cancellation confirmed => plan-cancelled
    Cancellation scheduled => plan-cancelled
    You've cancelled your membership => plan-cancelled
    Auto-renew is off => plan-cancelled
    Once your subscription is cancelled, you can rejoin =>
    If your subscription is cancelled, you lose access =>
    When a subscription is cancelled, access ends =>
    Your subscription can be cancelled at any time =>
    Your subscription is cancelled if your payment fails =>
    Your subscription has not been cancelled =>
    Before your subscription is cancelled, tell us why => asks-reason
    Have you cancelled your subscription? =>
    How do I know my subscription is cancelled? =>
    Your payment has been cancelled =>
    Your plan change was cancelled =>
    How subscriptions are cancelled =>
    We have received your cancellation request =>
    You don't have an active subscription => no-plan
    Subscription: None (Trial) => no-plan
    You're not subscribed => no-plan
    If you don't have an active subscription, subscribe first =>
    Your payment failed => past-due
    We couldn't process your payment. Please try again. => past-due
    If a payment fails, we retry it =>
    Your plan is paused => plan-paused
    Your plan can be paused =>
    A refund of $10 has been issued => refund-issued
    A refund of $10.00 was issued on May 3 => refund-issued
    Your refund is on its way => refund-issued
    A refund of $10.00 is on its way => refund-issued
    You may be eligible for a refund =>
    No refund has been issued =>
    If you cancel now, a refund will be issued =>
    Request a refund =>
    Your plan will change to Basic on December 14, 2026 => change-scheduled
    Cancel your subscription? => asks-to-cancel
    Are you sure you want to cancel? => asks-to-cancel
    Are you sure you want to cancel your Pro plan? => asks-to-cancel
    Are you sure you want to cancel? You'll lose access to your images. => asks-to-cancel
    Confirm your cancellation => asks-to-cancel
    You're about to cancel your subscription => asks-to-cancel
    Are you sure you want to cancel this order? =>
    Are you sure you want to cancel this job? =>
    Are you sure you want to cancel your account? =>
    Are you sure you want to cancel your plan change? =>
    Are you sure you want to leave? You'll lose your changes =>
    Do you want to keep your subscription? => asks-to-stay
    Cancel anytime =>
    Why are you cancelling? => asks-reason
    Please select a reason for cancelling => asks-reason
    Get 50% off for 3 months => asks-to-stay offers-something
    Would you like to pause your subscription instead? => asks-to-stay offers-something
    You have been signed out => signed-out
    Please sign in to continue => signed-out
    Verify you are human => challenge
    Something went wrong. Please try again later. => error
    We could not cancel your subscription => error
    `,
  fr: `
    Votre abonnement prendra fin le 14 décembre 2026 => plan-ends-on
    Ton abonnement se termine le 14 décembre 2026 => plan-ends-on
    Se termine le 14 décembre 2026 => plan-ends-on
    Votre abonnement sera résilié le lundi 14 décembre 2026. => plan-ends-on
    Vous aurez accès à votre forfait jusqu'au 14 décembre 2026 => plan-ends-on
    Votre abonnement reste actif jusqu’au 14/12/2026 => plan-ends-on
    Votre abonnement ne sera pas renouvelé le 14 décembre 2026 => plan-ends-on
    Si vous annulez, votre abonnement prendra fin le 14 décembre 2026 =>
    Cette offre se termine le 14 décembre 2026 =>
    Votre essai gratuit se termine le 14 décembre 2026 =>
    Votre carte expire le 14/12/2026 =>
    Se renouvelle le 14 décembre 2026 => plan-active
    Prochain paiement le 14 décembre 2026 => plan-active
    Vous serez débité de 10 € le 14 décembre 2026 => plan-active
    Votre abonnement se renouvelle automatiquement => plan-active
    Votre abonnement ne se renouvellera pas =>
    Votre abonnement a été résilié => plan-cancelled
    Votre abonnement a bien été annulé. Il ne sera pas renouvelé. => plan-cancelled
    Votre abonnement est annulé => plan-cancelled
    Vous avez résilié votre abonnement => plan-cancelled
    Abonnement résilié => plan-cancelled
    Statut : Annulé => plan-cancelled
    Résiliation confirmée => plan-cancelled
    Une fois votre abonnement résilié, vous pouvez revenir =>
    Si votre abonnement est résilié, vous perdez l'accès =>
    Votre abonnement peut être résilié à tout moment =>
    Votre abonnement n'a pas été résilié =>
    Si je résilie mon abonnement, que se passe-t-il ? =>
    Votre paiement a été annulé =>
    Votre demande de résiliation a bien été enregistrée =>
    Votre accès prendra fin le 14 décembre 2026 => plan-ends-on
    Vous n'avez pas d'abonnement actif => no-plan
    Aucun abonnement => no-plan
    Votre paiement a échoué => past-due
    Votre abonnement est en pause => plan-paused
    Un remboursement de 10 € a été effectué => refund-issued
    Vous serez remboursé sous 10 jours => refund-issued
    Vous pouvez demander un remboursement =>
    Aucun remboursement ne sera effectué =>
    Votre forfait passera à Basic le 14 décembre 2026 => change-scheduled
    Voulez-vous vraiment résilier votre abonnement ? => asks-to-cancel
    Êtes-vous sûr de vouloir annuler ? => asks-to-cancel
    Annuler votre abonnement ? => asks-to-cancel
    Êtes-vous sûr de vouloir annuler votre commande ? =>
    Voulez-vous vraiment supprimer votre compte ? =>
    Pourquoi partez-vous ? => asks-reason
    Dites-nous pourquoi vous partez => asks-reason
    Profitez de 50 % de réduction => offers-something
    Vous avez été déconnecté => signed-out
    Vérifiez que vous êtes humain => challenge
    Une erreur s'est produite. Veuillez réessayer plus tard. => error
    `,
  de: `
    Dein Abo endet am 14. Dezember 2026 => plan-ends-on
    Endet am 14. Dezember 2026 => plan-ends-on
    Ihr Abonnement läuft am 14. Dezember 2026 ab. => plan-ends-on
    Dein Abo wird am Montag, den 14. Dezember 2026 gekündigt => plan-ends-on
    Dein Abo ist noch bis zum 14.12.2026 aktiv => plan-ends-on
    Du hast noch Zugriff bis 14. Dezember 2026 => plan-ends-on
    Wenn du kündigst, endet dein Abo am 14. Dezember 2026 =>
    Dieses Angebot endet am 14. Dezember 2026 =>
    Deine Testphase endet am 14. Dezember 2026 =>
    Ihre Karte läuft am 14. Dezember 2026 ab =>
    Verlängert sich am 14. Dezember 2026 => plan-active
    Nächste Zahlung am 14. Dezember 2026 => plan-active
    Dein Abo verlängert sich automatisch => plan-active
    Am 14. Dezember 2026 werden dir 10 € abgebucht => plan-active
    Verlängert sich am 14. Dezember 2026, sofern nicht gekündigt => plan-active
    Dein Abo wird nicht verlängert =>
    Verlängert sich am 14. Dezember 2026 nicht => plan-ends-on
    Dein Abo wurde gekündigt => plan-cancelled
    Ihr Abonnement wurde erfolgreich gekündigt. => plan-cancelled
    Du hast dein Abo gekündigt => plan-cancelled
    Abo gekündigt => plan-cancelled
    Status: Gekündigt => plan-cancelled
    Kündigung bestätigt => plan-cancelled
    Sobald dein Abo gekündigt ist, kannst du neu abschließen =>
    Wenn Ihr Abo gekündigt wurde, verlieren Sie den Zugang =>
    Das Abo kann jederzeit gekündigt werden =>
    Dein Abo wurde nicht gekündigt =>
    Ihre Kündigung ist eingegangen =>
    Du hast kein aktives Abo => no-plan
    Kein Abo => no-plan
    Deine Zahlung ist fehlgeschlagen => past-due
    Dein Abo ist pausiert => plan-paused
    Eine Rückerstattung von 10 € wurde veranlasst => refund-issued
    Du hast keinen Anspruch auf eine Rückerstattung =>
    Dein Tarif wechselt am 14. Dezember 2026 zu Basic => change-scheduled
    Möchtest du dein Abo wirklich kündigen? => asks-to-cancel
    Möchten Sie wirklich kündigen? => asks-to-cancel
    Abo kündigen? => asks-to-cancel
    Möchten Sie die Bestellung wirklich stornieren? =>
    Möchtest du dein Konto wirklich löschen? =>
    Warum möchtest du kündigen? => asks-reason
    Bitte wähle einen Grund => asks-reason
    Spare 50 % für 3 Monate => offers-something
    Du wurdest abgemeldet => signed-out
    Bestätigen Sie, dass Sie ein Mensch sind => challenge
    Etwas ist schiefgelaufen. Bitte versuche es später erneut. => error
    `,
  es: `
    Tu suscripción finalizará el 14 de diciembre de 2026 => plan-ends-on
    Su plan termina el 14 de diciembre de 2026 => plan-ends-on
    Finaliza el 14 de diciembre de 2026 => plan-ends-on
    Tu suscripción se cancelará el lunes 14 de diciembre de 2026. => plan-ends-on
    Tendrás acceso hasta el 14 de diciembre de 2026 => plan-ends-on
    Tu plan seguirá activo hasta el 14/12/2026 => plan-ends-on
    Tu suscripción no se renovará el 14 de diciembre de 2026 => plan-ends-on
    Si cancelas, tu plan terminará el 14 de diciembre de 2026 =>
    Esta oferta termina el 14 de diciembre de 2026 =>
    Tu prueba gratuita termina el 14 de diciembre de 2026 =>
    Tu tarjeta caduca el 14/12/2026 =>
    Se renueva el 14 de diciembre de 2026 => plan-active
    Próximo pago: 14 de diciembre de 2026 => plan-active
    Se te cobrará 10 € el 14 de diciembre de 2026 => plan-active
    Tu suscripción se renueva automáticamente => plan-active
    Tu suscripción no se renovará =>
    Tu suscripción ha sido cancelada => plan-cancelled
    Tu suscripción se ha cancelado => plan-cancelled
    Su suscripción fue cancelada. No se le cobrará de nuevo. => plan-cancelled
    Has cancelado tu suscripción => plan-cancelled
    Suscripción cancelada => plan-cancelled
    Estado: Cancelada => plan-cancelled
    Cancelación confirmada => plan-cancelled
    Una vez cancelada tu suscripción, puedes volver =>
    Si tu suscripción es cancelada pierdes el acceso =>
    Tu suscripción puede ser cancelada en cualquier momento =>
    Tu suscripción no ha sido cancelada =>
    ¿Cómo cancelo mi suscripción? =>
    Si cancelo mi suscripción, ¿qué pasa? =>
    Tu pago ha sido cancelado =>
    Hemos recibido tu solicitud de cancelación =>
    Ya no estás suscrito => plan-cancelled
    No tienes una suscripción activa => no-plan
    Sin suscripción => no-plan
    Tu pago ha fallado => past-due
    Tu plan está en pausa => plan-paused
    Se ha emitido un reembolso de 10 € => refund-issued
    Tu reembolso está en camino => refund-issued
    Su reembolso de 10,00 € está en camino => refund-issued
    Puedes solicitar un reembolso =>
    Tu plan cambiará a Básico el 14 de diciembre de 2026 => change-scheduled
    ¿Seguro que quieres cancelar tu suscripción? => asks-to-cancel
    ¿Estás seguro de que deseas cancelar? => asks-to-cancel
    ¿Cancelar suscripción? => asks-to-cancel
    ¿Seguro que quieres cancelar tu pedido? =>
    ¿Seguro que quieres eliminar tu cuenta? =>
    ¿Por qué te vas? => asks-reason
    Selecciona un motivo => asks-reason
    Ahorra 50 % durante 3 meses => offers-something
    Se ha cerrado tu sesión => signed-out
    Verifica que eres humano => challenge
    Algo salió mal. Inténtalo de nuevo más tarde. => error
    `,
}

const intents = (row: Row) => lexicon.intentsOf(row.text, new Set(row.under))

describe.each(LANGUAGES)('%s', (language) => {
  test.each(rowsOf(LABELS[language]))('label $under "$text" → $expected', (row) => {
    expect(intents(row)).toEqual(row.expected)
  })
  test.each(rowsOf(SENTENCES[language]))('sentence "$text" → $expected', (row) => {
    expect(lexicon.signsOf(row.text)).toEqual(row.expected)
  })
  test('has at least 60 labels and 25 sentences', () => {
    expect(rowsOf(LABELS[language]).length).toBeGreaterThanOrEqual(60)
    expect(rowsOf(SENTENCES[language]).length).toBeGreaterThanOrEqual(25)
  })
})

/** A label around one word, and the words that no goal may contain, a language. */
const GUARDED: Record<Language, { frames: readonly string[]; slots: readonly string[] }> = {
  en: {
    frames: ['Cancel # plan', 'Yes, cancel my # subscription', 'Continue to cancel # plan'],
    slots: ['stay', 'swap'],
  },
  fr: { frames: ["Annuler l'abonnement #", 'Oui, résilier mon abonnement #'], slots: ['rester', 'echange'] },
  de: { frames: ['Mein # Abo kündigen', 'Ja, mein # Abo kündigen'], slots: ['bleiben', 'tausch'] },
  es: { frames: ['Cancelar mi plan #', 'Sí, cancelar mi plan #'], slots: ['quedarse', 'cambio'] },
}

describe.each(LANGUAGES)('%s: a label with a word for staying or switching is no goal', (language) => {
  const { frames, slots } = GUARDED[language]
  const guards = slots.flatMap((slot) => files.find((file) => file.language === language)?.slots[slot] ?? [])
  test.each(frames)('%s', (frame) => {
    for (const word of guards) {
      const found = lexicon.intentsOf(frame.replace('#', word))
      expect(found.length === 0 || found.some(isTrap), `${word}: ${found}`).toBe(true)
    }
  })
})

describe('files', () => {
  test.each(files)('$language: every intent and sign has a phrase, and none is unknown', (file) => {
    for (const kind of ['intents', 'signs'] as const) {
      expect(Object.keys(file[kind]).sort()).toEqual(Object.keys(index[kind]).sort())
      for (const [id, entry] of Object.entries(file[kind])) expect(entry.match, id).not.toEqual([])
    }
  })
  test.each(files)('$language: every slot is used, and every slot that is used exists', (file) => {
    const used = new Set(JSON.stringify([file.intents, file.signs]).match(/(?<=\{)[a-z-]+(?=\??\})/g))
    for (const builtIn of ['date', 'money', 'email', 'word']) used.delete(builtIn)
    expect([...used].sort()).toEqual(Object.keys(file.slots).sort())
  })
  test.each(files)('$language: under names signs of the index', (file) => {
    for (const entry of Object.values(file.intents)) {
      for (const sign of Object.keys(entry.under)) expect(index.signs).toHaveProperty(sign)
    }
  })
})

// ---- properties ----

const meaningsOf = (phrase: Phrase, text: string) =>
  phrase.kind === 'intents' ? lexicon.intentsOf(text, new Set(phrase.under)) : lexicon.signsOf(text)

/** Ruled out by a `never` phrase of the same meaning, in any language. */
function ruledOut(phrase: Phrase, text: string): boolean {
  const only = files.map((file) => {
    const never = file[phrase.kind][phrase.id]?.never ?? []
    return {
      ...file,
      intents: { [phrase.id]: { match: never.map((n) => `… ${n} …`), never: [], under: {} } },
    }
  })
  return buildLexicon({ ...index, intents: { [phrase.id]: { trap: false, about: 'x', notUnder: [] } } }, only)
    .intentsOf(text)
    .includes(phrase.id)
}

const RUNS = { numRuns: 1000 }

describe('properties', () => {
  test('normalise is idempotent', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...[...'lqudj\'’" .-/:%é5𝓐Ａßœ\u200b\u0430']), maxLength: 20 }),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text))
      }),
      RUNS,
    )
  })

  test('every phrase means what it stands for, unless a trap or a never wins', () => {
    fc.assert(
      fc.property(
        expansions(() => true),
        ([phrase, text]) => {
          const found = meaningsOf(phrase, text)
          if (found.includes(phrase.id) || found.some(isTrap)) return
          expect(ruledOut(phrase, text), `${phrase.language} ${phrase.id}: ${text} → ${found}`).toBe(true)
        },
      ),
      RUNS,
    )
  })

  test('no phrase is always ruled out', () => {
    for (const phrase of phrases) {
      const hits = (text: string) => meaningsOf(phrase, text).includes(phrase.id)
      const some = [4, 60].some((numRuns) => fc.sample(expand(phrase), { numRuns, seed: 7 }).some(hits))
      expect(some, `${phrase.language} ${phrase.id}: ${phrase.phrase}`).toBe(true)
    }
  })

  test('a trap phrase never reads as a goal without a trap', () => {
    fc.assert(
      fc.property(
        expansions(({ kind, id }) => kind === 'intents' && isTrap(id)),
        ([phrase, text]) => {
          const found = meaningsOf(phrase, text)
          // Nothing at all is safe too ("no acepto oferta"): a `never` has ruled the trap out.
          const safe = found.length === 0 || found.some(isTrap)
          expect(safe, `${phrase.language} ${phrase.id}: ${text} → ${found}`).toBe(true)
        },
      ),
      { numRuns: 4000 },
    )
  })

  test('unseen characters, spaces and capitals change nothing', () => {
    const invisible = fc.constantFrom('\u200b', '\u00ad', '\u2060', '\u202e', '\ufe0f')
    fc.assert(
      fc.property(
        expansions(() => true),
        invisible,
        fc.nat(),
        ([phrase, text], character, at) => {
          const cut = at % (text.length + 1)
          const hidden = text.slice(0, cut) + character + text.slice(cut)
          const found = meaningsOf(phrase, text)
          for (const same of [hidden, text.replaceAll(' ', ' \u00a0 '), text.toUpperCase()]) {
            expect(meaningsOf(phrase, same), JSON.stringify(same)).toEqual(found)
          }
        },
      ),
      RUNS,
    )
  })

  test('a look-alike letter in a word takes the meaning away', () => {
    for (const text of ['Cancel plan', 'Résilier', 'Abo kündigen', 'Cancelar plan']) {
      expect(lexicon.intentsOf(text)).not.toEqual([])
      for (const [latin, cyrillic] of [
        ['a', '\u0430'],
        ['e', '\u0435'],
        ['i', '\u0456'],
      ] as const) {
        if (text.includes(latin)) expect(lexicon.intentsOf(text.replaceAll(latin, cyrillic))).toEqual([])
      }
    }
  })

  test('a text that means something holds a stem', () => {
    const holds = (stems: readonly string[], text: string) =>
      stems.some((stem) =>
        stem.length < WHOLE_WORD ? ` ${text} `.includes(` ${stem} `) : text.includes(stem),
      )
    fc.assert(
      fc.property(
        expansions(() => true),
        ([phrase, text]) => {
          if (meaningsOf(phrase, text).length === 0) return
          const stems = phrase.kind === 'intents' ? lexicon.stems.controls : lexicon.stems.texts
          expect(holds(stems, normalise(text)), `${phrase.id}: ${text}`).toBe(true)
        },
      ),
      RUNS,
    )
  })

  test('any text is read, and long ones in little time', () => {
    const strings = fc.sample(fc.string({ unit: 'grapheme', maxLength: 200 }), { numRuns: 1000, seed: 1 })
    const long = [
      'cancel '.repeat(300),
      'your plan '.repeat(200),
      'a '.repeat(5000),
      'are you sure you want to '.repeat(40),
      'x'.repeat(100_000),
    ]
    const started = performance.now()
    const again = buildLexicon(index, files)
    for (const text of [...strings, ...long]) {
      again.intentsOf(text)
      again.signsOf(text)
    }
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
