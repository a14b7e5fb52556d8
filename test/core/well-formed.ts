// Checks that the markup of a message is what platforms accept.
import { expect } from 'vitest'

/** Reads the tags back; throws where markup is not balanced or holds a bare sign. */
export function wellFormed(markup: string): void {
  const open: string[] = []
  for (const token of markup.match(/<[^>]*>?|&[^;\s]*;?|[^<&]+/g) ?? []) {
    if (token.startsWith('</')) expect(token).toBe(`</${open.pop()}>`)
    else if (token.startsWith('<')) {
      expect(token).toMatch(/^<[bi]>$/)
      open.push(token.slice(1, -1))
    } else if (token.startsWith('&')) expect(token).toMatch(/^&(lt|gt|amp|quot);$/)
  }
  expect(open).toEqual([])
}
