// Activation: one card for each contact and unit, what waits is listed with why, and asked again only the rest goes out.
import { expect, it } from 'vitest'
import { entry, onDate, openHouse, planDocument } from '../support/house.ts'

it('announces what is clear, lists the rest with why, and again says nothing twice', async () => {
  const house = openHouse('2022-11-14 08:30')
  const doubt = { code: 'deadline_weekday', line: 2, message: 'Thứ và ngày không khớp.' }
  const { plan } = house.load(
    planDocument([
      entry('Vụ Pháp chế', 'Góp ý dự thảo', { deadline: onDate('2022-11-21') }),
      entry('Vụ Pháp chế', 'Rà soát văn bản', { deadline: onDate('2022-11-20'), questions: [doubt] }),
      entry('Bộ Y tế', 'Cử đại biểu', { deadline: onDate('2022-11-01') }),
      entry('Các cơ quan báo chí', 'Đưa tin', { group: true }),
      entry('Văn phòng Bộ', 'Bố trí hội trường'),
    ]),
  )
  for (const chat of ['mot', 'hai']) house.contact(plan, 'Vụ Pháp chế', chat)
  const first = house.activate(plan)
  expect(first.waiting).toEqual([
    { ref: 'III.2', code: 'deadline_weekday', message: doubt.message },
    { ref: 'III.3', code: 'deadline_past', message: expect.stringContaining('Thời hạn đã qua') },
    { ref: 'III.4', code: 'open_group', message: expect.stringContaining('đơn vị nào') },
  ])
  expect(first).toMatchObject({ announced: 2, units: 2, unreached: [expect.stringContaining('Văn phòng')] })
  await house.settle()
  for (let i = 0; i < 3; i++) expect(house.activate(plan)).toMatchObject({ announced: 0, waiting: first.waiting })
  await house.settle()
  for (const chat of ['mot', 'hai']) {
    expect(house.heard(chat)).toEqual([expect.stringContaining('Góp ý dự thảo')])
    expect(house.heard(chat)[0]).not.toContain('Rà soát')
  }
  expect(house.fresh(plan)).toMatchObject({ state: 'active', activatedAt: house.clock.now() })
})

it('a body that was renamed goes by the name in force, whichever plan came first', () => {
  const group = entry('Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương', 'Gửi danh sách', { group: true })
  for (const dates of [
    ['2022-11-22', '2026-03-01'],
    ['2026-03-01', '2022-11-22'],
  ]) {
    const house = openHouse()
    const plans = dates.map((date, i) => house.load(planDocument([group], { number: `${i}/KH`, event: { date } })).plan)
    const names = plans
      .flatMap((plan) => house.shares(plan).map((s) => s.unit.name))
      .filter((name) => name.includes('Huế'))
    expect(new Set(names)).toEqual(new Set(['Ủy ban nhân dân thành phố Huế']))
    expect(house.unitId(plans[0]!, 'tỉnh Thừa Thiên Huế')).toBe(house.unitId(plans[1]!, 'thành phố Huế'))
  }
})
