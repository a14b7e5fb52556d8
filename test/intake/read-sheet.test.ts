// Sheets as rows of text: what cells show, merged cells, delimiters, encodings, and limits that hold.
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readSheet } from '../../src/intake/read-sheet.ts'
import { type SheetIn, xlsxOf, zipOfTexts } from '../support/sheet-files.ts'

const utf8 = (text: string): Uint8Array => Buffer.from(text)
const rowsOf = async (sheet: SheetIn, options = {}) => {
  const result = await readSheet(xlsxOf([sheet], options), 'a.xlsx')
  if (!result.ok) throw new Error(result.code)
  return result.sheets[0]?.rows
}
const csvRows = async (bytes: Uint8Array, name = 'a.csv') => {
  const result = await readSheet(bytes, name)
  if (!result.ok) throw new Error(result.code)
  return result.sheets[0]?.rows
}

describe('cells of a workbook', () => {
  test.each([
    ['text, repaired', 'Đơn vị\u00a0 ', 'Đơn vị'],
    ['decomposed letters', 'Sở Nội vụ'.normalize('NFD'), 'Sở Nội vụ'],
    ['a phone kept as text', '0912345678', '0912345678'],
    ['a phone kept as a number', 912345678, '912345678'],
    ['a phone shown with its zero', { number: 912345678, style: 4 }, '0912345678'],
    ['a day', { number: 44885, style: 1 }, '20/11/2022'],
    ['a day in a format with words', { number: 44885, style: 6 }, '20/11/2022'],
    ['a day and an hour', { number: 44885.3125, style: 2 }, '20/11/2022 07:30'],
    ['an hour that binary fractions miss', { number: 0.3333333333, style: 3 }, '08:00'],
    ['the first of March 1900', { number: 61, style: 1 }, '01/03/1900'],
    ['the end of February 1900', { number: 59, style: 1 }, '28/02/1900'],
    ['a percent', { number: 0.07, style: 5 }, '7%'],
    ['a phone in a column of days', { number: 912345678, style: 1 }, '912345678'],
    ['a style that is not there', { number: 7, style: 99 }, '7'],
    ['text in a column of days', { xml: '<c r="A1" s="1"><v>sau 20/11</v></c>' }, 'sau 20/11'],
    ['quoted text', { xml: '<c r="A1" t="inlineStr"><is><t><![CDATA[Sở A & B]]></t></is></c>' }, 'Sở A & B'],
    ['text around a comment', { xml: '<c r="A1" t="inlineStr"><is><t>Sở <!-- x -->A</t></is></c>' }, 'Sở A'],
    ['a fraction', 0.1 + 0.2, '0.3'],
    ['a number in powers of ten', { xml: '<c r="A1"><v>9.12345678E8</v></c>' }, '912345678'],
    ['a very large number', { xml: '<c r="A1"><v>1E21</v></c>' }, '1000000000000000000000'],
    ['an error', { xml: '<c r="A1" t="e"><v>#N/A</v></c>' }, '#N/A'],
    ['true', { xml: '<c r="A1" t="b"><v>1</v></c>' }, 'TRUE'],
    [
      'a formula that gives text',
      { xml: '<c r="A1" t="str"><f>B1&amp;"x"</f><v>Sở &amp; ngành</v></c>' },
      'Sở & ngành',
    ],
    [
      'text in place',
      { xml: '<c r="A1" t="inlineStr"><is><r><t>Sở </t></r><r><t>Nội vụ</t></r></is></c>' },
      'Sở Nội vụ',
    ],
    ['a day in ISO', { xml: '<c r="A1" t="d"><v>2022-11-20T00:00:00</v></c>' }, '20/11/2022'],
    ['a prefix of its own', { xml: '<x:c xmlns:x="m" r="A1"><x:v>7</x:v></x:c>' }, '7'],
    ['a cell without its place', { xml: '<c><v>7</v></c>' }, '7'],
    ['lines inside', 'a_x000D_\nb\r\nc', 'a\nb\nc'],
  ])('%s', async (_, cell, text) => {
    expect(await rowsOf({ rows: [[cell, 'bên phải']] })).toEqual([[text, 'bên phải']])
  })

  it('counts days from 1904 where the workbook says so', async () => {
    expect(await rowsOf({ rows: [[{ number: 43423, style: 1 }]] }, { from1904: true })).toEqual([['20/11/2022']])
  })

  it('tells an hour alone from a day in the calendar of 1904 too', async () => {
    expect(await rowsOf({ rows: [[{ number: 0.3125, style: 3 }]] }, { from1904: true })).toEqual([['07:30']])
  })

  it('gives cells and rows that do not say so their place', async () => {
    const tail = '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c r="B4"><v>4</v></c></row>'
    expect(await rowsOf({ rows: [['a']], tail })).toEqual([['a'], ['1', null, '3'], [], [null, '4']])
  })

  it('passes over formulas that show nothing, however many', async () => {
    const row = (r: number) => `<row r="${r}"><c r="A${r}" t="str"><f>IF(B${r}="","",B${r})</f><v></v></c></row>`
    const tail = Array.from({ length: 30_000 }, (_, i) => row(i + 2)).join('')
    expect(await rowsOf({ rows: [['a']], tail })).toEqual([['a']])
  })

  it('keeps text whole that lies across the pieces in which a sheet is read', async () => {
    const text = (r: number) => `Ủy ban ${r} ${'ệ & '.repeat(r % 60)}x`
    const rows = Array.from({ length: 6000 }, (_, r) => [
      { xml: `<c r="A${r + 1}" t="inlineStr"><is><t>${text(r).replaceAll('&', '&amp;')}</t></is></c>` },
    ])
    expect(await rowsOf({ rows })).toEqual(rows.map((_, r) => [text(r)]))
  })

  it('keeps every row in its place, empty ones too', async () => {
    expect(await rowsOf({ rows: [['a'], [null, null], [null, null, 'b', '  ']] })).toEqual([
      ['a'],
      [],
      [null, null, 'b'],
    ])
  })

  it('puts the value of a merged cell in every place that it covers', async () => {
    const rows = [
      ['Đơn vị', 'Đầu mối'],
      ['Sở Nội vụ', 'Nguyễn Thị Hạnh'],
      [null, 'Trần Văn Bình'],
      [null, null, 'x'],
    ]
    expect(await rowsOf({ rows, merged: ['A2:A4', 'B4:XFD1048576'] })).toEqual([
      ['Đơn vị', 'Đầu mối'],
      ['Sở Nội vụ', 'Nguyễn Thị Hạnh'],
      ['Sở Nội vụ', 'Trần Văn Bình'],
      ['Sở Nội vụ', null, 'x'],
    ])
  })

  it('reads every visible sheet that has something, in order', async () => {
    const sheets = [
      { name: 'Một', rows: [['1']] },
      { rows: [[null]] },
      { hidden: true, rows: [['ẩn']] },
      { name: 'Hai', rows: [['2']] },
    ]
    expect(await readSheet(xlsxOf(sheets), 'a.xlsx')).toEqual({
      ok: true,
      sheets: [
        { name: 'Một', rows: [['1']] },
        { name: 'Hai', rows: [['2']] },
      ],
    })
  })
})

