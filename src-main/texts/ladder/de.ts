/** German. See index.ts. */
import type { LadderTexts } from './index.js'

export const de: LadderTexts = {
  rungs: {
    'other-route': {
      title: 'Ein anderer Weg',
      why: 'Zu einem Abo führt mehr als ein Weg. Wo der eine scheitert, klappt oft ein anderer, in wenigen Minuten.',
      todo: 'Starten Sie unten einen der anderen Wege. Die App prüft auf der Website, ob es geklappt hat.',
      wait: 'Keine Wartezeit: Sie sehen sofort, ob es geklappt hat.',
    },
    'other-browser': {
      title: 'Ein anderer Browser',
      why: 'Ein toter Knopf liegt oft am Browser: an einer Erweiterung, einem blockierten Fenster, einer alten Anmeldung.',
      todo: 'Gehen Sie denselben Weg in einem anderen Browser dieses Computers.',
      wait: 'Keine Wartezeit: Sie sehen sofort, ob es geklappt hat.',
    },
    email: {
      title: 'E-Mail an die Abrechnung',
      why: 'Die Abrechnung kann für Sie kündigen, und eine datierte E-Mail beweist später, dass Sie darum gebeten haben.',
      todo: 'Senden Sie den Entwurf aus Ihrem Mailprogramm und vermerken Sie hier, dass er gesendet ist. Heben Sie Antworten auf.',
      wait: 'Lassen Sie {days} Tage Zeit: Darin liegen immer drei Werktage.',
    },
    reddit: {
      title: 'Nachricht an die Moderatoren auf Reddit',
      why: 'Die Moderatoren des Forums erreichen das Team auch dann, wenn auf E-Mails keine Antwort kommt.',
      todo: 'Senden Sie den Entwurf mit Ihrem Reddit-Konto. Die Antwort kann im Reddit-Chat kommen.',
      wait: 'Lassen Sie {days} Tage Zeit: Die Moderatoren arbeiten ehrenamtlich.',
    },
    discord: {
      title: 'Support-Kanal auf Discord',
      why: 'Den Support-Kanal lesen täglich Leute, die Ihren Fall weitergeben können.',
      todo: 'Text kopieren, Kanal öffnen, einfügen. Andere lesen mit: keine Adresse, keine Rechnung, keine Karte.',
      wait: 'Lassen Sie {days} Tage Zeit: Was bis dahin nicht beantwortet ist, wird dort nicht mehr beantwortet.',
    },
    'formal-notice': {
      title: 'Förmliche Aufforderung',
      why: 'Ein letzter Brief, der eine Frist setzt. Banken und Verbraucherzentralen fragen danach.',
      todo: 'Lesen Sie ihn durch, senden Sie ihn per E-Mail und vermerken Sie, dass er gesendet ist.',
      wait: 'Lassen Sie die {days} Tage verstreichen, die der Brief setzt.',
    },
    'bank-stop': {
      title: 'Bank: weitere Zahlungen stoppen',
      why: 'Ihre Bank kann die nächste Abbuchung ablehnen, was immer die Website tut.',
      todo: 'Rufen Sie Ihre Bank an oder nutzen Sie deren App; im Entwurf steht, was sie braucht. Ein Zahlungsstopp beendet den Vertrag nicht: Die Website kann weiter zählen, was Sie schulden. Verlangen Sie die Kündigung deshalb weiterhin.',
      wait: 'Rechnen Sie mit {days} Tagen: Banken brauchen etwa drei Werktage vor der Abbuchung.',
    },
    'bank-dispute': {
      title: 'Bank: Abbuchung reklamieren',
      why: 'Eine Abbuchung nach Ihrer Kündigung oder nach Ihrer Bitte darum können Sie bei der Bank reklamieren.',
      todo: 'Geben Sie der Bank den Entwurf und den Bericht: das Datum der Kündigung und was Sie dem Dienst geschrieben haben.',
      wait: 'Lassen Sie der Bank {days} Tage, um zu bestätigen und zu prüfen.',
    },
  },
  whys: {
    'not-cancelled': 'Die Website hat nicht gekündigt, aber es gibt noch Wege, die nur Minuten kosten.',
    'ways-used-up': 'Auf der Website selbst ist nichts mehr zu versuchen. Jetzt wird geschrieben.',
    'no-answer': 'Die Zeit für eine Antwort ist vorbei.',
    'answer-did-not-help': 'Es kam eine Antwort, aber keine Kündigung.',
    'charged-anyway': 'Die Kündigung ist bewiesen, und trotzdem wurde abgebucht.',
    'waiting-for-answer': 'Sie haben geschrieben. Jetzt hat die Gegenseite Zeit zu antworten.',
    'answer-came': 'Eine Antwort ist da. Tun Sie, worum sie bittet, und sehen Sie nach, ob das Abo weg ist.',
    'waiting-for-bank': 'Die Bank hat, was sie braucht. Jetzt braucht sie Zeit.',
    'charge-soon':
      'Die nächste Abbuchung ist so nah, dass keine Zeit für Antworten bleibt: Was sofort wirkt, kommt zuerst.',
    'dispute-ends-soon':
      'Die Frist, in der die Bank eine Reklamation annimmt, läuft bald ab. Darum kommt das zuerst.',
  },
  words: {
    'wait-until': 'Warten Sie bis {day}.',
    next: 'Danach: {rung}.',
    'next-nothing': 'Danach ist keine Stufe mehr übrig.',
    clock: 'Abbuchung vom {charge}: reklamierbar bis {day} (verbleibende Tage: {days}).',
    'clock-today': 'Abbuchung vom {charge}: Heute ist der letzte Tag, um sie zu reklamieren.',
    'clock-over': 'Abbuchung vom {charge}: Die 120 Tage für eine Reklamation endeten am {day}.',
    'not-begun':
      'Versuchen Sie zuerst, auf der Website zu kündigen. Wenn das scheitert, geht es hier weiter.',
    done: 'Kündigung geprüft am {day}. Mehr ist nicht zu tun.',
    'used-up':
      'Alle Stufen sind versucht. Eine Verbraucherzentrale oder ein Anwalt kann von hier aus weitermachen, mit Ihrem Bericht.',
    skip: 'Nichts für mich',
    'on-clipboard':
      'Kein Programm hat den Link geöffnet. Der Text ist in der Zwischenablage: Fügen Sie ihn dort ein, wo Sie schreiben möchten.',
  },
}
