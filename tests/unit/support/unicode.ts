/** Texts that break encoders: every plane, line breaks of all kinds, control characters, bidi, joined emoji, lone halves. */
import fc from 'fast-check'

const NASTY = [
  '\r\n', '\n', '\r', '\u0085', '\u2028', '\u2029', '\t', '\0', '\u001b', '\u007f', '\u009f',
  '&', '#', '%', '+', '=', '?', '"', "'", '(', ')', '*', '!', '<', '>', ' ', '\u00a0', '\u202f',
  '%0D%0A', '%00', '&amp;', '=?utf-8?q?x?=', '\r\nBcc: someone@evil.example', '\u202eevil\u202c', '\u200f', 'שלום', 'مرحبا',
  'é', 'e\u0301', '👩‍👩‍👧‍👦', '🇫🇷', '👍🏽', '𝒳', '\ud83d', '\ude00', '\uffff', '\ufeff', '.', '\n.\n', '\nFrom ', '--',
] // biome-ignore format: a table

/** Any string at all. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom(...NASTY), maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 30 })), { maxLength: 60 })
    .map((parts) => parts.join('')),
)

/** UTF-8 cannot hold half a character: U+FFFD takes its place. */
const whole = (text: string) => Buffer.from(text).toString()
export const isWhole = (text: string) => whole(text) === text

/** Without anything that leaving the app would change: what comes back must be just this. */
export const cleanText = anyText.map((text) =>
  whole(text)
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|\ufeff/gu, ''),
)

export const cleanLine = cleanText.map((text) => text.replace(/[\n\t]/g, ' '))
