/**
 * What the parts of the contract have in common. Pure: must not import anything but zod.
 */
import * as z from 'zod/mini'

export const id = z.string().check(z.minLength(1), z.maxLength(120))
/** A sentence of ours; page text inside it is cut before. */
export const text = z.string().check(z.maxLength(2_000))
/** Text from the visited page, or about it. */
export const pageText = z.string().check(z.maxLength(200))
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
/** ISO 8601, UTC. */
export const instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/))
