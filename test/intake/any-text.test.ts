// What holds for every text, plan or not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planDocument, readPlan } from '../../src/intake/plan-document.ts'
import { planFromLines } from '../../src/intake/plan-from-lines.ts'
import { linesOf } from '../../src/intake/source.ts'

const line = fc.oneof(
  fc.constantFrom(
    'Số: 12/KH-UBND',
    'Huế, ngày 02 tháng 3 năm 2026',
    'KẾ HOẠCH',
    'Tổ chức Hội nghị tổng kết',
    'I. TỔ CHỨC THỰC HIỆN',
    'II. PHÂN CÔNG',
    '1. Sở Y tế',
    '2. Các trường: lập danh sách; gửi về Sở Y tế trước ngày 20/4/2026.',
    '- Chuẩn bị tài liệu, hoàn thành trước 05 ngày tổ chức Hội nghị.',
    '- Phối hợp với Sở Y tế chuẩn bị tài liệu.',
    '+ Báo cáo',
    'a) Văn phòng',
    'TT\tNội dung\tĐơn vị chủ trì\tThời gian',
    '1\tMở lớp\tSở Y tế\tQuý II/2026',
    '\t\t\t',
    'Thời gian nộp: 10/5/2026',
    'Đơn vị phối hợp: Sở Tài chính',
    'Trên đây là Kế hoạch./.',
    'Nơi nhận:',
    '- Lưu: VT.',
    'PHỤ LỤC',
    '3',
    '**',
    '<p>',
    'Riêng Trường Tiểu học A gửi trước ngày 31/02/2026.',
    'Giao Phòng Y tế chủ trì theo dõi.',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)
const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))

describe('any text', () => {
  it('is answered with a valid plan whose words and lines are the text’s own, or with a code', () => {
    fc.assert(
      fc.property(text, (given) => {
        const result = planFromLines(linesOf(given))
        if (!result.ok) return
        expect(planDocument.safeParse(result.plan).success).toBe(true)
        const ids = result.plan.assignments.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const lines = [
          ...result.plan.questions,
          ...result.plan.assignments.flatMap(({ source, questions }) => [source, ...questions]),
          ...result.plan.suggestions,
        ].map(({ line }) => line)
        for (const number of lines) {
          expect(number).toBeGreaterThanOrEqual(1)
          expect(number).toBeLessThanOrEqual(result.lines.length)
        }
        for (const { sameAs } of result.plan.assignments) if (sameAs) expect(ids).toContain(sameAs)
      }),
      { numRuns: 400 },
    )
  })

  it('reads the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        const bytes = new TextEncoder().encode(given)
        expect(await readPlan(bytes, 'a.txt')).toEqual(await readPlan(bytes, 'a.txt'))
      }),
      { numRuns: 60 },
    )
  })

  it('states only deadlines whose words stand in the task or in the lines that belong to it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const result = planFromLines(linesOf(given))
        if (!result.ok) return
        const whole = result.lines.join(' ').replace(/\s+/g, ' ')
        for (const { deadline, moreDeadlines } of result.plan.assignments)
          for (const one of [deadline, ...moreDeadlines])
            if (one) expect(whole).toContain(one.text.replace(/\s+/g, ' '))
      }),
      { numRuns: 200 },
    )
  })
})
