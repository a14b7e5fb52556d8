// What waits for an organizer: nothing is forgotten, nothing that no longer waits is shown, and lists stay short.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { invite } from '../../src/app/invite.ts'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { documentFile, news, openStage, type Stage } from '../support/stage.ts'

describe('what waits for the organizer', () => {
  let stage: Stage
  let mai: Person
  let plan: Plan
  let unit: Person

  beforeEach(async () => {
    stage = await openStage('2022-11-30 08:30')
    mai = await stage.organizer('Mai')
    plan = await stage.load('test/fixtures/plans/sixty-three-provinces.txt')
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

  it('is said to wait no more when the unit takes it back', async () => {
    unit.sendsDocument(documentFile('danh-sach.docx'), { caption: 'mục 2' })
    await stage.settle()
    expect(news(stage, mai).join('\n')).toContain('1 mục chờ tiếp nhận')
    unit.presses('Thu hồi')
    await stage.settle()
    const [told, ...more] = news(stage, mai)
    expect(more).toEqual([])
    expect(told).toContain('Sở Tư pháp tỉnh Nghệ An đã thu hồi nội dung chờ tiếp nhận')
    expect(await says(mai, '/duyet')).toContain('Không có kết quả nào đang chờ tiếp nhận')
  })

  it('holds what units say is not theirs until it is answered', async () => {
    await says(unit, 'không thuộc chức năng mục 1, lý do: thuộc Văn phòng UBND tỉnh')
    news(stage, mai)
    const shown = await says(mai, '/duyet')
    expect(shown).toContain('1 ý kiến không thuộc chức năng, nhiệm vụ chờ trả lời')
    expect(shown).toContain('thuộc Văn phòng UBND tỉnh')
    expect(shown).not.toContain('Không có kết quả')
    mai.presses('1: Đồng ý, không thuộc đơn vị')
    await stage.settle()
    expect(news(stage, mai).join('\n')).toContain('không thuộc')
    expect(await says(mai, '/duyet')).toContain('Không có kết quả nào đang chờ tiếp nhận')
  })

  it('forty units recorded in one message are one line before and few lines after', async () => {
    const forty =
      'Hà Nội, Cao Bằng, Bắc Kạn, Tuyên Quang, Lào Cai, Điện Biên, Lai Châu, Sơn La, Yên Bái, Hòa Bình, Thái Nguyên, Lạng Sơn, Quảng Ninh, Bắc Giang, Phú Thọ, Vĩnh Phúc, Bắc Ninh, Hải Dương, Hải Phòng, Hưng Yên, thai binh, ha nam, nam dinh, ninh binh, Thanh Hoá, Quảng Bình, Quảng Trị, Huế, Đà Nẵng, Quảng Nam, Quảng Ngãi, Bình Định, Phú Yên, Khánh Hòa, Ninh Thuận, Bình Thuận, KonTum, Gia Lai, Đắc Lắc, Đắk Nông'
    const shown = await says(mai, `/ghinhan ${forty}: đã gửi danh sách qua Zalo nhóm`)
    expect(shown).toContain('40 đơn vị (Sở Tư pháp thành phố Hà Nội; ')
    expect(shown.length).toBeLessThan(2000)
    mai.presses('Xác nhận')
    await stage.settle()
    const [done, waiting, ...more] = news(stage, mai)
    expect(done).toContain('Đã ghi nhận 40 phần việc của 40 đơn vị')
    expect(waiting).toContain('40 mục chờ tiếp nhận')
    expect(waiting).toContain('Và 30 mục khác')
    expect(more).toEqual([])
  })

  it('a unit that "báo qua điện thoại là đã gửi" is recorded, with the way it came', async () => {
    const shown = await says(mai, 'Nghệ An báo qua điện thoại là đã gửi danh sách, số 12/STP ngày 29/11')
    expect(shown).toContain('Văn bản số 12/STP ngày 29/11/2022')
    expect(shown).toContain('Đơn vị báo: Qua điện thoại')
  })

  it('a name that fits no unit is not said to fit several', async () => {
    const said = await says(mai, '/thongbao cho Nghệ An, tỉnh Bắc Kinh: họp kỹ thuật 14h')
    expect(said).toContain('Không tìm thấy đơn vị')
    expect(said).toContain('tỉnh Bắc Kinh')
    expect(await says(mai, '/donvi')).toContain('Đề nghị gửi kèm tên đơn vị')
    expect(await says(mai, '/nhiemvu')).toContain('III.2-2')
    expect(mai.sees().at(-1)!.buttons.flat()).toContain('III.2-2 · 0/63')
  })

  it('is reached from a menu that fits a phone, most used first, and a help in groups', async () => {
    const menu = mai.menu()
    expect(menu.length).toBeLessThanOrEqual(25)
    expect(menu.slice(0, 3)).toEqual(['tinhtrang', 'quahan', 'tuannay'])
    expect(menu).toEqual(expect.arrayContaining(['duyet', 'nhac', 'thongbao', 'ghinhan', 'hoantac', 'trogiup']))
    const help = await says(mai, '/trogiup')
    for (const group of ['Theo dõi', 'Xử lý', 'Nhắc, thông báo', 'Kế hoạch', 'Con người']) expect(help).toContain(group)
    expect(help.split('\n').length).toBeLessThanOrEqual(10)
    expect(help.length).toBeLessThan(1000)
  })
})

describe('two organizers, a pause and a leader', () => {
  let stage: Stage
  let mai: Person
  let binh: Person
  let lead: Person
  let plan: Plan
  let nghean: Person
  let hatinh: Person

  beforeEach(async () => {
    stage = await openStage('2022-11-30 08:30')
    mai = await stage.organizer('Mai')
    binh = await stage.organizer('Bình')
    lead = stage.fake.person('Trần Lãnh Đạo')
    await stage.invited(lead, 'viewer')
    plan = await stage.load('test/fixtures/plans/sixty-three-provinces.txt')
    nghean = await stage.contact(plan, 'tỉnh Nghệ An')
    hatinh = await stage.contact(plan, 'tỉnh Hà Tĩnh')
    stage.activate(plan)
    await stage.settle()
    for (const person of [mai, binh, lead, nghean, hatinh]) news(stage, person)
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

  it('of two nudges that overlap, each unit gets one', async () => {
    await says(mai, '/nhac')
    await says(binh, '/nhac Nghệ An')
    await stage.sleepUntil('2022-11-30 08:31')
    await says(binh, 'xác nhận')
    expect(news(stage, nghean)).toHaveLength(1)
    expect(news(stage, hatinh)).toEqual([])
    expect(await says(mai, 'xác nhận')).toContain('Người thực hiện: Mai')
    expect(news(stage, nghean)).toEqual([])
    expect(news(stage, hatinh)).toHaveLength(1)
  })

  it('resuming one unit counts only what that stop holds', async () => {
    await says(mai, '/tamdung Nghệ An')
    await says(mai, 'xác nhận')
    await says(mai, '/tamdung Hà Tĩnh')
    await says(mai, 'xác nhận')
    await says(mai, '/thongbao Đề nghị kiểm tra đường truyền.')
    await says(mai, 'xác nhận')
    expect([...news(stage, nghean), ...news(stage, hatinh)]).toEqual([])
    expect(await says(mai, '/tieptuc Nghệ An')).toContain('Đang giữ lại 1 tin')
    await says(mai, 'xác nhận')
    expect(news(stage, nghean)).toHaveLength(1)
    expect(news(stage, hatinh)).toEqual([])
  })

  it('a leader switches the lines off and on, and an organizer may read them too', async () => {
    expect(await says(lead, '/bantin')).toContain('nhận năm dòng lúc 07:30')
    expect(await says(lead, 'bản tin tắt')).toContain('hiện không gửi tới đồng chí')
    expect(await says(binh, '/bantin bật')).toContain('nhận năm dòng')
    news(stage, mai)
    await stage.until('2022-12-01 07:40')
    expect(news(stage, lead)).toEqual([])
    expect(news(stage, binh).join('\n')).toContain('Kính báo cáo')
    expect(news(stage, mai).join('\n')).not.toContain('Kính báo cáo')
    lead.presses('Bật bản tin')
    await stage.settle()
    expect(news(stage, lead).join('\n')).toContain('nhận năm dòng')
    nghean.says('đã gửi số 5/STP mục 2')
    await stage.until('2022-12-02 07:40')
    expect(news(stage, lead).join('\n')).toContain('Kính báo cáo')
  })
})

describe('several plans', () => {
  let stage: Stage
  let mai: Person
  let limited: Person
  let first: Plan
  let second: Plan

  beforeEach(async () => {
    stage = await openStage('2022-11-30 08:30')
    mai = await stage.organizer('Mai')
    first = await stage.load('test/fixtures/plans/sixty-three-provinces.txt')
    second = await stage.load('locales/sample-plan.vi.txt')
    limited = stage.fake.person('Hạn Chế')
    const by = { actor: 'test', way: 'test' }
    const [line] = invite(stage.app, { role: 'organizer', plan: first }, true, by)
    limited.starts(new URL(line!.telegram!).searchParams.get('start')!)
    stage.activate(first)
    stage.activate(second)
    await stage.settle()
    for (const person of [mai, limited]) news(stage, person)
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

  it('which one is meant is asked once, answered by a tap or its sign, and what was asked for goes on', async () => {
    expect(await says(mai, '/donvi Nghệ An')).toContain('kế hoạch')
    expect(await says(mai, 'KH1')).toContain('Sở Tư pháp tỉnh Nghệ An')
    await says(mai, '/nhac Nghệ An')
    mai.presses('KH2')
    await stage.settle()
    expect(news(stage, mai).join('\n')).toContain(`${second.shortId} ·`)
    await says(mai, 'ai chưa gửi danh sách?')
    expect(await says(mai, 'kh1')).toContain('Đang lọc: chưa gửi')
  })

  it('who organizes one is not shown it in place of another', async () => {
    for (const words of ['/tinhtrang KH2', '/thongbao KH2 Đề nghị gửi sớm.', '/tamdung KH2', '/ngay KH2 20/12/2022'])
      expect(await says(limited, words)).toContain('Không có kế hoạch này trong phạm vi của đồng chí')
    expect(await says(limited, 'KH2 ai chưa gửi danh sách?')).not.toContain('KH1')
  })
})
