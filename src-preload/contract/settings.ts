/**
 * The settings as the panel shows them, and what it can ask about them.
 * Invariants: what is shown here lies above the place where the person was, which goes on underneath.
 * Pure: must not import anything but zod and its neighbours.
 */
import * as z from 'zod/mini'
import { LANGUAGES } from './language.js'
import { Packs } from './packs.js'
import { id, pageText } from './shapes.js'

/** Who clicks. `auto` is not the panel's to choose. */
export const CONSENTS = ['show', 'assist'] as const
export const THEMES = ['system', 'light', 'dark'] as const
/** Of the panel; the site has its own. */
export const TEXT_SIZES = ['normal', 'large', 'larger', 'largest'] as const

/** A folder on this computer, as a person would type it. */
const path = z.string().check(z.maxLength(4_096))

/** Why a typed folder cannot be the one where cases are kept. */
export const FOLDER_PROBLEMS = [
  'not-whole',
  'not-there',
  'not-a-folder',
  'not-writable',
  'inside-app',
] as const

export const SettingsPlace = z.strictObject({
  kind: z.literal('settings'),
  /** Who clicks as a walk begins. */
  consent: z.enum(CONSENTS),
  /** Installed browsers, best first. */
  installed: z.array(z.strictObject({ browser: id, name: z.string() })),
  /** The one that was chosen; null: the first that is found. */
  chosen: z.nullable(id),
  /** The app was started with another one, which counts until it ends. */
  startedWith: z.nullable(path),
  cases: z.strictObject({
    folder: path,
    /** Nothing was chosen: the app's own. */
    own: z.boolean(),
    /** Not there now: a drive that is not connected. */
    missing: z.boolean(),
    /** Folders of before, whose cases are listed as well. */
    earlier: z.array(z.strictObject({ folder: path, missing: z.boolean() })),
    /** The host can ask for a folder; else it is typed. */
    canAsk: z.boolean(),
    /** What was typed cannot be taken. */
    problem: z.nullable(z.strictObject({ typed: path, why: z.enum(FOLDER_PROBLEMS) })),
    kept: z.number(),
  }),
  /** A walk is under way: nothing can be deleted. */
  walking: z.boolean(),
  /** Which guides are used, and newer ones. */
  packs: Packs,
  /** Sites whose sign-in and storage are kept on this computer, the biggest first. */
  sites: z.array(
    z.strictObject({
      site: id,
      name: pageText,
      /** On the disk. */
      bytes: z.number(),
      /** A walk is on it: it can be forgotten there, or afterwards. */
      inUse: z.boolean(),
    }),
  ),
  /** The diagnostic report, once the person wants to see it. */
  report: z.nullable(z.string().check(z.maxLength(60_000))),
})
export type SettingsPlace = z.infer<typeof SettingsPlace>

export const HOUSEKEEPING_INTENTS = [
  /** Deletes all that is kept of a site: its cookies, storage, caches and sign-in. */
  z.strictObject({ kind: z.literal('forget-site'), site: id }),
  /** Shows the diagnostic report, or puts it away. */
  z.strictObject({ kind: z.literal('diagnostics'), shown: z.boolean() }),
  /** Copies the report that is shown. */
  z.strictObject({ kind: z.literal('copy-diagnostics') }),
  /** Saves it where the person says. */
  z.strictObject({ kind: z.literal('save-diagnostics') }),
] as const
export type HousekeepingIntent = z.infer<(typeof HOUSEKEEPING_INTENTS)[number]>

/** What the app does and never does; before all else at the first start. */
export const WelcomePlace = z.strictObject({ kind: z.literal('welcome'), first: z.boolean() })

const plain = <const Kind extends string>(kind: Kind) => z.strictObject({ kind: z.literal(kind) })

export const SETTINGS_INTENTS = [
  /** Opens the settings above the place where the person is; a walk goes on underneath. */
  plain('settings'),
  /** Back to that place. */
  plain('settings-close'),
  /** From the settings to what the app does and never does. */
  plain('about'),
  /** It has been read. */
  plain('go-on'),
  z.strictObject({ kind: z.literal('language'), language: z.enum(LANGUAGES) }),
  z.strictObject({ kind: z.literal('theme'), theme: z.enum(THEMES) }),
  z.strictObject({ kind: z.literal('text-size'), size: z.enum(TEXT_SIZES) }),
  z.strictObject({ kind: z.literal('read-aloud'), on: z.boolean() }),
  /** Who clicks as a walk begins. */
  z.strictObject({ kind: z.literal('usual-consent'), mode: z.enum(CONSENTS) }),
  /** Null: the first that is found. */
  z.strictObject({ kind: z.literal('browser'), browser: z.nullable(id) }),
  /** Where new cases are kept: a folder that the person has typed; null: the app's own. */
  z.strictObject({ kind: z.literal('cases-folder'), path: z.nullable(path) }),
  /** The same, where the host asks. */
  plain('ask-cases-folder'),
  /** Shows the folder in the system's file manager. */
  plain('show-cases-folder'),
  /** All cases as one ZIP. */
  plain('save-cases'),
  /** Cases, settings, sign-ins: the app is then as new. Whoever sends this has asked. */
  plain('delete-everything'),
] as const
