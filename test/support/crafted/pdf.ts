// PDFs of objects written by hand: what a catalogue, an action or a packed stream of objects can say.
import { deflateSync } from 'node:zlib'

export interface PdfIn {
  /** More in the catalogue, such as `/OpenAction 4 0 R`. */
  catalog?: string
  /** More in the page. */
  page?: string
  /** Objects from number 4 on. */
  objects?: (string | Buffer)[]
  trailer?: string
  before?: string
  after?: string
}

/** A PDF of one empty page. */
export function pdfOf({
  catalog = '',
  page = '',
  objects = [],
  trailer = '',
  before = '',
  after = '',
}: PdfIn = {}): Buffer {
  const all: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} >>`,
    ...objects,
  ]
  const pieces = [Buffer.from(`${before}%PDF-1.7\n`, 'latin1')]
  all.forEach((one, i) => {
    pieces.push(Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(one as string, 'latin1'), Buffer.from('\nendobj\n'))
  })
  const start = Buffer.concat(pieces).length
  pieces.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n${after}`,
      'latin1',
    ),
  )
  return Buffer.concat(pieces)
}

export const stream = (dict: string, content: Buffer, length: number | string = content.length): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${dict} /Length ${length} >>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream'),
  ])

/** Objects packed into a stream, from number `from` on. */
export function packedObjects(
  from: number,
  objects: string[],
  pack: (content: Buffer) => Buffer = deflateSync,
  filter = '/FlateDecode',
): Buffer {
  let at = 0
  const heads = objects.map((one, i) => {
    const head = `${from + i} ${at}`
    at += one.length + 1
    return head
  })
  const first = `${heads.join(' ')} `
  const content = Buffer.from(first + objects.join(' '), 'latin1')
  return stream(`/Type /ObjStm /N ${objects.length} /First ${first.length} /Filter ${filter}`, pack(content))
}

export const SCRIPT = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
