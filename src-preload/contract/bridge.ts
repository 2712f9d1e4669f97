/**
 * The one object that the panel sees, and all that it can do. Types only.
 * Invariants: the same in each host; nothing else is exposed to the panel.
 */
import type { Answer, Intent } from './intent.js'

export interface WayoutBridge {
  /** Sends an intent. Never rejects: trouble is in the answer. */
  send(intent: Intent): Promise<Answer>
  /**
   * Calls the listener with the view as it stands, and with each one after it. What comes is `unknown`: the panel
   * parses it. Returns the way to stop listening.
   */
  subscribe(listener: (view: unknown) => void): () => void
}
