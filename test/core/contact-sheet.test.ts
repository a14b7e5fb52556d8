// Lists of contacts: headings of every kind, several people and numbers in a cell, and what is said of a faulty row.
import { describe, expect, it, test } from 'vitest'
import { isContactSheet, nameKey, readContacts, withoutTitle } from '../../src/core/contact-sheet.ts'
import { phonesIn } from '../../src/core/phone.ts'

type Rows = (string | null)[][]
const read = (rows: Rows) => readContacts([{ name: 'Sheet1', rows }])
const people = (rows: Rows) =>
  read(rows)?.entries.map(({ unit, person, purpose }) => [
    unit,
    person?.name,
    person?.position,
    ...(person?.phones ?? []),
    purpose,
  ])
const faults = (rows: Rows) => read(rows)?.faults.map(({ row, code }) => [row, code])

describe('headings', () => {
  test.each<[string, string[], (string | null)[], unknown[]]>([
    [
      'with diacritics',
      ['STT', 'Đơn vị', 'Họ và tên', 'Chức vụ', 'Điện thoại'],
      ['1', 'Sở Y tế', 'Lê An', 'Chuyên viên', '0912345678'],
      ['Sở Y tế', 'Lê An', 'Chuyên viên', '0912345678', 'content'],
    ],
    [
      'without',
      ['TT', 'Don vi', 'Ho ten', 'Chuc vu', 'SDT'],
      ['1', 'Sở Y tế', 'Lê An', 'Chuyên viên', '912345678'],
      ['Sở Y tế', 'Lê An', 'Chuyên viên', '0912345678', 'content'],
    ],
    [
      'in capitals, other words',
      ['CƠ QUAN', 'NGƯỜI LIÊN HỆ', 'CHỨC DANH', 'SỐ ĐIỆN THOẠI DI ĐỘNG', 'EMAIL'],
      ['Sở Y tế', 'Lê An', 'Chuyên viên', '+84 912 345 678', 'an@so.vn'],
      ['Sở Y tế', 'Lê An', 'Chuyên viên', '0912345678', 'content'],
    ],
    [
      'number and position before the name',
      ['Tên đơn vị', 'ĐTDĐ', 'Chức vụ', 'Đầu mối'],
      ['Sở Y tế', '0912.345.678', 'Chuyên viên', 'Đ/c Lê An'],
      ['Sở Y tế', 'Lê An', 'Chuyên viên', '0912345678', 'content'],
    ],
    [
      'all in one cell',
      ['Đơn vị', 'Đầu mối liên hệ (họ tên, chức vụ, số điện thoại)'],
      ['Sở Y tế', 'Bà Lê Thị An - Chuyên viên, ĐT: 0912 345 678'],
      ['Sở Y tế', 'Lê Thị An', 'Chuyên viên', '0912345678', 'content'],
    ],
    [
      'two columns of numbers',
      ['Đơn vị', 'Họ tên', 'ĐT cơ quan', 'Di động'],
      ['Sở Y tế', 'Lê An', '0238.3844123', '0912345678'],
      ['Sở Y tế', 'Lê An', null, '02383844123', '0912345678', 'content'],
    ],
    [
      'English',
      ['No', 'Unit', 'Full name', 'Position', 'Phone'],
      ['1', 'Sở Y tế', 'Lê An', 'Officer', '0912345678'],
      ['Sở Y tế', 'Lê An', 'Officer', '0912345678', 'content'],
    ],
    [
      'for the technical side',
      ['Địa phương', 'Đầu mối', 'SĐT', 'Phụ trách'],
      ['Hà Giang', 'Lê An', '0912345678', 'Kỹ thuật'],
      ['Hà Giang', 'Lê An', null, '0912345678', 'technical'],
    ],
    [
      'of subordinate units',
      ['Đơn vị trực thuộc', 'Cán bộ đầu mối', 'Số máy'],
      ['Trung tâm A', 'Lê An', '0912345678'],
      ['Trung tâm A', 'Lê An', null, '0912345678', 'content'],
    ],
  ])('%s', (_, head, row, expected) => {
    expect(people([head, row])).toEqual([expected])
  })

  it('finds the head below a title, and leaves out the numbers of its columns, sections and the end', () => {
    const rows: Rows = [
      ['UBND TỈNH', null, null, null],
      ['DANH SÁCH ĐẦU MỐI', 'DANH SÁCH ĐẦU MỐI', 'DANH SÁCH ĐẦU MỐI', 'DANH SÁCH ĐẦU MỐI'],
      [],
      ['STT', 'Đơn vị', 'Họ và tên', 'Điện thoại'],
      ['(1)', '(2)', '(3)', '(4)'],
      ['I', 'Các sở, ban, ngành', null, null],
      ['1', 'Sở Y tế', 'Lê An', '0912345678'],
      ['STT', 'Đơn vị', 'Họ và tên', 'Điện thoại'],
      ['II. UBND các huyện', 'II. UBND các huyện', 'II. UBND các huyện', 'II. UBND các huyện'],
      ['2', 'UBND huyện A', 'Trần Bình', '0987654321'],
      [],
      [null, 'Tổng cộng: 02 đơn vị', null, null],
      [null, null, null, 'Người lập biểu'],
    ]
    expect(people(rows)?.map(([unit]) => unit)).toEqual(['Sở Y tế', 'UBND huyện A'])
    expect(faults(rows)).toEqual([])
  })

  it('reads a head of two rows, content and technical side apart', () => {
    const rows: Rows = [
      ['STT', 'Đơn vị', 'Đầu mối nội dung', 'Đầu mối nội dung', 'Đầu mối kỹ thuật', 'Đầu mối kỹ thuật'],
      ['STT', 'Đơn vị', 'Họ tên', 'Điện thoại', 'Họ tên', 'Điện thoại'],
      ['1', 'Sở Y tế', 'Lê An', '0912345678', 'Trần Bình', '0987654321'],
      ['2', 'Sở Nội vụ', 'Vũ Chi', '0912345679', null, null],
    ]
    expect(people(rows)).toEqual([
      ['Sở Y tế', 'Lê An', null, '0912345678', 'content'],
      ['Sở Y tế', 'Trần Bình', null, '0987654321', 'technical'],
      ['Sở Nội vụ', 'Vũ Chi', null, '0912345679', 'content'],
    ])
  })

  test.each<[string, Rows, boolean]>([
    [
      'a list of contacts',
      [
        ['Đơn vị', 'Đầu mối', 'SĐT'],
        ['A', 'B', '0912345678'],
      ],
      true,
    ],
    [
      'a plan of tasks',
      [
        ['TT', 'Nhiệm vụ', 'Đơn vị chủ trì', 'Thời hạn'],
        ['1', 'x', 'Sở A', '20/11/2026'],
      ],
      false,
    ],
    [
      'a plan with a contact for each task',
      [
        ['Nội dung công việc', 'Đơn vị', 'Đầu mối', 'Thời gian hoàn thành'],
        ['x', 'A', 'B', 'c'],
      ],
      false,
    ],
    [
      'contents of tasks under a short heading',
      [
        ['Nội dung', 'Đơn vị', 'Đầu mối'],
        ['Chuẩn bị hội trường, trang thiết bị, khánh tiết', 'A', 'B'],
      ],
      false,
    ],
    [
      'anything else',
      [
        ['Họ tên', 'Điểm'],
        ['A', '9'],
      ],
      false,
    ],
  ])('%s', (_, rows, yes) => {
    expect(isContactSheet([{ name: '', rows }])).toBe(yes)
  })
})

