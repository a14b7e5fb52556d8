// A Word file's document.xml → paragraphs and tables as they would be printed: changes accepted, hidden things left out.
import type { Numbering } from './docx-numbers.ts'
import { symbolText, withSymbols } from './docx-symbols.ts'
import { type Attributes, readXml } from './xml.ts'

export interface Paragraph {
  kind: 'paragraph'
  /** The automatic number with the blank behind it, or ''. */
  number: string
  /** Line breaks are \n, tabs \t. */
  text: string
}
export interface Cell {
  column: number
  span: number
  /** Goes on what the cell above it began. */
  continued: boolean
  items: Item[]
}
export interface Table {
  kind: 'table'
  rows: Cell[][]
}
export type Item = Paragraph | Table

export interface Body {
  items: Item[]
  /** Paragraphs of text boxes, wherever they are anchored. */
  boxes: Paragraph[]
}

// Deleted, moved away, instructions to Word, and the second telling of what was told already.
const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPr',
  'w:sdtPr',
  'w:tblGrid',
  'w:rt',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:annotationRef',
])

interface Draft {
  text: string
  style: string | undefined
  list: string | undefined
  level: number | undefined
  /** The mark at its end is deleted: what follows belongs to it. */
  open: boolean
  /** The text of a paragraph before it whose mark is deleted. */
  before: string
}
interface Row {
  cells: Cell[]
  column: number
  deleted: boolean
}
/** Where paragraphs and tables go: the document, a cell or a text box. */
interface Place {
  items: Item[]
  paragraph: Draft | null
  /** Text of a paragraph whose mark is deleted. */
  carried: string
}
interface OpenTable {
  table: Table
  row: Row | null
}

const isOn = (value: string | undefined): boolean => value === undefined || !/^(?:0|false|off|none)$/i.test(value)
const count = (value: string | undefined, most: number): number =>
  Math.min(most, Math.max(0, Math.trunc(Number(value ?? 0)) || 0))

// More columns than any page holds.
const MAX_COLUMNS = 64

class BodyReader {
  readonly body: Body = { items: [], boxes: [] }
  private readonly numbering: Numbering
  private readonly path: string[] = []
  private readonly places: Place[] = [{ items: this.body.items, paragraph: null, carried: '' }]
  private readonly tables: OpenTable[] = []
  private readonly boxed: Item[][] = []
  /** For each mc:AlternateContent that is open: has a choice been read? */
  private readonly chosen: boolean[] = []
  /** Complex fields that are open: true while their instruction, false while their result is read. */
  private fields: boolean[] = []
  private skipping = 0
  private inText = false
  private hidden = false

  constructor(numbering: Numbering) {
    this.numbering = numbering
  }

  private get place(): Place {
    return this.places.at(-1)!
  }

  private put(text: string): void {
    const { paragraph } = this.place
    if (paragraph && !this.hidden && !this.fields.includes(true)) paragraph.text += text
  }

  open(name: string, of: Attributes): void {
    const parent = this.path.at(-1)
    this.path.push(name)
    if (this.skipping > 0) {
      this.skipping++
      return
    }
    if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:numPr') this.property(parent, name, of)
    else if (parent === 'w:trPr' || parent === 'w:tcPr') this.tableProperty(name, of)
    if (SKIPPED.has(name) || (name === 'mc:Fallback' && this.chosen.at(-1))) this.skipping = 1
    else this.element(name, of)
  }

  private element(name: string, of: Attributes): void {
    switch (name) {
      case 'w:p':
        this.place.paragraph = {
          text: '',
          style: undefined,
          list: undefined,
          level: undefined,
          open: false,
          before: this.place.carried,
        }
        this.place.carried = ''
        break
      case 'w:r':
        this.hidden = false
        break
      case 'w:t':
      case 'm:t':
        this.inText = true
        break
      case 'w:tab':
      case 'w:ptab':
        if (this.path.at(-2) === 'w:r') this.put('\t')
        break
      case 'w:br':
      case 'w:cr':
        this.put('\n')
        break
      case 'w:noBreakHyphen':
        this.put('-')
        break
      case 'w:sym':
        this.put(symbolText(of('char') ?? '', of('font') ?? ''))
        break
      case 'w:fldChar':
        this.field(of('fldCharType'))
        break
      case 'w:tbl':
        this.openTable()
        break
      case 'w:tr': {
        const table = this.tables.at(-1)
        if (table) table.row = { cells: [], column: 0, deleted: false }
        break
      }
      case 'w:tc':
        this.openCell()
        break
      case 'w:txbxContent':
        this.boxed.push([])
        this.places.push({ items: this.boxed.at(-1)!, paragraph: null, carried: '' })
        break
      case 'mc:AlternateContent':
        this.chosen.push(false)
        break
      case 'mc:Choice':
        // Of several choices the first is read.
        if (this.chosen.at(-1)) this.skipping = 1
        else if (this.chosen.length > 0) this.chosen[this.chosen.length - 1] = true
        break
    }
  }

