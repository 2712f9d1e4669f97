/** The person's language: what the system says, when it is one of ours, else English. */
import { LANGUAGES, type Language } from '../guide/schema.js'

/** "fr-CA", "de_DE.UTF-8" → the language, or English. */
export const languageOf = (tag: string): Language =>
  LANGUAGES.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en'

export function systemLanguage(env: NodeJS.ProcessEnv = process.env): Language {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG
  return languageOf(named || Intl.DateTimeFormat().resolvedOptions().locale)
}
