// Persons left out of a text that a whole group reads, and offices left in.
import { describe, expect, it } from 'vitest'
import { withoutPersons } from '../../src/core/personal.ts'

describe('a text for many', () => {
  it.each([
    ['Gửi về đ/c Trần Văn Bình, ĐT 0912 345 678.', 'Gửi về đ/c ….'],
    ['(đồng chí Lê Thị Hoa - điện thoại: 024.3825.1234)', '…'],
    ['qua thư điện tử: phongvt@sonv.angiang.gov.vn trước ngày 20/11', 'qua … trước ngày 20/11'],
    ['liên hệ Bà Phạm Thu Hằng, +84 912 345 678', 'liên hệ Bà …'],
    ['số điện thoại: (024) 3942 1234', '…'],
    ['qua Zalo: 0987654321', 'qua …'],
  ])('leaves out %s', (text, left) => {
    expect(withoutPersons(text)).toBe(left)
    expect(withoutPersons(text.normalize('NFD'))).toBe(left)
  })

  it.each([
    'Mời đồng chí Phó Chủ tịch Ủy ban nhân dân tỉnh dự và phát biểu',
    'Báo cáo đồng chí Bộ trưởng, đồng chí Thứ trưởng',
    'theo Công văn số 1234/BNV-VTLT ngày 08/11/2022; Thông tư số 01/2021/TT-BNV',
    'lúc 08:00 ngày 22/11/2022, kinh phí 1.250.000.000 đồng',
    'anh em trong đơn vị; ông bà đại biểu',
    'giai đoạn 2021 - 2025, 63 tỉnh',
  ])('keeps %s', (text) => {
    expect(withoutPersons(text)).toBe(text)
  })
})