  private property(parent: string, name: string, of: Attributes): void {
    const { paragraph } = this.place
    const mark = parent === 'w:rPr' && this.path.at(-3) === 'w:pPr'
    if (mark) {
      if (paragraph && (name === 'w:del' || name === 'w:moveFrom' || name === 'w:specVanish')) paragraph.open = true
    } else if (parent === 'w:rPr') {
      if (name === 'w:vanish') this.hidden = isOn(of('val'))
      else if (name === 'w:rStyle') this.hidden ||= this.numbering.styles.get(of('val') ?? '')?.hidden ?? false
    } else if (!paragraph) return
    else if (name === 'w:pStyle') paragraph.style = of('val')
    else if (name === 'w:numId') paragraph.list = of('val')
    else if (name === 'w:ilvl') paragraph.level = Number(of('val') ?? 0)
  }

  private tableProperty(name: string, of: Attributes): void {
    const row = this.tables.at(-1)?.row
    if (!row) return
    const cell = row.cells.at(-1)
    if (name === 'w:gridBefore') row.column = count(of('val'), MAX_COLUMNS)
    else if (name === 'w:del') row.deleted = true
    else if (!cell || this.path.at(-2) !== 'w:tcPr') return
    else if (name === 'w:gridSpan') cell.span = Math.max(1, count(of('val'), MAX_COLUMNS))
    else if (name === 'w:vMerge') cell.continued = of('val') !== 'restart'
    else if (name === 'w:hMerge' && of('val') !== 'restart') cell.span = 0
  }

  private field(type: string | undefined): void {
    if (type === 'begin') this.fields.push(true)
    else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = false
    else if (type === 'end') this.fields.pop()
  }

  private openTable(): void {
    const table: Table = { kind: 'table', rows: [] }
    this.place.items.push(table)
    this.tables.push({ table, row: null })
  }

  private openCell(): void {
    const row = this.tables.at(-1)?.row
    const cell: Cell = { column: row?.column ?? 0, span: 1, continued: false, items: [] }
    row?.cells.push(cell)
    this.places.push({ items: cell.items, paragraph: null, carried: '' })
  }

  close(name: string): void {
    this.path.pop()
    if (this.skipping > 0) {
      this.skipping--
      return
    }
    switch (name) {
      case 'w:p':
        this.endParagraph()
        break
      case 'w:t':
      case 'm:t':
        this.inText = false
        break
      case 'w:r':
        this.hidden = false
        break
      case 'w:tc':
        this.endCell()
        break
      case 'w:tr':
        this.endRow()
        break
      case 'w:tbl':
        this.tables.pop()
        break
      case 'w:txbxContent':
        this.endBox()
        break
      case 'mc:AlternateContent':
        this.chosen.pop()
        break
    }
  }

  private endParagraph(): void {
    const { place } = this
    const draft = place.paragraph
    place.paragraph = null
    // An instruction never goes on in the next paragraph; one without an end must not swallow the document.
    this.fields = this.fields.map(() => false)
    if (!draft) return
    const text = draft.before + draft.text
    if (draft.open) place.carried = text
    else this.add(place, text, draft)
  }

  private add(place: Place, text: string, draft: Draft): void {
    // A table of contents tells every heading a second time.
    if (/^(?:toc|table of figures)\b/i.test(this.numbering.styles.get(draft.style ?? '')?.name ?? '')) return
    place.items.push({ kind: 'paragraph', number: this.numbering.next(draft), text: withSymbols(text) })
  }

  private leave(): Place {
    const place = this.places.pop()!
    if (place.carried !== '') place.items.push({ kind: 'paragraph', number: '', text: withSymbols(place.carried) })
    return place
  }

  private endCell(): void {
    this.leave()
    const row = this.tables.at(-1)?.row
    const cell = row?.cells.at(-1)
    if (!row || !cell) return
    const left = row.cells.at(-2)
    // The older way to merge sideways: the cell on the right is a part of the one before it.
    if (cell.span === 0 && left) {
      row.cells.pop()
      left.span++
      row.column++
      return
    }
    cell.span = Math.max(1, cell.span)
    cell.column = row.column
    row.column += cell.span
  }

  private endRow(): void {
    const table = this.tables.at(-1)
    if (table?.row && !table.row.deleted) table.table.rows.push(table.row.cells)
    if (table) table.row = null
  }

  private endBox(): void {
    this.leave()
    const items = this.boxed.pop()!
    this.body.boxes.push(...items.flatMap(paragraphsOf))
    // A box stands behind the paragraph that it is anchored in.
    this.place.items.push(...items)
  }

  text(text: string): void {
    if (this.inText && this.skipping === 0) this.put(text)
  }
}

/** All paragraphs of an item, those of its tables cell by cell. */
export const paragraphsOf = (item: Item): Paragraph[] =>
  item.kind === 'paragraph' ? [item] : item.rows.flat().flatMap((cell) => cell.items.flatMap(paragraphsOf))

/** Reads the body, or the text of a header or footer. @throws for XML that is not well-formed */
export const readBody = (xml: string, numbering: Numbering): Body => {
  const reader = new BodyReader(numbering)
  readXml(xml, {
    open: (name, of) => reader.open(name, of),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  })
  return reader.body
}
