// What happens to office files: their XML changed part by part and packed again, so that the change lies deep inside.
import { openArchive } from '../../src/intake/zip.ts'
import { zipOfTexts } from '../support/sheet-files.ts'
import { mutatedBytes } from './mutate-bytes.ts'
import { mutatedWords } from './mutate-text.ts'
import { babble, below, pick, type Random, run } from './words.ts'

const LIMIT = 200 * 1024 * 1024

/** An archive with one of its parts changed; bytes that are none are changed as bytes. */
export function mutatedArchive(random: Random, bytes: Uint8Array): Uint8Array {
  const parts = partsOf(bytes)
  if (!parts) return mutatedBytes(random, bytes, bytes)
  const names = Object.keys(parts)
  const main = names.filter((name) =>
    /^(word\/(document|numbering|styles)|xl\/(worksheets\/.*|sharedStrings|workbook|styles))\.xml$/.test(name),
  )
  const name = random() < 0.9 && main.length > 0 ? pick(random, main) : pick(random, names)
  const xml = parts[name]!
  switch (below(random, 12)) {
    case 0:
      delete parts[name]
      break
    case 1:
      parts[pick(random, ['word/document.xml', 'word/header1.xml', 'xl/workbook.xml', '../../x', '__proto__'])] = xml
      break
    case 2:
      // A bomb: a part that inflates to more than may be, in a few kilobytes.
      if (random() < 0.02) parts[name] = xml + pick(random, [' ', '<w:p/>', '<row/>', '<a>']).repeat(20_000_000)
      break
    default:
      parts[name] = mutatedXml(random, xml)
  }
  return new Uint8Array(zipOfTexts(parts))
}

function partsOf(bytes: Uint8Array): Record<string, string> | null {
  try {
    const archive = openArchive(bytes, LIMIT)
    if (!archive || archive.names.length === 0) return null
    return Object.fromEntries(archive.names.map((name) => [name, archive.read(name).toString('utf8')]))
  } catch {
    return null
  }
}

const TAGS = [
  'w:p',
  'w:r',
  'w:t',
  'w:tbl',
  'w:tr',
  'w:tc',
  'w:sdt',
  'w:sdtContent',
  'w:ins',
  'w:del',
  'w:hyperlink',
  'w:txbxContent',
  'mc:AlternateContent',
  'w:fldSimple',
  'row',
  'c',
  'si',
  'a',
] as const
const NUMBERS = ['1e9', '1000000000', '-1', '0', '99', '9999999999999999999', 'NaN', '', 'x', '1.5', '100000'] as const

