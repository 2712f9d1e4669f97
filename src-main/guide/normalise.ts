/**
 * Text normaliser: what a person reads as the same becomes the same string.
 * Invariants: idempotent; never throws; the output is lower-case words joined by one space; a word that mixes
 * scripts (a look-alike such as a Cyrillic "а" in "cancel") becomes U+FFFD, which no phrase can match.
 * Signs such as "#", "@", "/" and "$" mean nothing to most phrases and are dropped; `normaliseMarked` keeps them for
 * those that ask ("Message #support" is no "Message support"). Runs in the page's isolated world too: must import
 * nothing.
 */

/** Longer texts are cut before any work is done: a label of 1 MB costs what one of 2,000 characters does. */
const LIMIT = 2000

/** Cannot be seen: soft hyphen, joiners, zero-width and bidi controls, variation selectors, tags. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const PLAIN = /^[ a-z]*$/
const WORD = /[\p{L}\p{M}]+/gu
const LATIN = /\p{Script=Latin}/u
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u
const LOOKALIKE = '\uFFFD'

/** The word, or U+FFFD when Latin letters are mixed with letters of another script. */
function oneScript(word: string): string {
  return LATIN.test(word) && OTHER_SCRIPT.test(word) ? LOOKALIKE : word
}

/**
 * Normalises a label or a sentence: NFKC, invisible characters removed, look-alike words blanked, lower case,
 * accents folded, punctuation, arrows and emoji removed (kept: `%`, apostrophes, and `. / - :` between digits),
 * French elisions split ("l'abonnement" → "l' abonnement").
 */
export function normalise(text: string): string {
  if (text.length <= LIMIT && PLAIN.test(text)) return text.replace(/ {2,}/g, ' ').trim()
  return text
    .slice(0, LIMIT)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\u2018\u2019\u02BC\u0060\u00B4\u2032]/g, "'")
    .replace(WORD, oneScript)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/(?<=\p{N})[\u2010-\u2015](?=\p{N})/gu, '-')
    .replace(/(?<!\p{N})[./:-]|[./:-](?!\p{N})/gu, ' ')
    .replace(/[^\p{L}\p{N}'%./:\uFFFD-]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])'+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])(l|d|j|n|s|c|m|t|qu)'(?=\p{L}{2})/gu, "$1' ")
    .replace(/(?<!(?<![\p{L}\p{N}])(?:l|d|j|n|s|c|m|t|qu))'+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A "/" only where it begins the text, as a chat command does; a ":" not inside a time or a ratio. */
const MARK = /([#@$€£¥₹]|:(?!\p{N})|(?<=^[\s"'“‘«(]*)\/(?=\p{L}))/u
const MARKS = new Set(['#', '@', '$', '€', '£', '¥', '₹', ':', '/'])

/** Whether a word of a phrase is a mark, which only the marked text has. */
export const isMark = (word: string): boolean => MARKS.has(word)

/** As `normalise`, with the marks `# @ $ € £ ¥ ₹`, a ":" and the "/" of a command as words of their own. */
export function normaliseMarked(text: string): string {
  return text
    .slice(0, LIMIT)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .split(MARK)
    .map((part) => (isMark(part) ? part : normalise(part)))
    .filter((part) => part !== '')
    .join(' ')
}
