/**
 * What three readers say of the controls on one page: our finder, Playwright's `getByRole`, and Chromium's own
 * accessibility tree. Each control is told by the element that it is, so that what they say can be compared.
 * Invariants: nothing on the page is changed or marked; what is told of an element comes from the page's own world.
 */
import type { Page, Frame as PageFrame } from 'playwright-core'
import type { Control, Observation } from '../../src-main/engine/observation'
import type { CdpPage } from '../../src-main/page/cdp-page'
import type { Frame, Frames } from '../../src-main/page/frames'
import type { CdpAxNode, CdpTransport } from '../../src-main/page/transport'
import type { Told } from './page/told'

/** Roles of what a person uses. */
const ROLES = [
  'button',
  'checkbox',
  'combobox',
  'link',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'option',
  'radio',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
  'treeitem',
] as const
type Role = (typeof ROLES)[number]
export const isRole = (role: string): role is Role => ROLES.some((each) => each === role)

/** Chromium's names for some of them. */
const CHROMIUM: Readonly<Record<string, Role>> = {
  DisclosureTriangle: 'button',
  DisclosureTriangleGrouped: 'button',
  ToggleButton: 'button',
  ColorWell: 'textbox',
  Date: 'textbox',
  DateTime: 'textbox',
  InputTime: 'textbox',
  popUpButton: 'button',
  ComboBoxMenuButton: 'combobox',
  ComboBoxSelect: 'combobox',
  ListBoxOption: 'option',
  MenuListOption: 'option',
}

export interface Named {
  readonly role: string
  readonly name: string
}

export interface Views {
  readonly observation: Observation
  /** All by the place of the element: its frame, and its number there. */
  readonly told: ReadonlyMap<string, Told>
  readonly ours: ReadonlyMap<string, Control>
  readonly chromium: ReadonlyMap<string, Named>
  /** What can be seen and has one of the roles. */
  readonly playwright: ReadonlySet<string>
  /** Of ours: those that Playwright finds by role and name. */
  readonly foundByName: ReadonlySet<string>
}

export interface Eyes {
  readonly tab: Page
  readonly page: CdpPage
  readonly transport: CdpTransport
}

export async function look(eyes: Eyes): Promise<Views> {
  const { page, tab } = eyes
  await page.seek('wide')
  const observation = await settled(page, tab.frames().length > 1)
  const told = new Map<string, Told>()
  const places = new Places(eyes, told)
  const { all } = framesOf(page)
  const frames = [...all.values()].filter(({ key }) => key !== '')
  const [ours, chromium, playwright] = await Promise.all([
    oursOf(places, observation),
    chromiumOf(places, frames),
    playwrightOf(places, tab),
  ])
  return { observation, told, ours, chromium, ...playwright, foundByName: await byName(places, tab, ours) }
}

/** The page layer keeps its frames to itself; which element a handle means is known there alone. */
const framesOf = (page: CdpPage) => (page as unknown as { readonly frames: Frames }).frames

async function settled(page: CdpPage, hasFrames: boolean): Promise<Observation> {
  const stop = AbortSignal.timeout(10_000)
  for (;;) {
    const seen = await page.observe()
    // The page is at rest already; only its frames may still be on their way to us.
    if (seen.settled || (!hasFrames && seen.problem?.kind !== 'unresponsive')) return seen
    if (stop.aborted) throw new Error(`${seen.url} does not settle`)
    await page.changed(stop)
  }
}

/** Elements of the three readers' own kinds, as numbers of the page's own world. */
class Places {
  private readonly asked = new Map<string, Promise<string | null>>()

  constructor(
    readonly eyes: Eyes,
    private readonly told: Map<string, Told>,
  ) {}

  keep(frame: string, told: Told): string {
    const place = `${frame} ${told.number}`
    this.told.set(place, told)
    return place
  }

  /** A node by Chromium's number for it; null when it is no element. */
  ofNode(frame: Frame, backendNodeId: number): Promise<string | null> {
    const key = `${frame.id} ${backendNodeId}`
    const known = this.asked.get(key) ?? this.ask(frame, backendNodeId)
    this.asked.set(key, known)
    return known
  }

