/**
 * One guarded click.
 * Invariants: nothing is pressed before the element has been looked at again with the pointer over it and the
 * browser's accessibility tree agrees; the press is armed in the page, so that a last-moment swap is stopped;
 * never rejects; a press that may have arrived is told as "clicked".
 * Must not import Electron, playwright-core or the DOM.
 */

import type { Measure, RawFrame } from '../../src-preload/page/protocol.js'
import type { ClickResult } from '../engine/observation.js'
import { type Frame, type Frames, WorldLost } from './frames.js'
import { readersAgree } from './readers.js'
import type { Status } from './status.js'
import type { Cdp } from './transport.js'
import type { Watch } from './watch.js'

/** The element as it is seen at the moment of the click. */
export interface Looks {
  readonly name: string
  /** The words that a person sees on it, whatever it is called for readers. */
  readonly shown: string
  readonly role: string
  readonly dialog: number | null
  readonly heading: string
  readonly folded: boolean
}

export interface ClickRequest {
  readonly ref: string
  /** Whether the element, as it is seen at this moment, still means what is to be clicked. */
  intentHolds(seen: Looks): boolean
  readonly allowedOrigins: readonly string[]
  readonly expected: { readonly role: string; readonly name: string }
}

export interface Hands {
  readonly cdp: Cdp
  readonly frames: Frames
  readonly status: Status
  readonly watch: Watch
  dialogNumber(frame: Frame, dialog: number | null): number | null
}

type Why = Extract<ClickResult, { kind: 'refused' }>['why']
type Seen = Extract<Measure, { gone: false }>

interface Spot {
  readonly seen: Seen
  /** In the page's coordinates. */
  readonly x: number
  readonly y: number
  /** What covers the frame itself, or "". */
  readonly frameCovered: string
  readonly frameInert: boolean
}

const STEADY_WITHIN_MS = 1500
const MOVED_PX = 3

class Refusal extends Error {
  constructor(
    readonly why: Why,
    detail: string,
  ) {
    super(detail)
  }
}

export async function click(hands: Hands, request: ClickRequest): Promise<ClickResult> {
  try {
    return await tryClick(hands, request)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', why: error.why, detail: error.message }
    if (error instanceof WorldLost)
      return { kind: 'refused', why: 'gone', detail: `the page went on (${error.message})` }
    const detail = hands.status.problem?.kind ?? (error instanceof Error ? error.message : String(error))
    return { kind: 'refused', why: 'page-lost', detail: detail.slice(0, 200) }
  }
}

async function tryClick(hands: Hands, request: ClickRequest): Promise<ClickResult> {
  const { frames, status } = hands
  const { problem } = status
  if (problem !== null) throw new Refusal('page-lost', problem.kind)
  const found = frames.resolve(request.ref)
  if (found === null) throw new Refusal('gone', 'its document is gone')
  const { frame, number } = found
  const { key, epoch } = frame
  checkOrigins(hands, frame, request.allowedOrigins)
  const scrolled = await frames.call<boolean>(frame, `scrollTo(${number})`)
  if (!scrolled) throw new Refusal('gone', 'it is no longer on the page')
  const spot = await steady(hands, frame, number)
  check(hands, frame, spot, request)
  await askReaders(hands, frame, number, request.expected)
  if (frame.key !== key || frame.epoch !== epoch) throw new Refusal('gone', 'the page went on')
  checkOrigins(hands, frame, request.allowedOrigins)
  const armed = await frames.call<boolean>(frame, `arm(${number}, ${JSON.stringify(spot.seen.name)})`)
  if (!armed) throw new Refusal('gone', 'it is no longer on the page')
  return press(hands, frame, spot)
}

function checkOrigins({ frames }: Hands, frame: Frame, allowed: readonly string[]): void {
  for (const origin of [frame.origin, frames.main?.origin ?? 'null']) {
    if (origin === 'null' || !allowed.includes(origin))
      throw new Refusal('foreign-origin', `it stands on ${origin}`)
  }
}

/** Moves the pointer there until the element stands still under it. */
async function steady(hands: Hands, frame: Frame, number: number): Promise<Spot> {
  const { cdp, frames } = hands
  const deadline = performance.now() + STEADY_WITHIN_MS
  let before = await locate(hands, frame, number)
  for (;;) {
    if (before.seen.visible && before.seen.topmost !== 'offscreen') {
      await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x: before.x, y: before.y })
    }
    await frames.call(frame, 'frame()', { awaits: true })
    const after = await locate(hands, frame, number)
    if (Math.hypot(after.x - before.x, after.y - before.y) < MOVED_PX) return after
    if (performance.now() > deadline) throw new Refusal('moved', 'it keeps moving')
    before = after
  }
}