const HEAD = ['Đơn vị', 'Viết tắt', 'Họ tên', 'Chức vụ', 'Điện thoại', 'Ghi chú']

describe('rows', () => {
  it('keeps several people of one unit, and one person of several units', () => {
    expect(
      people([
        HEAD,
        ['Sở Y tế', null, 'Lê An\nTrần Bình', 'Trưởng phòng\nChuyên viên', '0912345678\n0987654321', null],
        ['Phòng A; Phòng B', null, 'Vũ Chi', null, '0912345679', null],
      ]),
    ).toEqual([
      ['Sở Y tế', 'Lê An', 'Trưởng phòng', '0912345678', 'content'],
      ['Sở Y tế', 'Trần Bình', 'Chuyên viên', '0987654321', 'content'],
      ['Phòng A', 'Vũ Chi', null, '0912345679', 'content'],
      ['Phòng B', 'Vũ Chi', null, '0912345679', 'content'],
    ])
  })

  it('takes a unit without anybody, its other names, and the word that it is new', () => {
    const entries = read([HEAD, ['Trường THPT Lê Lợi', 'LL; THPT LL', null, null, null, 'đơn vị mới']])?.entries
    expect(entries).toMatchObject([
      { unit: 'Trường THPT Lê Lợi', aliases: ['LL', 'THPT LL'], isNew: true, person: null },
    ])
  })

  it('reads a unit that a narrow column breaks as one', () => {
    expect(people([HEAD, ['Sở Văn hóa,\nThể thao và\ndu lịch', null, 'Lê An', null, null, null]])).toEqual([
      ['Sở Văn hóa, Thể thao và du lịch', 'Lê An', null, 'content'],
    ])
  })

  test.each<[string, (string | null)[], string]>([
    ['no unit', [null, null, 'Lê An', null, '0912345678', null], 'unit_missing'],
    ['a number and nobody', ['Sở Y tế', null, null, null, '0912345678', null], 'person_missing'],
    ['a position and nobody', ['Sở Y tế', null, null, 'Chuyên viên', null, null], 'person_missing'],
    ['a number too short', ['Sở Y tế', null, 'Lê An', null, '09123456', null], 'phone_invalid'],
    ['an old number of eleven digits', ['Sở Y tế', null, 'Lê An', null, '01612345678', null], 'phone_invalid'],
    ['words for a number', ['Sở Y tế', null, 'Lê An', null, 'gọi sau', null], 'phone_invalid'],
    [
      'two people and three numbers',
      ['Sở Y tế', null, 'Lê An\nVũ Chi', null, '0912345678\n0912345679\n0912345670', null],
      'people_unmatched',
    ],
    ['a broken formula', ['Sở Y tế', null, '#REF!', null, '0912345678', null], 'cell_error'],
  ])('%s', (_, row, code) => {
    expect(faults([HEAD, row])).toEqual([[2, code]])
    expect(read([HEAD, row])?.entries).toEqual([])
  })

  it('names the sheet where there are several', () => {
    const rows = [HEAD, [null, null, 'Lê An', null, null, null]]
    expect(
      readContacts([
        { name: 'Bìa', rows: [['x']] },
        { name: 'Đầu mối', rows },
      ])?.faults,
    ).toMatchObject([{ sheet: 'Đầu mối', row: 2 }])
    expect(readContacts([{ name: 'Bìa', rows: [['x']] }])).toBeNull()
  })
})

