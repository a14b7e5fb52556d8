// Acts with an item's number, as people type them where there are no buttons.
import { describe, expect, it } from 'vitest'
import { interpret } from '../../src/core/incoming.ts'

const say = (text: string) => interpret({ kind: 'text', text }, { waitingFor: null, choices: 6, role: 'contact' })

describe('received', () => {
  it.each([
    'OK 2',
    'ok2',
    'OK2.',
    '2 ok',
    '2. đã nhận',
    'Đã nhận 2',
    'DA NHAN 2',
    'đã nhận mục 2',
    'nhận 2 ạ',
    'DN 2',
    'dn2',
    '2 đã nhận nhiệm vụ',
    'ok #2',
  ])('%j is item 2', (text) => expect(say(text)).toEqual({ kind: 'acknowledge', item: 2 }))

  it.each([
    ['OK 1, 3', [3]],
    ['ok 1 3', [3]],
    ['đã nhận mục 1, 2 và 4', [2, 4]],
  ])('%j is several', (text, also) => expect(say(text)).toEqual({ kind: 'acknowledge', item: 1, also }))

  it('done takes a number before and after it', () => {
    for (const text of ['3 xong', 'xong 3', 'đã hoàn thành 3', 'xong3'])
      expect(say(text)).toEqual({ kind: 'done', item: 3 })
  })

  it.each(['2 đơn vị đã nhận', '2 đại biểu ok chưa', 'ok 2 đại biểu nhé', 'nhận 2 văn bản chưa?'])(
    '%j is for people',
    (text) => expect(say(text).kind).toBe('remark'),
  )
})

describe('late', () => {
  const extend = (item: number | null, reason: string | null, when = '') => ({
    kind: 'extend',
    item,
    when,
    reason,
    withdraw: false,
  })
  it.each([
    ['TRE 2 chưa có số liệu', extend(2, 'chưa có số liệu')],
    ['TRỄ 2: vì chưa đủ số liệu', extend(2, 'chưa đủ số liệu')],
    ['tre 2 ly do chua ky', extend(2, 'chua ky')],
    ['trễ mục 2', extend(2, null)],
    ['tre2', extend(2, null)],
    ['TRE', extend(null, null)],
    ['gia hạn 2', extend(2, null)],
    ['gia hạn mục 2 vì chưa ký', extend(2, 'chưa ký')],
    ['xin trễ 2 đến 25/11 vì chưa ký', extend(2, 'chưa ký', 'den 25/11')],
    ['chậm 2, lãnh đạo đi công tác', extend(2, 'lãnh đạo đi công tác')],
  ])('%j asks for more time', (text, request) => expect(say(text)).toEqual(request))

  it.each(['trẻ em 2 tuổi', 'trễ 2 ngày', 'có trễ không?', 'trễ quá', 'chậm nhất ngày 20/11'])('%j does not', (text) =>
    expect(say(text).kind).toBe('remark'),
  )
})
