// A document comes in: new, the same again, or a revision of which only the difference is carried out.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settleTask } from '../../src/app/settle-task.ts'
import { submitDocument } from '../../src/app/submit.ts'
import type { PlanAssignment } from '../../src/core/plan-document.ts'
import { allPlans, planById, tasksOf, unitById } from '../../src/store/plans.ts'
import { BY, entry, type House, onDate, openHouse, planDocument, unitNames } from '../support/house.ts'

const PROVINCES = 'Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương'
const TWO = [
  entry('Cục Hộ tịch, quốc tịch, chứng thực', 'Chuẩn bị tài liệu tập huấn', { deadline: onDate('2022-11-18') }),
  entry('Vụ Pháp chế', 'Góp ý dự thảo báo cáo tổng kết', { deadline: onDate('2022-11-21') }),
]

/** Everything of a plan that an import may change, without the versions that list the files it came in. */
const contents = (house: House) => ({
  plans: allPlans(house.db),
  tasks: allPlans(house.db).flatMap((p) => tasksOf(house.db, p.id, true)),
  rows: allPlans(house.db).flatMap((p) => house.shares(p).map((s) => s.row)),
  said: house.rows().length,
})

describe('a document', () => {
  it('that is new becomes a draft with a short id, and nobody is told', () => {
    const house = openHouse()
    house.organizer()
    const first = house.load(planDocument(TWO))
    const second = house.load(planDocument(TWO, { number: '13/KH-BNV' }))
    expect(first.kind).toBe('new')
    expect([first.plan.shortId, second.plan.shortId]).toEqual(['KH1', 'KH2'])
    expect(first.plan.state).toBe('draft')
    expect(house.rows()).toEqual([])
  })

  it('is read by its own abbreviations: the short name and the full one are one unit', () => {
    const house = openHouse()
    const tasks = [entry('Trung tâm Giám định phần mềm', 'Lập biểu mẫu'), entry('Trung tâm GĐPM', 'Tổng hợp số liệu')]
    const plain = house.load(planDocument(tasks))
    expect(new Set(unitNames(house.shares(plain.plan))).size).toBe(2)
    const abbreviations = { GĐPM: 'Giám định phần mềm' }
    const declared = house.load(planDocument(tasks, { number: '14/KH-BNV', abbreviations }))
    expect(new Set(unitNames(house.shares(declared.plan))).size).toBe(1)
  })

  it.each([
    ['the same file', (document: object) => document, 'plan.json'],
    ['the same file under another name', (document: object) => document, 'ban-sao.json'],
    ['the same content in other bytes', (document: object) => ({ ...document, recipients: ['Lưu: VT'] }), 'b.json'],
  ])('that is %s changes nothing', (_what, again, name) => {
    const house = openHouse()
    const document = planDocument(TWO)
    const { plan } = house.load(document)
    const before = contents(house)
    const imported = house.load(again(document) as typeof document, name)
    expect(imported.kind).toBe('unchanged')
    expect(imported.plan.id).toBe(plan.id)
    expect(contents(house)).toEqual(before)
  })

  it.each([
    ['number and issuer', {}, { number: '12/kh-bnv', title: 'Khác' }, true],
    ['another number', {}, { number: '99/KH-BNV' }, false],
    ['the same number of another issuer', {}, { issuer: 'Bộ Y tế' }, false],
    ['the title, without a number', { number: null }, { number: null }, true],
    ['another title, without a number', { number: null }, { number: null, title: 'Khác' }, false],
    ['the title, once the number was filled in', { number: null }, {}, true],
  ])('is recognised by %s', (_what, first, second, same) => {
    const house = openHouse()
    const { plan } = house.load(planDocument(TWO, first))
    const again = house.load(planDocument([TWO[0]!], second))
    expect(again.plan.id === plan.id).toBe(same)
    expect(again.kind).toBe(same ? 'revised' : 'new')
  })

  it('knows who runs the plan: the unit that leads most of it', () => {
    const house = openHouse()
    const { plan } = house.load(planDocument([...TWO, entry('Vụ Pháp chế', 'Tham mưu văn bản trả lời')]))
    expect(unitById(house.db, plan.organizerUnitId!)?.name).toContain('Pháp chế')
  })
})

