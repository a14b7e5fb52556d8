// A letter carried out on real SQLite: every kind of change, over the organizer's corrections, each person told once.
import { describe, expect, it } from 'vitest'
import { amendPlan } from '../../src/app/amend-plan.ts'
import { arrivalOf, NO_CHOICE, offerOf } from '../../src/app/letter-offer.ts'
import { settlePlan } from '../../src/app/settle-document.ts'
import { settleTask } from '../../src/app/settle-task.ts'
import type { PlanAssignment, PlanChange, PlanDocument, TaskMeant } from '../../src/core/plan-document.ts'
import { amendmentsOf } from '../../src/store/amendments.ts'
import { addContact } from '../../src/store/people.ts'
import { changePlan, latestVersion, type Plan } from '../../src/store/plans.ts'
import type { Choice } from '../../src/store/proposals.ts'
import {
  BY,
  type DocumentOptions,
  entry,
  type House,
  onDate,
  openHouse,
  planDocument,
  unitNames,
} from '../support/house.ts'

const PROVINCES = 'Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương'
const TASKS = [
  entry('Cục Hộ tịch, quốc tịch, chứng thực', 'Chuẩn bị tài liệu tập huấn', { deadline: onDate('2022-11-22') }),
  entry('Vụ Pháp chế', 'Góp ý dự thảo báo cáo tổng kết', { deadline: onDate('2022-11-21') }),
  entry(PROVINCES, 'Gửi danh sách đại biểu', { group: true, deadline: onDate('2022-11-23') }),
]

const meant = (more: Partial<TaskMeant>): TaskMeant => ({
  place: null,
  unit: null,
  words: null,
  deadline: null,
  ...more,
})
type Bare<C = PlanChange> = C extends PlanChange ? Omit<C, 'words' | 'line'> : never

/** A letter of the ministry with these changes. */
const letter = (changes: Bare[], more: DocumentOptions & { number?: string | null } = {}): PlanDocument =>
  planDocument([], {
    number: '955/BNV-VP',
    date: '2022-11-14',
    title: 'V/v điều chỉnh Kế hoạch',
    event: null,
    amends: {
      number: '12/KH-BNV',
      date: '2022-11-10',
      issuer: null,
      replaces: false,
      keepsRest: true,
      changes: changes.map((change, i) => ({ ...change, words: `Điểm ${i + 1}`, line: i + 1 }) as PlanChange),
    },
    ...more,
  })

function apply(house: House, plan: Plan, document: PlanDocument, choice: Choice = NO_CHOICE, hash = document.number!) {
  const offer = offerOf(house.app, house.fresh(plan), { document }, choice)
  return { offer, ...amendPlan(house.app, offer, { document, hash, name: 'cong-van.docx' }, BY) }
}

async function running() {
  const house = openHouse()
  const { plan } = house.load(planDocument(TASKS))
  house.contact(plan, 'Cục Hộ tịch, quốc tịch, chứng thực', 'hotich')
  house.contact(plan, 'Vụ Pháp chế', 'phapche')
  house.contact(plan, 'tỉnh Lào Cai', 'laocai')
  house.activate(plan)
  await house.settle()
  await house.until('2022-11-14 14:00')
  house.quiet()
  return { house, plan }
}
const heard = (house: House) => ['hotich', 'phapche', 'laocai'].map((chat) => house.heard(chat).length)
const deadline = (words: string, date: string, unit: string | null = null): Bare => ({
  kind: 'deadline',
  task: meant({ words, unit }),
  deadline: { ...onDate(date, 'before'), text: `trước ngày ${date.split('-').reverse().join('/')}` },
  shift: null,
})
const later: Bare = { kind: 'event_date', from: null, date: '2022-12-07', time: null, window: null, invitation: null }

