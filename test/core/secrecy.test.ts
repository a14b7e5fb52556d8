// Which words are a mark of secrecy, and which only sound like one.
import { describe, expect, it } from 'vitest'
import { hasMarkAtEdge, isMarkedName, isMarkedText, isSecretMark, isSecretStamp } from '../../src/core/secrecy.ts'

describe('a line, cell or box', () => {
  it.each([
    ...[
      'MẬT',
      'Mật',
      'TỐI MẬT',
      'Tối mật',
      'TUYỆT MẬT',
      'tuyệt mật',
      ' MẬT ',
      '(MẬT)',
      '[TỐI MẬT]',
      '**MẬT**',
      '| MẬT |',
      '«TUYỆT MẬT»',
    ],
    ...[
      '┌ TỐI MẬT ┐',
      '--- MẬT ---',
      'M Ậ T',
      'T Ố I   M Ậ T',
      'T U Y Ệ T M Ậ T',
      'TỐIMẬT',
      'TỐI\u00a0MẬT',
      'MẬT'.normalize('NFD'),
    ],
    ...[
      'Độ mật: Mật',
      'ĐỘ MẬT: TỐI MẬT',
      'Mức độ mật: Tuyệt mật',
      'Dấu chỉ độ mật: MẬT',
      'Độ mật - Tối mật',
      'Độ Mật: (TỐI MẬT)',
      'Mức độ bí mật: Mật',
    ],
    ...['MẬT Bản số: 02', 'TỐI MẬT - Bản số 1/5', 'Độ mật: Tối mật. Bản số: 03'],
    ...['MAT', 'TOI MAT', 'TUYET MAT', 'DO MAT: TOI MAT', 'Do mat: toi mat', 'muc do mat: tuyet mat'],
  ])('%j is a mark', (text) => expect(isSecretMark(text)).toBe(true))

  it.each([
    ...[
      '',
      'BÍ MẬT',
      'Bí mật nhà nước',
      'BẢO MẬT',
      'Mật khẩu',
      'Mật độ',
      'Mật thiết',
      'MẬT MÃ',
      'Mặt',
      'MẶT',
      'Mất',
      'mát',
      'mat',
      'toi mat',
      'Mat',
    ],
    ...[
      'Kế hoạch công tác bảo vệ bí mật nhà nước',
      'Độ mật: Thường',
      'Độ mật: Không',
      'Độ mật',
      'Tài liệu mật được quản lý theo quy định',
    ],
    ...['Mật danh', 'Tối', 'GIẢI MẬT', 'Tối mật là một trong ba độ mật theo Luật Bảo vệ bí mật nhà nước'],
  ])('%j is none', (text) => expect(isSecretMark(text)).toBe(false))

  it('in the middle of a document only a stamp or a label counts', () => {
    for (const text of ['MẬT', 'TỐI MẬT', '(TUYỆT MẬT)', 'Độ mật: Mật']) expect(isSecretStamp(text)).toBe(true)
    for (const text of ['Mật', 'Tối mật', 'mật', 'MAT', 'Bí mật']) expect(isSecretStamp(text)).toBe(false)
  })
})

describe('a line of a letterhead', () => {
  it.each([
    ...[
      'TỐI MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'MẬT  Số: 12/KH-UBND',
      'MẬT - UBND TỈNH ĐẮK LẮK',
      'UBND TỈNH ĐẮK LẮK TUYỆT MẬT',
    ],
    ...['Số: 12/KH-UBND MẬT', 'Số: 12/KH-UBND (MẬT)', 'KẾ HOẠCH (TỐI MẬT)'],
  ])('%j has a mark at its edge', (text) => expect(hasMarkAtEdge(text)).toBe(true))

  it.each([
    ...[
      'BAN BẢO VỆ BÍ MẬT',
      'BAN CHỈ ĐẠO BẢO VỆ BÍ MẬT NHÀ NƯỚC',
      'TRUNG TÂM AN TOÀN, BẢO MẬT',
      'CỤC CƠ YẾU - MẬT MÃ',
      'MẬT ĐỘ DÂN SỐ',
      'HƯỚNG DẪN GIẢI MẬT',
    ],
    ...['KẾ HOẠCH', 'Số: 12/KH-UBND', 'MẬT ONG BẠC HÀ', 'Hội nghị tối mật'],
  ])('%j has none', (text) => expect(hasMarkAtEdge(text)).toBe(false))
})

describe('a name or caption', () => {
  it.each([
    ...[
      'Danh sách (MẬT).docx',
      'Tối mật - phương án.pdf',
      'tuyệt_mật.docx',
      '05-BC MẬT.docx',
      'KH-TOI-MAT.pdf',
      'tuyet mat.pdf',
      'bao cao (MAT).docx',
      'văn bản mật',
    ],
  ])('%j is marked', (name) => expect(isMarkedName(name)).toBe(true))

  it.each([
    ...[
      'Báo cáo bảo mật thông tin, mật khẩu và bảo vệ bí mật nhà nước.docx',
      'mật độ dân số.xlsx',
      'phối hợp mật thiết.pdf',
      'DANH SACH MAT TRAN TO QUOC.docx',
    ],
    ...[
      'bao cao vang mat.docx',
      'BAO CAO VANG MAT.docx',
      'toi mat file roi',
      'mật ong.pdf',
      'Mặt trận.docx',
      'hồ sơ giải mật.pdf',
    ],
  ])('%j is not', (name) => expect(isMarkedName(name)).toBe(false))
})

describe('a text pasted into a chat', () => {
  it.each([
    'MẬT\nSố: 12/KH-UBND\nKẾ HOẠCH',
    'UBND TỈNH ĐẮK LẮK\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỐI MẬT\tĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH',
    'UBND TỈNH\nSố: 12/KH-UBND    MẬT\nKẾ HOẠCH',
    'Kính gửi: Sở Y tế\nNội dung\n...\nĐộ mật: Tối mật',
    'Độ mật: Tuyệt mật',
  ])('%j is marked', (text) => expect(isMarkedText(text)).toBe(true))

  it.each([
    'Mật',
    'Tối mật',
    'Kế hoạch công tác bảo vệ bí mật nhà nước\nSố: 12/KH-UBND',
    'Đã nhận.\nĐề nghị cho biết mật khẩu Wi-Fi của hội trường',
    'Phòng họp\nmật độ 1 người/m2',
    'đã gửi qua trục liên thông, số 123/SNV-CCHC ngày 17/11',
  ])('%j is not', (text) => expect(isMarkedText(text)).toBe(false))
})
