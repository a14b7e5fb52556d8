// What happens to texts: runs without end, lines in heaps, odd encodings, and structures that nest too deep.
import { babble, below, pick, type Random, run } from './words.ts'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** @param json whether the text is JSON, of which values may be exchanged */
export function mutatedText(random: Random, bytes: Uint8Array, json: boolean): Uint8Array {
  const text = new TextDecoder().decode(bytes)
  if (json && random() < 0.6) return utf8(mutatedJson(random, text))
  const choice = below(random, 4)
  if (choice === 0) return encoded(random, text)
  return utf8(mutatedWords(random, text))
}

/** One change of a text's words or lines. */
export function mutatedWords(random: Random, text: string): string {
  const at = below(random, text.length + 1)
  const lines = text.split('\n')
  const line = below(random, lines.length)
  switch (below(random, 9)) {
    case 0:
    case 1:
      return text.slice(0, at) + run(random) + text.slice(at)
    case 2:
      return text.slice(0, at) + babble(random) + text.slice(at)
    case 3:
      return lines.toSpliced(line, 0, ...Array<string>(many(random, lines[line]!.length)).fill(lines[line]!)).join('\n')
    case 4:
      return lines.toSpliced(line, 0, ...Array<string>(many(random, 60)).fill(babble(random).slice(0, 200))).join('\n')
    case 5:
      return lines.join(pick(random, [' ', '', '\t', '; ', '\r', '\n\n\n', ' \u2028']))
    case 6:
      return lines.toSpliced(line, 1 + below(random, 5)).join('\n')
    case 7:
      return text.replace(/\d+/g, (digits) => (random() < 0.3 ? pick(random, NUMBERS) : digits))
    default:
      return lines.map((one) => (random() < 0.3 ? pick(random, lines) : one)).join('\n')
  }
}

const NUMBERS = [
  '',
  '0',
  '00',
  '31',
  '32',
  '13',
  '99',
  '2026',
  '-1',
  '1e9',
  '9'.repeat(400),
  '20262026',
  '٣',
  '²',
  '1.5',
] as const

/** So often that it is up to a megabyte. */
const many = (random: Random, length: number): number =>
  Math.min(pick(random, [2, 50, 1_000, 20_000]), Math.ceil(1_000_000 / (length + 1)))

function encoded(random: Random, text: string): Uint8Array {
  switch (below(random, 7)) {
    case 0:
      return Buffer.from(`\ufeff${text}`, 'utf16le')
    case 1:
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
    case 2:
      return Buffer.from(text, 'latin1')
    case 3:
      return utf8(text.normalize('NFD'))
    case 4:
      return utf8(text.replaceAll('\n', pick(random, ['\r', '\r\n', '\n\r', '\f', '\u2029', '\v'])))
    case 5:
      // Halves of surrogate pairs and bytes that begin nothing.
      return new Uint8Array(
        Buffer.concat([utf8(text.slice(0, 200)), Buffer.from([0xed, 0xa0, 0x80, 0xc0, 0xff]), utf8(text.slice(200))]),
      )
    default:
      return utf8(JSON.parse(`"${text.slice(0, 300).replace(/[^\p{L}\d .]/gu, ' ')}\\ud83d"`) + text)
  }
}

const VALUES = [
  'null',
  '-1',
  '1e999',
  '""',
  '[]',
  '{}',
  '"\\ud800"',
  '{"__proto__":{"a":1}}',
  '[[[[]]]]',
  'true',
  '"2026-02-31"',
  '"25:00"',
  '12345678901234567890',
] as const

function mutatedJson(random: Random, text: string): string {
  const at = below(random, text.length + 1)
  switch (below(random, 6)) {
    case 0:
      return text.replace(/: ("(?:[^"\\]|\\.)*"|null|true|false|\d+)/g, (all) =>
        random() < 0.05 ? `: ${pick(random, VALUES)}` : all,
      )
    case 1:
      return text.replace(/"[a-z]+":/gi, (all) => (random() < 0.03 ? '"__proto__":' : all))
    case 2: {
      const depth = pick(random, [10, 1_000, 100_000])
      const nested = pick(random, ['[', '{"a":'])
      return (
        text.slice(0, at) +
        nested.repeat(depth) +
        (random() < 0.5 ? `1${(nested === '[' ? ']' : '}').repeat(depth)}` : '') +
        text.slice(at)
      )
    }
    case 3:
      return text.replace(/"task": "/, () => `"task": "${JSON.stringify(run(random)).slice(1, -1)}`)
    case 4: {
      const entries = /"assignments": \[([\s\S]*?)\n \],/.exec(text)?.[1] ?? ''
      return text.replace(entries, () =>
        Array<string>(Math.min(2_000, Math.ceil(1_500_000 / (entries.length + 1))))
          .fill(entries)
          .join(','),
      )
    }
    default:
      return text.slice(0, at) + text.slice(at + below(random, 30))
  }
}