/** One change of XML that keeps most of it well-formed. */
export function mutatedXml(random: Random, xml: string): string {
  const seams = [...xml.matchAll(/></g)].map((match) => match.index + 1)
  const at = seams.length > 0 ? pick(random, seams) : below(random, xml.length + 1)
  const put = (what: string): string => xml.slice(0, at) + what + xml.slice(at)
  switch (below(random, 14)) {
    case 0: {
      const tag = pick(random, TAGS)
      const depth = pick(random, [10, 300, 5_000, 60_000])
      return put(`${`<${tag}>`.repeat(depth)}<w:t>x</w:t>${random() < 0.8 ? `</${tag}>`.repeat(depth) : ''}`)
    }
    case 1:
      return put(hugeTable(random))
    case 2:
      return xml.replace(/w:val="\d+"/g, (all) => (random() < 0.1 ? `w:val="${pick(random, NUMBERS)}"` : all))
    case 3:
      return xml.replace(/<w:tcPr>|<w:tcPr\/>/g, (all) => (random() < 0.5 ? `<w:tcPr>${pick(random, SPANS)}` : all))
    case 4:
      return xml.replace(/(<w:t(?: [^>]*)?>|<t(?: [^>]*)?>|<v>)([^<]*)/g, (all, tag: string) =>
        random() < 0.05 ? tag + escaped(random() < 0.5 ? run(random) : babble(random)) : all,
      )
    case 5:
      return xml.replace(/<w:(ilvl|numId|start|abstractNumId|basedOn|pStyle|gridSpan) [^>]*\/>/g, (all, tag: string) =>
        random() < 0.3 ? `<w:${tag} w:val="${pick(random, NUMBERS)}"/>` : all,
      )
    case 6:
      return xml.replace(
        /w:lvlText w:val="[^"]*"/g,
        () =>
          `w:lvlText w:val="${pick(random, ['%1%2%3%4%5%6%7%8%9', '%'.repeat(1000), '%0', '%1'.repeat(3000), '&lt;'])}"`,
      )
    case 7:
      return put(pick(random, ODDITIES))
    case 8:
      return `<!DOCTYPE x [${entityBomb()}]>${xml.replace(/<\?xml[^>]*>/, '').replace(/>([^<]{3,})</, '>&e9;<')}`
    case 9:
      return xml.replace(/<\/[^>]*>/g, (all) => (random() < 0.01 ? '' : all))
    case 10: {
      const piece = xml.slice(at, pick(random, seams.length > 0 ? seams : [at]))
      return put(piece.repeat(Math.min(pick(random, [1, 30, 1_000]), Math.ceil(1_500_000 / (piece.length + 1)))))
    }
    case 11:
      return xml.replace(/ (?:r|ref|s|t|spans|w:ilvl|w:numId|r:id)="[^"]*"/g, (all) =>
        random() < 0.1
          ? all.replace(/"[^"]*"/, `"${pick(random, [...NUMBERS, 'A1048577', 'ZZZZ9', 'A1:XFD1048576', 'B2:A1'])}"`)
          : all,
      )
    case 12:
      return xml.slice(0, at) + xml.slice(pick(random, seams.length > 0 ? seams : [at]))
    default:
      return mutatedWords(random, xml)
  }
}

const SPANS = [
  '<w:gridSpan w:val="1000000000"/>',
  '<w:gridSpan w:val="-5"/>',
  '<w:gridSpan w:val="x"/>',
  '<w:gridSpan w:val="3000"/>',
  '<w:vMerge/>',
  '<w:vMerge w:val="restart"/>',
  '<w:vMerge w:val="continue"/><w:gridSpan w:val="2"/>',
] as const
const ODDITIES = [
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:fldChar w:fldCharType="end"/>',
  '<w:fldChar w:fldCharType="begin"/>'.repeat(3_000),
  '<![CDATA[',
  '<!--',
  '<!-- -->',
  '<?x',
  '&#0;',
  '&#xD800;',
  '&#x110000;',
  '&nope;',
  '<',
  '<w:',
  '</w:body>',
  '<w:p w:p w:p>',
  '<w:t xml:space="preserve">MẬT</w:t>',
  '<w:p/>'.repeat(50_000),
  '<c r="XFD1048576"><v>1</v></c>',
  '<row r="1048576"/>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<mergeCell ref="A1:C300000"/>'.repeat(300),
  `<w:p w:x="${'x'.repeat(200_000)}"/>`,
  '<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>',
  '<w:br/>'.repeat(20_000),
  '<w:tab/>'.repeat(50_000),
] as const

function hugeTable(random: Random): string {
  const [rows, columns] = pick(random, [
    [3, 3],
    [20_000, 1],
    [1, 5_000],
    [150, 150],
    [2_000, 5],
  ] as const)
  const cell = `<w:tc><w:tcPr>${pick(random, ['', ...SPANS])}</w:tcPr><w:p><w:r><w:t>${escaped(babble(random).slice(0, 40))}</w:t></w:r></w:p></w:tc>`
  const row = `<w:tr>${cell.repeat(columns)}</w:tr>`
  const table = `<w:tbl>${row.repeat(rows)}</w:tbl>`
  return random() < 0.9
    ? table
    : `<w:tbl><w:tr><w:tc>${table.slice(0, 200_000 - (200_000 % row.length))}</w:tc></w:tr></w:tbl>`
}

const escaped = (text: string): string =>
  text.replace(/[&<>\0]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? '')

const entityBomb = (): string =>
  Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i} "${i === 0 ? 'x'.repeat(50) : `&e${i - 1};`.repeat(10)}">`).join(
    '',
  )