test.each([
  ['0912345678', ['0912345678']],
  ['912345678', ['0912345678']],
  ['84912345678', ['0912345678']],
  ['+84 (0) 912 345 678'.replace('(0) ', ''), ['0912345678']],
  ['0084912345678', ['0912345678']],
  ['0912.345.678', ['0912345678']],
  ['0912 345 678 - 0987 654 321', ['0912345678', '0987654321']],
  ['0912345678/0987654321', ['0912345678', '0987654321']],
  ['0912345678 0987654321', ['0912345678', '0987654321']],
  ['0912-345-678', ['0912345678']],
  ['ĐT: 0912345678; CQ: 024.38241234', ['0912345678', '02438241234']],
  ['0912345678 hoặc 0987654321', ['0912345678', '0987654321']],
  ['2383844123', ['02383844123']],
  ['(0238) 3844123', ['02383844123']],
  ['024.38241234 (102)', ['02438241234-102']],
  ['024 3824 1234, máy lẻ 12', ['02438241234-12']],
  ['080.43162', ['08043162']],
  ['069.2342431', ['0692342431']],
  ['1900 6017', ['19006017']],
  ['0912345678\n0912345678', ['0912345678']],
])('numbers in %j', (text, phones) => {
  expect(phonesIn(text)).toEqual({ phones, wrong: [] })
})

test.each([
  ['Đ/c Nguyễn Thị Hạnh', 'Nguyễn Thị Hạnh'],
  ['đồng chí  Lê An', 'Lê An'],
  ['Bà: Vũ Chi', 'Vũ Chi'],
  ['ThS. BS Trần Bình', 'Trần Bình'],
  ['Đ/c.Lê An', 'Lê An'],
  ['Bá Văn Ba', 'Bá Văn Ba'],
  ['Hạnh', 'Hạnh'],
])('the name in %j', (text, name) => {
  expect(withoutTitle(text)).toBe(name)
  expect(nameKey(text.toUpperCase())).toBe(nameKey(name))
})
