/**
 * A field that is kept as it is typed: the text goes to the app when the person pauses, or leaves the field.
 * Invariants: what is being typed is never written over by a view; what the app refused stays in the field.
 */
import { onDestroy } from 'svelte'

const PAUSE_MS = 400

export class Typing {
  text = $state('')
  private dirty = $state(false)
  private timer: ReturnType<typeof setTimeout> | undefined

  /** `shown`: the text as the view has it. */
  constructor(
    private readonly shown: () => string,
    private readonly save: (text: string) => Promise<boolean>,
  ) {
    $effect.pre(() => {
      const text = this.shown()
      if (!this.dirty) this.text = text
    })
    onDestroy(() => this.keep())
  }

  typed(text: string): void {
    this.text = text
    this.dirty = true
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.keep(), PAUSE_MS)
  }

  keep(): void {
    clearTimeout(this.timer)
    if (this.dirty) void this.send(this.text)
  }

  private async send(text: string): Promise<void> {
    if ((await this.save(text)) && this.text === text) this.dirty = false
  }
}