describe('a group of all provinces', () => {
  it.each([
    ['2022-11-22', 63],
    ['2025-06-30', 63],
    ['2025-07-01', 34],
    ['2026-03-01', 34],
  ])('on %s is %i units', (date, count) => {
    const house = openHouse()
    const { plan } = house.load(
      planDocument([entry(PROVINCES, 'Gửi danh sách đại biểu', { group: true, executor: 'Sở Nội vụ' })], {
        event: { date },
      }),
    )
    const shares = house.shares(plan)
    expect(new Set(unitNames(shares)).size).toBe(count)
    expect(shares.every((s) => /^Sở Nội vụ (tỉnh|thành phố) /.test(s.executor!.name))).toBe(true)
    const names = unitNames(shares).join('; ')
    expect(names).toContain('Đồng Nai')
    // A city since 2025, a province before.
    expect(names).toContain(date < '2025' ? 'tỉnh Thừa Thiên Huế' : 'thành phố Huế')
  })

  it('without an event day is spread by the first day of its window, else by the day of the document', () => {
    const of = (event: object, date: string) => {
      const house = openHouse()
      const { plan } = house.load(planDocument([entry(PROVINCES, 'Gửi', { group: true })], { event, date }))
      return house.shares(plan).length
    }
    expect(of({ date: null, window: { from: '2025-07-02', to: '2025-07-05' } }, '2025-06-01')).toBe(34)
    expect(of({ date: null }, '2025-06-01')).toBe(63)
  })
})

describe('coordinating units', () => {
  const roles = (coordinators: string[]) => {
    const house = openHouse()
    const { plan } = house.load(planDocument([entry('Vụ Pháp chế', 'Soạn thảo', { coordinators }), TWO[0]!]))
    house.activate(plan)
    const rows = house.app.db.$client
      .prepare(
        `select unit.name from assignment join unit on unit.id = unit_id where role = 'coordinate' order by unit.name`,
      )
      .pluck()
      .all()
    return rows
  }
  it.each([
    [['Bộ Y tế'], [expect.stringContaining('Y tế')]],
    [['Cục Hộ tịch, quốc tịch, chứng thực'], [expect.stringContaining('Hộ tịch')]],
    [['các đơn vị có liên quan'], []],
    [['cơ quan, đơn vị được giao chuẩn bị tham luận'], []],
    [['Vụ Pháp chế'], []],
  ])('%j: told are those who are certain', (coordinators, expected) => {
    expect(roles(coordinators)).toEqual(expected)
  })
})

describe('a revision of a running plan', () => {
  /** A running plan of two units, each with a contact who has confirmed and sent. */
  async function running() {
    const house = openHouse()
    const { plan } = house.load(planDocument(TWO))
    house.contact(plan, 'Cục Hộ tịch, quốc tịch, chứng thực', 'hotich')
    house.contact(plan, 'Vụ Pháp chế', 'phapche')
    house.activate(plan)
    await house.settle()
    await house.does('hotich', { kind: 'text', text: 'đã nhận' })
    await house.does('hotich', { kind: 'text', text: 'đã gửi số 5/CV' })
    house.quiet()
    return { house, plan }
  }
  const second = (changes: Partial<PlanAssignment>) => planDocument([TWO[0]!, { ...TWO[1]!, ...changes }])

  it.each<[string, Partial<PlanAssignment>, string[]]>([
    ['the deadline', { deadline: onDate('2022-11-24') }, ['deadline']],
    ['a further deadline', { moreDeadlines: [onDate('2022-11-25')] }, ['deadline']],
    ['the words', { task: 'Góp ý dự thảo báo cáo tổng kết năm' }, ['text']],
    ['the receiver', { deliverTo: 'Bộ Nội vụ' }, ['deliverTo']],
  ])('that changes %s tells only its unit, once', async (_what, changes, fields) => {
    const { house, plan } = await running()
    const before = house.shares(plan)[0]!
    const imported = house.load(second(changes))
    expect(imported).toMatchObject({
      kind: 'revised',
      same: 1,
      changed: [{ ref: 'III.2', fields }],
      added: [],
      removed: [],
    })
    await house.settle()
    expect(house.heard('hotich')).toEqual([])
    expect(house.heard('phapche')).toHaveLength(1)
    // What was confirmed and sent stays as it was.
    expect(house.shares(plan)[0]).toEqual(before)
    expect(before.submissions).toHaveLength(1)
    expect(before.life.acknowledgedAt).not.toBeNull()
    expect(house.load(second(changes)).kind).toBe('unchanged')
    expect(house.load({ ...second(changes), recipients: ['VT'] }).kind).toBe('unchanged')
    await house.settle()
    expect(house.heard('phapche')).toHaveLength(1)
  })

  it('that gives a task to another unit cancels it for the first and keeps what it sent', async () => {
    const { house, plan } = await running()
    const moved = planDocument([{ ...TWO[0]!, unit: 'Vụ Kế hoạch - Tài chính' }, TWO[1]!])
    expect(house.load(moved)).toMatchObject({ kind: 'revised', changed: [{ ref: 'III.1', fields: ['unit'] }] })
    await house.settle()
    expect(house.shares(plan, 'III.1').map((s) => [s.unit.name, s.life.state, s.submissions.length])).toEqual([
      [expect.stringContaining('Hộ tịch'), 'cancelled', 1],
      [expect.stringContaining('Tài chính'), 'waiting', 0],
    ])
    expect(house.heard('hotich')).toHaveLength(1)
    expect(house.heard('phapche')).toEqual([])
    house.contact(plan, 'Vụ Kế hoạch - Tài chính', 'taichinh')
    house.activate(plan)
    await house.settle()
    expect(house.heard('taichinh')).toEqual([expect.stringContaining('Chuẩn bị tài liệu tập huấn')])
  })

  it('that adds a task announces it only when the organizer says so', async () => {
    const { house, plan } = await running()
    const more = planDocument([...TWO, entry('Vụ Pháp chế', 'Bố trí phòng họp', { deadline: onDate('2022-11-25') })])
    expect(house.load(more)).toMatchObject({ kind: 'revised', same: 2, added: ['III.3'] })
    await house.settle()
    expect(house.heard('phapche')).toEqual([])
    house.activate(plan)
    await house.settle()
    expect(house.heard('phapche')).toEqual([expect.stringContaining('Bố trí phòng họp')])
    expect(house.heard('hotich')).toEqual([])
  })

  it('that takes a task out cancels it once, however often it comes', async () => {
    const { house, plan } = await running()
    const less = planDocument([TWO[0]!])
    expect(house.load(less)).toMatchObject({ kind: 'revised', removed: ['III.2'] })
    expect(house.load({ ...less, recipients: ['VT'] }).kind).toBe('unchanged')
    await house.settle()
    expect(house.heard('phapche')).toHaveLength(1)
    expect(house.shares(plan, 'III.2')[0]!.life.state).toBe('cancelled')
  })

  it('that moves tasks about changes their places and nothing else', async () => {
    const { house, plan } = await running()
    const states = house.shares(plan).map((s) => s.life)
    expect(house.load(planDocument([TWO[1]!, TWO[0]!])).kind).toBe('unchanged')
    expect(tasksOf(house.db, plan.id).map((t) => t.text)).toEqual([TWO[1]!.task, TWO[0]!.task])
    expect(new Set(house.shares(plan).map((s) => s.life))).toEqual(new Set(states))
    await house.settle()
    expect(house.heard('phapche')).toEqual([])
  })

  it('that goes back to the first document is a revision like any other', async () => {
    const { house, plan } = await running()
    house.load(second({ deadline: onDate('2022-11-24') }))
    const back = house.load(planDocument(TWO))
    expect(back).toMatchObject({ kind: 'revised', changed: [{ ref: 'III.2', fields: ['deadline'] }] })
    expect(house.task(plan, 'III.2').deadline).toEqual(onDate('2022-11-21'))
  })
})

