// Workbooks made by hand, down to the XML: what offices' programs write, and what nobody should.
import { crc32, deflateRawSync } from 'node:zlib'

/** A cell: text, a number, or a number with a style; `xml` is put in as it stands. */
export type CellIn = string | number | null | { number: number; style: number } | { xml: string }

export interface SheetIn {
  name?: string
  rows: CellIn[][]
  merged?: string[]
  hidden?: boolean
  /** More XML behind the rows, such as a million empty ones. */
  tail?: string
}

const local = (name: Buffer, packed: Buffer, content: Buffer): Buffer => {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(crc32(content), 14)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(content.length, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, name, packed])
}

/** A zip archive of texts. */
export const zipOfTexts = (entries: Record<string, string>): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [path, text] of Object.entries(entries)) {
    const name = Buffer.from(path)
    const content = Buffer.from(text)
    const packed = deflateRawSync(content)
    const entry = local(name, packed, content)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(20, 6)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(crc32(content), 16)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(content.length, 24)
    head.writeUInt16LE(name.length, 28)
    head.writeUInt32LE(at, 42)
    locals.push(entry)
    directory.push(head, name)
    at += entry.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(locals.length, 8)
  end.writeUInt16LE(locals.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

const xmlText = (text: string): string =>
  text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]!)
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** The styles that a number may name: 1 day, 2 day and hour, 3 hour, 4 zeros in front, 5 percent, 6 a custom day. */
const STYLES = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3">
<numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="0000000000"/>
<numFmt numFmtId="166" formatCode="&quot;ngày&quot;\\ dd/mm/yyyy;@"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/>
<xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/><xf numFmtId="9"/><xf numFmtId="166"/></cellXfs></styleSheet>`

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook; texts are shared ones, as spreadsheet programs keep them. */
export const xlsxOf = (sheets: SheetIn[], options: { from1904?: boolean } = {}): Buffer => {
  const shared: string[] = []
  const cellXml = (cell: CellIn, place: string): string => {
    if (cell === null) return `<c r="${place}" s="1"/>`
    if (typeof cell === 'string') return `<c r="${place}" t="s"><v>${shared.push(cell) - 1}</v></c>`
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
    if ('xml' in cell) return cell.xml
    return `<c r="${place}" s="${cell.style}"><v>${cell.number}</v></c>`
  }
  const bodies = sheets.map(({ rows, merged = [], tail = '' }) => {
    const rowXml = rows.map((row, r) => {
      const cells = row.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`)).join('')
      return `<row r="${r + 1}" spans="1:${row.length}">${cells}</row>`
    })
    const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet ${MAIN}><sheetData>${rowXml.join('')}${tail}</sheetData>${merges && `<mergeCells>${merges}</mergeCells>`}</worksheet>`
  })
  const names = sheets.map(
    ({ name = null, hidden }, i) =>
      `<sheet name="${xmlText(name ?? `Sheet${i + 1}`)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${i + 1}"/>`,
  )
  const relations = [
    ...sheets.map(
      (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
    ),
    `<Relationship Id="rId90" Type="${RELATIONS}/styles" Target="styles.xml"/>`,
    `<Relationship Id="rId91" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/>`,
  ]
  return zipOfTexts({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr${options.from1904 ? ' date1904="1"' : ''}/><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${shared.map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`).join('')}</sst>`,
    ...Object.fromEntries(bodies.map((body, i) => [`xl/worksheets/sheet${i + 1}.xml`, body])),
  })
}
