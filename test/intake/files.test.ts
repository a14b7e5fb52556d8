// What kinds of files are read, and what is said of those that are not.
import { deflateRawSync } from 'node:zlib'
import { Document, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/intake/plan-document.ts'
import { type DrawnText, drawnPdf } from '../support/drawn-pdf.ts'
import { docxOf, pdfFile } from '../support/plan-files.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const PLAN = `Số: 07/KH-UBND
Cần Thơ, ngày 04 tháng 5 năm 2026
KẾ HOẠCH
Tổ chức Hội nghị gặp mặt doanh nghiệp
I. TỔ CHỨC THỰC HIỆN
1. Sở Công Thương
- Chuẩn bị tài liệu, hoàn thành trước ngày 20/5/2026.
`

/** A zip with one entry, as small as the format allows. */
const zipOf = (name: string, content: Buffer, flags = 0): Uint8Array => {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(flags, 6)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(content.length, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(flags, 8)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(content.length, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]))
}
const compound = (stream: string) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from(stream, 'utf16le'),
    ]),
  )
const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)
const PROSE =
  'Sáng nay trời nhiều mây, gió nhẹ. Bà cụ bán xôi đầu ngõ kể chuyện ngày xưa cho mấy đứa trẻ nghe. '.repeat(6)

describe('files that are no plan', () => {
  it.each<[string, Uint8Array, string, object]>([
    ['an empty file', new Uint8Array(), 'a.docx', { code: 'empty' }],
    ['a file of blanks', utf8(' \n\t\n'), 'a.txt', { code: 'empty' }],
    ['prose', utf8(PROSE), 'a.txt', { code: 'not_a_plan' }],
    [
      'a zip that is no document',
      zipOf('readme.txt', Buffer.from('x')),
      'a.docx',
      { code: 'unsupported', detail: 'archive' },
    ],
    ['a workbook without sheets', zipOf('xl/workbook.xml', Buffer.from('<x/>')), 'a.docx', { code: 'corrupt' }],
    [
      'a Word file whose text is broken',
      zipOf('word/document.xml', Buffer.from('<w:document><w:body><w:p')),
      'a.docx',
      { code: 'corrupt' },
    ],
    ['a zip cut short', zipOf('word/document.xml', Buffer.from('<x/>')).slice(0, 40), 'a.docx', { code: 'corrupt' }],
    ['a zip with a password', zipOf('word/document.xml', Buffer.from('<x/>'), 1), 'a.docx', { code: 'encrypted' }],
    ['an old Word file', compound('WordDocument'), 'a.docx', { code: 'unsupported', detail: 'doc' }],
    ['a Word file with a password', compound('EncryptedPackage'), 'a.docx', { code: 'encrypted' }],
    ['a picture', png, 'ke-hoach.pdf', { code: 'unsupported', detail: 'image' }],
    ['a PDF cut short', utf8('%PDF-1.7\n1 0 obj\n<<'), 'a.pdf', { code: 'corrupt' }],
    ['a scan', pdfFile([[[{ x: 0, text: '1' }]], [[{ x: 0, text: '2' }]]]), 'a.pdf', { code: 'scan' }],
    ['a list', utf8('a,b\n1,2\n'), 'a.csv', { code: 'not_a_plan' }],
    ['broken JSON', utf8('{"number": '), 'a.json', { code: 'corrupt', detail: expect.stringMatching(/^json/) }],
    ['JSON of another shape', utf8('{"number": 5}'), 'a.json', { code: 'not_a_plan', detail: 'number' }],
    [
      'text in an old font',
      utf8('Céng hoµ x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc KÕ ho¹ch tæ chøc héi nghÞ '.repeat(5)),
      'a.txt',
      { code: 'legacy_font' },
    ],
    [
      'a text layer in another language',
      utf8('UY BAN NHAN DAN TINH Ke hoach to chuc hoi nghi trien khai de an theo quy dinh '.repeat(8)),
      'a.txt',
      { code: 'wrong_text_layer' },
    ],
  ])('%s', async (_, bytes, name, outcome) => {
    expect(await readPlan(bytes, name)).toMatchObject({ ok: false, ...outcome })
  })

  it('a document that inflates beyond the limit', async () => {
    const bomb = zipOf('word/document.xml', Buffer.alloc(101 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(200_000)
    expect(await readPlan(bomb, 'a.docx')).toMatchObject({ ok: false, code: 'too_large' })
  })

  it('bytes of any kind are answered, never thrown at', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.docx', 'a.pdf', 'a.txt', 'a.json'),
        async (bytes, name) => {
          expect((await readPlan(bytes, name)).ok).toBe(false)
        },
      ),
      { numRuns: 120 },
    )
  })
})

describe('the kind is told by the content', () => {
  it('reads a Word file called .txt and a text called .docx', async () => {
    expect(await readPlan(await docxOf(PLAN), 'a.txt')).toMatchObject({ ok: true, plan: { number: '07/KH-UBND' } })
    expect(await readPlan(utf8(PLAN), 'a.docx')).toMatchObject({ ok: true, plan: { number: '07/KH-UBND' } })
  })

  it('takes the contract’s own JSON as it is', async () => {
    const first = await readPlan(utf8(PLAN), 'a.txt')
    if (!first.ok) throw new Error(first.code)
    const again = await readPlan(utf8(JSON.stringify(first.plan)), 'plan.json')
    expect(again).toMatchObject({ ok: true, plan: first.plan })
  })

  it('reads Markdown with bold marks and a table of bars', async () => {
    const text = `**Số: 08/KH-UBND**\n\nCần Thơ, ngày 04 tháng 5 năm 2026\n\n# KẾ HOẠCH\n**Phòng, chống đuối nước**\n\n## I. PHÂN CÔNG THỰC HIỆN\n\n| TT | Nội dung | Đơn vị chủ trì | Thời gian hoàn thành |\n|---|---|---|---|\n| 1 | Mở lớp dạy bơi | **Sở Y tế** | 15/6/2026 |\n`
    expect(await readPlan(utf8(text), 'a.md')).toMatchObject({
      ok: true,
      plan: { assignments: [{ unit: 'Sở Y tế', task: 'Mở lớp dạy bơi', deadline: { date: '2026-06-15' } }] },
    })
  })
})

