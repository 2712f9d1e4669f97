/** `wayout guides`: what can be run. */
import { scenarios } from '../../practice/scenarios.js'
import type { GuidesInUse } from '../packs/in-use.js'
import { titleOf } from '../run/narrate.js'
import { systemLanguage } from './language.js'

export function listGuides({ library }: GuidesInUse, json: boolean): number {
  const { guides } = library()
  if (json) {
    const rows = guides.map((guide) => ({
      id: guide.id,
      service: guide.service,
      route: guide.route,
      title: guide.texts.en?.[guide.title] ?? guide.id,
      quality: guide.quality,
      checkedOn: guide.checkedOn,
      languages: guide.languages,
      origins: guide.origins,
      inputs: Object.fromEntries(
        Object.entries(guide.inputs).map(([name, input]) => [
          name,
          { default: input.default, options: Object.keys(input.options) },
        ]),
      ),
      practice: scenarios
        .filter((scenario) => scenario.guide === guide.id)
        .map((scenario) => ({
          name: scenario.name,
          title: scenario.title,
          teaches: scenario.teaches,
          expect: scenario.expect,
        })),
    }))
    process.stdout.write(`${JSON.stringify(rows)}\n`)
    return 0
  }
  const language = systemLanguage()
  for (const guide of guides) {
    process.stdout.write(`${guide.id}  ${titleOf(guide, language)}  (${guide.quality}, ${guide.checkedOn})\n`)
    for (const [name, input] of Object.entries(guide.inputs)) {
      process.stdout.write(
        `    --input ${name}=${Object.keys(input.options).join('|')}  (${input.default})\n`,
      )
    }
  }
  for (const { id } of guides) {
    const own = scenarios.filter((scenario) => scenario.guide === id)
    if (own.length > 0) process.stdout.write(`\n${id} --practice:\n`)
    for (const { name, teaches } of own) process.stdout.write(`    ${name.padEnd(18)} ${teaches[language]}\n`)
  }
  return 0
}
