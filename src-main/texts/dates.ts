/**
 * The dates of a case in words: for the person's calendar, for the report and for notifications.
 * Invariants: plain text; blanks are {service} and {about} (a channel, or a day in words).
 * Must not import I/O, Electron or the DOM.
 */
import type { DeadlineKind } from '../case/deadlines.js'
import type { Language } from '../guide/schema.js'

export interface DateWords {
  /** What the day is. */
  readonly title: string
  /** What to do on it. */
  readonly note: string
}

export const DATE_TEXTS: Readonly<Record<Language, Readonly<Record<DeadlineKind, DateWords>>>> = {
  en: {
    'access-ends': {
      title: '{service}: last day of access',
      note: 'The paid period ends today. What you want to keep, save it now.',
    },
    'no-charge': {
      title: '{service}: check that no charge came',
      note: 'The next charge would have been made by now. Look at your bank statement, and use “Check again” in Wayout.',
    },
    'refund-due': {
      title: '{service}: the refund should be here',
      note: 'Ten business days are over. If the money has not come, write to billing support with the report.',
    },
    'answer-due': {
      title: '{service}: an answer is due ({about})',
      note: 'If no answer has come, Wayout has the next message ready.',
    },
    'dispute-ends': {
      title: '{service}: last day to dispute the charge of {about}',
      note: 'Banks take disputes within 120 days of the charge, as a rule. Bring the report. Ask your bank for its own limit.',
    },
  },
  fr: {
    'access-ends': {
      title: '{service} : dernier jour d’accès',
      note: 'La période payée se termine aujourd’hui. Enregistrez maintenant ce que vous voulez garder.',
    },
    'no-charge': {
      title: '{service} : vérifier qu’aucun prélèvement n’est passé',
      note: 'Le prochain prélèvement aurait déjà eu lieu. Regardez votre relevé bancaire, puis choisissez « Vérifier à nouveau » dans Wayout.',
    },
    'refund-due': {
      title: '{service} : le remboursement devrait être arrivé',
      note: 'Dix jours ouvrés sont passés. Si l’argent n’est pas arrivé, écrivez au support de facturation en joignant le rapport.',
    },
    'answer-due': {
      title: '{service} : une réponse est attendue ({about})',
      note: 'Si aucune réponse n’est arrivée, Wayout a préparé le message suivant.',
    },
    'dispute-ends': {
      title: '{service} : dernier jour pour contester le prélèvement du {about}',
      note: 'En règle générale, les banques acceptent une contestation pendant 120 jours après le prélèvement. Munissez-vous du rapport et demandez à votre banque son propre délai.',
    },
  },
  de: {
    'access-ends': {
      title: '{service}: letzter Tag des Zugangs',
      note: 'Der bezahlte Zeitraum endet heute. Sichern Sie jetzt, was Sie behalten wollen.',
    },
    'no-charge': {
      title: '{service}: prüfen, dass nichts abgebucht wurde',
      note: 'Die nächste Abbuchung wäre jetzt erfolgt. Sehen Sie auf Ihren Kontoauszug und wählen Sie in Wayout „Noch einmal prüfen“.',
    },
    'refund-due': {
      title: '{service}: die Erstattung sollte da sein',
      note: 'Zehn Werktage sind vorbei. Ist das Geld nicht da, schreiben Sie der Abrechnung und legen Sie den Bericht bei.',
    },
    'answer-due': {
      title: '{service}: eine Antwort ist fällig ({about})',
      note: 'Ist keine Antwort gekommen, hat Wayout die nächste Nachricht bereit.',
    },
    'dispute-ends': {
      title: '{service}: letzter Tag, um die Abbuchung vom {about} zu beanstanden',
      note: 'Banken nehmen Beanstandungen in der Regel 120 Tage lang nach der Abbuchung an. Nehmen Sie den Bericht mit und fragen Sie Ihre Bank nach ihrer eigenen Frist.',
    },
  },
  es: {
    'access-ends': {
      title: '{service}: último día de acceso',
      note: 'El periodo pagado termina hoy. Guarde ahora lo que quiera conservar.',
    },
    'no-charge': {
      title: '{service}: comprobar que no llegó ningún cobro',
      note: 'El próximo cobro ya se habría hecho. Mire el extracto de su banco y use «Comprobar de nuevo» en Wayout.',
    },
    'refund-due': {
      title: '{service}: el reembolso debería haber llegado',
      note: 'Han pasado diez días hábiles. Si el dinero no ha llegado, escriba a facturación y adjunte el informe.',
    },
    'answer-due': {
      title: '{service}: se espera una respuesta ({about})',
      note: 'Si no ha llegado respuesta, Wayout tiene listo el siguiente mensaje.',
    },
    'dispute-ends': {
      title: '{service}: último día para reclamar el cobro del {about}',
      note: 'Por lo general, los bancos admiten reclamaciones durante 120 días después del cobro. Lleve el informe y pregunte a su banco por su propio plazo.',
    },
  },
}
