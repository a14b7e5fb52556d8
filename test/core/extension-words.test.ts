// Who asks for more time, in their own words; and what only sounds like it.
import { describe, expect, it } from 'vitest'
import { extensionIn } from '../../src/core/incoming/extension.ts'
import { interpret } from '../../src/core/incoming.ts'

const ASKS: [string, { item?: number; when?: RegExp; reason?: string | null }][] = [
  ['gia hạn', { reason: null }],
  ['Đề nghị gia hạn', {}],
  ['đề nghị gia hạn đến 25/11', { when: /25\/11/, reason: null }],
  ['Đề nghị gia hạn đến 25/11 vì chưa có số liệu', { when: /25\/11/, reason: 'chưa có số liệu' }],
  ['de nghi gia han den 25/11 vi chua co so lieu', { when: /25\/11/, reason: 'chua co so lieu' }],
  ['XIN GIA HẠN MỤC 2 ĐẾN NGÀY 25/11', { item: 2, when: /25\/11/ }],
  ['xin thêm 3 ngày', { when: /3 ngay/ }],
  ['xin thêm 03 ngày làm việc ạ', { when: /03 ngay lam viec/ }],
  ['cho em lùi đến thứ Sáu', { when: /thu sau/ }],
  ['cho em xin lùi đến thứ 6 tuần sau được không ạ?', { when: /thu 6 tuan sau/ }],
  ['em xin phép gửi muộn đến ngày 25 tháng 11', { when: /ngay 25 thang 11/ }],
  ['Sở xin lùi thời hạn sang 30/11, lý do: chờ ý kiến UBND tỉnh', { when: /30\/11/, reason: 'chờ ý kiến UBND tỉnh' }],
  ['đơn vị đề nghị lùi thời gian gửi báo cáo đến 25/11 do lãnh đạo đi công tác', { reason: 'lãnh đạo đi công tác' }],
  ['Do chưa có số liệu, đề nghị gia hạn đến 25/11', { when: /25\/11/, reason: 'chưa có số liệu' }],
  ['xin thêm thời gian', {}],
  ['can I have an extension until Friday because of missing data', { when: /friday/, reason: 'missing data' }],
  ['we need 3 more days', { when: /3 more days/ }],
  ['mục 3 xin gia hạn đến hết tuần này', { item: 3, when: /het tuan nay/ }],
  ['gia hạn đến 25/11 vì đến 20/11 mới có số liệu', { when: /25\/11/, reason: 'đến 20/11 mới có số liệu' }],
]

const NOT: string[] = [
  'đã gia hạn chưa?',
  'có được gia hạn không?',
  'Khi nào được gia hạn?',
  'Hội nghị lùi đến ngày 25/11 phải không?',
  'Hội nghị lùi sang 25/11',
  'hợp đồng gia hạn đến 25/11',
  'xin thêm 3 bộ tài liệu',
  'cho em hỏi điểm cầu ở đâu',
  'đã nhận',
  'đã gửi số 123/SNV ngày 17/11',
  'sẽ gửi trước ngày 25/11',
  'cho em xin số điện thoại của chị Mai',
  'đề nghị gửi lại văn bản ngày 25/11',
]

describe('asking for more time', () => {
  it.each(ASKS)('%s', (text, { item, when, reason }) => {
    const act = extensionIn(text)
    expect(act).toMatchObject({ kind: 'extend', withdraw: false, item: item ?? null })
    if (when) expect(act?.when).toMatch(when)
    if (reason !== undefined) expect(act?.reason).toBe(reason)
  })

  it.each(NOT)('leaves alone: %s', (text) => {
    expect(extensionIn(text)).toBeNull()
  })

  it.each(['rút đề nghị gia hạn', 'Không xin gia hạn nữa', 'hủy gia hạn mục 2', 'thôi không gia hạn nữa'])(
    'takes back: %s',
    (text) => {
      expect(extensionIn(text)).toMatchObject({ kind: 'extend', withdraw: true })
    },
  )

  it('lets a reason hold any words, and another act answer in place of it', () => {
    const say = (text: string, waitingFor: 'extension_reason' | 'extension_date', choices = 0) =>
      interpret({ kind: 'text', text }, { waitingFor, choices, role: 'contact' })
    expect(say('không có nội dung từ cơ sở', 'extension_reason')).toMatchObject({ kind: 'answer' })
    expect(say('đã gửi số 123/SNV ngày 17/11', 'extension_reason')).toMatchObject({ kind: 'by_document' })
    expect(say('2', 'extension_date', 5)).toEqual({ kind: 'choose', index: 1 })
    expect(say('thứ Sáu tuần sau', 'extension_date', 5)).toEqual({ kind: 'answer', text: 'thứ Sáu tuần sau' })
    expect(say('đã nhận', 'extension_date')).toMatchObject({ kind: 'acknowledge' })
  })
})
