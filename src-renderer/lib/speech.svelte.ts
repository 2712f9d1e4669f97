/**
 * Reads aloud, with a voice of the person's own system.
 * Invariants: a voice that would send the words away is never used; the same words are read once, until they are asked
 * for again; without a voice of the language nothing is read.
 */
import type { Language } from '../../src-preload/contract/language.js'

export class Speech {
  private voices = $state.raw<readonly SpeechSynthesisVoice[]>([])
  private last = ''
  private readonly synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined

  constructor() {
    this.read()
    // Most systems tell their voices a little later.
    this.synthesis?.addEventListener('voiceschanged', () => this.read())
    globalThis.addEventListener('pagehide', () => this.stop())
  }

  /** Whether the system can read this language by itself. */
  knows(language: Language): boolean {
    return this.voiceOf(language) !== null
  }

  /** Reads what was not read last; what is being read gives way. */
  say(words: string, language: Language): void {
    if (words === this.last) return
    this.last = words
    this.again(words, language)
  }

  /** Reads it, whether it was read or not. */
  again(words: string, language: Language): void {
    this.synthesis?.cancel()
    const voice = this.voiceOf(language)
    if (voice === null || words === '') return
    const utterance = new SpeechSynthesisUtterance(words)
    utterance.voice = voice
    utterance.lang = voice.lang
    this.synthesis?.speak(utterance)
  }

  /** Silence; what was read last is kept in mind. */
  pause(): void {
    this.synthesis?.cancel()
  }

  /** Silence, and the next words are new, whatever they are. */
  stop(): void {
    this.last = ''
    this.synthesis?.cancel()
  }

  private read(): void {
    this.voices = this.synthesis?.getVoices() ?? []
  }

  private voiceOf(language: Language): SpeechSynthesisVoice | null {
    const own = this.voices.filter(
      ({ lang, localService }) => localService && lang.toLowerCase().startsWith(language),
    )
    return own.find((each) => each.default) ?? own[0] ?? null
  }
}
