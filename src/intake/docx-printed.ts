// A Word file's document.xml → the part of it that mammoth reads rightly: numbers written in, unprinted things left out.
import type { Numbering } from './docx-numbers.ts'
import { symbolText, withSymbols } from './docx-symbols.ts'
import { type Attributes, isOn, readXml } from './xml.ts'

/** The style of a run that holds a paragraph's automatic number, with the blank behind it. */
export const NUMBER = 'number'
/** The style of a paragraph in a text box, or in a page head or foot. */
export const MARGIN = 'margin'

// Goes through as it is. Of everything else only the content does: mammoth would drop what stands in a simple field, a
// formula or a drawing's text box, and forgets a table's merged cells where a bookmark lies between its rows.
const KEPT = new Set(
  `w:r w:ins w:del w:moveTo w:moveFrom w:hyperlink w:sdt w:sdtContent w:footnoteReference w:endnoteReference
  w:tbl w:tr w:trPr w:tc w:tcPr w:gridSpan w:vMerge`.split(/\s+/),
)

// Former properties; small letters above a word; the second telling of a drawing, which is the only one that mammoth
// reads and which not every program writes.
const SKIPPED = new Set(['w:pPrChange', 'w:rPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:rt', 'mc:Fallback'])

// mammoth knows neither w:ptab nor w:cr, and gives a hyphen that no keyboard has.
const SIGNS: Record<string, string> = {
  'w:tab': '<w:tab/>',
  'w:ptab': '<w:tab/>',
  'w:br': '<w:br/>',
  'w:cr': '<w:br/>',
  'w:noBreakHyphen': '<w:t>-</w:t>',
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const textXml = (text: string): string => (text === '' ? '' : `<w:t>${escaped(text)}</w:t>`)
const spanXml = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`

interface Paragraph {
  /** Its place in the output. */
  at: number
  style: string | undefined
  list: string | undefined
  level: number | undefined
  /** The mark at its end is deleted: what follows belongs to it. */
  open: boolean
}
interface Row {
  at: number
  cells: { at: number; properties: number | undefined; span: number; joined: boolean }[]
}

class Printer {
  readonly out: string[] = []
  private readonly numbering: Numbering
  private readonly path: string[] = []
  private readonly paragraphs: Paragraph[] = []
  private readonly rows: Row[] = []
  /** Complex fields that are open: true while their instruction, false while their result is read. */
  private fields: boolean[] = []
  /** Text boxes that are open; a page head counts as one. */
  private margins: number
  /** The paragraph just read, where its mark is deleted. */
  private joining: Paragraph | null = null
  private skipping = 0
  private hidden = false
  private closed = ''

  constructor(numbering: Numbering, margin: boolean) {
    this.numbering = numbering
    this.margins = margin ? 1 : 0
  }

  open(name: string, of: Attributes): void {
    const parent = this.path.at(-1) ?? ''
    this.path.push(name)
    // Of several choices the first is read.
    if (this.skipping > 0 || SKIPPED.has(name) || (name === 'mc:Choice' && this.closed === name)) this.skipping++
    else if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:numPr') this.property(parent, name, of)
    else if (KEPT.has(name)) this.keep(name, of)
    else if (parent === 'w:r' && SIGNS[name] !== undefined) this.put(SIGNS[name])
    else this.element(name, of)
    this.closed = ''
  }

  /** Adds what a paragraph shows: mammoth shows hidden text too, and the fields in another field's instruction. */
  private put(xml: string): void {
    if (this.paragraphs.length > 0 && !this.hidden && !this.fields.includes(true)) this.out.push(xml)
  }

  private keep(name: string, of: Attributes): void {
    const value = of('val')
    const at = this.out.push(value === undefined ? `<${name}>` : `<${name} w:val="${escaped(value)}">`) - 1
    const cells = this.rows.at(-1)?.cells
    const cell = cells?.at(-1)
    if (name === 'w:r') this.hidden = false
    else if (name === 'w:tbl') this.endJoining()
    else if (name === 'w:tr') this.rows.push({ at, cells: [] })
    else if (name === 'w:tc') cells?.push({ at, properties: undefined, span: 1, joined: false })
    else if (name === 'w:tcPr' && cell) cell.properties = at
    else if (name === 'w:gridSpan' && cell) cell.span = Number(value) || 1
  }

  private element(name: string, of: Attributes): void {
    const row = this.rows.at(-1)
    if (name === 'w:p') {
      this.joining = null
      const at = this.out.push('') - 1
      this.paragraphs.push({ at, style: undefined, list: undefined, level: undefined, open: false })
    } else if (name === 'w:sym') this.put(textXml(symbolText(of('char') ?? '', of('font') ?? '')))
    else if (name === 'w:fldChar') this.field(of('fldCharType'))
    else if (name === 'w:txbxContent') {
      // What stands in a w:pict mammoth puts behind the paragraph; of a drawing it takes pictures alone.
      this.out.push('<w:pict><w:txbxContent>')
      this.margins++
    } else if (name === 'w:gridBefore' && row)
      // mammoth begins every row in the first column.
      this.out[row.at] = `<w:tr><w:tc><w:tcPr>${spanXml(Number(of('val')) || 1)}</w:tcPr></w:tc>`
    else if (name === 'w:hMerge' && row && of('val') !== 'restart') row.cells.at(-1)!.joined = true
  }

  private property(parent: string, name: string, of: Attributes): void {
    const paragraph = this.paragraphs.at(-1)
    if (!paragraph) return
    const value = of('val')
    if (parent === 'w:rPr' && this.path.at(-3) === 'w:pPr') {
      // mammoth joins at w:del alone.
      if (name === 'w:del' || name === 'w:moveFrom' || name === 'w:specVanish') paragraph.open = true
    } else if (name === 'w:vanish') this.hidden = isOn(value)
    else if (name === 'w:rStyle') this.hidden ||= this.numbering.styles.get(value ?? '')?.hidden ?? false
    else if (name === 'w:pStyle') paragraph.style = value
    else if (name === 'w:numId') paragraph.list = value
    else if (name === 'w:ilvl') paragraph.level = Number(value ?? 0)
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.push(true)
    else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = false
    else if (type === 'end') this.fields.pop()
  }

  close(name: string): void {
    this.path.pop()
    this.closed = name
    if (this.skipping > 0) this.skipping--
    else if (name === 'w:p') this.endParagraph()
    else if (name === 'w:txbxContent') {
      this.endJoining()
      this.out.push('</w:txbxContent></w:pict>')
      this.margins--
    } else if (KEPT.has(name) && !/^w:[rp]Pr$/.test(this.path.at(-1) ?? '')) {
      this.out.push(`</${name}>`)
      if (name === 'w:r') this.hidden = false
      else if (name === 'w:tc') this.endCell()
      else if (name === 'w:tr') this.rows.pop()
    }
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()!
    // An instruction never goes on in the next paragraph; one without an end must not swallow the document.
    this.fields = this.fields.map(() => false)
    // A table of contents tells every heading a second time.
    if (/^(?:toc|table of figures)\b/i.test(this.numbering.styles.get(paragraph.style ?? '')?.name ?? ''))
      this.out.length = paragraph.at
    else {
      this.begin(paragraph)
      this.out.push('</w:p>')
      this.joining = paragraph.open ? paragraph : null
    }
  }

  /** Writes a paragraph's head, once it is known what it says: mammoth counts no automatic numbers. */
  private begin(paragraph: Paragraph): void {
    const style = this.margins > 0 ? `<w:pStyle w:val="${MARGIN}"/>` : ''
    const number = paragraph.open ? '' : this.numbering.next(paragraph)
    const run = number && `<w:r><w:rPr><w:rStyle w:val="${NUMBER}"/></w:rPr>${textXml(number)}</w:r>`
    this.out[paragraph.at] = `<w:p><w:pPr>${style}${paragraph.open ? '<w:rPr><w:del/></w:rPr>' : ''}</w:pPr>${run}`
  }

  /** Where no paragraph follows in the same place mammoth would join one to the next cell's, or to a table's first. */
  endJoining(): void {
    if (this.joining) this.begin({ ...this.joining, open: false })
    this.joining = null
  }

  private endCell(): void {
    this.endJoining()
    const cells = this.rows.at(-1)?.cells ?? []
    const [left, cell] = cells.slice(-2)
    // The older way to merge sideways, which mammoth does not know: the cell is a part of the one before it.
    if (!cell?.joined || left?.properties === undefined) return
    cells.pop()
    this.out.length = cell.at
    left.span += cell.span
    this.out[left.properties] = `<w:tcPr>${spanXml(left.span)}`
  }

  text(text: string): void {
    if (this.skipping === 0 && /^[wm]:t$/.test(this.path.at(-1) ?? '')) this.put(textXml(withSymbols(text)))
  }
}

/**
 * Prepares the main part, or a page head or foot (`margin`), for mammoth.
 * @throws for XML that is not well-formed
 */
export const printedXml = (xml: string, numbering: Numbering, margin = false): string => {
  const printer = new Printer(numbering, margin)
  readXml(xml, {
    open: (name, of) => printer.open(name, of),
    close: (name) => printer.close(name),
    text: (text) => printer.text(text),
  })
  printer.endJoining()
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  return `<w:document xmlns:w="${namespace}"><w:body>${printer.out.join('')}</w:body></w:document>`
}
