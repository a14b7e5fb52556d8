// A paragraph's parts: at semicolons outside brackets, at the ends of sentences.

/** Splits a run-in paragraph at its semicolons, brackets kept together. */
export const partsOf = (text: string): string[] => {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i)
    if (c === '(') depth++
    else if (c === ')') depth = Math.max(0, depth - 1)
    else if (c === ';' && depth === 0) {
      parts.push(text.slice(start, i + 1))
      start = i + 1
    }
  }
  parts.push(text.slice(start))
  return parts.map((part) => part.trim()).filter((part) => /\p{L}/u.test(part))
}

/** Splits where a full stop or semicolon is followed by a capital. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[\p{Ll}\d)”"][.;])\s+(?=\p{Lu})/u).filter((part) => part.trim() !== '')

/** What stands in brackets blotted out, every place kept, for looking at what stands outside. */
export const blotted = (text: string): string => text.replace(/\([^()]{0,400}\)/g, (inner) => '·'.repeat(inner.length))
