/**
 * A guide's file with all that it stands on: its service record, the vendor guides it includes, the guide whose way a
 * status guide takes; and the one runnable guide that comes of them.
 * Pure: must not import I/O, Electron or the DOM; files are handed in by `read`.
 */
import { type Finding, type Parsed, parseYaml } from './parse.js'
import {
  type Guide,
  GuideFile,
  HOME,
  type Language,
  type Screen,
  type ScreensFile,
  type SiteGuideFile,
  type StatusGuideFile,
  type VendorGuideFile,
} from './schema.js'
import { ServiceFile } from './service-schema.js'

/** A guide's file by its id ("vendor/discord", "midjourney/service"), or undefined. */
export type ReadGuide = (id: string) => { readonly file: string; readonly bytes: Uint8Array } | undefined

export interface Sources {
  readonly root: Parsed<ScreensFile>
  /** All that the root includes, in the order of their screens. */
  readonly vendors: readonly Parsed<VendorGuideFile>[]
  /** The record of the root's service; null when it has none. */
  readonly service: Parsed<ServiceFile> | null
  /** The guide itself, when it is one that only looks. */
  readonly status: Parsed<StatusGuideFile> | null
}

/** Reads what a guide stands on; what is missing, looping or broken is a finding. */
export function sourcesOf(parsed: Parsed<GuideFile>, read: ReadGuide, findings: Finding[]): Sources | null {
  const { value } = parsed
  const service = serviceOf(value.id, read, findings)
  if (value.kind !== 'status') {
    const root = parsed as Parsed<ScreensFile>
    return { root, vendors: vendorsOf(root, read, findings), service, status: null }
  }
  const status = parsed as Parsed<StatusGuideFile>
  const wrong = (message: string) => {
    findings.push(parsed.finding(['of'], message))
    return null
  }
  const source = read(value.of)
  if (source === undefined) return wrong(`"${value.of}" does not exist: there is no guides/${value.of}.yaml.`)
  const result = parseYaml(source.file, source.bytes, GuideFile)
  if (!result.ok) {
    findings.push(...result.findings)
    return null
  }
  if (result.parsed.value.kind !== 'site') return wrong(`"${value.of}" is not a site guide.`)
  const root = result.parsed as Parsed<ScreensFile>
  return { root, vendors: vendorsOf(root, read, findings), service, status }
}

function serviceOf(id: string, read: ReadGuide, findings: Finding[]): Parsed<ServiceFile> | null {
  const source = read(`${id.split('/')[0]}/service`)
  if (source === undefined) return null
  const result = parseYaml(source.file, source.bytes, ServiceFile)
  if (result.ok) return result.parsed
  findings.push(...result.findings)
  return null
}

function vendorsOf(
  root: Parsed<ScreensFile>,
  read: ReadGuide,
  findings: Finding[],
): Parsed<VendorGuideFile>[] {
  const done = new Map<string, Parsed<VendorGuideFile>>()
  const visit = (parsed: Parsed<ScreensFile>, trail: readonly string[]): void => {
    for (const [i, id] of parsed.value.include.entries()) {
      const wrong = (message: string) => findings.push(parsed.finding(['include', i], message))
      const source = read(id)
      if (trail.includes(id)) {
        wrong(`include "${id}" loops: ${[...trail, id].join(' → ')}. Remove one of them.`)
      } else if (source === undefined) {
        wrong(`include "${id}" does not exist: there is no guides/${id}.yaml.`)
      } else if (!done.has(id)) {
        const result = parseYaml(source.file, source.bytes, GuideFile)
        if (!result.ok) findings.push(...result.findings)
        else if (result.parsed.value.kind !== 'vendor') wrong(`include "${id}" is not a vendor guide.`)
        else {
          const vendor = result.parsed as Parsed<VendorGuideFile>
          visit(vendor, [...trail, id])
          done.set(id, vendor)
        }
      }
    }
  }
  visit(root, [root.value.id])
  return [...done.values()]
}

/** The guide that the engine runs. Its sources must be without findings. */
export function merge(site: SiteGuideFile, { vendors, service, status }: Sources): Guide {
  const { kind: _kind, include: _include, home, ...rest } = site
  const homes = home ?? [site.start.origin]
  const files = [...vendors.map(({ value }) => value), site]
  const named = new Set([
    ...Object.values(site.before).flat(),
    ...Object.values(site.afterwards).flat(),
    ...site.stuck.advice,
  ])
  const facts = Object.fromEntries(Object.entries(service?.value.facts ?? {}).filter(([id]) => named.has(id)))
  const texts: Partial<Record<Language, Record<string, string>>> = {}
  for (const language of site.languages) {
    const known = service?.value.texts[language] ?? {}
    const ofFacts = Object.fromEntries(Object.keys(facts).map((id) => [id, known[id] ?? '']))
    const own = files.map((each) => each.texts[language] ?? {})
    texts[language] = Object.assign(ofFacts, ...own, status?.value.texts[language] ?? {})
  }
  const at = (screen: Screen): Screen => ({
    ...screen,
    at: screen.at.flatMap((name) => (name === HOME ? homes : [name])),
  })
  return {
    ...rest,
    ...(status === null ? {} : lookOf(status.value)),
    purpose: status === null ? 'cancel' : 'status',
    origins: Object.assign({}, ...files.map((each) => each.origins)),
    signIn: Object.assign({}, ...files.map((each) => each.signIn)),
    inputs: Object.assign({}, ...files.map((each) => each.inputs)),
    screens: files.flatMap((each) => each.screens.map(at)),
    facts,
    texts,
  }
}

/** What a guide that only looks says of itself. */
function lookOf({
  id,
  route,
  title,
  quality,
  checkedOn,
  sources,
  languages,
}: StatusGuideFile): Partial<Guide> {
  return { id, route, title, quality, checkedOn, sources, languages }
}
