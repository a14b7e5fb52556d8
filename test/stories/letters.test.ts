// Letters and revised documents in the chat: offered first, chosen line by line, told once and only to those affected.
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld } from '../../src/app/world.ts'
import { amendmentsOf } from '../../src/store/amendments.ts'
import { latestVersion, type Plan, planById, tasksOf } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { invitationText, letterText } from '../support/letters.ts'
import { news, openStage, plansOf, type Stage } from '../support/stage.ts'

const SAMPLE = readFileSync('locales/sample-plan.vi.txt', 'utf8')

describe('a document that changes a running plan', () => {
  let stage: Stage
  let organizer: Person
  let plan: Plan
  let province: Person
  let office: Person

  beforeEach(async () => {
    stage = await openStage('2026-11-25 08:30')
    organizer = await stage.organizer()
    plan = await stage.load('locales/sample-plan.vi.txt')
    province = await stage.contact(plan, 'tỉnh Nghệ An')
    office = await stage.contact(plan, 'Trung tâm Công nghệ thông tin')
    stage.activate(plan)
    await stage.settle()
    await stage.until('2026-11-25 14:00')
    quiet()
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  const quiet = () => {
    for (const person of [organizer, province, office]) news(stage, person)
  }
  const sends = async (text: string, name = 'cong-van.txt'): Promise<string> => {
    organizer.sendsDocument({ name, mime: 'text/plain', bytes: Buffer.from(text) })
    await stage.settle()
    return news(stage, organizer).join('\n')
  }
  const presses = async (label: string): Promise<string> => {
    organizer.presses(label)
    await stage.settle()
    return news(stage, organizer).join('\n')
  }
  const now = (): Plan => planById(stage.db, plan.id)!
  const taskAt = (ref: string) => tasksOf(stage.db, plan.id, true).find((task) => task.ref === ref)!

  it('a letter about one deadline: previewed with the exact text, confirmed, and only that unit hears of it', async () => {
    const offer = await sends(
      letterText({ says: '- Thời hạn gửi câu hỏi, kiến nghị của các địa phương được lùi đến trước ngày 07/12/2026.' }),
    )
    expect(offer).toContain('Công văn số 4120/BKHCN-CĐSQG ngày 24/11/2026')
    expect(offer).toContain('III.5-3')
    expect(offer).toContain('trước 17h00, ngày 04/12/2026 → trước ngày 07/12/2026')
    expect(offer).toContain('Sẽ gửi 1 tin')
    expect(offer).toContain('Kính gửi: Sở Khoa học và Công nghệ tỉnh Nghệ An')
    expect(news(stage, province)).toEqual([])
    expect(taskAt('III.5-3').deadline).toMatchObject({ date: '2026-12-04' })
    expect(await presses('Xác nhận')).toContain('Đã cập nhật các nội dung điều chỉnh')
    const [told, ...more] = news(stage, province)
    expect(more).toEqual([])
    expect(told).toContain('Căn cứ: Công văn số 4120/BKHCN-CĐSQG ngày 24/11/2026')
    expect(told).toContain('07/12/2026')
    expect(offer).toContain(told!.split('\n').at(2)!)
    expect(news(stage, office)).toEqual([])
    expect(taskAt('III.5-3').deadline).toMatchObject({ date: '2026-12-07', bound: 'before' })
    expect(amendmentsOf(stage.db, plan.id)).toMatchObject([{ fileName: 'cong-van.txt', changes: [1] }])
  })

  it('the event and a deadline at once are one message for each person', async () => {
    const says = `1. Lùi thời gian tổ chức Hội nghị từ ngày 10/12/2026 sang 14 giờ 00 ngày 17/12/2026.
2. Thời hạn gửi câu hỏi, kiến nghị của các địa phương lùi đến trước ngày 11/12/2026.`
    const offer = await sends(letterText({ says }))
    expect(offer).toContain('08:00 ngày 10/12/2026 (thứ Năm) → 14:00 ngày 17/12/2026 (thứ Năm)')
    await presses('Xác nhận')
    expect(now()).toMatchObject({
      eventDate: '2026-12-17',
      eventTime: '14:00',
      eventBasis: 'Công văn số 4120/BKHCN-CĐSQG ngày 24/11/2026',
    })
    expect(news(stage, province)).toEqual([expect.stringMatching(/17\/12\/2026[\s\S]*11\/12\/2026/)])
    expect(news(stage, office)).toEqual([expect.stringContaining('14:00 ngày 17/12/2026')])
    await stage.until('2026-11-25 17:00')
    expect(news(stage, province)).toEqual([])
  })

  it('each change can be left out', async () => {
    const says = `1. Lùi thời gian tổ chức Hội nghị sang ngày 17/12/2026.
2. Thời hạn gửi câu hỏi, kiến nghị của các địa phương lùi đến trước ngày 07/12/2026.`
    await sends(letterText({ says }))
    expect(await presses('Điểm 1: không áp dụng')).toContain('Không áp dụng điểm này')
    await presses('Xác nhận')
    expect(now().eventDate).toBe('2026-12-10')
    expect(taskAt('III.5-3').deadline).toMatchObject({ date: '2026-12-07' })
    expect(news(stage, office)).toEqual([])
    expect(news(stage, province)).toHaveLength(1)
  })

  it('asks which task is meant where it is not certain, and does what is answered', async () => {
    const offer = await sends(
      letterText({ says: '- Thời hạn gửi câu hỏi, kiến nghị được lùi đến trước ngày 08/12/2026.' }),
    )
    expect(offer).toContain('Chưa rõ là nhiệm vụ nào')
    expect(() => organizer.presses('Xác nhận')).toThrow()
    expect(await presses('là mục III.5-3')).toContain('trước 17h00, ngày 04/12/2026 → trước ngày 08/12/2026')
    await presses('Xác nhận')
    expect(taskAt('III.5-3').deadline).toMatchObject({ date: '2026-12-08' })
  })

  it('the invitation states the real day and hour', async () => {
    const offer = await sends(
      invitationText('1. Thời gian: 13 giờ 30 phút, ngày 11/12/2026.\n2. Địa điểm: Hội trường tầng 5, trụ sở Bộ.'),
      'giay-moi.txt',
    )
    expect(offer).toContain('Giấy mời số 215/GM-BKHCN')
    await presses('Xác nhận')
    expect(now()).toMatchObject({ eventDate: '2026-12-11', eventTime: '13:30' })
    expect(news(stage, office)).toEqual([expect.stringMatching(/11\/12\/2026[\s\S]*Hội trường tầng 5/)])
  })

  it('postpones and cancels', async () => {
    await sends(letterText({ says: 'Hoãn tổ chức Hội nghị cho đến khi có thông báo mới.' }))
    await presses('Xác nhận')
    expect(now().eventState).toBe('postponed')
    expect(news(stage, office)).toEqual([expect.stringContaining('tạm hoãn')])
    await sends(letterText({ number: '4200/BKHCN-CĐSQG', says: 'Không tổ chức Hội nghị.' }))
    await presses('Xác nhận')
    expect(now().eventState).toBe('cancelled')
  })

  it('the same letter again changes nothing; one about an unknown plan says so in a sentence', async () => {
    const text = letterText({
      says: '- Thời hạn gửi câu hỏi, kiến nghị của các địa phương lùi đến trước ngày 07/12/2026.',
    })
    await sends(text)
    await presses('Xác nhận')
    quiet()
    expect(await sends(text)).toContain('trước đó')
    const other = await sends(
      letterText({ cites: 'Kế hoạch số 77/KH-BKHCN ngày 02/3/2026', says: 'Hủy tổ chức Hội nghị.' }),
    )
    expect(other).toContain('chưa có trong hệ thống')
    expect(other).toContain('77/KH-BKHCN')
    expect(plansOf(stage)).toHaveLength(1)
    expect(now().eventState).toBe('fixed')
  })

  it('is offered again where the plan has changed since it was shown', async () => {
    await sends(
      letterText({ says: '- Thời hạn gửi câu hỏi, kiến nghị của các địa phương lùi đến trước ngày 07/12/2026.' }),
    )
    organizer.says('/sua III.5-3 thời hạn trước ngày 09/12/2026')
    await stage.settle()
    quiet()
    organizer.presses('Xác nhận')
    await stage.settle()
    expect(news(stage, organizer).join('\n')).toContain('hết hiệu lực')
    expect(taskAt('III.5-3').deadline).toMatchObject({ date: '2026-12-09' })
  })

  it('a revised document shows what differs first, keeps what did not change and moves the event, one message each', async () => {
    province.says('đã nhận')
    await stage.settle()
    quiet()
    const before = loadWorld(stage.app, plan.id).shares.find((s) => s.task.ref === 'III.5-2' && s.life.acknowledgedAt)
    const revised = SAMPLE.replace('8h00, ngày 10/12/2026', '8h00, ngày 15/12/2026').replace(
      'trước 17h00, ngày 04/12/2026',
      'trước 17h00, ngày 08/12/2026',
    )
    const offer = await sends(revised, 'ke-hoach-sua.txt')
    expect(offer).toContain('13 nhiệm vụ giữ nguyên')
    expect(offer).toContain('15/12/2026')
    expect(now().eventDate).toBe('2026-12-10')
    expect(news(stage, province)).toEqual([])
    await presses('Xác nhận')
    expect(now().eventDate).toBe('2026-12-15')
    expect(news(stage, province)).toEqual([expect.stringMatching(/15\/12\/2026[\s\S]*08\/12\/2026/)])
    expect(news(stage, office)).toEqual([expect.stringContaining('15/12/2026')])
    const after = loadWorld(stage.app, plan.id).shares.find((s) => s.row.id === before!.row.id)
    expect(after!.life).toEqual(before!.life)
    expect(latestVersion(stage.db, plan.id)!.fileName).toBe('ke-hoach-sua.txt')
  })

  it('a draft takes a letter as well, and nobody is told', async () => {
    const text = SAMPLE.replaceAll('3968', '5001')
    await sends(text, 'ke-hoach-hai.txt')
    await sends(
      letterText({
        cites: 'Kế hoạch số 5001/KH-BKHCN ngày 16/11/2026',
        says: 'Lùi thời gian tổ chức Hội nghị sang ngày 18/12/2026.',
      }),
    )
    expect(await presses('Xác nhận')).toContain('18/12/2026')
    expect(plansOf(stage).at(-1)).toMatchObject({ number: '5001/KH-BKHCN', eventDate: '2026-12-18', state: 'draft' })
    expect([...news(stage, province), ...news(stage, office)]).toEqual([])
  })
})