describe('a letter', () => {
  it('is the basis of what it changed: kept with its file, its numbers and a new version of the plan', async () => {
    const { house, plan } = await running()
    const document = letter([deadline('tài liệu tập huấn', '2022-11-25'), later])
    apply(house, plan, document, { ...NO_CHOICE, left: [2] }, 'abc')
    const version = latestVersion(house.db, plan.id)!
    expect(version).toMatchObject({ sequence: 2, fileName: 'plan.json' })
    expect(version.document.assignments[0]!.deadline).toMatchObject({ date: '2022-11-25' })
    expect(amendmentsOf(house.db, plan.id)).toMatchObject([
      {
        fileHash: 'abc',
        fileName: 'cong-van.docx',
        versionId: version.id,
        changes: [1],
        document: { number: '955/BNV-VP' },
      },
    ])
    expect(house.fresh(plan)).toMatchObject({ eventDate: '2022-11-30' })
    const acts = house.db.$client.prepare(`select action from journal`).pluck().all()
    expect(acts).toContain('plan_amended')
  })

  it('about one unit’s task is told to its contacts alone, once, with its basis', async () => {
    const { house, plan } = await running()
    const { told } = apply(house, plan, letter([deadline('tài liệu tập huấn', '2022-11-25')]))
    await house.settle()
    expect(told).toBe(1)
    expect(heard(house)).toEqual([1, 0, 0])
    expect(house.heard('hotich')[0]).toContain('Công văn số 955/BNV-VP ngày 14/11/2022')
  })

  it('with several changes is one message for each person, also for who speaks for two units', async () => {
    const { house, plan } = await running()
    addContact(house.db, {
      personId: house.contact(plan, 'Cục Hộ tịch, quốc tịch, chứng thực', 'hotich'),
      unitId: house.unitId(plan, 'Vụ Pháp chế'),
      planId: plan.id,
      purpose: 'content',
      joinedAt: house.clock.now(),
      removedAt: null,
    })
    await house.settle()
    await house.until('2022-11-15 09:00')
    house.quiet()
    const changes = [later, deadline('tài liệu tập huấn', '2022-11-25'), deadline('góp ý dự thảo', '2022-11-28')]
    apply(house, plan, letter(changes))
    await house.until('2022-11-15 17:00')
    expect(heard(house)).toEqual([1, 1, 1])
    const [both] = house.heard('hotich')
    expect(both).toContain('07/12/2022')
    expect(both).toContain('25/11/2022')
    expect(both).toContain('28/11/2022')
  })

  it('keeps what was confirmed and sent', async () => {
    const { house, plan } = await running()
    await house.does('hotich', { kind: 'text', text: 'đã nhận' })
    await house.does('hotich', { kind: 'text', text: 'đã gửi số 5/CV' })
    const before = house.shares(plan, 'III.1')[0]!
    apply(house, plan, letter([later, deadline('tài liệu tập huấn', '2022-11-25')]))
    const after = house.shares(plan, 'III.1')[0]!
    expect(after.life).toEqual(before.life)
    expect(after.submissions).toEqual(before.submissions)
  })

  it('sets the deadline of one unit of a group', async () => {
    const { house, plan } = await running()
    apply(house, plan, letter([deadline('danh sách đại biểu', '2022-11-27', 'UBND tỉnh Lào Cai')]))
    await house.settle()
    const shares = house.shares(plan, 'III.3')
    const own = shares.filter((share) => share.rule?.kind === 'date' && share.rule.date === '2022-11-27')
    expect(unitNames(own)).toEqual(['Ủy ban nhân dân tỉnh Lào Cai'])
    expect(heard(house)).toEqual([0, 0, 1])
  })

  it('gives a task to another unit: the first is told that it is over, the other gets it at once', async () => {
    const { house, plan } = await running()
    const change: Bare = {
      kind: 'unit',
      task: meant({ unit: 'Vụ Pháp chế' }),
      from: 'Vụ Pháp chế',
      to: 'Cục Hộ tịch, quốc tịch, chứng thực',
    }
    apply(house, plan, letter([change]))
    await house.settle()
    expect(house.shares(plan, 'III.2').map((s) => [s.unit.name, s.life.state])).toEqual([
      [expect.stringContaining('Pháp chế'), 'cancelled'],
      [expect.stringContaining('Hộ tịch'), 'announced'],
    ])
    expect(heard(house)).toEqual([1, 1, 0])
    expect(house.heard('phapche')[0]).toContain('dừng thực hiện')
    expect(house.heard('hotich')[0]).toContain('Nhiệm vụ bổ sung')
  })

  it('adds and drops tasks, announced and cancelled in the same message', async () => {
    const { house, plan } = await running()
    const assignment: PlanAssignment = {
      ...planDocument([entry('Vụ Pháp chế', 'Bố trí báo cáo viên', { deadline: onDate('2022-11-25') })])
        .assignments[0]!,
    }
    apply(
      house,
      plan,
      letter([
        { kind: 'task_added', assignment },
        { kind: 'task_dropped', task: meant({ words: 'góp ý dự thảo' }) },
      ]),
    )
    await house.settle()
    expect(heard(house)).toEqual([0, 1, 0])
    expect(house.heard('phapche')[0]).toMatch(/Bố trí báo cáo viên[\s\S]*Góp ý dự thảo/)
    expect(house.shares(plan, 'BS2-1')[0]!.life.state).toBe('announced')
    expect(house.shares(plan, 'III.2')[0]!.life.state).toBe('cancelled')
  })

  it('a new place and form concern everybody who was told of the plan', async () => {
    const { house, plan } = await running()
    apply(house, plan, letter([{ kind: 'event_place', form: 'in_person', venues: ['Hội trường B'] }]))
    await house.settle()
    expect(heard(house)).toEqual([1, 1, 1])
    expect(house.heard('laocai')[0]).toContain('Hội trường B')
    expect(house.fresh(plan).eventVenues).toEqual(['Hội trường B'])
  })

  it('wins over what the organizer had set by hand, and a later revision wins over it', async () => {
    const { house, plan } = await running()
    settleTask(
      house.app,
      plan,
      house.task(plan, 'III.2'),
      { kind: 'deadline', rule: onDate('2022-11-24'), milestone: false },
      BY,
    )
    apply(house, plan, letter([deadline('góp ý dự thảo', '2022-11-26')]))
    expect(house.task(plan, 'III.2').deadline).toMatchObject({ date: '2022-11-26' })
    const revised = planDocument([TASKS[0]!, { ...TASKS[1]!, deadline: onDate('2022-11-29') }, TASKS[2]!])
    expect(house.load(revised)).toMatchObject({ kind: 'revised', changed: [{ ref: 'III.2', fields: ['deadline'] }] })
    expect(house.task(plan, 'III.2').deadline).toMatchObject({ date: '2022-11-29' })
  })

  it('reaches a task that the organizer had added', async () => {
    const { house, plan } = await running()
    settleTask(
      house.app,
      plan,
      null,
      { kind: 'add', unit: 'Vụ Pháp chế', text: 'Bố trí xe đưa đón', deadline: onDate('2022-11-24') },
      BY,
    )
    apply(house, plan, letter([deadline('bố trí xe đưa đón', '2022-11-28')]))
    expect(house.task(plan, '+1').deadline).toMatchObject({ date: '2022-11-28' })
  })

  it('puts the date of the document right', async () => {
    const { house, plan } = await running()
    const days = { from: '2022-11-10', to: '2022-11-11' }
    apply(house, plan, letter([{ kind: 'wording', task: meant({}), from: '10/11', to: '11/11', days, deadline: null }]))
    await house.settle()
    expect(house.fresh(plan).documentDate).toBe('2022-11-11')
    expect(heard(house)).toEqual([0, 0, 0])
  })

  it('that changes nothing here does nothing', async () => {
    const { house, plan } = await running()
    const rows = house.rows().length
    const { done, offer } = apply(
      house,
      plan,
      letter([deadline('in kỷ yếu song ngữ', '2022-11-26'), { kind: 'unread' }]),
    )
    expect(offer.changes.map(({ state }) => state)).toEqual(['unfound', 'unread'])
    expect(done).toBe(0)
    expect(latestVersion(house.db, plan.id)!.sequence).toBe(1)
    expect(house.rows()).toHaveLength(rows)
  })
})