  private async ask(frame: Frame, backendNodeId: number): Promise<string | null> {
    const { object } = await this.send<{ object: { objectId: string } }>(frame, 'DOM.resolveNode', {
      backendNodeId,
    })
    const code = 'function () { return this instanceof Element ? judging.tell(this) : null }'
    const { objectId } = object
    const asked = { objectId, functionDeclaration: code, returnByValue: true }
    const { result } = await this.send<{ result: { value: Told | null } }>(
      frame,
      'Runtime.callFunctionOn',
      asked,
    )
    return result.value === null ? null : this.keep(frame.url, result.value)
  }

  async send<T>(frame: Frame, method: string, params: Readonly<Record<string, unknown>>): Promise<T> {
    return (await this.eyes.transport.send(method, params, frame.session)) as T
  }
}

async function oursOf(places: Places, { wide, controls }: Observation): Promise<Map<string, Control>> {
  const frames = framesOf(places.eyes.page)
  const all = new Map([...wide, ...controls].map((control) => [control.ref, control]))
  const found = await Promise.all(
    [...all.values()].map(async (control) => {
      const at = frames.resolve(control.ref)
      const objectId = at === null ? null : await frames.handle(at.frame, at.number)
      if (at === null || objectId === null) throw new Error(`${control.name}: gone`)
      const { node } = await places.send<{ node: { backendNodeId: number } }>(at.frame, 'DOM.describeNode', {
        objectId,
      })
      return [await places.ofNode(at.frame, node.backendNodeId), control] as const
    }),
  )
  return new Map(found.flatMap(([place, control]) => (place === null ? [] : [[place, control]])))
}

async function chromiumOf(places: Places, frames: readonly Frame[]): Promise<Map<string, Named>> {
  const found = frames.map(async (frame) => {
    const { nodes } = await places.send<{ nodes: readonly CdpAxNode[] }>(
      frame,
      'Accessibility.getFullAXTree',
      { frameId: frame.id },
    )
    const named = nodes.flatMap(({ ignored, role, name, backendDOMNodeId: id }) => {
      const own = String(role?.value ?? '')
      const known = CHROMIUM[own] ?? own
      return ignored || id === undefined || !isRole(known)
        ? []
        : [{ id, role: known, name: String(name?.value ?? '') }]
    })
    return Promise.all(
      named.map(async ({ id, role, name }) => [await places.ofNode(frame, id), { role, name }] as const),
    )
  })
  const all = (await Promise.all(found)).flat()
  return new Map(all.flatMap(([place, named]) => (place === null ? [] : [[place, named]])))
}

/** Runs in the page. */
declare const judging: { tell(el: unknown): Told }
const TELL = (found: readonly unknown[]) => found.map((el) => judging.tell(el))

async function playwrightOf(places: Places, tab: Page): Promise<Pick<Views, 'playwright'>> {
  const found = tab.frames().map(async (frame) => {
    const [first, ...others] = ROLES.map((role) => frame.getByRole(role))
    const any = others.reduce((all, each) => all.or(each), first ?? frame.locator('never'))
    const all = await any.filter({ visible: true }).evaluateAll(TELL)
    return all.map((told) => places.keep(frame.url(), told))
  })
  return { playwright: new Set((await Promise.all(found)).flat()) }
}

/** Those of our controls that Playwright finds by the role and the name that we give them. */
async function byName(places: Places, tab: Page, ours: Views['ours']): Promise<Set<string>> {
  const asked = [...ours].map(async ([place, { role, name }]) => {
    if (!isRole(role)) return []
    const frames: readonly PageFrame[] = tab.frames().filter((frame) => place.startsWith(`${frame.url()} `))
    const each = await Promise.all(
      frames.map(async (frame) => {
        const all = await frame.getByRole(role, { name, exact: true }).evaluateAll(TELL)
        return all.map((told) => places.keep(frame.url(), told))
      }),
    )
    return each.flat().includes(place) ? [place] : []
  })
  return new Set((await Promise.all(asked)).flat())
}
