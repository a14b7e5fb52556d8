// The organizer's desk: acts that reach many, two organizers at once, and when messages go out.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { last, news, openStage, type Stage } from '../support/stage.ts'

describe('acts that reach many people', () => {
  let stage: Stage
  let mai: Person
  let binh: Person
  let plan: Plan
  let unit: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-16 08:30')
    mai = await stage.organizer('Mai')
    binh = await stage.organizer('Bình')
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.contact(plan, 'tỉnh Nghệ An')
    stage.activate(plan)
    await stage.settle()
    for (const person of [mai, binh, unit]) news(stage, person)
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
  const presses = async (who: Person, label: string): Promise<string> => {
    who.presses(label)
    await stage.settle()
    return news(stage, who).join('\n')
  }

  it('are good for two minutes, and a fresh preview is one tap away', async () => {
    expect(await says(mai, '/nhac Nghệ An')).toContain('Đề nghị có hiệu lực trong 02 phút')
    await stage.sleepUntil('2026-11-16 08:33')
    expect(await presses(mai, 'Xác nhận')).toContain('hết hiệu lực')
    expect(news(stage, unit)).toEqual([])
    expect(await presses(mai, 'Xem lại bản xem trước')).toContain('Đề nghị xác nhận gửi tin nhắc')
    await presses(mai, 'Xác nhận')
    expect(news(stage, unit)).toHaveLength(1)
  })

  it('are done once by two organizers at the same moment, and both see by whom', async () => {
    await says(mai, '/nhac Nghệ An')
    expect(await says(binh, '/nhac')).toContain('Mai cũng đang xem một đề nghị cùng loại')
    await stage.sleepUntil('2026-11-16 08:31')
    mai.presses('Xác nhận')
    binh.presses('Xác nhận')
    await stage.settle()
    expect(news(stage, unit)).toHaveLength(1)
    expect(news(stage, mai).join('\n')).toContain('Người thực hiện: Mai')
    const told = news(stage, binh).join('\n')
    expect(told).toContain('Người thực hiện: Mai')
    expect(told).toContain('Mai đã xác nhận việc này trước đó, lúc 08:31')
    expect(told).toContain('Không gửi thêm tin nào')
    expect(await presses(binh, 'Xem lại bản xem trước')).toContain('Đề nghị xác nhận gửi tin nhắc')
  })

  it('and of two who move the event, the second is told who did', async () => {
    await says(mai, '/ngay 15/12/2026 08:00')
    await says(binh, '/ngay 16/12/2026 08:00')
    await stage.sleepUntil('2026-11-16 08:31')
    await presses(mai, 'Xác nhận')
    expect(news(stage, unit)).toEqual([expect.stringContaining('15/12/2026')])
    news(stage, binh)
    expect(await presses(binh, 'Xác nhận')).toContain('Mai đã xác nhận việc này trước đó')
    expect(news(stage, unit)).toEqual([])
    // What is shown afresh starts from where the event now is.
    expect(await presses(binh, 'Xem lại bản xem trước')).toContain('15/12/2026')
  })

  it('say when their messages go out: in working hours, at once and signed, or at a time of one’s own', async () => {
    await stage.until('2026-11-20 18:10')
    news(stage, unit)
    expect(await says(mai, '/ngay 15/12/2026 08:00')).toContain('23/11/2026')
    expect(await presses(mai, 'Gửi ngay (Gấp)')).toContain('đơn vị thấy tên người gửi')
    await presses(mai, 'Xác nhận')
    const [urgent, ...more] = news(stage, unit)
    expect(more).toEqual([])
    expect(urgent).toContain('Gấp (gửi ngoài giờ). Người gửi: Mai.')
    expect(urgent).toContain('15/12/2026')

    await says(mai, '/ngay 16/12/2026 08:00')
    expect(await presses(mai, 'Chọn giờ khác')).toContain('thời điểm gửi')
    expect(await says(mai, 'hôm qua')).toContain('Chưa đọc được ngày')
    expect(await says(mai, '9h sáng mai')).toContain('09:00')
    await presses(mai, 'Xác nhận')
    expect(news(stage, unit)).toEqual([])
    await stage.until('2026-11-21 09:05')
    expect(news(stage, unit)).toEqual([expect.stringContaining('16/12/2026')])
    expect(last(unit)).toContain('Người gửi: Mai')
  })

  it('activated on Friday evening, the cards go on Monday morning unless the organizer says otherwise', async () => {
    const second = await stage.loadText(
      [
        'BỘ KHOA HỌC VÀ CÔNG NGHỆ',
        'Số: 77/KH-BKHCN',
        'Hà Nội, ngày 20 tháng 11 năm 2026',
        'KẾ HOẠCH',
        'Tổ chức Hội nghị tổng kết',
        'Thời gian: 08 giờ 00 ngày 15 tháng 12 năm 2026.',
        'III. TỔ CHỨC THỰC HIỆN',
        '1. Vụ Pháp chế: Chuẩn bị báo cáo tổng kết, hoàn thành trước ngày 08/12/2026.',
      ].join('\n'),
    )
    const legal = await stage.contact(second, 'Vụ Pháp chế')
    await stage.until('2026-11-20 18:10')
    news(stage, legal)
    await says(mai, `/kehoach ${second.shortId}`)
    expect(await presses(mai, 'Kích hoạt kế hoạch')).toContain('07:30 ngày 23/11/2026 (thứ Hai)')
    await presses(mai, 'Xác nhận')
    expect(news(stage, legal)).toEqual([])
    await stage.until('2026-11-23 07:40')
    expect(news(stage, legal)).toEqual([expect.stringContaining('báo cáo tổng kết')])
  })

  describe('announcements', () => {
    it('go to all in the organizer’s own words, once to each person, and answers come back tied to them', async () => {
      const shown = await says(mai, '/thongbao Mã phòng họp: 412 305.\nĐề nghị kiểm tra đường truyền lúc 15:00.')
      expect(shown).toContain('Đề nghị xác nhận gửi thông báo')
      expect(shown).toContain('Mã phòng họp: 412 305.')
      expect(shown).toContain('Sẽ gửi 1 tin')
      expect(news(stage, unit)).toEqual([])
      await presses(mai, 'Xác nhận')
      const [told, ...more] = news(stage, unit)
      expect(more).toEqual([])
      expect(told).toContain('Kính gửi: Sở Khoa học và Công nghệ tỉnh Nghệ An')
      expect(told).toContain('Mã phòng họp: 412 305.\nĐề nghị kiểm tra đường truyền lúc 15:00.')
      expect(told).toContain('Người gửi: Mai')
      news(stage, binh)
      unit.says('Chiều nay đơn vị mất điện, xin kiểm tra vào sáng mai được không?')
      await stage.settle()
      expect(news(stage, unit)).toEqual([expect.stringContaining('chuyển')])
      const remark = news(stage, binh).join('\n')
      expect(remark).toContain('Trả lời thông báo: "Mã phòng họp: 412 305.')
      expect(remark).toContain('mất điện')
    })

    it('go to some, by the units’ names, a task, those missing, or the technical contacts', async () => {
      expect(await says(mai, '/thongbao cho nghe an, Hà Tĩnh: Đề nghị gửi lại số điện thoại.')).toContain(
        'Gửi tới 2 đơn vị',
      )
      expect(await says(mai, '/thongbao chưa gửi: Đề nghị gửi sớm.')).toContain('các đơn vị chưa gửi kết quả')
      expect(await says(mai, '/thongbao mục III.5-2: Đề nghị gửi sớm.')).toContain('của mục III.5-2')
      expect(await says(mai, '/thongbao các tỉnh: Đề nghị gửi sớm.')).toMatch(/Gửi tới \d\d đơn vị/)
      expect(await presses(mai, 'Chỉ đầu mối kỹ thuật')).toContain('Chưa có đầu mối nào nhận được')
      expect(await presses(mai, 'Chỉ đơn vị chưa xác nhận')).toContain('chưa xác nhận')
      expect(await says(mai, '/thongbao cho Sở Thủy lợi Sao Hỏa: xin chào')).toContain('Sở Thủy lợi Sao Hỏa')
      expect(news(stage, unit)).toEqual([])
    })

    it('are asked for where nothing is typed, go urgently where it says so, and never bear a mark of secrecy', async () => {
      await stage.until('2026-11-16 19:00')
      news(stage, unit)
      expect(await says(mai, '/thongbao')).toContain('Đề nghị gửi nội dung cần thông báo')
      expect(await says(mai, 'Gấp: 20:00 họp kỹ thuật.')).toContain('đơn vị thấy tên người gửi')
      await presses(mai, 'Xác nhận')
      expect(news(stage, unit)).toEqual([expect.stringContaining('Gấp (gửi ngoài giờ). Người gửi: Mai.')])
      expect(await says(mai, '/thongbao TUYỆT MẬT\nNội dung họp kín')).toContain('dấu chỉ độ mật')
      expect(news(stage, unit)).toEqual([])
    })
  })
})
