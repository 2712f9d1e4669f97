/**
 * What each value of the contract is called in the person's language.
 * Invariants: closed tables, so that a new value without a word does not compile. Must not import components.
 */
import type { FINDING_KINDS, GROUPS, MOMENTS, READ_ONLY } from '../../src-preload/contract/case.js'
import type { ErrorCode } from '../../src-preload/contract/error.js'
import type { FIXES, WALK_WORDS } from '../../src-preload/contract/intent.js'
import type { Language } from '../../src-preload/contract/language.js'
import type { WAYS_OUT } from '../../src-preload/contract/letter.js'
import type { CHANNELS, FACT_KINDS } from '../../src-preload/contract/letter-names.js'
import type { PackProblem } from '../../src-preload/contract/packs.js'
import type { FOLDER_PROBLEMS, TEXT_SIZES, THEMES } from '../../src-preload/contract/settings.js'
import type { NOTICES, Site, STAGES, SUBSCRIPTION_STATES } from '../../src-preload/contract/view.js'
import { m } from '../paraglide/messages.js'
import type { At } from './panel.svelte.js'

type Words<Key extends string> = Readonly<Record<Key, () => string>>
export type Word = (typeof WALK_WORDS)[number]
type Before = At<'before'>

/** Each language in its own words, whatever the panel speaks. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
}

export const THEME: Words<(typeof THEMES)[number]> = {
  system: m.theme_system,
  light: m.theme_light,
  dark: m.theme_dark,
}

export const TEXT_SIZE: Words<(typeof TEXT_SIZES)[number]> = {
  normal: m.text_normal,
  large: m.text_large,
  larger: m.text_larger,
  largest: m.text_largest,
}

export const CONSENT = {
  show: { text: m.consent_show, hint: m.consent_show_hint },
  assist: { text: m.consent_assist, hint: m.consent_assist_hint },
} as const

export const FOLDER_PROBLEM: Words<(typeof FOLDER_PROBLEMS)[number]> = {
  'not-whole': m.folder_not_whole,
  'not-there': m.folder_not_there,
  'not-a-folder': m.folder_not_a_folder,
  'not-writable': m.folder_not_writable,
  'inside-app': m.folder_inside_app,
}

export const QUALITY: Words<Before['quality']> = {
  tested: m.quality_tested,
  documented: m.quality_documented,
  drafted: m.quality_drafted,
}

export const CONFIDENCE: Words<Before['sources'][number]['confidence']> = {
  official: m.confidence_official,
  'official-quoted': m.confidence_official_quoted,
  'third-party': m.confidence_third_party,
  inferred: m.confidence_inferred,
  unknown: m.confidence_unknown,
}

export const SUBSCRIPTION_STATE: Words<(typeof SUBSCRIPTION_STATES)[number]> = {
  active: m.state_active,
  ends: m.state_ends,
  cancelled: m.state_cancelled,
  paused: m.state_paused,
  'past-due': m.state_past_due,
  none: m.state_none,
}

export const FIX: Words<(typeof FIXES)[number]> = {
  'other-account': m.fix_other_account,
  'private-window': m.fix_private_window,
  remind: m.fix_remind,
}

export const STAGE: Words<(typeof STAGES)[number]> = {
  'sign-in': m.stage_sign_in,
  'way-in': m.stage_way_in,
  plan: m.stage_plan,
  leaving: m.stage_leaving,
  checking: m.stage_checking,
}

export const NOTICE: Words<(typeof NOTICES)[number]> = {
  'download-refused': m.notice_download_refused,
  'window-refused': m.notice_window_refused,
  'permission-refused': m.notice_permission_refused,
  'dialogs-refused': m.notice_dialogs_refused,
  copied: m.notice_copied,
  saved: m.notice_saved,
  'not-saved': m.notice_not_saved,
  'case-damaged': m.notice_case_damaged,
  'settings-damaged': m.notice_settings_damaged,
  'remind-at': m.notice_remind_at,
  'remind-now': m.notice_remind_now,
  'date-due': m.notice_date_due,
  'disk-full': m.notice_disk_full,
  'case-not-written': m.notice_case_not_written,
  'case-deleted': m.notice_case_deleted,
  'case-offered': m.notice_case_offered,
  'pack-expired': m.notice_pack_expired,
  'pack-outdated': m.notice_pack_outdated,
  'pack-damaged': m.notice_pack_damaged,
  'pack-other-app': m.notice_pack_other_app,
  'pack-found': m.notice_pack_found,
  'site-forgotten': m.notice_site_forgotten,
  error: m.notice_error,
}

/** Why a guide pack was not taken. */
export const PACK_PROBLEM: Words<PackProblem> = {
  'pack-invalid': m.pack_invalid,
  'pack-too-big': m.pack_too_big,
  'pack-unsigned': m.pack_unsigned,
  'pack-key': m.pack_key,
  'pack-signature': m.pack_signature,
  'pack-app-too-old': m.pack_app_too_old,
  'pack-app-too-new': m.pack_app_too_new,
  'pack-expired': m.pack_expired,
  'pack-not-newer': m.pack_not_newer,
  'pack-guides': m.pack_guides,
  'pack-address': m.pack_address,
  'pack-fetch': m.pack_fetch,
  'file-not-readable': m.pack_not_readable,
  'file-not-writable': m.pack_not_writable,
}

