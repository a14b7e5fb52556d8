// The HTML that Telegram takes: a closed set of tags, refused as a whole when one is unknown or left open.
import { badRequest } from './refusal.ts'

const TAGS = new Set('b strong i em u ins s strike del code pre a span tg-spoiler tg-emoji blockquote'.split(' '))

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/**
 * @returns the text without its markup
 * @throws Refusal with the byte offset, as the platform does
 */
export function parseHtml(html: string): string {
  const open: string[] = []
  let text = ''
  let at = 0
  const byteOffset = (index: number) => Buffer.byteLength(html.slice(0, index))
  const broken = (why: string) => badRequest(`can't parse entities: ${why}`)
  while (at < html.length) {
    const sign = html[at]
    if (sign === '&') {
      const entity = /^&(?:#(\d{1,8})|#x([0-9a-f]{1,8})|([a-z]{1,8}));/i.exec(html.slice(at, at + 12))
      const decoded = entity === null ? null : decode(entity)
      text += decoded ?? '&'
      at += decoded === null ? 1 : (entity?.[0].length ?? 1)
    } else if (sign !== '<') {
      text += sign
      at++
    } else {
      const end = html.indexOf('>', at)
      if (end < 0) throw broken(`Unclosed start tag at byte offset ${byteOffset(at)}`)
      const inside = html.slice(at + 1, end)
      const name = /^\/?\s*([a-z0-9-]*)/i.exec(inside)?.[1]?.toLowerCase() ?? ''
      if (inside.startsWith('/')) {
        const started = open.pop()
        if (started === undefined) throw broken(`Unexpected end tag at byte offset ${byteOffset(at)}`)
        if (name !== '' && name !== started) {
          throw broken(
            `Unmatched end tag at byte offset ${byteOffset(at)}, expected "</${started}>", found "</${name}>"`,
          )
        }
      } else {
        if (!TAGS.has(name)) throw broken(`Unsupported start tag "${name}" at byte offset ${byteOffset(at)}`)
        open.push(name)
      }
      at = end + 1
    }
  }
  const left = open.at(-1)
  if (left !== undefined) throw broken(`Can't find end tag corresponding to start tag "${left}"`)
  return text.trim()
}

function decode([, decimal, hex, name]: RegExpExecArray): string | null {
  if (name !== undefined) return NAMED[name] ?? null
  const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16)
  return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : null
}
