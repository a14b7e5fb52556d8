// The abbreviations that a document declares for itself.
import { describe, expect, it } from 'vitest'
import { abbreviationsIn } from '../../src/intake/abbreviations.ts'

describe('a declaration', () => {
  it.each([
    ['Vụ Quản lý chất lượng (QLCL) chủ trì', { QLCL: 'Quản lý chất lượng' }],
    ['Sở Giáo dục và Đào tạo (GD&ĐT)', { 'GD&ĐT': 'Giáo dục và Đào tạo' }],
    ['công tác cải cách hành chính (CCHC), kiểm soát', { CCHC: 'cải cách hành chính' }],
    ['Ban Chỉ đạo (sau đây viết tắt là BCĐ)', { BCĐ: 'Ban Chỉ đạo' }],
    ['Ban Chỉ đạo (gọi tắt là “BCĐ”)', { BCĐ: 'Ban Chỉ đạo' }],
    ['an toàn, vệ sinh lao động (ATVSLĐ)', { ATVSLĐ: 'an toàn, vệ sinh lao động' }],
    ['Khoa Khoa học xã hội và nhân văn (KHXHNV)', { KHXHNV: 'Khoa học xã hội và nhân văn' }],
    ['Phòng Tổ chức - Hành chính (TC-HC)', { 'TC-HC': 'Tổ chức - Hành chính' }],
    ['Phòng Tổ chức - Hành chính (TCHC)', { TCHC: 'Tổ chức - Hành chính' }],
    ['Phòng Tổ chức - Hành chính (TH)', {}],
    ['bảo vệ môi trường (BVMT) và biến đổi khí hậu (BĐKH)', { BVMT: 'bảo vệ môi trường', BĐKH: 'biến đổi khí hậu' }],
    ['Bộ Nội vụ (để báo cáo)', {}],
    ['Lớp tập huấn (A)', {}],
    ['(Kèm theo Kế hoạch số 12/KH-UBND)', {}],
  ])('%s', (text, expected) => expect(abbreviationsIn([text])).toEqual(expected))

  it('counts where it stands first, and never goes over a paragraph’s end', () => {
    expect(abbreviationsIn(['Ban Chỉ huy (BCH)', 'Ban Chấp hành (BCH)'])).toEqual({ BCH: 'Ban Chỉ huy' })
    expect(abbreviationsIn(['Quản lý', 'chất lượng (QLCL)'])).toEqual({})
  })
})
