// The practice site's texts by language.
import type { Lang } from '../scenarios'
import { de } from './de'
import { en, type Texts } from './en'
import { es } from './es'
import { fr } from './fr'
import { translated } from './translated'

export type { Texts }

/** In whose words the site speaks: a language, or what an automatic translation made of it. */
export type Voice = Lang | 'translated'

export const texts: Readonly<Record<Voice, Texts>> = { en, fr, de, es, translated }

/** Fills `{name}` places; an unknown place stays visible, so that tests see it. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
