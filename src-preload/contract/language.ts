/** The languages that the app speaks. Must not import anything. */
export const LANGUAGES = ['en', 'fr', 'de', 'es'] as const
export type Language = (typeof LANGUAGES)[number]
