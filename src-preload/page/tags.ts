/** What a tag means to the walk, by its name alone. Invariants: pure; remembers at most 1,000 names. */
import { isHeading, isSection } from './dialogs.js'
import { canHost } from './dom.js'
import { isNative } from './names.js'

export interface TagKind {
  readonly skipped: boolean
  readonly inline: boolean
  /** Means something by itself. */
  readonly special: boolean
  /** A page may give it a shadow root. */
  readonly host: boolean
}

const INLINE = new Set(
  'b,i,em,strong,span,a,time,small,code,mark,sup,sub,u,s,abbr,font,label,bdi,bdo,data,var,q,wbr,br,slot,img,kbd,samp,cite,ins,del,svg'.split(
    ',',
  ),
)
const SKIPPED = new Set(
  'script,style,noscript,template,head,link,meta,svg,canvas,video,audio,object,embed,datalist,option,math'.split(
    ',',
  ),
)
const SPECIAL = new Set(['iframe', 'frame', 'br', 'img', 'slot'])
const LIMIT = 1000
const known = new Map<string, TagKind>()

/** `tag`: a local name. */
export function kindOfTag(tag: string): TagKind {
  const found = known.get(tag)
  if (found !== undefined) return found
  const kind = {
    skipped: SKIPPED.has(tag),
    inline: INLINE.has(tag),
    special: isNative(tag) || isSection(tag, null) || isHeading(tag, null) || SPECIAL.has(tag),
    host: canHost(tag),
  }
  if (known.size >= LIMIT) known.clear()
  known.set(tag, kind)
  return kind
}
