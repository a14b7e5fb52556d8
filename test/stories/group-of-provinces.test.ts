// A conference with all provinces: one card each, reminders in working hours before the deadline, silence afterwards.
import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addWorkingHours, isWorkingTime } from '../../src/core/calendar.ts'
import { dayOf, ZONE } from '../../src/core/time.ts'
import type { Plan } from '../../src/store/plans.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import {
  at,
  clockWords,
  documentFile,
  last,
  messages,
  news,
  openStage,
  reminders,
  type Stage,
} from '../support/stage.ts'

const PLANS = [
  {
    path: 'locales/sample-plan.vi.txt',
    from: '2026-11-30 08:00',
    activated: '2026-11-30 09:00',
    sends: '2026-12-01 10:00',
    numbered: '2026-12-02 09:00',
    beforeDeadline: '2026-12-04 11:00',
    event: '2026-12-10',
    quietDays: ['2026-12-05', '2026-12-06', '2026-12-10'],
    end: '2026-12-31 09:00',
    provinces: 34,
    others: 3,
    item: 2,
    what: 'danh sách đại biểu',
    absent: ['tỉnh Cà Mau', 'tỉnh Lào Cai'],
  },
  {
    path: '../shared/plans/bnv-5774-KH-BNV-2022.txt',
    from: '2022-11-15 07:35',
    activated: '2022-11-15 09:00',
    sends: '2022-11-16 10:00',
    numbered: '2022-11-17 09:00',
    beforeDeadline: '2022-11-18 11:00',
    event: '2022-11-22',
    quietDays: ['2022-11-19', '2022-11-20', '2022-11-22'],
    end: '2022-12-20 09:00',
    provinces: 63,
    others: 3,
    item: 2,
    what: 'danh sách đại biểu',
    absent: ['tỉnh Cà Mau', 'tỉnh Lào Cai'],
  },
]

for (const told of PLANS) {
  describe.runIf(existsSync(new URL(`../../${told.path}`, import.meta.url)))(told.path, () => {
    let stage: Stage
    let plan: Plan
    let organizer: Person
    let units: Map<string, Person>
    let provinces: Person[]

    beforeEach(async () => {
      stage = await openStage(told.from)
      organizer = await stage.organizer()
      plan = await stage.load(told.path)
      units = await stage.everybody(plan, told.absent)
      provinces = [...units].filter(([name]) => name.startsWith('Ủy ban nhân dân')).map(([, person]) => person)
      for (const person of [...units.values(), organizer]) news(stage, person)
      await stage.until(told.activated)
      stage.activate(plan)
      await stage.settle()
    })
    afterEach(async () => {
      await stage.close()
      expect(stage.errors).toEqual([])
    })

    it('tells each province once, and the organizer with one summary', () => {
      expect(provinces).toHaveLength(told.provinces - told.absent.length)
      for (const person of provinces) {
        const [card, ...more] = news(stage, person)
        expect(more).toEqual([])
        expect(card).toMatch(/^Kính gửi: Sở /)
        expect(card).toContain(told.what)
      }
      // Those who joined within minutes of each other are one more message, of its own.
      const summary = news(stage, organizer).filter((m) => !m.includes('đầu mối mới'))
      expect(summary).toHaveLength(1)
      expect(summary[0]).toContain('02 đơn vị chưa có đầu mối'.replace('02', String(told.absent.length)))
      expect(summary[0]).toMatch(/Cà Mau/)
    })

    it('reminds in working hours before the deadline, never twice in two hours, never on the event and weekends', async () => {
      await stage.until(told.end)
      const { calendar } = stage.app.settings
      for (const person of provinces) {
        const chased = reminders(stage, person)
        expect(chased.some((m) => m.text.includes('Hôm nay là ngày làm việc cuối cùng'))).toBe(true)
        for (const [i, { at: when }] of chased.entries()) {
          expect(isWorkingTime(calendar, when), clockWords(when)).toBe(true)
          expect(told.quietDays).not.toContain(dayOf(when, ZONE))
          expect(dayOf(when, ZONE) < told.event, clockWords(when)).toBe(true)
          const before = chased[i - 1]
          if (before) expect(when).toBeGreaterThanOrEqual(addWorkingHours(calendar, before.at, 2))
        }
        expect(messages(stage, person, at(told.activated)).length).toBe(1 + chased.length)
      }
    })

    it('leaves those in peace who sent the list or its number', async () => {
      const [byFile, byNumber, late] = provinces as [Person, Person, Person]
      for (const person of [byFile, byNumber, late]) person.presses('Đã nhận nhiệm vụ')
      await stage.until(told.sends)
      byFile.sendsDocument(documentFile('danh-sach.xlsx'), { caption: String(told.item) })
      await stage.until(told.numbered)
      byNumber.says(
        `Đã gửi số 45/SNV-CCHC ngày ${told.numbered.slice(8, 10)}/${told.numbered.slice(5, 7)}, mục ${told.item}`,
      )
      await stage.until(told.end)
      const chasedFor = (person: Person, since: string) =>
        reminders(stage, person).filter((m) => m.at >= at(since) && m.text.includes(told.what))
      expect(chasedFor(byFile, told.sends)).toEqual([])
      expect(chasedFor(byNumber, told.numbered)).toEqual([])
      expect(chasedFor(late, told.numbered).length).toBeGreaterThan(0)
    })

    it('shows the organizer x of all, who is missing, whom to phone; and writes to the organizer rarely', async () => {
      const [byFile, byNumber] = provinces as [Person, Person]
      await stage.until(told.sends)
      byFile.sendsDocument(documentFile('danh-sach.xlsx'), { caption: String(told.item) })
      byNumber.says(`da gui so 45/SNV-CCHC, muc ${told.item}`)
      await stage.settle()
      organizer.says('/duyet')
      await stage.settle()
      organizer.presses('Tiếp nhận')
      await stage.until(told.beforeDeadline)
      news(stage, organizer)
      const status: string[] = []
      for (const page of [1, 2, 3]) {
        organizer.says(`/tinhtrang ${page}`)
        await stage.settle()
        status.push(last(organizer))
      }
      const text = status.join('\n')
      expect(text).toContain(`1/${told.provinces}; đã gửi chờ tiếp nhận 1`)
      expect(text).toMatch(new RegExp(`Còn thiếu ${told.provinces - 2}:[^]*Lào Cai`))
      organizer.says('/chualienlac')
      await stage.settle()
      expect(last(organizer)).toMatch(/Cà Mau: chưa có đầu mối/)
      expect(last(organizer)).not.toMatch(/Nghệ An/)
      const silent: string[] = []
      for (const page of [1, 2, 3]) {
        organizer.says(`/chuanhan ${page}`)
        await stage.settle()
        silent.push(last(organizer))
      }
      expect(silent.join('\n')).toMatch(/Nghệ An/)
      news(stage, organizer)
      await stage.until(told.end)
      const unasked = news(stage, organizer)
      expect(unasked.length).toBeLessThanOrEqual(6)
      expect(unasked.filter((m) => m.startsWith('Còn thiếu')).length).toBeGreaterThan(0)
    })
  })
}
