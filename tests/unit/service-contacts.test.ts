// Whom to write to: a Discord server is opened for people, so its number must be a fact that somebody has stated.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appRoot } from '../../src-main/app-root'
import { checkService } from '../../src-main/guide/check-service'
import { parseYaml } from '../../src-main/guide/parse'
import { ServiceFile } from '../../src-main/guide/service-schema'

const RECORD = readFileSync(join(appRoot(), 'guides', 'midjourney', 'service.yaml'), 'utf8')

function findings(from: string, to: string): string[] {
  expect(RECORD).toContain(from)
  const parsed = parseYaml('service.yaml', Buffer.from(RECORD.replace(from, to)), ServiceFile)
  return (parsed.ok ? checkService(parsed.parsed) : parsed.findings).map(({ message }) => message)
}

test.each([
  [
    'contact-server: { confidence: third-party',
    'contact-server: { confidence: inferred',
    /somebody has stated/,
  ],
  ['fact: contact-server }', 'fact: contact-nobody }', /somebody has stated/],
  ['channel: discord\n', 'channel: form\n', /only Discord has servers/],
  ['id: "662267976984297473"', 'id: "javascript:1"', /17 to 20 digits/],
])('%s → %s', (from, to, message) => {
  expect(findings(from, to).join('\n')).toMatch(message)
})

test('as it is, there is nothing to say', () => expect(findings('third-party', 'third-party')).toEqual([]))