describe('what the organizer corrected', () => {
  const corrected: [string, Parameters<typeof settleTask>[3], (house: House, id: number) => unknown][] = [
    [
      'a deadline',
      { kind: 'deadline', rule: onDate('2022-11-20'), milestone: false },
      (h, id) => h.task(planById(h.db, id)!, 'III.2').deadline,
    ],
    [
      'no deadline',
      { kind: 'deadline', rule: null, milestone: false },
      (h, id) => h.task(planById(h.db, id)!, 'III.2').deadline,
    ],
    ['the unit', { kind: 'unit', name: 'Bộ Y tế' }, (h, id) => unitNames(h.shares(planById(h.db, id)!, 'III.2'))],
    [
      'members',
      { kind: 'members', text: 'Bộ Y tế; Bộ Tài chính' },
      (h, id) => unitNames(h.shares(planById(h.db, id)!, 'III.2')),
    ],
    [
      'products',
      { kind: 'products', names: ['Bản góp ý'] },
      (h, id) =>
        h.db.$client
          .prepare('select name from deliverable where task_id = ?')
          .pluck()
          .all(h.task(planById(h.db, id)!, 'III.2').id),
    ],
    ['a task dropped', { kind: 'drop' }, (h, id) => tasksOf(h.db, id).map((t) => t.text)],
  ]
  it.each(corrected)('(%s) a revised document does not overwrite', (_what, answer, read) => {
    const house = openHouse()
    const { plan } = house.load(planDocument(TWO))
    settleTask(house.app, plan, house.task(plan, 'III.2'), answer, BY)
    const before = read(house, plan.id)
    const revised = planDocument([
      { ...TWO[0]!, deadline: onDate('2022-11-19') },
      { ...TWO[1]!, task: `${TWO[1]!.task} năm`, deadline: onDate('2022-11-26'), deliverables: ['báo cáo'] },
    ])
    expect(house.load(revised).kind).toBe('revised')
    expect(read(house, plan.id)).toEqual(before)
  })

  it('a task of the organizer’s own stays when the document comes again', () => {
    const house = openHouse()
    const { plan } = house.load(planDocument(TWO))
    settleTask(house.app, plan, null, { kind: 'add', unit: 'Bộ Y tế', text: 'Bố trí y tế', deadline: null }, BY)
    const imported = house.load(planDocument([TWO[0]!]))
    expect(imported).toMatchObject({ kind: 'revised', removed: ['III.2'] })
    expect(tasksOf(house.db, plan.id).map((t) => t.text)).toEqual([TWO[0]!.task, 'Bố trí y tế'])
  })

  it('parts of a split task stay split', () => {
    const house = openHouse()
    const { plan } = house.load(planDocument(TWO))
    settleTask(
      house.app,
      plan,
      house.task(plan, 'III.2'),
      { kind: 'split', texts: ['In tài liệu', 'Phát tài liệu'] },
      BY,
    )
    const before = tasksOf(house.db, plan.id).map((t) => t.text)
    house.load(planDocument([{ ...TWO[0]!, deadline: onDate('2022-11-19') }, TWO[1]!]))
    expect(tasksOf(house.db, plan.id).map((t) => t.text)).toEqual(before)
  })
})

