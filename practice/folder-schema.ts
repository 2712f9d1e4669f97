// A practice site as data: what `site.yaml` in its folder says. Its pages are HTML files in `pages/`.
// Invariants: data only; a page is a file of the folder, never a path; unknown keys are errors.
import { z } from 'zod'
import { guideId, name } from '../src-main/guide/schema'

/** A fact of the pretend world → its value: `plan: active`. */
const facts = z.record(name, name)
const path = z.string().regex(/^\/[a-z0-9/-]*$/, 'write a path like /settings/membership')
const file = z.string().regex(/^[a-z0-9-]+\.html$/, 'write the name of a file in pages/, like account.html')

/** When something holds: facts as they are, and fields as the form was sent. */
const when = { when: facts.default({}), form: facts.default({}) }

const Page = z.union([
  z.strictObject({ ...when, show: file, status: z.number().int().min(200).max(599).default(200) }),
  z.strictObject({ ...when, to: path }),
])

/** What using a control does. */
const Use = z.strictObject({ ...when, set: facts.default({}), to: path })

export const SiteFile = z.strictObject({
  format: z.literal(1),
  name: z.string().min(1).max(60),
  guide: guideId.meta({ description: 'the guide in guides/ that leads out of it' }),
  origin: name.meta({ description: 'the origin of that guide for which this site stands' }),
  language: z.string().regex(/^[a-z]{2}$/),
  layout: file.meta({ description: 'the frame of every page; {page} stands for the page' }),
  dates: z
    .record(name, z.number().int().min(-3650).max(3650))
    .default({})
    .meta({ description: 'blank → days from today; {blank} in a page is that date in words' }),
  facts: facts.meta({ description: 'the world at the beginning' }),
  pages: z.record(path, z.array(Page).min(1)).meta({ description: 'the first that holds is shown' }),
  uses: z.record(name, z.array(Use).min(1)).meta({ description: 'POST /use/NAME; the first that holds' }),
  traps: z.array(name).default([]).meta({ description: 'uses that a guide must never make' }),
  scenarios: z.record(
    name,
    z.strictObject({
      teaches: z.string().min(1).max(240),
      facts: facts.default({}).meta({ description: 'what is different at the beginning' }),
      input: z
        .record(name, name)
        .default({})
        .meta({ description: 'the answers to the questions of the guide' }),
      expect: z.strictObject({
        outcome: z.enum([
          'cancelled-now',
          'cancelled-at-period-end',
          'not-subscribed',
          'not-cancelled',
          'no-safe-path',
        ]),
        endsOn: name.optional().meta({ description: 'the blank whose date is told; none when left out' }),
        refund: z.boolean().default(false),
        truth: facts.meta({ description: 'what the world must be like in the end' }),
      }),
    }),
  ),
})
export type SiteFile = z.infer<typeof SiteFile>