describe('what a document is', () => {
  const stored = () => {
    const house = openHouse()
    const { plan } = house.load(planDocument(TASKS))
    return { house, plan }
  }
  const citing = (more: Partial<NonNullable<PlanDocument['amends']>>, rest: DocumentOptions = {}) => {
    const document = letter([later], rest)
    return { ...document, amends: { ...document.amends!, ...more } }
  }
  const invited = (invitation: string): PlanChange[] => [
    { kind: 'event_date', from: null, date: '2022-12-07', time: null, window: null, invitation, words: '', line: 1 },
  ]

  it.each<[string, PlanDocument, string]>([
    ['a letter by the number that it cites', citing({}), 'letter'],
    ['written with blanks', citing({ number: '12 / KH-BNV' }), 'letter'],
    ['of another day, for days are misprinted', citing({ date: '2022-01-10' }), 'letter'],
    ['said to be of the same body', citing({ issuer: 'Bộ Nội vụ' }), 'letter'],
    ['of another body', citing({ issuer: 'Bộ Y tế' }), 'unknown'],
    ['of another number', citing({ number: '13/KH-BNV' }), 'unknown'],
    ['the invitation to its event', citing({ changes: invited('Hội nghị sơ kết năm 2022') }), 'letter'],
    ['an invitation to another event', citing({ changes: invited('Lễ trao giải báo chí toàn quốc') }), 'plan'],
    ['a whole plan in its place', citing({ replaces: true, changes: [] }), 'plan'],
    ['a plan of its own', planDocument(TASKS, { number: '99/KH-BNV' }), 'plan'],
  ])('%s', (_what, document, kind) => {
    expect(arrivalOf(stored().house.app, document).kind).toBe(kind)
  })

  it('a letter with tasks of its own about an unknown plan is a plan', () => {
    const { house } = stored()
    const document = { ...citing({ number: '13/KH-BNV' }), assignments: planDocument(TASKS).assignments }
    expect(arrivalOf(house.app, document).kind).toBe('plan')
  })

  it('one about a closed plan says so', () => {
    const { house, plan } = stored()
    changePlan(house.db, plan.id, { state: 'closed' })
    expect(arrivalOf(house.app, citing({})).kind).toBe('closed')
  })

  it('a plan that takes the place of another one is its revision, under its own number', () => {
    const { house, plan } = stored()
    const amends = { ...letter([]).amends!, replaces: true }
    const successor = planDocument([TASKS[0]!, { ...TASKS[1]!, deadline: onDate('2022-11-29') }, TASKS[2]!], {
      number: '40/KH-BNV',
      amends,
    })
    expect(house.load(successor)).toMatchObject({ kind: 'revised', plan: { id: plan.id, number: '40/KH-BNV' } })
    expect(house.load(successor, 'again.json').kind).toBe('unchanged')
  })
})

