// A conference whose day is not yet known: nothing relative fires; setting and moving the day tells each person once.
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isWorkingTime } from '../../src/core/calendar.ts'
import { dayOf, ZONE } from '../../src/core/time.ts'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { at, clockWords, last, messages, news, openStage, reminders, type Stage } from '../support/stage.ts'

const PLANS = [
  {
    path: 'test/fixtures/plans/city-window.txt',
    from: '2027-02-22 08:00',
    speakers: 'III.2.4-2',
    // A newspaper is in no directory of units; here it is a lead of the same plan as well.
    names: ['Sở Tài chính', 'Sở Y tế', 'Báo Hải Phòng'],
    rule: '07 ngày trước Hội nghị',
    setAt: '2027-03-01 09:00',
    set: '18/03/2027 08:00',
    due: '11/03/2027',
    reminded: '2027-03-08',
    moveAt: '2027-03-05 10:00',
    move: '21/03/2027',
    movedDue: '14/03/2027 (Chủ nhật)',
    silence: ['2027-03-06', '2027-03-07'],
    end: '2027-04-20 09:00',
  },
  {
    path: '../shared/plans/hanoi-25-KH-UBND-2024.txt',
    from: '2024-01-22 08:00',
    speakers: 'IV.3.4-2',
    names: ['Sở Tài chính', 'Sở Y tế', 'UBND quận Ba Đình'],
    rule: '05 ngày trước Hội nghị',
    setAt: '2024-02-05 09:00',
    set: '21/02/2024',
    due: '16/02/2024',
    reminded: '2024-02-06',
    moveAt: '2024-02-07 10:00',
    move: '23/02/2024',
    movedDue: '18/02/2024 (Chủ nhật)',
    silence: ['2024-02-08', '2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12', '2024-02-13', '2024-02-14'],
    end: '2024-03-20 09:00',
  },
]

