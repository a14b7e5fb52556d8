// What happens to PDF files: numbers, references and operators that say what cannot be, in streams that can be read.
import { deflateSync } from 'node:zlib'
import { below, pick, type Random } from './words.ts'

const NUMBERS = [
  '0',
  '-1',
  '1e9',
  '2147483648',
  '99999999999',
  '0.0000001',
  'null',
  '1 0 R',
  '2 0 R',
  '[[[',
  '<<',
] as const
const OPERATORS = [
  'q ',
  'BT ',
  'ET ',
  '[',
  ']',
  '(',
  '<',
  '<<',
  'BX ',
  '/F1 1e9 Tf ',
  '1e9 0 0 1e9 0 0 cm ',
  '0 0 0 0 0 0 Tm ',
  'Do ',
  '<41> Tj ',
  '<0001> Tj ',
  'T* ',
  "() ' ",
] as const

/** One change of a PDF. */
export function mutatedPdf(random: Random, bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const often = pick(random, [0.005, 0.05])
  switch (below(random, 8)) {
    case 0:
      return latin(text.replace(/\b\d+(?:\.\d+)?\b/g, (all) => (random() < often ? pick(random, NUMBERS) : all)))
    case 1:
      return latin(text.replace(/\d+ 0 R/g, (all) => (random() < often * 3 ? `${below(random, 12)} 0 R` : all)))
    case 2: {
      const at = text.indexOf('BT', below(random, text.length))
      const what = pick(random, OPERATORS).repeat(pick(random, [1, 100, 2_000, random() < 0.03 ? 200_000 : 1]))
      return latin(text.slice(0, at) + what.slice(0, 1_500_000) + text.slice(at))
    }
    case 3:
      return latin(
        text.replace(/\/(?:Count|Length|Size|Kids|Type|Contents|ToUnicode|DescendantFonts) /g, (all) =>
          random() < often * 3 ? '/X ' : all,
        ),
      )
    case 4:
      return latin(text.replace(/xref[\s\S]*$/, ''))
    case 5: {
      // A stream that inflates far beyond its size.
      const inflated = Buffer.alloc(
        pick(random, [1_000, 5_000, random() < 0.03 ? 1_000_000 : 1_000, random() < 0.01 ? 60_000_000 : 1_000]),
        pick(random, [' ', 'q ', '<0001>Tj ']),
      )
      const packed = deflateSync(inflated).toString('latin1')
      return latin(
        text.replace(
          /<< \/Length \d+ >>\nstream\nBT[\s\S]*?endstream/,
          () => `<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`,
        ),
      )
    }
    case 6:
      return latin(
        text.replace(/beginbfchar/g, (all) => `${all} <0001> <${'0041'.repeat(pick(random, [1, 100, 10_000]))}>`),
      )
    default:
      return latin(text.replace(/Td|Tm|Tj|Tf|BT|ET/g, (all) => (random() < often ? pick(random, OPERATORS) : all)))
  }
}

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
