/** German. See index.ts. */
import type { AppTexts } from './index.js'

export const de: AppTexts = {
  says: {
    checking: 'Das sieht nach dem Ende aus. Ich prüfe auf einer neu geladenen Seite, ob es stimmt.',
    'checking-again': 'Eine neu geladene Seite zeigt es. Ich lade sie noch einmal, um sicher zu sein.',
    'sign-in-yourself':
      'Bitte melden Sie sich selbst an bei {detail}. Ich lese nichts von dieser Seite und mache danach weiter.',
    'foreign-page':
      'Diese Seite gehört zu {detail} und ist nicht Teil dieser Anleitung. Ich klicke hier nichts an.',
    'page-asks': 'Die Website fragt selbst: „{detail}“. Bitte antworten Sie im Fenster der Website.',
    'trap-clicked': 'Achtung: Sie haben auf „{control}“ geklickt. {detail}',
    'trap-ahead': 'Nicht auf „{control}“ klicken. {detail}',
    'going-to-start': 'Diese Seite kenne ich nicht. Ich gehe zurück zur Kontoseite.',
    'yours-to-click':
      '„{control}“ müssen Sie selbst klicken: Die Website verbietet, dass es jemand anderes tut.',
    'not-seen':
      'Ich habe den Klick auf „{control}“ nicht gesehen, und die Seite ist wie zuvor. Bitte klicken Sie noch einmal.',
    'signed-out-again':
      'Die Website hat Sie abgemeldet. Bitte melden Sie sich neu an; nichts ist verloren, es geht dort weiter, wo die Website steht.',
    'looking-closer':
      'Ich habe es noch nicht gefunden. Ich sehe genauer nach: in dem, was zugeklappt ist, und weiter unten.',
    'may-be-inside': 'Es könnte hinter „{control}“ liegen. Das Aufklappen ändert nichts.',
    'not-sure':
      'Ich bin nicht sicher. „{control}“ steht dort, wo sonst der richtige Knopf war, aber die Worte sind mir neu. Bitte lesen Sie, bevor Sie klicken; ich klicke nicht darauf.',
  },
  asks: {
    'confirm-commit': 'Der nächste Klick beendet das Abo: „{detail}“. Soll ich ihn machen?',
    terms: 'Der Dienst verbietet automatische Werkzeuge. Soll ich trotzdem klicken?',
    ambiguous:
      'Mehrere Knöpfe bedeuten hier dasselbe ({detail}). Ich rate nicht. Bitte klicken Sie selbst den richtigen.',
    'choice-not-offered':
      'Die Website bietet nicht an, was Sie gewählt haben ({detail}). Nichts wurde geklickt. Wählen Sie den anderen Weg oder schreiben Sie dem Support.',
    'still-active':
      'Nach drei neu geladenen Seiten zeigt die Website das Abo immer noch als laufend. Noch einmal, oder aufhören und dem Support schreiben?',
    unrecognised:
      'Diese Seite kenne ich nicht ({detail}). Gehen Sie selbst zur Kontoseite; dort mache ich weiter.',
    blocked:
      'Der Knopf „{detail}“ lässt sich gerade nicht benutzen. Fehlt etwas auf der Seite, oder ist er verdeckt?',
    'sign-in': 'Bitte melden Sie sich an bei {detail}.',
    challenge: 'Bitte zeigen Sie der Website, dass Sie ein Mensch sind.',
    'page-lost':
      'Die Seite ist verloren gegangen. Öffnen Sie sie wieder; es geht dort weiter, wo die Website steht.',
    'which-plan': 'Hier gibt es mehrere Abos ({detail}). Welches möchten Sie kündigen?',
    'check-mail':
      'Die Website hat Ihnen eine E-Mail mit einem Link geschickt. Kopieren Sie die Adresse des Links und fügen Sie sie unten ein.',
  },
  reasons: {
    'still-active': 'Die Website zeigt das Abo weiterhin als laufend.',
    'offer-taken': 'Ein Angebot wurde angenommen, das Abo läuft weiter.',
    'plan-paused': 'Der Tarif ist nur pausiert, nicht gekündigt.',
    'plan-changed': 'Der Tarif wurde gewechselt, nicht gekündigt.',
    'only-account-deleted': 'Nur das Konto wurde gelöscht. Das stoppt die Abrechnung nicht.',
    'site-error':
      'Die Website meldete einen Fehler. Warten Sie eine Stunde, versuchen Sie es erneut, dann schreiben Sie dem Support.',
    unrecognised:
      'Keine bekannte Seite gefunden. Versuchen Sie einen anderen Browser oder schreiben Sie dem Support.',
    ambiguous:
      'Mehrere Knöpfe passen, und Raten ist nicht sicher. Klicken Sie im Modus „show“ selbst den richtigen.',
    disabled: 'Der nötige Knopf ist abgeschaltet. Vielleicht muss zuerst etwas ausgefüllt werden.',
    covered: 'Etwas verdeckt den nötigen Knopf. Schließen Sie es und versuchen Sie es erneut.',
    'dead-control':
      'Der Knopf tut nichts. Versuchen Sie einen anderen Browser oder schreiben Sie dem Support.',
    'click-refused': 'Der Knopf änderte sich im Moment des Klicks ständig, darum wurde er nicht geklickt.',
    loop: 'Die Website führt im Kreis. Versuchen Sie einen anderen Browser oder schreiben Sie dem Support.',
    'step-limit': 'Der Weg war länger als 40 Schritte. Schreiben Sie dem Support.',
    'time-limit': 'Die Zeit ist abgelaufen. Fangen Sie neu an; es geht weiter, wo die Website steht.',
    'choice-not-offered':
      'Die Website bietet nicht an, was Sie gewählt haben; nichts wurde bestätigt. Wählen Sie den anderen Weg.',
    'not-confirmed':
      'Der unwiderrufliche Klick wurde nicht bestätigt und nicht gemacht. Nichts ist gekündigt.',
    'needs-person':
      'Ab hier muss ein Mensch klicken, und niemand ist da. Starten Sie mit sichtbarem Fenster.',
    'sign-in-needed': 'Die Anmeldung ist Ihre Sache, und niemand ist da. Starten Sie mit sichtbarem Fenster.',
    challenge: 'Die Website will einen Menschen sehen. Tun Sie das in einem sichtbaren Fenster.',
    'foreign-origin': 'Die Website führte zu einer Adresse außerhalb dieser Anleitung.',
    'cannot-verify':
      'Die Website zeigt nicht klar, ob gekündigt ist. Prüfen Sie von Hand und behalten Sie den Bericht.',
    stopped: 'Sie haben angehalten.',
    unreachable: 'Die Website ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    'tls-error':
      'Die Verbindung zur Website ist nicht sicher. Nichts wurde getan. Prüfen Sie Adresse, Uhr und Netz.',
    'http-error': 'Die Website antwortete mit einem Fehler. Versuchen Sie es später.',
    download: 'Die Website schickte eine Datei statt einer Seite. Sie wurde abgelehnt.',
    'page-dialog': 'Die Website fragte etwas in einem eigenen Fenster, und niemand war da, um zu antworten.',
    'page-crashed': 'Die Seite ist abgestürzt. Fangen Sie neu an.',
    'page-closed':
      'Das Fenster der Website wurde geschlossen. Fangen Sie neu an; es geht weiter, wo die Website steht.',
    'load-timeout': 'Die Seite lud nicht innerhalb von 30 Sekunden. Versuchen Sie es später.',
    unresponsive: 'Die Seite antwortet nicht. Fangen Sie neu an oder versuchen Sie einen anderen Browser.',
    'sign-in-loop':
      'Jede Anmeldung führt zurück zur Anmeldeseite. Die Website behält die Anmeldung in diesem Fenster nicht.',
    'challenge-loop':
      'Die Website fragt immer wieder, ob Sie ein Mensch sind. In diesem Fenster kann das endlos so gehen.',
    'page-translated':
      'Der Browser hat diese Seite übersetzt; ihre Knöpfe tragen andere Wörter als die der Website.',
    'needs-typing':
      'Hier muss ein Wort eingetippt werden, und das ist Ihre Sache. In Ihrem Namen wurde nichts getippt.',
    'check-mail':
      'Die Website hat eine E-Mail mit einem Link geschickt, und niemand ist da, um sie zu öffnen.',
    checkout:
      'Die Website zeigt eine Kasse statt eines Abos. Dieses Konto scheint keines zu haben; gekauft wurde nichts.',
    'stay-chosen':
      'Auf dieser Seite ist eine Option gewählt, mit der das Abo bleibt. Der Knopf daneben würde sie bestätigen. Wählen Sie selbst die, die kündigt; von dort geht es weiter.',
    'wrong-subscription':
      'Diese Seite verwaltet ein anderes Abo als das, das Sie kündigen möchten. Nichts wurde geklickt.',
  },
  outcomes: {
    'cancelled-now': 'Gekündigt, sofort beendet',
    'cancelled-at-period-end': 'Gekündigt, endet mit dem bezahlten Zeitraum',
    'not-cancelled': 'Nicht gekündigt',
    'not-subscribed': 'Kein Abo auf diesem Konto',
    unknown: 'Nicht bekannt',
    'no-safe-path': 'Kein sicherer Weg gefunden',
  },
  advice: {
    'try-again': 'Versuchen Sie es noch einmal. Es geht dort weiter, wo die Website steht.',
    'open-again':
      'Öffnen Sie die Seite wieder. Nichts ist verloren; es geht dort weiter, wo die Website steht.',
    'wait-hour': 'Warten Sie eine Stunde und versuchen Sie es dann noch einmal.',
    yourself:
      'Gehen Sie im Fenster der Website selbst an die richtige Stelle. Die App bemerkt es und macht dort weiter.',
    uncover: 'Schließen Sie, was die Seite verdeckt: Cookie-Hinweis, Chat, Werbung. Dann noch einmal.',
    'other-choice': 'Gehen Sie zurück und wählen Sie die andere Art zu beenden.',
    account:
      'Prüfen Sie, ob Sie mit dem Konto angemeldet sind, das zahlt. Die Quittung zeigt, welches das ist.',
    connection: 'Prüfen Sie die Verbindung dieses Computers.',
    'by-hand': 'Sehen Sie selbst auf der Abo-Seite nach, und behalten Sie den Bericht.',
    'translate-off':
      'Schalten Sie die Übersetzung aus: Rechtsklick auf die Seite oder Klick auf das Übersetzungszeichen in der Adresszeile, dann die Originalsprache wählen.',
    'type-it': 'Tippen Sie das Wort selbst im Fenster der Website ein. Es geht dann von selbst weiter.',
    cookies: 'Erlauben Sie Cookies für diese Website und schalten Sie Blocker dort aus.',
    'own-browser':
      'Machen Sie in einem installierten Browser weiter: Websites trauen ihm mehr als einem Fenster in einem anderen Programm.',
    'pop-ups': 'Erlauben Sie Pop-ups für diese Website und schalten Sie Werbeblocker dort aus.',
    private: 'Versuchen Sie ein privates Fenster: Es beginnt ohne alte Cookies.',
    'which-account':
      'Sehen Sie auf die letzte Quittung: Die Adresse, an die sie ging, gehört zum Konto, das zahlt. Melden Sie sich mit diesem Konto an.',
    'other-way': 'Nehmen Sie einen anderen Weg: siehe unten.',
  },
  words: {
    step: 'Schritt',
    next: 'Danach sollten Sie sehen:',
    trap: 'Falle',
    clicked: 'Geklickt',
    'clicked-you': 'Sie haben geklickt',
    verified: 'auf zwei neu geladenen Seiten geprüft',
    'not-verified': 'nicht geprüft',
    'ends-on': 'Endet am',
    refund: 'Erstattung',
    report: 'Bericht',
    'report-title': 'Bericht einer Kündigung',
    'picture-of': 'Bild von',
    practice: 'Übung',
    keys: 'Tasten: Enter = klick für mich, y = ja, s = noch einmal zeigen, a = noch einmal versuchen, q = anhalten',
    'press-enter': 'Drücken Sie Enter, um das Fenster zu schließen.',
    waiting: 'Sie sind dran',
    opening: 'Ich öffne die Website. Das kann einen Moment dauern.',
    'walk-waits': 'Die App wartet auf Sie',
    'site-detached':
      'Die Entwicklerwerkzeuge haben die Seite übernommen, und nichts ist mehr von ihr zu sehen. Schließen Sie sie; dann geht es von selbst weiter.',
    'case-open': 'Begonnen, nicht beendet',
    'site-opens-here': 'Hier öffnet sich die Website.',
    status: 'Was die Website sagt',
    reminder: 'Die Stunde ist um. Versuchen Sie es jetzt noch einmal.',
    'state-active': 'läuft',
    'state-ends': 'gekündigt, läuft bis zum Ende des Zeitraums',
    'state-cancelled': 'gekündigt',
    'state-paused': 'pausiert',
    'state-past-due': 'eine Zahlung ist überfällig',
    'state-none': 'kein Abo',
    'per-week': 'pro Woche',
    'per-month': 'im Monat',
    'per-year': 'im Jahr',
    'charge-on': 'nächste Abbuchung am',
  },
}