for (const told of PLANS) {
  describe.runIf(existsSync(new URL(`../../${told.path}`, import.meta.url)))(told.path, () => {
    let stage: Stage
    let plan: Plan
    let organizer: Person
    let speakers: Person[]
    let others: Person[]

    beforeEach(async () => {
      stage = await openStage(told.from)
      organizer = await stage.organizer()
      plan = await stage.load(told.path)
      organizer.says('/kehoach KH1')
      await stage.settle()
      organizer.presses(`${told.speakers}: Nêu các đơn vị`)
      await stage.settle()
      expect(last(organizer)).toMatch(/Đề nghị nêu tên các đơn vị/)
      organizer.says(told.names.join('; '))
      await stage.settle()
      others = [...(await stage.everybody(plan, told.names)).values()]
      speakers = []
      for (const name of told.names) speakers.push(await stage.contact(plan, name))
      organizer.says('/kehoach KH1')
      await stage.settle()
      organizer.presses('Kích hoạt kế hoạch')
      await stage.settle()
      for (const person of [...speakers, ...others, organizer]) news(stage, person)
      organizer.presses('Xác nhận')
      await stage.settle()
    })
    afterEach(async () => {
      await stage.close()
      expect(stage.errors).toEqual([])
    })

    const setDay = async () => {
      await stage.until(told.setAt)
      for (const person of [...speakers, ...others, organizer]) news(stage, person)
      organizer.says(`/ngay ${told.set} theo Giấy mời số 12/GM-UBND`)
      await stage.settle()
    }

    it('activates without a day, and says that it will be announced', () => {
      for (const person of speakers) {
        const [card, ...more] = news(stage, person)
        expect(more).toEqual([])
        expect(card).toContain(`${told.rule} (chưa có ngày chính thức, sẽ thông báo sau)`)
        expect(card).not.toMatch(/\d{2}\/0[23]\/20\d\d \((thứ|Chủ)/)
      }
    })

    it('chases nobody by a day that is not known', async () => {
      for (const person of speakers) person.presses('Đã nhận nhiệm vụ')
      await stage.until(told.end)
      for (const person of speakers) expect(reminders(stage, person)).toEqual([])
    })

    it('shows the organizer a preview, and tells nobody before it is confirmed', async () => {
      await setDay()
      expect(last(organizer)).toContain('Đề nghị xác nhận thay đổi thời gian tổ chức')
      expect(last(organizer)).toContain(told.due)
      expect(last(organizer)).toContain('Căn cứ: Giấy mời số 12/GM-UBND')
      for (const person of [...speakers, ...others]) expect(news(stage, person)).toEqual([])
      organizer.presses('Không thực hiện')
      await stage.until(told.moveAt)
      for (const person of speakers)
        expect(news(stage, person).filter((m) => m.includes('Thông báo thay đổi'))).toEqual([])
    })

    it('tells each affected person once, however often it is confirmed', async () => {
      await setDay()
      organizer.presses('Xác nhận')
      organizer.presses('Xác nhận')
      await stage.settle()
      for (const person of speakers) {
        const [changed, ...more] = news(stage, person)
        expect(more).toEqual([])
        expect(changed).toContain('Thông báo thay đổi thời gian tổ chức')
        expect(changed).toContain(told.due)
        expect(changed).toContain('Giấy mời số 12/GM-UBND')
      }
      for (const person of others) expect(news(stage, person).length).toBeLessThanOrEqual(1)
      const answers = news(stage, organizer)
      expect(answers.filter((m) => m.startsWith('Đã gửi thông báo thay đổi'))).toHaveLength(1)
      expect(answers.at(-1)).toContain('đã xác nhận việc này trước đó')
    })

    it('moves with a preview that names the day off, tells the change once and keeps what was acknowledged', async () => {
      await setDay()
      organizer.presses('Xác nhận')
      await stage.settle()
      for (const person of speakers) person.presses('Đã nhận nhiệm vụ')
      await stage.until(told.moveAt)
      for (const person of [...speakers, organizer]) news(stage, person)
      organizer.says(`/ngay ${told.move}`)
      await stage.settle()
      const [preview] = news(stage, organizer)
      expect(preview).toContain(told.movedDue)
      expect(preview).toContain('rơi vào cuối tuần')
      expect(preview).toContain('đơn vị đã xác nhận')
      organizer.presses('Xác nhận')
      await stage.settle()
      for (const person of speakers) {
        const changes = news(stage, person)
        expect(changes).toHaveLength(1)
        expect(changes[0]).toContain('vẫn có giá trị')
      }
      const unacknowledged = reminders(stage, speakers[0]!).filter((m) => m.text.includes('Đề nghị xác nhận đã nhận'))
      await stage.until(told.end)
      expect(reminders(stage, speakers[0]!).filter((m) => m.text.includes('Đề nghị xác nhận đã nhận')).length).toBe(
        unacknowledged.length,
      )
    })

    it('sends nothing unasked outside working hours, least of all on days off', async () => {
      await setDay()
      organizer.presses('Xác nhận')
      await stage.until(told.end)
      const { calendar } = stage.app.settings
      for (const person of [...speakers, ...others]) {
        const unasked = messages(stage, person, at(told.setAt))
        for (const { at: when } of unasked) {
          expect(isWorkingTime(calendar, when), clockWords(when)).toBe(true)
          expect(told.silence).not.toContain(dayOf(when, ZONE))
        }
      }
      for (const person of speakers)
        expect(reminders(stage, person).map((m) => dayOf(m.at, ZONE))).toContain(told.reminded)
    })

    it('falls silent when the event is postponed, and comes back with its new day', async () => {
      await setDay()
      organizer.presses('Xác nhận')
      await stage.settle()
      organizer.says('/ngay hoãn')
      await stage.settle()
      expect(last(organizer)).toContain('tạm hoãn')
      organizer.presses('Xác nhận')
      await stage.settle()
      const before = speakers.map((person) => reminders(stage, person).length)
      expect(last(speakers[0]!)).toContain('tạm hoãn')
      await stage.until(told.moveAt)
      expect(speakers.map((person) => reminders(stage, person).length)).toEqual(before)
      organizer.says('/ngay tiếp tục')
      await stage.settle()
      organizer.presses('Xác nhận')
      await stage.settle()
      expect(last(speakers[0]!)).toContain(told.due)
      organizer.says('/ngay hủy')
      await stage.settle()
      organizer.presses('Xác nhận')
      await stage.settle()
      expect(last(speakers[0]!)).toContain('không tổ chức')
      const after = speakers.map((person) => messages(stage, person).length)
      await stage.until(told.end)
      expect(speakers.map((person) => messages(stage, person).length)).toEqual(after)
    })
  })
}
