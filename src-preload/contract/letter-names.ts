/** The names that letters use, in their data, in the case and in the panel. Pure: must not import anything. */

/** Where a letter can be sent. */
export const CHANNELS = ['email', 'form', 'reddit', 'discord', 'bank'] as const

/** What a fact holds; each kind is checked, and written as the letter's language writes it. */
export const FACT_KINDS = ['text', 'email', 'invoice', 'last-four', 'date', 'money', 'list'] as const
