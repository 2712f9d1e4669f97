/** What is said of a place to people who listen: a narration with its question, a headline. Pure. */
import type { Place } from '../../src-preload/contract/view.js'

export function wordsOf(place: Place | undefined): string {
  if (place?.kind === 'walk') return [place.say, place.question?.text].filter(Boolean).join(' ')
  if (place?.kind === 'blocked') return `${place.headline}. ${place.why}`
  return place?.kind === 'done' ? place.headline : ''
}
