/**
 * The net under the views: pages that the host did not make (DevTools, whatever may come) get nothing.
 * Invariants: set before the first page; a page counts as a stranger until it is adopted; no page opens windows unless
 * it gets a handler of its own, adopted or not.
 */
import { app, type Certificate, type Event, session, type WebContents } from 'electron'
import { certificate } from '../guards.js'
import { denyPermissions } from './session-rules.js'

export interface Strangers {
  /** The host has its own rules for this page. */
  adopt(contents: WebContents): void
  dispose(): void
}

export function refuseStrangers(): Strangers {
  denyPermissions(session.defaultSession)
  const adopted = new WeakSet<WebContents>()
  const created = (_event: unknown, contents: WebContents) => {
    const refuse = (event: Event) => {
      if (!adopted.has(contents)) event.preventDefault()
    }
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-frame-navigate', refuse)
    contents.on('will-redirect', refuse)
    contents.on('will-attach-webview', (event) => event.preventDefault())
  }
  // Electron would hand over the first certificate of the store, and with it the person's name.
  const noCertificate = (
    event: Event,
    _contents: WebContents | null,
    _url: string,
    certificates: Certificate[],
    answer: (certificate?: Certificate) => void,
  ) => {
    event.preventDefault()
    if (!certificate({ kind: 'person', certificates: certificates.length })) answer()
  }
  const badCertificate = (
    event: Event,
    _contents: WebContents,
    _url: string,
    error: string,
    _certificate: Certificate,
    answer: (isTrusted: boolean) => void,
  ) => {
    event.preventDefault()
    answer(certificate({ kind: 'site', error }))
  }
  app.on('web-contents-created', created)
  app.on('select-client-certificate', noCertificate)
  app.on('certificate-error', badCertificate)
  return {
    adopt: (contents) => void adopted.add(contents),
    dispose() {
      app.off('web-contents-created', created)
      app.off('select-client-certificate', noCertificate)
      app.off('certificate-error', badCertificate)
    },
  }
}
