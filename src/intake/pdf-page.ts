// A PDF page → its letters and ruled lines, each with its place on the page as a person sees it.
// What is drawn is followed step by step: pdf.js's own text output joins letters of different fonts in the wrong order.

export interface Glyph {
  text: string
  left: number
  right: number
  /** The baseline, from the top of the page. */
  top: number
  size: number
}
/** A straight ruled line: across (`at` is its height) or down (`at` is its place from the left). */
export interface Rule {
  across: boolean
  at: number
  from: number
  to: number
}
export interface PageContent {
  glyphs: Glyph[]
  rules: Rule[]
  /** What was drawn in one go, at whatever angle: short pieces only, such as stamps. */
  drawn: string[]
  /** Of the page as it is read. */
  height: number
}

type Matrix = readonly [number, number, number, number, number, number]
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]
/** First `b`, then `a`. */
const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]
const toMatrix = (value: unknown): Matrix | null => {
  const numbers = value ? Array.from(value as ArrayLike<number>) : []
  return numbers.length >= 6 ? (numbers.slice(0, 6) as unknown as Matrix) : null
}

// The part of pdf.js that is used here.
interface PdfGlyph {
  unicode?: string
  width?: number
  isSpace?: boolean
}
interface PdfPage {
  getViewport(options: { scale: number }): { transform: number[]; width: number; height: number }
  getOperatorList(options: { annotationMode: number }): Promise<{ fnArray: number[]; argsArray: unknown[] }>
  commonObjs: { has(id: string): boolean; get(id: string): unknown }
}

interface TextState {
  ctm: Matrix
  font: string
  size: number
  /** Width of a glyph's unit. */
  unit: number
  letterSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
}

type Direction = 0 | 1 | 2 | 3
interface Placed extends Glyph {
  direction: Direction
  x: number
  y: number
}

// A line thinner than this is a rule, one longer than that is worth keeping.
const THIN = 3
const LONG = 8

// Follows the operators of one page; the state is the standard's own.
class Tracer {
  readonly placed: Placed[] = []
  readonly rules: Rule[] = []
  private readonly ops: Record<string, number>
  private readonly page: PdfPage
  private state: TextState
  private readonly saved: TextState[] = []
  private line: Matrix = IDENTITY
  private matrix: Matrix = IDENTITY
  private previous: Placed | null = null

  constructor(page: PdfPage, ops: Record<string, number>, base: Matrix) {
    this.page = page
    this.ops = ops
    this.state = {
      ctm: base,
      font: '',
      size: 0,
      unit: 0.001,
      letterSpacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
    }
  }

  run(fn: number, args: unknown[]): void {
    const { ops, state } = this
    const number = (at: number): number => Number(args[at] ?? 0)
    switch (fn) {
      case ops.save:
      case ops.paintFormXObjectBegin:
        this.saved.push({ ...state })
        if (fn === ops.paintFormXObjectBegin) this.transform(toMatrix(args[0]))
        break
      case ops.restore:
      case ops.paintFormXObjectEnd:
        this.state = this.saved.pop() ?? state
        break
      case ops.transform:
        this.transform(toMatrix(args))
        break
      case ops.beginText:
        this.line = IDENTITY
        this.matrix = IDENTITY
        break
      case ops.setFont:
        this.setFont(String(args[0]), number(1))
        break
      case ops.setCharSpacing:
        state.letterSpacing = number(0)
        break
      case ops.setWordSpacing:
        state.wordSpacing = number(0)
        break
      case ops.setHScale:
        state.stretch = number(0) / 100
        break
      case ops.setLeading:
        state.leading = -number(0)
        break
      case ops.setTextRise:
        state.rise = number(0)
        break
      case ops.setTextMatrix: {
        const matrix = toMatrix(args.length >= 6 ? args : args[0])
        if (matrix) this.line = this.matrix = matrix
        break
      }
      case ops.setLeadingMoveText:
        state.leading = number(1)
        this.move(number(0), number(1))
        break
      case ops.moveText:
        this.move(number(0), number(1))
        break
      case ops.nextLine:
        this.move(0, state.leading)
        break
      case ops.showText:
        this.show(args[0] as (PdfGlyph | number | null)[])
        break
      case ops.constructPath:
        this.path(number(0), args[1] as unknown[])
        break
    }
  }

