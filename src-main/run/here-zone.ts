/** The time zone of this computer now, as an IANA name. Must not import anything. */
export const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