describe('a draft', () => {
  it('follows what the newest document says of its event', () => {
    const house = openHouse()
    const { plan } = house.load(planDocument(TWO))
    const imported = house.load(planDocument(TWO, { event: { date: '2022-12-02', time: '14:00' } }))
    expect(imported.kind).toBe('revised')
    expect(house.fresh(plan)).toMatchObject({ eventDate: '2022-12-02', eventTime: '14:00' })
  })

  it('loses the question about a deadline when the document says it clearly', () => {
    const house = openHouse()
    const doubt = { code: 'deadline_weekday', line: 2, message: 'Thứ và ngày không khớp.' }
    const { plan } = house.load(planDocument([TWO[0]!, { ...TWO[1]!, questions: [doubt] }]))
    expect(house.task(plan, 'III.2').questions).toHaveLength(1)
    house.load(planDocument([TWO[0]!, { ...TWO[1]!, deadline: onDate('2022-11-22') }]))
    expect(house.task(plan, 'III.2').questions).toEqual([])
  })
})

describe('any sequence of revisions', () => {
  const UNITS = ['Vụ Pháp chế', 'Văn phòng Bộ', 'Bộ Y tế']
  const TEXTS = ['Chuẩn bị hội trường', 'Soạn thảo giấy mời', 'Tổng hợp ý kiến góp ý', 'In ấn kỷ yếu hội thảo']
  const task = fc.record({
    unit: fc.constantFrom(...UNITS),
    deadline: fc.constantFrom(null, onDate('2022-11-21'), onDate('2022-11-25')),
  })
  const version = fc
    .tuple(fc.subarray(TEXTS), fc.array(task, { minLength: 4, maxLength: 4 }))
    .map(([texts, tasks]) => planDocument(texts.map((text, i) => ({ ...tasks[i]!, task: text }))))

  it('leaves the plan as its newest document says, and once more changes nothing', () => {
    const house = openHouse()
    let n = 0
    fc.assert(
      fc.property(
        fc.array(version, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 0, max: 4 }),
        (versions, when) => {
          const number = `${++n}/KH-BNV`
          let plan = house.load({ ...versions[0]!, number }).plan
          for (const [i, document] of versions.entries()) {
            plan = house.load({ ...document, number, recipients: [String(i)] }).plan
            if (i === when) house.activate(plan)
            const last = { ...document, number, recipients: [`${i} again`] }
            expect(house.load(last).kind).toBe('unchanged')
          }
          const wanted = versions.at(-1)!.assignments
          const live = house.shares(plan).filter((s) => s.life.state !== 'cancelled')
          expect(live.map((s) => [s.task.text, s.task.deadline, s.task.unitText])).toEqual(
            wanted.map((a) => [a.task, a.deadline, a.unit]),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('what a unit sent', () => {
  it('survives a revision of its own task', async () => {
    const house = openHouse()
    const { plan } = house.load(planDocument(TWO))
    house.contact(plan, 'Vụ Pháp chế')
    house.activate(plan)
    const share = house.shares(plan, 'III.2')[0]!
    submitDocument(
      house.app,
      share.row.id,
      { number: '7/PC', date: null },
      {
        actor: { kind: 'contact', person: 1, unit: share.row.unitId },
        by: BY,
        personId: null,
        identityId: null,
        onBehalf: null,
        at: house.clock.now(),
      },
    )
    house.load(planDocument([TWO[0]!, { ...TWO[1]!, deadline: onDate('2022-11-28') }]))
    const after = house.shares(plan, 'III.2')[0]!
    expect(after.life.state).toBe('submitted')
    expect(after.submissions.map((s) => s.documentNumber)).toEqual(['7/PC'])
  })
})
