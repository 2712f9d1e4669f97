/**
 * The panel's entry: binds the bridge, the texts' language and the page together.
 * Invariants: all that it knows of the app comes through `window.wayout`.
 */
import './app.css'
import { mount } from 'svelte'
import type { WayoutBridge } from '../src-preload/contract/bridge.js'
import App from './App.svelte'
import { Panel } from './lib/panel.svelte.js'
import { overwriteGetLocale } from './paraglide/runtime.js'

declare global {
  interface Window {
    readonly wayout: WayoutBridge
  }
}

const panel = new Panel(window.wayout)
// Read while rendering, so that each text follows the view's language by itself.
overwriteGetLocale(() => panel.language)
const target = document.querySelector('#app')
if (target !== null) mount(App, { target, props: { panel } })
