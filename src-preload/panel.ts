/**
 * The bridge in Electron: exposes `window.wayout`, nothing else.
 * Invariants: runs sandboxed (only `electron`'s renderer part may be required); passes data on and keeps none; both
 * sides check what arrives themselves.
 */
import { contextBridge, ipcRenderer } from 'electron'
import type { WayoutBridge } from './contract/bridge.js'
import { CHANNELS } from './contract/channels.js'

const bridge: WayoutBridge = {
  send: (intent) => ipcRenderer.invoke(CHANNELS.intent, intent),
  subscribe: (listener) => {
    const hear = (_event: unknown, view: unknown) => listener(view)
    ipcRenderer.on(CHANNELS.view, hear)
    ipcRenderer.invoke(CHANNELS.current).then(listener, () => undefined)
    return () => ipcRenderer.off(CHANNELS.view, hear)
  },
}

contextBridge.exposeInMainWorld('wayout', bridge)
