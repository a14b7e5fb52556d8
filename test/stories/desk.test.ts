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
      const shown = await says(mai, 'Gấp: 20:00 họp kỹ thuật.')
      expect(shown).toContain('đơn vị thấy tên người gửi')
      expect(shown).toContain('\n20:00 họp kỹ thuật.')
      await presses(mai, 'Xác nhận')
      expect(news(stage, unit)).toEqual([expect.stringContaining('Gấp (gửi ngoài giờ). Người gửi: Mai.')])
      expect(await says(mai, '/thongbao TUYỆT MẬT\nNội dung họp kín')).toContain('dấu chỉ độ mật')
      expect(news(stage, unit)).toEqual([])
    })
  })

  describe('a pause', () => {
    it('of the plan: nobody is chased or told, answers go on, everybody sees it, and resuming sends what is still true once', async () => {
      expect(await says(mai, '/tamdung')).toContain('Đề nghị xác nhận tạm dừng')
      await presses(mai, 'Xác nhận')
      expect(news(stage, binh).join('\n')).toContain('Mai đã tạm dừng kế hoạch này')
      expect(await says(binh, '/tinhtrang')).toContain('Đang tạm dừng kế hoạch này từ 08:30 ngày 16/11/2026, do Mai')
      expect(await says(binh, '/kehoach')).toContain('Đang tạm dừng')
      expect(await says(binh, '/donvi Nghệ An')).toContain('⏸')
      expect(await says(binh, '/nhac Nghệ An')).toContain('Không có mục nào đang chờ')

      // Two changes and an announcement wait; of the two changes one is still true.
      for (const day of ['15/12/2026', '16/12/2026']) {
        await says(mai, `/ngay ${day} 08:00`)
        expect(await presses(mai, 'Xác nhận')).toContain('Người thực hiện')
      }
      expect(await says(mai, '/thongbao Đề nghị kiểm tra đường truyền.')).toContain('tin chỉ được gửi sau khi tiếp tục')
      await presses(mai, 'Xác nhận')
      await stage.until('2026-11-27 09:00')
      expect(news(stage, unit)).toEqual([])
      unit.says('đã gửi số 5/SKHCN, mục 2')
      await stage.settle()
      expect(news(stage, unit)).toEqual([expect.stringContaining('5/SKHCN')])

      expect(await says(binh, '/tieptuc')).toContain('Đang giữ lại 3 tin')
      news(stage, mai)
      await presses(binh, 'Xác nhận')
      expect(news(stage, mai).join('\n')).toContain('Bình đã cho tiếp tục kế hoạch này')
      await stage.until('2026-11-27 11:00')
      const told = news(stage, unit)
      expect(told.filter((m) => m.includes('16/12/2026'))).toHaveLength(1)
      expect(told.filter((m) => m.includes('kiểm tra đường truyền'))).toHaveLength(1)
      // The unit had only ever heard of the first day.
      expect(told.find((m) => m.includes('16/12/2026'))).toContain('10/12/2026')
      expect(told.some((m) => m.includes('15/12/2026'))).toBe(false)
      expect(told.length).toBeLessThanOrEqual(3)
      expect(await says(binh, '/tieptuc')).toContain('Không có nội dung nào đang tạm dừng')
    })

    it('of one unit until a day: the others are chased, and it ends by itself', async () => {
      const other = await stage.contact(plan, 'tỉnh Hà Tĩnh')
      news(stage, other)
      expect(await says(mai, '/tamdung Nghệ An đến ngày 20/11')).toContain('Tự tiếp tục từ 00:00 ngày 21/11/2026')
      await presses(mai, 'Xác nhận')
      await says(mai, '/thongbao Đề nghị kiểm tra đường truyền.')
      await presses(mai, 'Xác nhận')
      expect(news(stage, unit)).toEqual([])
      expect(news(stage, other)).toHaveLength(1)
      news(stage, mai)
      await stage.until('2026-11-23 09:30')
      expect(news(stage, unit).filter((m) => m.includes('kiểm tra đường truyền'))).toHaveLength(1)
      expect(news(stage, mai).join('\n')).toContain('Hệ thống đã cho tiếp tục đơn vị')
      expect(await says(mai, '/tinhtrang')).not.toContain('Đang tạm dừng')
    })

    it('of everything, confirmed once, and a date that cannot be read is said so', async () => {
      expect(await says(mai, '/tamdung tất cả đến ngày 45/13')).toContain('Chưa đọc được ngày')
      expect(await says(mai, 'tạm dừng tất cả')).toContain('tạm dừng tất cả các kế hoạch')
      await presses(mai, 'Xác nhận')
      expect(await says(binh, '/tinhtrang')).toContain('Đang tạm dừng tất cả các kế hoạch')
      await says(binh, '/tieptuc')
      expect(await presses(binh, 'Xác nhận')).toContain('Bình đã cho tiếp tục tất cả các kế hoạch')
    })
  })

  describe('the last own act', () => {
    const verdicts = () => news(stage, unit).filter((m) => m.includes('tiếp nhận'))
    beforeEach(async () => {
      unit.says('đã gửi số 5/SKHCN, mục 2')
      await stage.settle()
      for (const person of [mai, unit]) news(stage, person)
    })

    it('can be taken back for thirty seconds, and the unit hears nothing of it', async () => {
      await says(mai, '/duyet')
      expect(await presses(mai, 'Tiếp nhận')).toContain('Đã tiếp nhận')
      expect(await presses(mai, 'Hoàn tác')).toContain('Đã hoàn tác: tiếp nhận kết quả')
      await stage.until('2026-11-16 09:00')
      expect(verdicts()).toEqual([])
      expect(await says(mai, '/duyet')).toContain('5/SKHCN')
      // And accepted once more, the unit is told.
      await presses(mai, 'Tiếp nhận')
      await stage.until('2026-11-16 09:02')
      expect(verdicts()).toHaveLength(1)
      expect(await says(mai, '/nhatky')).toContain('hoàn tác')
    })

    it('cannot be taken back later, twice, by somebody else, or when something has followed', async () => {
      expect(await says(mai, '/hoantac')).toContain('Chưa có việc nào để hoàn tác')
      await says(mai, '/duyet')
      await presses(mai, 'Tiếp nhận')
      expect(await says(binh, '/hoantac')).toContain('Chưa có việc nào để hoàn tác')
      await stage.until('2026-11-16 08:31')
      expect(await presses(mai, 'Hoàn tác')).toContain('Đã quá 30 giây')
      expect(verdicts()).toHaveLength(1)

      await says(mai, '/donvi Nghệ An')
      await presses(mai, 'Ghi nhận thay')
      await presses(mai, 'Qua điện thoại')
      await presses(mai, 'Mục 3: Không tham gia')
      unit.says('đã gửi số 6/SKHCN, mục 3')
      await stage.settle()
      expect(await says(mai, 'hoàn tác')).toContain('đã có thay đổi khác')
    })

    it('that has gone out to many cannot be taken back, and this is said', async () => {
      await says(mai, '/nhac Nghệ An')
      await presses(mai, 'Xác nhận')
      expect(await says(mai, '/hoantac')).toContain('đã gửi tới nhiều người')
    })

    it('of recording for a unit, calling, or settling a task is taken back alike', async () => {
      await says(mai, '/donvi Nghệ An')
      await presses(mai, 'Ghi nhận thay')
      await presses(mai, 'Qua điện thoại')
      await presses(mai, 'Mục 3: Không tham gia')
      expect(await says(mai, '/hoantac')).toContain('Đã hoàn tác')
      expect(await says(mai, '/hoantac')).toContain('đã được hoàn tác')
      expect(await says(mai, '/donvi Nghệ An')).not.toContain('Không tham gia')
    })
  })

  describe('recording for many units', () => {
    it('takes a list in one message, by any names, asks for what is unclear, and records once confirmed', async () => {
      const shown = await says(mai, '/ghinhan nghe an, Hà Tĩnh, Quảng: đã gửi danh sách qua nhóm Zalo')
      expect(shown).toContain('Đề nghị xác nhận ghi nhận thay các đơn vị')
      expect(shown).toContain('Chưa rõ "Quảng" là đơn vị nào')
      expect(shown).toContain('Sẽ ghi nhận 2 phần việc của 2 đơn vị')
      expect(() => mai.presses('Xác nhận')).toThrow()
      expect(await presses(mai, 'Quảng là Sở Khoa học và Công nghệ tỉnh Quảng Trị')).toContain(
        'Sẽ ghi nhận 3 phần việc',
      )
      expect(await presses(mai, 'Xác nhận')).toContain(
        'Đã ghi nhận 3 phần việc của 3 đơn vị: đã gửi kết quả (Qua nhóm chat)',
      )
      expect(await says(mai, '/donvi Nghệ An')).toContain('Đã gửi')
      // One act, taken back as one.
      expect(await says(mai, '/hoantac')).toContain('Đã hoàn tác')
      expect(await says(mai, '/donvi Hà Tĩnh')).not.toContain('Đã gửi')
      expect(await says(mai, '/nhatky')).toContain('gửi kết quả')
    })

    it('is offered for free words of an organizer, and asks by which way and for which item', async () => {
      expect(await says(mai, 'Nghệ An, Hà Tĩnh đã nhận nhiệm vụ')).toContain('Đơn vị báo bằng cách nào?')
      expect(await presses(mai, 'Qua điện thoại')).toContain('Sẽ ghi nhận 6 phần việc của 2 đơn vị')
      await presses(mai, 'Xác nhận')
      expect(await says(mai, '/donvi Nghệ An')).not.toContain('Chưa xác nhận')
      expect(await says(mai, 'Hà Tĩnh đã gửi bằng văn bản số 12/SKHCN-VP ngày 16/11')).toContain(
        'Ghi nhận cho mục nào?',
      )
      expect(await presses(mai, 'Mục III.5-2')).toContain('12/SKHCN-VP')
      expect(await presses(mai, 'Xác nhận')).toContain('Đã ghi nhận 1 phần việc')
      expect(await says(mai, '/donvi Hà Tĩnh')).toContain('12/SKHCN-VP')
      // Two at once: the second finds nothing left.
      expect(await says(binh, 'Hà Tĩnh đã nhận, qua điện thoại')).toContain('Không có mục nào để ghi nhận')
    })

    it('asks where nothing is typed, and says what it could not read', async () => {
      expect(await says(mai, '/ghinhan')).toContain('Đề nghị nêu các đơn vị')
      expect(await says(mai, 'xin chào các bạn')).toContain('Chưa đọc được nội dung ghi nhận')
      expect(await says(mai, 'Huế: không tham gia, báo qua điện thoại')).toContain('không tham gia')
    })
  })

  describe('milestones of tasks without a date', () => {
    it('are offered, adopted by one tap for one, told once, taken back or away, and never shown as the plan’s', async () => {
      const listed = await says(mai, '/moc')
      expect(listed).toContain('Mốc do đơn vị chủ trì đề nghị')
      expect(listed).toContain('III.5-1')
      expect(await presses(mai, 'III.5-1: nhận mốc gợi ý')).toContain(
        'Mốc do đơn vị chủ trì đề nghị (Kế hoạch không quy định)',
      )
      expect(news(stage, unit)).toEqual([])
      await stage.until('2026-11-16 08:35')
      const told = news(stage, unit)
      expect(told).toHaveLength(1)
      expect(told[0]).toContain('Mốc do đơn vị chủ trì đề nghị')
      expect(await says(mai, '/moc III.5-1 chậm nhất ngày 08/12/2026')).toContain('08/12/2026')
      expect(await says(mai, '/hoantac')).toContain('Đã hoàn tác: đặt mốc nội bộ')
      expect(await says(mai, '/moc III.5-1 bỏ')).toContain('Kế hoạch không quy định thời hạn')
      expect(await says(mai, '/moc III.5-1 lúc nào đó')).toContain('thời hạn')
      expect(await says(mai, '/moc III.5-2 chậm nhất ngày 08/12/2026')).toContain('Kế hoạch đã quy định thời hạn')
    })

    it('are adopted all at once after a preview', async () => {
      await says(mai, '/moc')
      expect(await presses(mai, 'Nhận tất cả mốc gợi ý')).toContain('Đề nghị xác nhận các mốc')
      expect(await presses(mai, 'Xác nhận')).toContain('Mốc do đơn vị chủ trì đề nghị')
      await stage.until('2026-11-16 08:35')
      expect(news(stage, unit)).toHaveLength(1)
    })
  })

  it('may be looked at first: what a date would move, without proposing it', async () => {
    const shown = await says(mai, '/ngay 15/12/2026 08:00?')
    expect(shown).toContain('Xem thử')
    expect(shown).toContain('Chưa có gì thay đổi')
    expect(() => mai.presses('Xác nhận')).toThrow()
    expect(await says(mai, '/ngay nếu 14/12/2026 thì sao')).toContain('14/12/2026')
    expect(await presses(mai, 'Đề nghị thay đổi như trên')).toContain('Đề nghị xác nhận thay đổi thời gian tổ chức')
    await presses(mai, 'Xác nhận')
    expect(news(stage, unit)).toEqual([expect.stringContaining('14/12/2026')])
  })

  it('are all in the journal, which is narrowed to a unit, a task, a person or a day', async () => {
    unit.says('đã gửi số 5/SKHCN, mục 2')
    await stage.settle()
    news(stage, mai)
    await says(mai, '/nhac Nghệ An')
    await presses(mai, 'Xác nhận')
    const ofUnit = await says(mai, '/nhatky Nghệ An')
    expect(ofUnit).toContain('Lọc theo đơn vị')
    expect(ofUnit).toContain('gửi kết quả III.5-2')
    expect(ofUnit).not.toContain('nhắc các đơn vị')
    expect(await says(mai, '/nhatky Hà Tĩnh')).not.toContain('gửi kết quả')
    expect(await says(mai, '/nhatky III.5-2')).toContain('Lọc theo mục: III.5-2')
    expect(await says(mai, '/nhatky Mai')).toContain('Mai: nhắc các đơn vị')
    expect(await says(mai, '/nhatky 16/11')).toContain('Lọc theo ngày: 16/11/2026')
    expect(await says(mai, '/nhatky 15/11')).toContain('Chưa có ghi chép nào')
    expect(await says(mai, '/nhatky')).toContain('Trang 1/')
    expect(await presses(mai, 'Trang sau')).toContain('Trang 2/')
  })
})