describe('a mark of secrecy', () => {
  it.each([
    ['alone in its line', `MẬT\n${PLAN}`],
    ['with small letters', `Tuyệt mật\n${PLAN}`],
    ['after its label', `Độ mật: Tối mật\n${PLAN}`],
    ['beside the letterhead', `TỐI MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n${PLAN}`],
    ['bold', `**MẬT**\n${PLAN}`],
  ])('%s is refused', async (_, text) => {
    expect(await readPlan(utf8(text), 'a.txt')).toEqual({ ok: false, code: 'secret' })
  })

  it.each([
    ['in a body’s name', `BAN BẢO VỆ BÍ MẬT NHÀ NƯỚC\n${PLAN}`],
    ['in a sentence', PLAN.replace('Chuẩn bị tài liệu', 'Bảo vệ bí mật nhà nước, tài liệu Mật')],
    ['in the title', PLAN.replace('gặp mặt doanh nghiệp', 'bảo vệ bí mật nhà nước')],
  ])('the word %s is none', async (_, text) => {
    expect(await readPlan(utf8(text), 'a.txt')).toMatchObject({ ok: true })
  })

  const page = (...texts: DrawnText[]) => ({
    texts: [...PLAN.split('\n').map((text, i) => ({ x: 60, y: 120 + i * 20, text })), ...texts].filter(
      (one) => one.text,
    ),
  })
  it.each<[string, DrawnText]>([
    ['stamped askew', { x: 300, y: 60, text: 'TỐI MẬT', turned: 17, size: 20 }],
    ['written up the margin', { x: 20, y: 400, text: 'TUYỆT MẬT', turned: 90 }],
    ['with letters far apart', { x: 300, y: 60, text: 'MẬT', spread: 20 }],
    ['as the head of every page', { x: 270, y: 20, text: 'MẬT', size: 9 }],
  ])('%s on a PDF is refused', async (_, mark) => {
    expect(await readPlan(drawnPdf([page(mark), page(mark), page(mark)]), 'a.pdf')).toEqual({
      ok: false,
      code: 'secret',
    })
    expect(await readPlan(drawnPdf([page({ ...mark, text: 'BẢO MẬT', turned: 0, spread: 0 })]), 'a.pdf')).toMatchObject(
      { ok: true },
    )
  })

  it('further down is refused as a stamp, and left alone in a list of what others mark', async () => {
    expect(await readPlan(utf8(`${PLAN}\nTỐI MẬT\n- Sở Y tế báo cáo.\n`), 'a.txt')).toEqual({
      ok: false,
      code: 'secret',
    })
    const table = 'TT\tNội dung\tĐơn vị chủ trì\tĐộ mật\n1\tRà soát danh mục\tCông an tỉnh\tTối mật\n'
    expect(await readPlan(utf8(PLAN + table), 'a.txt')).toMatchObject({ ok: true })
  })

  it('in the page head of a Word file is refused', async () => {
    const { Header } = await import('docx')
    const document = new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('MẬT')] }) },
          children: PLAN.split('\n').map((line) => new Paragraph(line)),
        },
      ],
    })
    expect(await readPlan(new Uint8Array(await Packer.toBuffer(document)), 'a.docx')).toEqual({
      ok: false,
      code: 'secret',
    })
  })
})

describe('tables in a Word file', () => {
  it('a cell merged over rows counts for each of them; an empty one stays empty', async () => {
    const { Table, TableCell, TableRow } = await import('docx')
    const cell = (text: string, rowSpan = 1) => new TableCell({ rowSpan, children: [new Paragraph(text)] })
    const table = new Table({
      rows: [
        new TableRow({
          children: ['TT', 'Nội dung', 'Đơn vị chủ trì', 'Thời gian hoàn thành'].map((text) => cell(text)),
        }),
        new TableRow({ children: [cell('1'), cell('Mở lớp'), cell('Sở Y tế', 2), cell('15/6/2026')] }),
        new TableRow({ children: [cell('2'), cell('Chấm điểm'), cell('')] }),
      ],
    })
    const lines = PLAN.split('\n')
      .slice(0, 4)
      .concat('I. PHÂN CÔNG THỰC HIỆN')
      .map((line) => new Paragraph(line))
    const file = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [...lines, table] }] })))
    expect(await readPlan(file, 'a.docx')).toMatchObject({
      ok: true,
      plan: {
        assignments: [
          { unit: 'Sở Y tế', task: 'Mở lớp', deadline: { date: '2026-06-15' } },
          { unit: 'Sở Y tế', task: 'Chấm điểm', deadline: null },
        ],
      },
    })
  })
})
