/**
 * Checks a service record beyond its form.
 * Invariants: what nobody knows is asked, never stated: the text of an unknown fact is a question, and stands under
 * `unknown` alone. Pure: must not import I/O, Electron or the DOM.
 */
import { checkTexts, missing } from './check-texts.js'
import type { Finding, Parsed, Path } from './parse.js'
import { pathsOf } from './routes.js'
import { QUESTION_LIMIT, type ServiceFile } from './service-schema.js'

export function checkService(parsed: Parsed<ServiceFile>): Finding[] {
  const { value } = parsed
  const findings: Finding[] = []
  const add = (path: Path, message: string) => findings.push(parsed.finding(path, message))
  const used = new Set<string>()
  const text = (path: Path, id: string) => {
    used.add(id)
    for (const language of value.languages) {
      if (!Object.hasOwn(value.texts[language] ?? {}, id)) add(path, missing(id, language))
    }
  }
  for (const [id, { confidence }] of Object.entries(value.facts)) {
    text(['facts', id], id)
    if (confidence !== 'unknown') continue
    if (!value.unknown.includes(id)) add(['facts', id], `"${id}" is not known: put it under "unknown".`)
    for (const language of value.languages) {
      const words = value.texts[language]?.[id] ?? ''
      if (!words.endsWith('?'))
        add(['texts', language, id], `"${id}" is not known: write it as a question, ending in "?".`)
    }
  }
  const lists = { terms: value.terms, refund: value.refund, doesNotCancel: value.doesNotCancel }
  for (const [list, ids] of Object.entries({ ...lists, unknown: value.unknown })) {
    ids.forEach((id, i) => {
      const fact = value.facts[id]
      if (fact === undefined) add([list, i], `there is no fact "${id}". Add it under facts.`)
      else if ((fact.confidence === 'unknown') !== (list === 'unknown'))
        add(
          [list, i],
          `"${id}" is ${fact.confidence === 'unknown' ? 'not known' : 'known'}: it stands wrong here.`,
        )
    })
  }
  value.contacts.forEach(({ channel, fact, server }, i) => {
    const known = value.facts[fact]
    if (known === undefined || known.confidence === 'unknown')
      add(['contacts', i, 'fact'], `"${fact}" is no known fact. Say where the address comes from.`)
    if (server === undefined) return
    const path = ['contacts', i, 'server']
    if (channel !== 'discord') add(path, 'only Discord has servers.')
    const { confidence = 'unknown' } = value.facts[server.fact] ?? {}
    if (confidence === 'unknown' || confidence === 'inferred')
      add(
        [...path, 'fact'],
        `"${server.fact}" must be a fact that somebody has stated: it is opened for people.`,
      )
  })
  checkRoutes(parsed, text, add)
  checkTexts(parsed, used, add)
  return findings
}

function checkRoutes(
  { value }: Parsed<ServiceFile>,
  text: (path: Path, id: string) => void,
  add: (path: Path, message: string) => void,
): void {
  const { questions, ways } = value.routes
  const when = (path: Path, conditions: Readonly<Record<string, readonly string[]>>) => {
    for (const [question, answers] of Object.entries(conditions)) {
      const options = questions[question]?.options
      if (options === undefined) add([...path, question], `there is no question "${question}".`)
      for (const answer of answers) {
        if (options !== undefined && !Object.hasOwn(options, answer))
          add([...path, question], `the question "${question}" has no answer "${answer}".`)
      }
    }
  }
  for (const [id, { ask, options, when: conditions }] of Object.entries(questions)) {
    const path = ['routes', 'questions', id]
    text([...path, 'ask'], ask)
    when([...path, 'when'], conditions)
    for (const [option, say] of Object.entries(options)) text([...path, 'options', option], say)
  }
  ways.forEach((way, i) => {
    text(['routes', 'ways', i, 'why'], way.why)
    when(['routes', 'ways', i, 'when'], way.when)
  })
  for (const { answers, ways: left } of pathsOf(value.routes)) {
    const said = Object.entries(answers).map(([question, answer]) => `${question}: ${answer}`)
    if (left.length === 0) add(['routes', 'ways'], `no way fits ${said.join(', ')}. Add one.`)
    if (said.length > QUESTION_LIMIT)
      add(['routes', 'questions'], `asks more than ${QUESTION_LIMIT} questions: ${said.join(', ')}.`)
  }
}
