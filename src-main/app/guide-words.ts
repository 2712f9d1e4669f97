/**
 * A guide's and a service's own words in the person's language, or in English where they have none, with their sources.
 * Must not import I/O, Electron or the DOM.
 */
import type { Language } from '../../src-preload/contract/language.js'
import type { Fact as FactView } from '../../src-preload/contract/view.js'
import type { Guide } from '../guide/schema.js'
import type { Fact, ServiceFile } from '../guide/service-schema.js'
import { textsOf } from '../run/narrate.js'
import { typeset } from '../run/typeset.js'
import type { Choice } from './model.js'

/** A guide's text by its id, in the language or in English. */
export const guideText = (guide: Guide, language: Language, id: string): string =>
  typeset(textsOf(guide, language)[id] ?? id, language)

/** A text of a service record by its id. */
export const serviceText = ({ texts, languages }: ServiceFile, language: Language, id: string): string =>
  typeset(texts[languages.includes(language) ? language : 'en']?.[id] ?? id, language)

const sourceOf = (fact: Fact, id: string): FactView['source'] => ({
  confidence: fact.confidence,
  date: fact.date ?? null,
  link: fact.source === undefined ? null : { id: `fact-${id}`, url: fact.source },
})

/** Something that a guide says: with its source when it is a fact of the service. */
export function guideFact(guide: Guide, language: Language, id: string): FactView {
  const fact = guide.facts[id]
  return { text: guideText(guide, language, id), source: fact === undefined ? null : sourceOf(fact, id) }
}

export function serviceFact(service: ServiceFile, language: Language, id: string): FactView {
  const fact = service.facts[id]
  return { text: serviceText(service, language, id), source: fact === undefined ? null : sourceOf(fact, id) }
}

export const articlesOf = (service: ServiceFile | null) =>
  Object.entries(service?.articles ?? {}).map(([id, { url, title }]) => ({
    title,
    link: { id: `article-${id}`, url },
  }))

export const practiceTitle = ({ scenario }: Choice, language: Language): string | null =>
  scenario?.title[language] ?? null

export function termsOf({ guide }: Choice, language: Language) {
  const { terms } = guide
  if (terms?.automation !== 'forbidden') return null
  return { text: guideText(guide, language, terms.say), link: { id: 'terms', url: terms.source } }
}

/** The folder of a guide's service: "midjourney" of "midjourney/website". */
export const serviceIdOf = (guide: string): string => guide.split('/')[0] ?? guide