export const HISTORY_KIND: Words<Exclude<(typeof MOMENTS)[number], 'clicked'>> = {
  said: m.history_said,
  trap: m.history_trap,
  asked: m.history_asked,
  refused: m.history_refused,
  moved: m.history_moved,
  picture: m.history_picture,
  outcome: m.history_outcome,
  began: m.history_began,
  status: m.history_status,
  message: m.history_message,
  answer: m.history_answer,
  mail: m.history_mail,
  charge: m.money_charge,
  refund: m.money_refund,
}

export const GROUP: Words<(typeof GROUPS)[number]> = {
  open: m.group_open,
  finished: m.group_finished,
  archived: m.group_archived,
  damaged: m.group_damaged,
}

export const FINDING: Words<(typeof FINDING_KINDS)[number]> = {
  changed: m.finding_changed,
  missing: m.finding_missing,
  added: m.finding_added,
  torn: m.finding_torn,
}

export const READ_ONLY_WORDS: Readonly<
  Record<(typeof READ_ONLY)[number], (blanks: { detail: string }) => string>
> = {
  'in-use': m.case_ro_in_use,
  'in-use-elsewhere': m.case_ro_elsewhere,
  newer: m.case_ro_newer,
  broken: m.case_ro_broken,
}

const WORD: Words<Word> = {
  click: m.word_click,
  confirm: m.word_confirm,
  'accept-terms': m.word_accept_terms,
  again: m.word_again,
  'show-again': m.word_show_again,
  'did-it': m.word_did_it,
  stop: m.word_stop,
}

const AGAIN: Partial<Words<Site['kind']>> = {
  closed: m.again_open,
  detached: m.again_attach,
  crashed: m.again_reload,
  failed: m.again_reload,
}

/** What the button for a word says: it depends on what is asked and on how the site's window is. */
export function wordLabel(word: Word, site: Site, question: string | null): string {
  if (word === 'again') return (AGAIN[site.kind] ?? WORD.again)()
  if (word === 'did-it' && question === 'sign-in') return m.word_signed_in()
  return WORD[word]()
}

export const CHANNEL: Words<(typeof CHANNELS)[number]> = {
  email: m.channel_email,
  form: m.channel_form,
  reddit: m.channel_reddit,
  discord: m.channel_discord,
  bank: m.channel_bank,
}

type WayOut = (typeof WAYS_OUT)[number]

export const WAY: Words<WayOut> = {
  mailto: m.way_mailto,
  gmail: m.way_gmail,
  outlook: m.way_outlook,
  'outlook-work': m.way_outlook_work,
  yahoo: m.way_yahoo,
  reddit: m.way_reddit,
  'discord-app': m.way_discord_app,
  discord: m.way_discord,
  'discord-invite': m.way_discord_invite,
  form: m.way_form,
  eml: m.way_eml,
  copy: m.way_copy,
  print: m.way_print,
}

/** What comes of the ways that open nothing. */
export const WAY_HELP: Partial<Words<WayOut>> = {
  eml: m.help_eml,
  copy: m.help_copy,
  print: m.help_print,
}

/** How a fact has to be written. */
export const FACT_HELP: Words<(typeof FACT_KINDS)[number]> = {
  text: m.fact_help_text,
  email: m.fact_help_email,
  invoice: m.fact_help_invoice,
  'last-four': m.fact_help_last_four,
  date: m.fact_help_date,
  money: m.fact_help_money,
  list: m.fact_help_text,
}

/** What went wrong and the way out, for a person; the error's own words name the thing. */
export const ERROR: Words<ErrorCode> = {
  'guide-unknown': m.error_guide,
  'guide-invalid': m.error_guide,
  'scenario-unknown': m.error_guide,
  'input-unknown': m.error_unfit,
  'input-invalid': m.error_unfit,
  'origin-unknown': m.error_unfit,
  'origin-invalid': m.error_unfit,
  'origin-not-loopback': m.error_unfit,
  'option-invalid': m.error_unfit,
  'browser-not-found': m.error_browser_not_found,
  'browser-failed': m.error_browser_failed,
  'browser-in-use': m.error_browser_in_use,
  'browser-sandbox': m.error_browser_sandbox,
  'profile-in-use': m.error_profile_in_use,
  'forget-failed': m.error_forget_failed,
  'case-not-writable': m.error_not_writable,
  'case-read-only': m.error_case_read_only,
  'case-not-found': m.error_case_not_found,
  'service-unknown': m.error_guide,
  'letter-unknown': m.error_guide,
  'letter-invalid': m.error_guide,
  'fact-unknown': m.error_unfit,
  'fact-invalid': m.error_unfit,
  'citation-unfit': m.error_unfit,
  'file-not-readable': m.error_not_readable,
  'file-not-writable': m.error_not_writable,
  'recording-invalid': m.error_guide,
  'intent-invalid': m.error_stale,
  'intent-unfit': m.error_stale,
  'draft-invalid': m.error_unfit,
  'link-failed': m.error_link,
  'link-refused': m.error_link,
  'link-unfit': m.error_link,
  'mail-unfit': m.error_mail,
  'archive-unfit': m.error_archive,
  'pack-invalid': m.error_pack,
  'pack-too-big': m.error_pack,
  'pack-unsigned': m.error_pack,
  'pack-key': m.error_pack,
  'pack-signature': m.error_pack,
  'pack-app-too-old': m.error_pack,
  'pack-app-too-new': m.error_pack,
  'pack-expired': m.error_pack,
  'pack-not-newer': m.error_pack,
  'pack-guides': m.error_pack,
  'pack-address': m.error_pack,
  'pack-fetch': m.error_pack,
  internal: m.error_internal,
}