  private transform(matrix: Matrix | null): void {
    if (matrix) this.state.ctm = times(this.state.ctm, matrix)
  }

  private move(x: number, y: number): void {
    this.line = times(this.line, [1, 0, 0, 1, x, y])
    this.matrix = this.line
  }

  private setFont(name: string, size: number): void {
    const { commonObjs } = this.page
    const font = commonObjs.has(name) ? (commonObjs.get(name) as { fontMatrix?: number[] } | null) : null
    this.state.font = name
    this.state.size = size
    this.state.unit = font?.fontMatrix?.[0] ?? 0.001
  }

  private show(glyphs: readonly (PdfGlyph | number | null)[] | undefined): void {
    const { state } = this
    for (const glyph of glyphs ?? []) {
      if (typeof glyph === 'number') {
        this.advance((-glyph / 1000) * state.size)
        continue
      }
      if (!glyph) continue
      const own = (glyph.width ?? 0) * state.unit * state.size
      const spacing = state.letterSpacing + (glyph.isSpace ? state.wordSpacing : 0)
      this.put(glyph.unicode ?? '', own, Math.max(0, own + spacing))
      this.advance(own + spacing)
    }
  }

  private advance(by: number): void {
    const [a, b, c, d, e, f] = this.matrix
    const x = by * this.state.stretch
    this.matrix = [a, b, c, d, e + a * x, f + b * x]
  }

  private put(text: string, own: number, width: number): void {
    if (text === '') return
    const { ctm, rise, size, stretch } = this.state
    const all = times(ctm, this.matrix)
    const [a, b, c, d] = all
    // A mark that stands on the letter before it, drawn as a glyph of its own.
    if (this.previous && /^\p{M}+$/u.test(text)) {
      this.previous.text += text
      return
    }
    const x = c * rise + all[4]
    const y = d * rise + all[5]
    const direction: Direction = Math.abs(a) >= Math.abs(b) ? (a >= 0 ? 0 : 2) : b >= 0 ? 1 : 3
    const along = (direction % 2 === 0 ? Math.abs(a) : Math.abs(b)) * stretch
    const placed: Placed = {
      text: text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC')),
      // The width with letter spacing, so that spread letters stay together; the glyph's own where letters are tight.
      left: 0,
      right: Math.max(own, width) * along,
      top: 0,
      size: Math.abs(size) * Math.hypot(c, d) || 1,
      direction,
      x,
      y,
    }
    this.placed.push(placed)
    this.previous = placed
  }

  /** Straight lines and thin boxes that are painted; what only clips is not seen. */
  private path(paint: number, data: unknown[]): void {
    const { ops } = this
    if (paint === ops.endPath || paint === ops.clip || paint === ops.eoClip) return
    const stroked = [
      ops.stroke,
      ops.closeStroke,
      ops.fillStroke,
      ops.eoFillStroke,
      ops.closeFillStroke,
      ops.closeEOFillStroke,
    ].includes(paint)
    for (const part of data ?? []) if (part) this.subpaths(Array.from(part as ArrayLike<number>), stroked)
  }

  private subpaths(numbers: readonly number[], stroked: boolean): void {
    // pdf.js's own codes: move 0, line 1, cubic 2, quadratic 3, close 4.
    let box: number[] | null = null
    const flush = (): void => {
      if (box) this.rule(box, stroked)
      box = null
    }
    const point = (x: number, y: number): void => {
      const [a, b, c, d, e, f] = this.state.ctm
      const px = a * x + c * y + e
      const py = b * x + d * y + f
      if (!box) box = [px, py, px, py]
      else box = [Math.min(box[0]!, px), Math.min(box[1]!, py), Math.max(box[2]!, px), Math.max(box[3]!, py)]
    }
    for (let i = 0; i < numbers.length; ) {
      const code = numbers[i]!
      if (code === 0) flush()
      if (code === 0 || code === 1) {
        point(numbers[i + 1] ?? 0, numbers[i + 2] ?? 0)
        i += 3
      } else if (code === 2 || code === 3) {
        // A curve is no rule.
        box = null
        i += code === 2 ? 7 : 5
      } else i += 1
    }
    flush()
  }

