// A message's text as runs to show: knows bold and italic and nothing else, so that nothing else can come of it.

export interface Run {
  text: string
  bold: boolean
  italic: boolean
  /** Where it leads; only http and https addresses written out in the text. */
  href: string | null
}

const TOKEN = /<(\/?)([bi])>|&(amp|lt|gt|quot|#39);/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g

/**
 * Reads the two permitted tags and the escapes. Any other tag or escape is shown as the characters it is made of.
 * @param html the text of a message
 */
export function readMarkup(html: string): Run[] {
  const runs: Run[] = []
  const depth = { b: 0, i: 0 }
  let pending = ''
  const flush = (): void => {
    if (pending) runs.push(...withAddresses(pending, depth.b > 0, depth.i > 0))
    pending = ''
  }
  let from = 0
  for (const token of html.matchAll(TOKEN)) {
    pending += html.slice(from, token.index)
    from = token.index + token[0].length
    if (token[3]) {
      pending += ENTITIES[token[3]]!
      continue
    }
    flush()
    const tag = token[2] as 'b' | 'i'
    depth[tag] = token[1] ? Math.max(0, depth[tag] - 1) : depth[tag] + 1
  }
  pending += html.slice(from)
  flush()
  return runs
}

function withAddresses(text: string, bold: boolean, italic: boolean): Run[] {
  const runs: Run[] = []
  let from = 0
  for (const found of text.matchAll(ADDRESS)) {
    if (found.index > from) runs.push({ text: text.slice(from, found.index), bold, italic, href: null })
    runs.push({ text: found[0], bold, italic, href: found[0] })
    from = found.index + found[0].length
  }
  if (from < text.length) runs.push({ text: text.slice(from), bold, italic, href: null })
  return runs
}
