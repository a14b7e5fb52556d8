// A Word file's document.xml → the part of it that mammoth reads rightly: numbers written in, unprinted things left out.
import type { NumberedParagraph, Numbering } from './docx-numbers.ts'
import { symbolText, withSymbols } from './docx-symbols.ts'
import { type Attributes, isOn, readXml } from './xml.ts'

// mammoth hands on what a bookmark is called: so it tells a number from the text, with the blank behind it, and a cell
// that is a part of the one before it.
export const JOINED = 'joined'
const mark = (name: string): string => `<w:bookmarkStart w:name="${escaped(name)}"/>`

/** The style of a paragraph in a text box, or in a page head or foot. */
export const MARGIN = 'margin'

// mammoth puts this behind the paragraph that a text box stands in; of a drawing it takes pictures alone.
const BOX = ['<w:pict><w:txbxContent>', '</w:txbxContent></w:pict>'] as const

// Goes through as it is. Of everything else only the content does: mammoth would drop what stands in a simple field, a
// formula or a drawing's text box, and forgets a table's merged cells where a bookmark lies between its rows. Runs say
// nothing once what is hidden is gone, and would take a third of its time.
const KEPT = new Set(
  `w:ins w:del w:moveTo w:hyperlink w:sdt w:sdtContent w:footnoteReference w:endnoteReference
  w:tbl w:tr w:trPr w:tc w:tcPr w:gridSpan w:vMerge`.split(/\s+/),
)

// Former properties; small letters above a word; the second telling of a drawing, which is the only one that mammoth
// reads and which not every program writes.
const SKIPPED = new Set(['w:pPrChange', 'w:rPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:rt', 'mc:Fallback'])

// mammoth knows neither w:ptab nor w:cr.
const SIGNS: Record<string, string> = { 'w:tab': 'tab', 'w:ptab': 'tab', 'w:br': 'br', 'w:cr': 'br' }

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

interface Paragraph extends NumberedParagraph {
  /** Its place in the output, and that of its properties. */
  at: number
  properties: number
  /** The mark at its end is deleted: what follows belongs to it. */
  open: boolean
}

class Printer {
  readonly out: string[] = []
  private readonly numbering: Numbering
  private readonly path: string[] = []
  private readonly paragraphs: Paragraph[] = []
  /** Complex fields that are open: true while their instruction, false while their result is read. */
  private fields: boolean[] = []
  /** Text boxes that are open; a page head counts as one. */
  private margins: number
  /** The paragraph just read, where its mark is deleted. */
  private joining: Paragraph | null = null
  /** What comes behind the properties of a row or a cell. */
  private behind = ''
  private skipping = 0
  private hidden = false
  private inText = false
  private closed = ''

  constructor(numbering: Numbering, margin: boolean) {
    this.numbering = numbering
    this.margins = margin ? 1 : 0
  }

  /** @returns its place in the output */
  private add(xml: string): number {
    if (this.inText) this.out.push('</w:t>')
    this.inText = false
    return this.out.push(xml) - 1
  }

  private say(text: string): void {
    if (text === '' || !this.shown) return
    if (!this.inText) this.add('<w:t>')
    this.inText = true
    this.out.push(escaped(text))
  }

  /** mammoth shows hidden text too, and the fields in another field's instruction. */
  private get shown(): boolean {
    return this.paragraphs.length > 0 && !this.hidden && !this.fields.includes(true)
  }

  open(name: string, of: Attributes): void {
    const parent = this.path.at(-1) ?? ''
    this.path.push(name)
    // Of several choices the first is read.
    const isSecond = name === 'mc:Choice' && this.closed === name
    // mammoth leaves out what was deleted, too; but its fields and numbers must not be counted. In properties it is a mark.
    const isDeleted = (name === 'w:del' || name === 'w:moveFrom') && !parent.endsWith('Pr')
    if (this.skipping > 0 || SKIPPED.has(name) || isSecond || isDeleted) this.skipping++
    else if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:numPr') this.property(parent, name, of('val'))
    else if (KEPT.has(name)) {
      const value = of('val')
      if (name === 'w:tbl') this.endJoining()
      this.add(value === undefined ? `<${name}>` : `<${name} w:val="${escaped(value)}">`)
    } else this.element(parent, name, of)
    this.closed = ''
  }

  private element(parent: string, name: string, of: Attributes): void {
    if (name === 'w:p') {
      this.joining = null
      const at = this.add('<w:p>')
      this.paragraphs.push({ at, properties: at, style: undefined, list: undefined, level: undefined, open: false })
    } else if (name === 'w:r') this.hidden = false
    else if (parent === 'w:r' && SIGNS[name] && this.shown) this.add(`<w:${SIGNS[name]}/>`)
    else if (name === 'w:txbxContent') {
      this.add(BOX[0])
      this.margins++
    } else if (name === 'w:fldChar') this.field(of('fldCharType'))
    // mammoth gives a hyphen that no keyboard has, Symbol's dash as a minus sign, and nothing for signs of other fonts.
    else if (name === 'w:noBreakHyphen') this.say('-')
    else if (name === 'w:sym') this.say(symbolText(of('char') ?? '', of('font') ?? ''))
    // mammoth begins every row in the first column, and does not know the older way to merge sideways.
    else if (name === 'w:gridBefore')
      this.behind = `<w:tc><w:tcPr><w:gridSpan w:val="${Number(of('val')) || 1}"/></w:tcPr></w:tc>`
    else if (name === 'w:hMerge' && of('val') !== 'restart') this.behind = mark(JOINED)
  }

  private property(parent: string, name: string, value: string | undefined): void {
    const paragraph = this.paragraphs.at(-1)
    if (!paragraph) return
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
    else if (/^w:(?:r|p|num)Pr$/.test(this.path.at(-1) ?? '')) return
    else if (name === 'w:p') this.endParagraph()
    else if (name === 'w:r') this.hidden = false
    else if (name === 'w:txbxContent') {
      this.endJoining()
      this.add(BOX[1])
      this.margins--
    } else if (KEPT.has(name)) {
      if (name === 'w:tc') this.endJoining()
      this.add(`</${name}>`)
      if (name === 'w:trPr' || name === 'w:tcPr') {
        this.add(this.behind)
        this.behind = ''
      }
    }
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()!
    // An instruction never goes on in the next paragraph; one without an end must not swallow the document.
    this.fields = this.fields.map(() => false)
    // A table of contents tells every heading a second time.
    const isContents = /^(?:toc|table of figures)\b/i.test(this.numbering.styles.get(paragraph.style ?? '')?.name ?? '')
    paragraph.properties = this.add(isContents ? '' : this.properties(paragraph))
    this.add('</w:p>')
    if (isContents) this.out.length = paragraph.at
    this.joining = paragraph.open && !isContents ? paragraph : null
  }

  /** What mammoth must know of a paragraph, at its end: it counts no automatic numbers. */
  private properties(paragraph: Paragraph): string {
    if (paragraph.open) return '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>'
    const number = this.numbering.next(paragraph)
    return (
      (this.margins > 0 ? `<w:pPr><w:pStyle w:val="${MARGIN}"/></w:pPr>` : '') + (number === '' ? '' : mark(number))
    )
  }

  /** Where no paragraph follows in the same place mammoth would join one to the next cell's, or to a table's first. */
  endJoining(): void {
    if (this.joining) this.out[this.joining.properties] = this.properties({ ...this.joining, open: false })
    this.joining = null
  }

  text(text: string): void {
    if (this.skipping === 0 && /^[wm]:t$/.test(this.path.at(-1) ?? '')) this.say(withSymbols(text))
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