  private rule(box: readonly number[], stroked: boolean): void {
    const [left, top, right, bottom] = box as [number, number, number, number]
    const wide = right - left
    const high = bottom - top
    const across = (at: number): unknown => this.rules.push({ across: true, at, from: left, to: right })
    const down = (at: number): unknown => this.rules.push({ across: false, at, from: top, to: bottom })
    if (high <= THIN && wide >= LONG) across((top + bottom) / 2)
    else if (wide <= THIN && high >= LONG) down((left + right) / 2)
    else if (stroked && wide >= LONG && high >= LONG) {
      across(top)
      across(bottom)
      down(left)
      down(right)
    }
  }
}

interface Size {
  width: number
  height: number
}

/** Turns a point so that text of that direction runs from left to right. */
const turned = (direction: Direction, { width, height }: Size, x: number, y: number): [number, number] => {
  if (direction === 0) return [x, y]
  if (direction === 1) return [y, width - x]
  return direction === 2 ? [width - x, height - y] : [height - y, x]
}

// A page with fewer upright letters than this has its text turned as a whole.
const FEW_UPRIGHT = 0.2

/** The direction of the page's text: a stamp at the margin turns nothing and is left out. */
const mainDirection = (placed: readonly Placed[]): Direction => {
  const counts = [0, 0, 0, 0]
  for (const { direction } of placed) counts[direction]!++
  if (counts[0]! >= placed.length * FEW_UPRIGHT) return 0
  return counts.indexOf(Math.max(...counts)) as Direction
}

/** The longest piece that may be a stamp, in letters. */
const STAMP_LETTERS = 80

/** Letters that follow each other closely in the order of drawing are one piece. */
const drawnPieces = (placed: readonly Placed[]): string[] => {
  const pieces: string[] = []
  let piece = ''
  placed.forEach((glyph, i) => {
    const before = placed[i - 1]
    if (before && Math.hypot(glyph.x - before.x, glyph.y - before.y) > before.size * 3) {
      pieces.push(piece)
      piece = ''
    }
    if (piece.length <= STAMP_LETTERS) piece += glyph.text
  })
  return [...pieces, piece].filter((text) => text.length <= STAMP_LETTERS && text.trim() !== '')
}

const upright = ({ placed, rules }: Tracer, size: Size): PageContent => {
  const main = mainDirection(placed)
  const glyphs = placed
    .filter(({ direction }) => direction === main)
    .map((glyph) => {
      const [left, top] = turned(main, size, glyph.x, glyph.y)
      return { text: glyph.text, left, right: left + glyph.right, top, size: glyph.size }
    })
  const turnedRules = rules.map((rule): Rule => {
    const [x1, y1] = rule.across ? turned(main, size, rule.from, rule.at) : turned(main, size, rule.at, rule.from)
    const [x2, y2] = rule.across ? turned(main, size, rule.to, rule.at) : turned(main, size, rule.at, rule.to)
    const across = main % 2 === 0 ? rule.across : !rule.across
    return across
      ? { across, at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) }
      : { across, at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) }
  })
  return { glyphs, rules: turnedRules, drawn: drawnPieces(placed), height: main % 2 === 0 ? size.height : size.width }
}

/** Reads one page. Annotations, among them the picture of a signature, are no part of the text. */
export const readPage = async (page: PdfPage, ops: Record<string, number>): Promise<PageContent> => {
  const view = page.getViewport({ scale: 1 })
  const base = toMatrix(view.transform) ?? IDENTITY
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const tracer = new Tracer(page, ops, base)
  for (let i = 0; i < fnArray.length; i++) tracer.run(fnArray[i]!, (argsArray[i] as unknown[] | null) ?? [])
  return upright(tracer, view)
}
