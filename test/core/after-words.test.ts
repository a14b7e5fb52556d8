// Words that mean something only after something else: taking part after all, a document that arrived, a day by its distance.
import { describe, expect, it } from 'vitest'
import { arrivedDocument, referenceIn, takesPart } from '../../src/core/incoming/acts.ts'

describe('taking part after all', () => {
  it.each([
    ['chúng tôi sẽ tham gia', null],
    ['CHUNG TOI SE THAM GIA', null],
    ['đơn vị sẽ cử đại biểu mục 2', 2],
    ['Sở xin đăng ký tham dự', null],
    ['rút lại ý kiến không tham gia', null],
    ['vẫn tham gia', null],
  ])('%s', (text, item) => {
    expect(takesPart(text)).toEqual({ item })
  })
  it.each([
    'không tham gia',
    'ai sẽ tham gia',
    'có tham gia được không?',
    'sẽ không tham dự',
    'nếu sẽ tham gia thì báo ai',
  ])('not: %s', (text) => {
    expect(takesPart(text)).toBeNull()
  })
})

describe('a document that arrived', () => {
  it.each([
    ['đã nhận văn bản 123/SNV-CCHC', '123/SNV-CCHC'],
    ['Đã nhận được công văn số 45/BC-SNV ngày 17/11', '45/BC-SNV'],
    ['da doi chieu vb so 12', '12'],
  ])('%s', (text, number) => {
    expect(arrivedDocument(text)).toBe(number)
  })
  it.each(['đã nhận', 'chưa nhận văn bản 123/SNV', 'đã nhận văn bản 123/SNV chưa?', 'đã nhận văn bản'])(
    'not: %s',
    (text) => {
      expect(arrivedDocument(text)).toBeNull()
    },
  )
})

it('a day by its distance', () => {
  expect(referenceIn('gửi hôm qua số 123').date).toEqual({ ago: 1 })
  expect(referenceIn('gửi sáng nay số 123').date).toEqual({ ago: 0 })
  expect(referenceIn('gửi hôm kia số 123')).toMatchObject({ number: '123', date: { ago: 2 } })
  expect(referenceIn('gửi số 123 ngày 17/11').date).toEqual({ day: 17, month: 11 })
})