describe('a revised document of a running plan', () => {
  it('moves its event: one message for each person, deadlines that follow included', async () => {
    const { house, plan } = await running()
    house.organizer()
    const imported = house.load(planDocument(TASKS, { event: { date: '2022-12-07' } }))
    expect(imported).toMatchObject({
      kind: 'revised',
      changed: [],
      event: { to: { day: '2022-12-07', state: 'fixed' } },
    })
    await house.settle()
    expect(house.fresh(plan).eventDate).toBe('2022-12-07')
    expect(heard(house)).toEqual([1, 1, 1])
    expect(house.heard('organizer')).toHaveLength(1)
  })

  it('leaves a day that the organizer set since', async () => {
    const { house, plan } = await running()
    changePlan(house.db, plan.id, { eventDate: '2022-12-20' })
    house.load(planDocument([TASKS[0]!, TASKS[1]!, { ...TASKS[2]!, deadline: onDate('2022-11-28') }]))
    expect(house.fresh(plan).eventDate).toBe('2022-12-20')
  })

  it('several tasks of a unit, the event and a task taken out are one message', async () => {
    const { house } = await running()
    const more = planDocument(
      [{ ...TASKS[0]!, deadline: onDate('2022-11-25'), task: 'Chuẩn bị tài liệu tập huấn năm' }, TASKS[2]!],
      { event: { date: '2022-12-07' } },
    )
    expect(house.load(more)).toMatchObject({ kind: 'revised', removed: ['III.2'] })
    await house.settle()
    expect(heard(house)).toEqual([1, 1, 1])
  })
})

describe('what the organizer said of the plan as a whole', () => {
  it('stays under a letter about something else, and gives way to one that puts it right', () => {
    const house = openHouse()
    const { plan } = house.load(planDocument(TASKS), 'plan.json', ['KẾ HOẠCH', 'Vụ Pháp chế'])
    settlePlan(house.app, plan, { kind: 'document_date', date: '2022-11-09' }, BY)
    apply(
      house,
      plan,
      letter([{ kind: 'event_date', from: null, date: '2022-11-25', time: null, window: null, invitation: null }]),
    )
    expect(house.fresh(plan).documentDate).toBe('2022-11-09')
    expect(latestVersion(house.db, plan.id)!.lines).toEqual(['KẾ HOẠCH', 'Vụ Pháp chế'])
    const days = { from: '2022-11-09', to: '2022-11-08' }
    const wording = { kind: 'wording', task: meant({}), from: '09/11', to: '08/11', days, deadline: null } as const
    apply(house, plan, letter([wording], { number: '960/BNV-VP' }))
    expect(house.fresh(plan).documentDate).toBe('2022-11-08')
  })
})
