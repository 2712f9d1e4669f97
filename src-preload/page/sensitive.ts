/**
 * Pages where one signs in: fields for passwords and one-time codes.
 * Invariants: errs on the side of "sensitive" for plain one-time-code names; only fields that can be seen count.
 */
import { attr, isTag, labelsOf, textContentOf, textOfIds } from './dom.js'
import type { Looker } from './visible.js'

const SECRET_AUTOCOMPLETE = /(?:^|\s)(?:one-time-code|current-password|new-password)(?:\s|$)/i
const TEXT_TYPES = new Set(['', 'text', 'tel', 'number', 'search'])
const CODE_NAME =
  /one[-_ ]?time|\botp\b|otp[-_]?code|\btotp\b|\b2fa\b|\bmfa\b|two[-_ ]?factor|(?:verification|login|sign[-_ ]?in|auth(?:entication|enticator)?|sms|pass)[-_ ]?code|einmal(?:code|passwort|kennwort)|(?:best[äa]tigungs|sicherheits|anmelde)code|code (?:de |à usage )(?:v[ée]rification|connexion|unique)|c[óo]digo de (?:verificaci[óo]n|acceso|un solo uso)/i

export function isSecret(el: Element, looker: Looker): boolean {
  if (!isTag(el, 'input')) return false
  const type = el.type
  const secret =
    type === 'password' ||
    SECRET_AUTOCOMPLETE.test(attr(el, 'autocomplete') ?? '') ||
    (TEXT_TYPES.has(type) && CODE_NAME.test(description(el)))
  return secret && looker.look(el).visible
}

function description(el: HTMLInputElement): string {
  const labels = labelsOf(el).map((label) => textContentOf(label) ?? '')
  const words = ['name', 'id', 'aria-label', 'placeholder', 'title'].map((name) => attr(el, name) ?? '')
  return [...words, textOfIds(el, 'aria-labelledby'), ...labels].map((text) => text.slice(0, 200)).join('\n')
}
