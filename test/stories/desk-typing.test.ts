// The organizer's desk by typing: leaving a question be, answering a preview in words, and what is said in working hours.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { news, openStage, type Stage } from '../support/stage.ts'

describe('the desk, typed', () => {
  let stage: Stage
  let mai: Person
  let plan: Plan
  let unit: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-16 08:30')
    mai = await stage.organizer('Mai')
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An')
    stage.activate(plan)
    await stage.settle()
    for (const person of [mai, unit]) news(stage, person)
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const says = async (who: Person, words: string): Promise<string> => {
    who.says(words)
    await stage.settle()
    return news(stage, who).join('\n')
  }

  it.each([
    ['/thongbao', 'thôi'],
    ['/thongbao', 'Hủy bỏ.'],
    ['/ghinhan', 'hủy'],
    ['/ngay', 'thôi'],
  ])('after %s, "%s" leaves it be: it is neither announced nor done', async (command, words) => {
    await says(mai, command)
    expect(await says(mai, words)).toContain('Đã bỏ')
    expect(await says(mai, 'Nghệ An gửi chưa?')).toContain('Nghệ An')
    expect(news(stage, unit)).toEqual([])
  })

  it('of an event, "hủy" stays what it says', async () => {
    await says(mai, '/ngay')
    expect(await says(mai, 'hủy')).toContain('không tổ chức')
  })

  it('a preview is answered in words as by its buttons', async () => {
    await says(mai, '/thongbao Đề nghị kiểm tra đường truyền.')
    expect(await says(mai, 'chỉ đơn vị chưa gửi')).toContain('chưa gửi kết quả')
    expect(await says(mai, 'không')).toContain('Đã bỏ')
    expect(await says(mai, 'xác nhận')).toContain('Đồng chí đã bỏ đề nghị này')
    expect(news(stage, unit)).toEqual([])
    await says(mai, '/nhac Nghệ An')
    await says(mai, 'Xác nhận')
    expect(news(stage, unit)).toHaveLength(1)
  })

  it('"ngay" in working hours is now, and nothing out of hours', async () => {
    await says(mai, '/thongbao Đề nghị kiểm tra đường truyền.')
    mai.presses('Chọn giờ khác')
    await stage.settle()
    news(stage, mai)
    const shown = await says(mai, 'ngay')
    expect(shown).toContain('ngay sau khi xác nhận')
    expect(shown).not.toContain('Gấp')
    await says(mai, 'xác nhận')
    const [told] = news(stage, unit)
    expect(told).toContain('kiểm tra đường truyền')
    expect(told).not.toContain('Gấp')
  })

  it('a decision on more time, and on whose task it is, is taken back within thirty seconds, and nobody heard of it', async () => {
    await says(unit, 'xin gia hạn mục 2 đến 08/12 vì chờ lãnh đạo ký')
    await says(mai, '/giahan')
    expect(await says(mai, 'Đồng ý')).toContain('Đã đồng ý gia hạn')
    expect(news(stage, unit)).toEqual([])
    expect(await says(mai, '/hoantac')).toContain('Đã hoàn tác: đồng ý gia hạn')
    await stage.until('2026-11-16 08:35')
    expect(news(stage, unit)).toEqual([])
    // It waits again, and may be answered otherwise; then the unit hears of it.
    expect(await says(mai, '/giahan')).toContain('08/12/2026')
    mai.presses('Không đồng ý')
    await stage.settle()
    await says(mai, 'không nêu lý do')
    await stage.until('2026-11-16 08:40')
    expect(news(stage, unit).join('\n')).toContain('08/12/2026')
    expect(await says(mai, '/hoantac')).toContain('Đã quá 30 giây')
  })
})