/** Where the element is now, in the page's coordinates, and what covers it or its frames. */
async function locate(hands: Hands, frame: Frame, number: number): Promise<Spot> {
  const { frames } = hands
  const seen = await frames.call<Measure>(frame, `measure(${number})`)
  if (seen.gone) throw new Refusal('gone', 'it is no longer on the page')
  let { x, y } = seen.point
  let frameCovered = ''
  let frameInert = false
  for (let at: Frame = frame; at.parent !== null; ) {
    const parent = frames.all.get(at.parent)
    const owner = await frames.ownerOf(at)
    if (parent === undefined || owner === null) throw new Refusal('gone', 'its frame is gone')
    const place = await frames.call<RawFrame | null>(parent, `frameAt(${owner}, ${x}, ${y})`)
    if (place === null) throw new Refusal('gone', 'its frame is gone')
    if (!place.visible) throw new Refusal('hidden', 'its frame cannot be seen')
    if (place.topmost === 'no') frameCovered ||= 'something over its frame'
    frameInert ||= place.inert
    x += place.rect.x
    y += place.rect.y
    at = parent
  }
  return { seen, x, y, frameCovered, frameInert }
}

function check(hands: Hands, frame: Frame, spot: Spot, request: ClickRequest): void {
  const { seen } = spot
  const { expected } = request
  if (!seen.visible) throw new Refusal('hidden', 'it cannot be seen')
  if (seen.name !== expected.name || seen.role !== expected.role) {
    throw new Refusal('changed', `it is now ${seen.role} "${seen.name.slice(0, 80)}"`)
  }
  if (!seen.enabled || spot.frameInert) throw new Refusal('disabled', 'it is switched off')
  if (seen.topmost === 'offscreen') throw new Refusal('hidden', 'it cannot be scrolled into view')
  if (seen.topmost === 'no') throw new Refusal('covered', `covered by ${seen.coveredBy}`)
  if (spot.frameCovered !== '') throw new Refusal('covered', `covered by ${spot.frameCovered}`)
  const { name, shown, role, heading, folded } = seen
  const dialog = hands.dialogNumber(frame, seen.dialog)
  if (!request.intentHolds({ name, shown, role, heading, folded, dialog })) {
    throw new Refusal('not-intended', `"${name.slice(0, 80)}" no longer means what is to be clicked`)
  }
}

/** Chromium's own accessibility tree must see the same element. */
async function askReaders(
  { cdp, frames }: Hands,
  frame: Frame,
  number: number,
  expected: ClickRequest['expected'],
): Promise<void> {
  const objectId = await frames.handle(frame, number)
  if (objectId === null) throw new Refusal('gone', 'it is no longer on the page')
  const options = { session: frame.session }
  const tree = await cdp.try('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false }, options)
  cdp.try('Runtime.releaseObject', { objectId }, options)
  const verdict = readersAgree(tree?.nodes[0], expected.role, expected.name)
  if (!verdict.agree) throw new Refusal('readers-disagree', verdict.detail)
}

async function press(hands: Hands, frame: Frame, { x, y }: Spot): Promise<ClickResult> {
  const { cdp, frames, status } = hands
  const { epoch } = frame
  const button = { x, y, button: 'left', clickCount: 1 }
  const pressed = Promise.all([
    cdp.try('Input.dispatchMouseEvent', { ...button, type: 'mousePressed', buttons: 1 }),
    cdp.try('Input.dispatchMouseEvent', { ...button, type: 'mouseReleased', buttons: 0 }),
  ])
  // The page may open a dialog, go on or break because of it; then nobody answers, and it has been clicked.
  const lost = () => status.dialog !== null || status.crashed || status.closed || frame.epoch !== epoch
  await untilDone(hands, pressed, lost)
  if (lost()) return { kind: 'clicked' }
  const result = await Promise.race([
    frames.call<string>(frame, 'disarm()').catch(() => 'delivered'),
    untilDone(hands, new Promise(() => undefined), lost).then(() => 'delivered'),
  ])
  if (result === 'delivered') return { kind: 'clicked' }
  const detail = result === 'none' ? 'the press did not arrive' : result.replace(/^blocked: /, '')
  return { kind: 'refused', why: 'blocked', detail }
}

/** Waits for the work, or until it makes no sense any more. */
async function untilDone({ watch }: Hands, work: Promise<unknown>, lost: () => boolean): Promise<void> {
  let done = false
  const finished = work.then(() => {
    done = true
  })
  const interrupted = (async () => {
    for (let rounds = 0; !done && !lost() && rounds < 60; rounds += 1) await watch.next(100)
  })()
  await Promise.race([finished, interrupted])
}
