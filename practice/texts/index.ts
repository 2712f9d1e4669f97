// The practice site's texts by language.
import type { Lang } from '../scenarios'
import { de } from './de'
import { en, type Texts } from './en'
import { es } from './es'
import { fr } from './fr'

export type { Texts }

export const texts: Readonly<Record<Lang, Texts>> = { en, fr, de, es }

/** Fills `{name}` places; an unknown place stays visible, so that tests see it. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
