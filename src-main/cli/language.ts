/** The person's language: what the system says, when it is one of ours, else English. */
import { LANGUAGES, type Language } from '../guide/schema.js'

export function systemLanguage(env: NodeJS.ProcessEnv = process.env): Language {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return LANGUAGES.find((language) => named.toLowerCase().startsWith(language)) ?? 'en'
}