describe('text with separated cells', () => {
  const wanted = [
    ['Đơn vị', 'Đầu mối', 'Điện thoại'],
    ['Sở Nội vụ', 'Hạnh, Trưởng phòng', '0912 345 678'],
    ['Sở Y tế', 'Bình; Phó phòng', '0238'],
  ]
  const written = (delimiter: string) =>
    wanted.map((row) => row.map((c) => (/[,;\t|]/.test(c) ? `"${c}"` : c)).join(delimiter)).join('\r\n')
  test.each([',', ';', '\t', '|'])('separated by %j', async (delimiter) => {
    expect(await csvRows(utf8(written(delimiter)))).toEqual(wanted)
  })
  test.each([
    ['with a mark of UTF-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(written(';'))])],
    ['in UTF-16 little-endian', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(written('\t'), 'utf16le')])],
    [
      'in UTF-16 big-endian',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(written('\t'), 'utf16le').swap16()]),
    ],
    ['decomposed', Buffer.from(written(',').normalize('NFD'))],
  ])('%s', async (_, bytes) => {
    expect(await csvRows(bytes)).toEqual(wanted)
  })

  it('takes the separator that the first line names, and keeps the number of the lines', async () => {
    expect(await csvRows(utf8('sep=;\r\na;b,c\r\n'))).toEqual([[], ['a', 'b,c']])
  })

  it('reads quotes, doubled ones, and line ends inside them', async () => {
    expect(await csvRows(utf8('"a ""b"" c";"d\ne";\n\n;;f\n'))).toEqual([['a "b" c', 'd\ne'], [], [null, null, 'f']])
  })

  it('takes commas inside the cells of one column for commas', async () => {
    expect(await csvRows(utf8('Đơn vị;Ghi chú\nSở A;một, hai, ba\nSở B;bốn, năm, sáu\n'))).toEqual([
      ['Đơn vị', 'Ghi chú'],
      ['Sở A', 'một, hai, ba'],
      ['Sở B', 'bốn, năm, sáu'],
    ])
  })

  it('gives back whatever was written', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ă', '"', ',', ';', '\n', ' ', '0') }).map((s) => `x${s}y`)
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const text = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join('\t')).join('\n')
        expect(await csvRows(utf8(text))).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is no sheet, and limits', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'a.xlsx', 'empty'],
    ['a sheet of blanks', xlsxOf([{ rows: [[null], ['  ']] }]), 'a.xlsx', 'empty'],
    ['a workbook cut off', xlsxOf([{ rows: [['a']] }]).subarray(0, 300), 'a.xlsx', 'corrupt'],
    [
      'broken XML',
      zipOfTexts({ 'xl/workbook.xml': '<workbook><sheets><', 'xl/_rels/workbook.xml.rels': '<R' }),
      'a.xlsx',
      'corrupt',
    ],
    [
      'a sheet that breaks off',
      zipOfTexts({
        'xl/workbook.xml': '<workbook><sheets><sheet name="A" id="a"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': '<R><Relationship Id="a" Type="x/worksheet" Target="a.xml"/></R>',
        'xl/a.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"',
      }),
      'a.xlsx',
      'corrupt',
    ],
    ['a cell in a cell', xlsxOf([{ rows: [[{ xml: '<c r="A1"><c r="A2"><v>1</v></c></c>' }]] }]), 'a.xlsx', 'corrupt'],
    ['a column far to the right', xlsxOf([{ rows: [[{ xml: '<c r="XFD1"><v>1</v></c>' }]] }]), 'a.xlsx', 'too_large'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'a.csv', 'unsupported'],
    [
      'a value in the last row there is',
      xlsxOf([{ rows: [], tail: '<row r="1048576"><c r="A1048576"><v>1</v></c></row>' }]),
      'a.xlsx',
      'too_large',
    ],
    ['too many lines', Buffer.from('a;b\n'.repeat(20_001)), 'a.csv', 'too_large'],
    ['a secret list', utf8('MẬT;;\n;DANH SÁCH ĐẦU MỐI;\nĐơn vị;Đầu mối;Điện thoại\n'), 'a.csv', 'secret'],
  ])('%s', async (_, bytes, name, code) => {
    expect(await readSheet(bytes, name)).toMatchObject({ ok: false, code })
  })

  it('survives merged areas that cover everything many times', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => [String(i), ...Array(150).fill(null), 'x'])
    const merged = Array.from({ length: 500 }, (_, i) => `A${i + 1}:EU1048576`)
    expect(await readSheet(xlsxOf([{ rows, merged }]), 'a.xlsx')).toMatchObject({ ok: false, code: 'too_large' })
  })
})
