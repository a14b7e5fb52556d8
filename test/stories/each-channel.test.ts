// The same stories over each channel: from joining to acceptance, and the answers a unit can give, whatever carries them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assignmentsOf, filesOf, submissionsOf } from '../../src/store/assignments.ts'
import type { Plan } from '../../src/store/plans.ts'
import { openToldOver, type Somebody, type ToldOver, WAYS } from '../support/told-over/index.ts'

describe.each(WAYS)('over $how', ({ way, webhook = false }) => {
  let stage: ToldOver
  let plan: Plan
  let organizer: Somebody
  let unit: Somebody

  beforeEach(async () => {
    stage = await openToldOver('2026-11-30 08:30', [way], { webhook })
    organizer = await stage.leads()
    plan = await stage.load('locales/sample-plan.vi.txt')
    unit = await stage.speaksFor(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
    await stage.until('2026-11-30 09:00')
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const runs = async () => {
    unit.reads()
    stage.activate(plan)
    // Nobody is still reading the summary: a number is of the list that comes.
    await stage.until('2026-11-30 09:15')
    const said = unit.reads()
    organizer.reads()
    return said
  }
  const sent = () => {
    const ids = assignmentsOf(stage.db, plan.id).map(({ id }) => id)
    return submissionsOf(stage.db, ids).map((one) => ({
      channel: one.channel,
      version: one.sequence,
      files: filesOf(stage.db, [one.id]).map(({ name }) => name),
    }))
  }
  /** Documents that do not get through the chat come by the page. */
  const carried = way === 'zalo_bot' ? 'page' : way

  it('a unit joins, receives, hands in and is told that it was accepted', async () => {
    expect(unit.last()).toContain('Đã kết nối đồng chí')
    expect(organizer.last()).toMatch(/Đầu mối mới: .*Nghệ An/)
    const [card, ...more] = await runs()
    expect(more).toEqual([])
    expect(card).toContain('Kính gửi: Sở Khoa học và Công nghệ tỉnh Nghệ An')
    expect(card).toContain('trước ngày 06/12/2026 (Chủ nhật)')
    expect(await unit.chooses('Đã nhận nhiệm vụ')).toEqual([expect.stringContaining('đã nhận 3 nhiệm vụ')])
    const [receipt, ...rest] = await unit.sendsFile('Danh sách đại biểu.docx', 2)
    expect(rest).toEqual([])
    expect(receipt).toContain('Danh sách đại biểu.docx')
    expect(receipt).toMatch(/Mã tiếp nhận: TN-/)
    expect(sent()).toEqual([{ channel: carried, version: 1, files: ['Danh sách đại biểu.docx'] }])
    expect(organizer.reads().join('\n')).toContain('chờ tiếp nhận')
    const review = (await organizer.says('/duyet')).join('\n')
    expect(review).toContain('Danh sách đại biểu.docx')
    await organizer.chooses('Tiếp nhận')
    expect(unit.reads()).toEqual([])
    await stage.afterwards()
    expect(unit.reads()).toEqual([expect.stringContaining('Đã tiếp nhận')])
  })

  it('what is sent back with a reason comes again as the second version', async () => {
    await runs()
    await unit.sendsFile('cau-hoi.docx', 3)
    await organizer.says('/duyet')
    await organizer.chooses('Đề nghị hoàn thiện')
    await organizer.says('Thiếu chữ ký của lãnh đạo Sở')
    await stage.afterwards()
    const [returned, ...more] = unit.reads()
    expect(more).toEqual([])
    expect(returned).toContain('Đề nghị hoàn thiện, gửi lại')
    expect(returned).toContain('Thiếu chữ ký của lãnh đạo Sở')
    const [receipt] = await unit.sendsFile('cau-hoi-2.docx', 3)
    expect(receipt).toMatch(/cau-hoi-2\.docx \(.*phiên bản 2\)/)
    expect(sent().map(({ channel, version }) => [channel, version])).toEqual([
      [carried, 1],
      [carried, 2],
    ])
    await organizer.says('/duyet')
    await organizer.chooses('Tiếp nhận')
    await stage.afterwards()
    expect(unit.reads()).toEqual([expect.stringContaining('Đã tiếp nhận')])
  })

  it('an official document is named by its number and matched by the organizer', async () => {
    await runs()
    const [noted, ...more] = await unit.says('da gui so 123/SKHCN-CDS hom qua, muc 2')
    expect(more).toEqual([])
    expect(noted).toContain('văn bản số 123/SKHCN-CDS ngày 29/11/2026')
    expect(await organizer.says('/vanban')).toEqual([expect.stringContaining('123/SKHCN-CDS')])
    await organizer.chooses('1: Tiếp nhận')
    await stage.afterwards()
    expect(unit.reads().join('\n')).toContain('Đã tiếp nhận')
  })

  it('more time is asked for, step by step, and granted; the new day holds for the reminders', async () => {
    await runs()
    await unit.chooses('Đã nhận nhiệm vụ')
    expect(await unit.says('gia hạn')).toEqual([expect.stringContaining('chọn nhiệm vụ cần gia hạn')])
    const [when] = await unit.chooses('Mục 2')
    expect(when).toContain('06/12/2026')
    await unit.chooses('09/12/2026')
    const [asked, ...more] = await unit.chooses('Chờ lãnh đạo')
    expect(more).toEqual([])
    expect(asked).toContain('Đã ghi nhận đề nghị gia hạn')
    expect(organizer.reads().join('\n')).toContain('đến 09/12/2026')
    await organizer.says('/giahan')
    await organizer.chooses('Đồng ý')
    await stage.afterwards()
    expect(unit.reads()).toEqual([expect.stringContaining('đồng ý gia hạn đến 09/12/2026 (thứ Tư)')])
    await unit.says('đã gửi số 1/SKHCN mục 3')
    await unit.says('hoàn thành mục 1')
    await stage.until('2026-12-04 17:00')
    expect(unit.reads().filter((text) => /Thời hạn[^.]*06\/12/.test(text))).toEqual([])
  })

  it('"không tham gia" stops what was asked, and is taken back by a word', async () => {
    await runs()
    expect((await unit.says('KHÔNG THAM GIA MỤC 2')).join('\n')).toContain('Không tham gia')
    expect(organizer.reads().join('\n')).toContain('Không tham gia')
    expect((await unit.chooses('Sẽ tham gia')).join('\n')).toContain('sẽ tham gia, thực hiện')
    expect((await unit.says('ko tham gia muc 2')).join('\n')).toContain('Không tham gia')
    await stage.until('2026-12-04 17:00')
    const chased = unit.reads().filter((text) => /\nNhắc: /.test(text))
    expect(chased.length).toBeGreaterThan(0)
    expect(chased.filter((text) => text.includes('danh sách đại biểu'))).toEqual([])
  })

  it('a colleague takes over with all that was done, and the former contact is left in peace', async () => {
    await runs()
    await unit.says('đã nhận')
    const offer = (await unit.says('chuyển đầu mối')).join('\n')
    const code = /(?:Mã: |LIENKET )([A-Z0-9]{8})/.exec(offer)![1]!
    const telegram = /https:\/\/t\.me\S+/.exec(offer)?.[0] ?? null
    const colleague = stage.somebody('Trần Thị Bình')
    const welcome = (await colleague.joins({ code, telegram })).join('\n')
    expect(welcome).toContain('Tiếp nhận bàn giao từ')
    expect(welcome).toContain('Tình trạng: Đã nhận nhiệm vụ')
    expect(unit.reads().join('\n')).toContain('Đã bàn giao')
    expect(organizer.reads().join('\n')).toMatch(/Bàn giao đầu mối – .*Nghệ An: .* bàn giao cho /)
    await stage.until('2026-12-04 17:00')
    expect(unit.reads()).toEqual([])
    expect(colleague.reads().filter((text) => /\nNhắc: /.test(text)).length).toBeGreaterThan(0)
  })

  it('what nobody understands is the organizer’s to answer', async () => {
    await runs()
    await unit.says('Phòng họp của tỉnh đang sửa, mượn phòng khác được không ạ')
    expect(organizer.reads().join('\n')).toContain('Phòng họp của tỉnh đang sửa')
    await organizer.chooses('Trả lời')
    expect((await organizer.says('Được, đề nghị báo địa điểm mới.')).join('\n')).toContain('Đã gửi trả lời tới')
    expect(unit.reads().join('\n')).toContain('Được, đề nghị báo địa điểm mới.')
  })
})
