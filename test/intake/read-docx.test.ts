// Word files as offices leave them: what is printed is read, once, in order; what is not printed is not.
import { describe, expect, it } from 'vitest'
import { fileKind } from '../../src/intake/file-kind.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { readDocx } from '../../src/intake/read-docx.ts'
import { cell, item, level, p, r, row, table, type WordParts, wordFile } from '../support/office-files.ts'

const opened = async (parts: WordParts) => {
  const kind = await fileKind(wordFile(parts), 'a.docx')
  if (kind.kind !== 'docx') throw new Error(kind.kind)
  return readDocx(kind.archive)
}
const texts = async (parts: WordParts | string): Promise<string[]> =>
  (await opened(typeof parts === 'string' ? { body: parts } : parts)).lines.map((line) => line.text)

const abstract = (id: number, levels: string, more = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${more}${levels}</w:abstractNum>`
const num = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`
const restart = (at: number, from: number): string =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${from}"/></w:lvlOverride>`

const PLAN_LEVELS =
  level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%2.') + level(2, 'lowerLetter', '%3)') + level(3, 'bullet', '-')

describe('automatic numbers', () => {
  it('Roman, Arabic, letters and bullets, each level anew under the one above', async () => {
    const numbering = abstract(0, PLAN_LEVELS) + num(1, 0)
    const body = [
      p('MỤC ĐÍCH', item(1, 0)),
      p('Chung', item(1, 1)),
      p('Riêng', item(1, 1)),
      p('TỔ CHỨC', item(1, 0)),
      p('Sở', item(1, 1)),
      p('một', item(1, 2)),
      p('hai', item(1, 2)),
      p('gạch', item(1, 3)),
      p('Phòng', item(1, 1)),
      p('lại từ đầu', item(1, 2)),
    ].join('')
    expect(await texts({ body, numbering })).toEqual([
      'I. MỤC ĐÍCH',
      '1. Chung',
      '2. Riêng',
      'II. TỔ CHỨC',
      '1. Sở',
      'a) một',
      'b) hai',
      '- gạch',
      '2. Phòng',
      'a) lại từ đầu',
    ])
  })

  it('several levels in one number, also where the level above counts in Roman numerals', async () => {
    const levels =
      level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2.', '<w:isLgl/>') + level(2, 'decimal', '%1.%2.%3')
    const body = [p('A', item(1, 0)), p('B', item(1, 0)), p('C', item(1, 1)), p('D', item(1, 2))].join('')
    expect(await texts({ body, numbering: abstract(0, levels) + num(1, 0) })).toEqual([
      'I. A',
      'II. B',
      '2.1. C',
      'II.1.1 D',
    ])
  })

  it('two lists of one definition count on together; one with a start of its own begins anew, once', async () => {
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0) + num(2, 0) + num(3, 0, restart(0, 5))
    const body = [1, 2, 1, 3, 3, 1].map((list) => p('x', item(list, 0))).join('')
    expect(await texts({ body, numbering })).toEqual(['1. x', '2. x', '3. x', '5. x', '6. x', '7. x'])
  })

  it('a level that never begins anew, and one that does so under the first level only', async () => {
    const levels =
      level(0, 'upperRoman', '%1.') +
      level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>') +
      level(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="1"/>')
    const body = [0, 1, 2, 1, 2, 0, 1, 2].map((at) => p('x', item(1, at))).join('')
    expect(await texts({ body, numbering: abstract(0, levels) + num(1, 0) })).toEqual([
      'I. x',
      '1. x',
      'a) x',
      '2. x',
      'b) x',
      'II. x',
      '3. x',
      'a) x',
    ])
  })

  it('numbers from the paragraph’s style, and from the style that it is based on', async () => {
    const numbering =
      abstract(
        0,
        level(0, 'upperRoman', '%1.', '<w:pStyle w:val="Muc"/>') +
          level(1, 'decimal', '%2.', '<w:pStyle w:val="Donvi"/>'),
      ) + num(7, 0)
    const style = (id: string, more: string): string =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${more}</w:style>`
    const styles =
      style('Muc', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('Donvi', '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr>') +
      style('DonviDam', '<w:basedOn w:val="Donvi"/>') +
      style('Tran', '<w:basedOn w:val="Donvi"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')
    const body = [
      p('A', '<w:pStyle w:val="Muc"/>'),
      p('B', '<w:pStyle w:val="Donvi"/>'),
      p('C', '<w:pStyle w:val="DonviDam"/>'),
      p('D', '<w:pStyle w:val="Tran"/>'),
      p('E', '<w:pStyle w:val="Donvi"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ].join('')
    expect(await texts({ body, numbering, styles })).toEqual(['I. A', '1. B', '2. C', 'D', 'E'])
  })

  it('a definition that only points to a style of lists', async () => {
    const numbering =
      abstract(0, level(0, 'decimal', '%1)'), '<w:styleLink w:val="DanhSach"/>') +
      abstract(1, '', '<w:numStyleLink w:val="DanhSach"/>') +
      num(1, 0) +
      num(2, 1)
    const styles =
      '<w:style w:type="numbering" w:styleId="DanhSach"><w:name w:val="DanhSach"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    expect(await texts({ body: p('x', item(2, 0)) + p('y', item(2, 0)), numbering, styles })).toEqual(['1) x', '2) y'])
  })

  it('words in the pattern, and what stands between number and text', async () => {
    const levels = [
      level(0, 'decimal', 'Điều %1.', '<w:suff w:val="space"/>'),
      level(1, 'ordinalText', 'Phần %2', '<w:suff w:val="nothing"/>'),
      level(2, 'decimalZero', '%3 - ', '<w:suff w:val="nothing"/>'),
      level(3, 'none', ''),
    ].join('')
    const body = [
      p('Ban hành', item(1, 0)),
      p(': Chung', item(1, 1)),
      p('Họp', item(1, 2)),
      p('Trần', item(1, 3)),
    ].join('')
    expect(await texts({ body, numbering: abstract(0, levels) + num(1, 0) })).toEqual([
      'Điều 1. Ban hành',
      'Phần thứ nhất: Chung',
      '01 - Họp',
      'Trần',
    ])
  })

  it('bullets in symbol fonts, a bullet below a bullet, an empty item', async () => {
    const levels = level(0, 'bullet', '\uf0b7') + level(1, 'bullet', 'o') + level(2, 'decimal', '%3.')
    const body = [
      p('a', item(1, 0)),
      p('b', item(1, 1)),
      p('c', item(1, 2)),
      p('', item(1, 2)),
      p('d', item(1, 2)),
    ].join('')
    expect(await texts({ body, numbering: abstract(0, levels) + num(1, 0) })).toEqual([
      '- a',
      '+ b',
      '1. c',
      '',
      '3. d',
    ])
  })

  it('a format of its own in a choice, with the plain one to fall back to', async () => {
    const own =
      '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="01, 02"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
    const levels = `<w:lvl w:ilvl="0"><w:start w:val="3"/>${own}<w:lvlText w:val="%1."/></w:lvl>`
    expect(await texts({ body: p('x', item(1, 0)), numbering: abstract(0, levels) + num(1, 0) })).toEqual(['03. x'])
  })
})

describe('tracked changes', () => {
  const change = (tag: string, content: string): string => `<w:${tag} w:id="1" w:author="A">${content}</w:${tag}>`

  it('what was inserted or moved here stays, what was deleted or moved away goes', async () => {
    const body = p(
      r('Gửi ') +
        change('ins', r('báo cáo ')) +
        change('del', '<w:r><w:delText>danh sách </w:delText></w:r>') +
        change('moveFrom', r('trước ngày 10/5 ')) +
        change('moveTo', r('trước ngày 20/5')),
    )
    expect(await texts(body)).toEqual(['Gửi báo cáo trước ngày 20/5'])
  })

  it('the beginning of a field, deleted alone, hides nothing', async () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    expect(await texts(p(r('Gửi ') + change('del', begin) + r('báo cáo')))).toEqual(['Gửi báo cáo'])
  })

  it('a deleted end of a paragraph joins it to the next, which keeps its own number', async () => {
    const body =
      p(r('Chuẩn bị '), `${item(1, 0)}<w:rPr>${change('del', '')}</w:rPr>`) +
      p('tài liệu', item(1, 0)) +
      p('Cử đại biểu', item(1, 0))
    expect(await texts({ body, numbering: abstract(0, level(0, 'decimal', '%1.')) + num(1, 0) })).toEqual([
      '1. Chuẩn bị tài liệu',
      '2. Cử đại biểu',
    ])
  })

  it('a deleted end joins nothing across the edge of a cell, nor into a table', async () => {
    const open = (text: string): string => p(r(text), `${item(1, 0)}<w:rPr>${change('del', '')}</w:rPr>`)
    const body = open('Trước bảng') + table(row(cell(open('Nơi nhận')), cell('Ký tên'))) + open('Hết')
    expect(await texts({ body, numbering: abstract(0, level(0, 'decimal', '%1.')) + num(1, 0) })).toEqual([
      '1. Trước bảng',
      '2. Nơi nhận',
      'Ký tên',
      '3. Hết',
    ])
  })

  it('a paragraph’s former numbering counts for nothing; an inserted numbering counts', async () => {
    const former = `<w:pPrChange w:id="2" w:author="A"><w:pPr>${item(1, 0)}</w:pPr></w:pPrChange>`
    const inserted = `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>${change('ins', '')}</w:numPr>`
    expect(
      await texts({
        body: p('A', former) + p('B', inserted),
        numbering: abstract(0, level(0, 'decimal', '%1.')) + num(1, 0),
      }),
    ).toEqual(['A', '1. B'])
  })

  it('a deleted row is none', async () => {
    const head = row(...['TT', 'Nội dung', 'Đơn vị chủ trì'].map((text) => cell(text)))
    const gone = `<w:tr><w:trPr>${change('del', '')}</w:trPr>${cell('1')}${cell('Cũ')}${cell('Sở A')}</w:tr>`
    expect(await texts(table(head, gone, row(cell('1'), cell('Mới'), cell('Sở B'))))).toEqual([
      'TT\tNội dung\tĐơn vị chủ trì',
      '1\tMới\tSở B',
    ])
  })
})

describe('what is printed is read once', () => {
  const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`

  it.each<[string, string, string]>([
    [
      'the result of a field',
      p(
        r('Trang ') +
          field('begin') +
          '<w:r><w:instrText> PAGE </w:instrText></w:r>' +
          field('separate') +
          r('3') +
          field('end') +
          r(' hết'),
      ),
      'Trang 3 hết',
    ],
    [
      'not a field’s instruction, though it holds another field',
      p(
        field('begin') +
          '<w:r><w:instrText>IF </w:instrText></w:r>' +
          field('begin') +
          field('separate') +
          r('x') +
          field('end') +
          field('separate') +
          r('Sở') +
          field('end'),
      ),
      'Sở',
    ],
    [
      'a hyperlink and a simple field',
      p(`<w:hyperlink>${r('Sở Y tế')}</w:hyperlink><w:fldSimple w:instr="DATE">${r(' gửi')}</w:fldSimple>`),
      'Sở Y tế gửi',
    ],
    [
      'not a footnote’s sign',
      p(`${r('Gửi báo cáo')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' trước ngày 20/5')}`),
      'Gửi báo cáo trước ngày 20/5',
    ],
    [
      'not a comment’s',
      p(
        '<w:commentRangeStart w:id="1"/>' +
          r('Gửi') +
          '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>' +
          r(' báo cáo'),
      ),
      'Gửi báo cáo',
    ],
    [
      'no hidden text',
      p(r('Gửi ') + r('bí mật ', '<w:vanish/>') + r('báo cáo', '<w:vanish w:val="0"/>')),
      'Gửi báo cáo',
    ],
    [
      'a content control without its properties',
      `<w:sdt><w:sdtPr><w:placeholder><w:docPart w:val="x"/></w:placeholder></w:sdtPr><w:sdtContent>${p('Gửi báo cáo')}</w:sdtContent></w:sdt>`,
      'Gửi báo cáo',
    ],
    [
      'hyphens that do not break, none that would',
      p('<w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t></w:r>'),
      'KH-UBND',
    ],
    ['a symbol', p(`<w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>${r(' Gửi')}`), '- Gửi'],
    ['letters of a symbol font typed as text', p('\uf0b7 Gửi'), '- Gửi'],
    ['a dash by its own code', p(`<w:r><w:sym w:font="Times New Roman" w:char="2013"/></w:r>${r(' Gửi')}`), '– Gửi'],
    [
      'tabs inside, none at the edge',
      p(`<w:r><w:tab/></w:r>${r('Nơi nhận')}<w:r><w:tab/></w:r>${r('TM.')}`),
      'Nơi nhận\tTM.',
    ],
    ['no positions of tabs', p(r('Gửi'), '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'), 'Gửi'],
    ['decomposed letters as one', p('Gửi báo cáo'.normalize('NFD')), 'Gửi báo cáo'],
    [
      'a link to a place in another document',
      p(`<w:hyperlink r:id="rId9" w:anchor="dieu2" xmlns:r="urn:x">${r('Sở Y tế')}</w:hyperlink>${r(' gửi')}`),
      'Sở Y tế gửi',
    ],
    [
      'a box to tick as it is printed',
      `<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>${p('☐ Có')}</w:sdtContent></w:sdt>`,
      '☐ Có',
    ],
    ['text with the signs of XML', p(r('A &lt;B&gt; &amp; &quot;C&quot;') + r('<![CDATA[ <D>]]>')), 'A <B> & "C" <D>'],
    [
      'a formula’s letters',
      p(
        r('Tỷ lệ ') +
          '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=5</m:t></m:r></m:oMath>',
      ),
      'Tỷ lệ x=5',
    ],
  ])('%s', async (_, body, text) => {
    expect(await texts(body)).toEqual([text])
  })

  it('a line broken by hand goes on, a page break parts', async () => {
    expect(
      await texts(
        p('<w:r><w:t>Gửi báo cáo</w:t><w:br/><w:t>trước ngày 20/5</w:t><w:br w:type="page"/><w:t>Hết</w:t></w:r>'),
      ),
    ).toEqual(['Gửi báo cáo', 'trước ngày 20/5', 'Hết'])
  })

  it('a text box, told twice for two generations of Word', async () => {
    const box = `<w:txbxContent>${p('Sở Y tế: chuẩn bị')}</w:txbxContent>`
    const body = p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('Thân')}`,
    )
    expect((await texts(body)).sort()).toEqual(['Sở Y tế: chuẩn bị', 'Thân'])
  })

  it('a text box that is told for new programs alone, its paragraphs looked at for marks too', async () => {
    const box = `<w:drawing><wps:txbx><w:txbxContent>${p('MẬT')}${p('Hỏa tốc')}</w:txbxContent></wps:txbx></w:drawing>`
    const { lines, margins } = await opened({
      body: p(`<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice></mc:AlternateContent></w:r>`),
    })
    expect(lines.map((line) => line.text).filter((text) => text !== '')).toEqual(['MẬT', 'Hỏa tốc'])
    expect(margins).toEqual(['MẬT', 'Hỏa tốc'])
  })

  it('headings, not the table of contents that repeats them', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Mcl1"><w:name w:val="toc 1"/></w:style>'
    expect(await texts({ body: p('I. MỤC ĐÍCH 3', '<w:pStyle w:val="Mcl1"/>') + p('I. MỤC ĐÍCH'), styles })).toEqual([
      'I. MỤC ĐÍCH',
    ])
  })

  it('a field without an end swallows nothing', async () => {
    expect(await texts(p(field('begin') + r('x')) + p('Gửi báo cáo'))).toEqual(['', 'Gửi báo cáo'])
  })
})

describe('tables', () => {
  const heads = ['TT', 'Nội dung', 'Đơn vị chủ trì', 'Thời hạn']
  const head = row(...heads.map((text) => cell(text)))
  const merged = (text: string, how: 'restart' | '' = ''): string =>
    cell(text, how ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>')

  it('cells merged downwards and sideways count in every place', async () => {
    const body = table(
      head,
      row(cell('I. Công tác chung', '<w:gridSpan w:val="4"/>')),
      row(cell('1'), cell('Họp'), merged('Sở A', 'restart'), cell('20/5')),
      row(cell('2'), cell('Gửi'), merged(''), cell('')),
      row(cell('3'), cell('Làm'), merged('Sở B', 'restart'), cell('21/5')),
    )
    expect(await texts(body)).toEqual([
      heads.join('\t'),
      Array(4).fill('I. Công tác chung').join('\t'),
      '1\tHọp\tSở A\t20/5',
      '2\tGửi\tSở A\t',
      '3\tLàm\tSở B\t21/5',
    ])
  })

  it('a bookmark between rows, or a moved one, takes nothing from merged cells', async () => {
    const bookmark = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
    const body = table(
      head,
      bookmark,
      row(cell('1'), cell('Họp'), merged('Sở A', 'restart'), cell('20/5')),
      row(cell('2'), bookmark, cell('Gửi'), merged(''), cell('')),
    )
    expect(await texts(body)).toEqual([heads.join('\t'), '1\tHọp\tSở A\t20/5', '2\tGửi\tSở A\t'])
  })

  it('the older way to merge sideways, and rows that begin or end further in', async () => {
    const body = table(
      head,
      row(cell('1'), cell('Họp và gửi', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('20/5')),
      `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('Làm')}${cell('Sở B')}</w:tr>`,
    )
    expect(await texts(body)).toEqual([heads.join('\t'), '1\tHọp và gửi\tHọp và gửi\t20/5', '\tLàm\tSở B\t'])
  })

  it('a column cut by the edge of a merged cell is none', async () => {
    const wide = (text: string, span: number): string => cell(text, `<w:gridSpan w:val="${span}"/>`)
    const body = table(
      row(cell('TT'), wide('Nội dung', 2), cell('Đơn vị chủ trì')),
      row(cell('1'), wide('Họp', 2), cell('Sở A')),
    )
    expect(await texts(body)).toEqual(['TT\tNội dung\tĐơn vị chủ trì', '1\tHọp\tSở A'])
  })

  it('a title across the table above its head is a paragraph', async () => {
    const body = table(
      row(cell('PHÂN CÔNG NHIỆM VỤ', '<w:gridSpan w:val="4"/>')),
      head,
      row(...['1', 'Họp', 'Sở A', '20/5'].map((text) => cell(text))),
    )
    expect((await texts(body))[0]).toBe('PHÂN CÔNG NHIỆM VỤ')
  })

  it('a borderless table of two columns, with a third to keep them apart, is read column by column', async () => {
    const body = table(
      row(
        cell(p('Nơi nhận:') + p('- Như trên;') + p('- Lưu: VT.')),
        cell(p('')),
        cell(p('KT. CHỦ TỊCH') + p('Nguyễn Văn A')),
      ),
    )
    expect(await texts(body)).toEqual(['Nơi nhận:', '- Như trên;', '- Lưu: VT.', 'KT. CHỦ TỊCH', 'Nguyễn Văn A'])
  })

  it('a table inside a table that only places it is a table', async () => {
    const inner = table(head, row(...['1', 'Họp', 'Sở A', '20/5'].map((text) => cell(text))))
    const { lines } = await opened({ body: table(row(cell(p('Phụ lục') + inner + p('')))) })
    expect(lines.map((line) => line.cells ?? line.text)).toEqual(['Phụ lục', heads, ['1', 'Họp', 'Sở A', '20/5']])
  })

  it('two bodies in two paragraphs of a cell stay apart; automatic numbers count in cells too', async () => {
    const numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)
    const line = (text: string): string =>
      row(cell(p('', item(1, 0))), cell(text), cell(p('Sở A') + p('Sở B')), cell(''))
    expect(await texts({ body: table(head, line('Họp'), line('Gửi')), numbering })).toEqual([
      heads.join('\t'),
      '1.\tHọp\tSở A; Sở B\t',
      '2.\tGửi\tSở A; Sở B\t',
    ])
  })

  it('content controls around rows and cells change nothing', async () => {
    const wrapped = (xml: string): string => `<w:sdt><w:sdtContent>${xml}</w:sdtContent></w:sdt>`
    const body = table(head, wrapped(`<w:tr>${cell('1')}${wrapped(cell('Họp'))}${cell('Sở A')}${cell('')}</w:tr>`))
    expect(await texts(body)).toEqual([heads.join('\t'), '1\tHọp\tSở A\t'])
  })

  it('a row without end is read without running out of anything', async () => {
    const started = performance.now()
    const lines = await texts(
      table(head, row(...Array.from({ length: 20_000 }, () => cell('x'))), ...Array(2000).fill(head)),
    )
    expect(lines).toHaveLength(2002)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('files of other programs', () => {
  const body = p('KẾ HOẠCH', item(1, 0))
  const numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)

  it.each<[string, Partial<WordParts>]>([
    ['the strict namespace', { namespace: 'http://purl.oclc.org/ooxml/wordprocessingml/main' }],
    ['another prefix', { prefix: 'ns0' }],
    ['a main part of another name', { path: 'word/document2.xml' }],
  ])('%s', async (_, more) => {
    expect(await texts({ body, numbering, ...more })).toEqual(['1. KẾ HOẠCH'])
  })

  it('a page head is looked at for a mark of secrecy and is no part of the text', async () => {
    const { lines, margins } = await opened({ body: p('KẾ HOẠCH'), header: 'TỐI MẬT' })
    expect(lines.map((line) => line.text)).toEqual(['KẾ HOẠCH'])
    expect(margins).toEqual(['TỐI MẬT'])
    expect(await readPlan(wordFile({ body: p('KẾ HOẠCH'), header: 'TỐI MẬT' }), 'a.docx')).toEqual({
      ok: false,
      code: 'secret',
    })
  })

  it.each([
    ['an entity of its own', '<!DOCTYPE x [<!ENTITY a "b">]>'],
    ['elements without end', '<w:p>'.repeat(5000)],
  ])('%s is refused', async (_, xml) => {
    const file = wordFile({ body: xml.startsWith('<!') ? `${p('&a;')}` : xml })
    expect(await readPlan(file, 'a.docx')).toMatchObject({ ok: false })
  })
})
