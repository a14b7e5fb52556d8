// What a letter says of a plan → what it comes to: the task meant for certain, else a question.
import { describe, expect, it } from 'vitest'
import { amendedDocument } from '../../src/core/amended-document.ts'
import { matchChanges } from '../../src/core/amendment.ts'
import type { AmendablePlan, AmendableTask, AmendContext } from '../../src/core/meant-task.ts'
import type { PlanChange, TaskMeant } from '../../src/core/plan-document.ts'
import { addDays } from '../../src/core/time.ts'
import { fold } from '../../src/core/units.ts'
import { daysFromEvent, entry, onDate, planDocument } from '../support/house.ts'

const until = (date: string) => ({
  ...onDate(date, 'before'),
  text: `trước ngày ${date.split('-').reverse().join('/')}`,
})
const task = (
  id: number,
  ref: string,
  unitText: string,
  text: string,
  more: Partial<AmendableTask> = {},
): AmendableTask => ({
  id,
  ref,
  unitText,
  unitKeys: [fold(unitText)],
  text,
  deliverables: [],
  deadline: null,
  ...more,
})

const TASKS = [
  task(1, 'III.1-1', 'Vụ Châu Âu', 'Chuẩn bị tài liệu Hội nghị trước ngày 18/11/2026', {
    deadline: until('2026-11-18'),
  }),
  task(2, 'III.1-2', 'Vụ Châu Âu', 'Chuẩn bị bài phát biểu khai mạc'),
  task(3, 'III.2-1', 'Văn phòng Bộ', 'Tổng hợp danh sách đại biểu trước 02 ngày tổ chức Hội nghị', {
    deadline: daysFromEvent(-2),
  }),
  task(4, 'III.3-1', 'UBND các tỉnh', 'Gửi danh sách đại biểu trước ngày 20/11/2026', {
    deadline: until('2026-11-20'),
    unitKeys: ['lao cai', 'ha giang'],
  }),
  task(5, 'III.3-2', 'UBND các tỉnh', 'Chuẩn bị điểm cầu', { unitKeys: ['lao cai', 'ha giang'] }),
]
const PLAN: AmendablePlan = {
  documentDate: '2026-11-02',
  eventName: 'Hội nghị',
  event: { day: '2026-11-30', time: '08:00', state: 'fixed' },
  window: null,
  venues: ['Trụ sở Bộ'],
  form: 'in_person',
  tasks: TASKS,
  doubtfulNumbers: false,
}
const context = (more: Partial<AmendablePlan> = {}): AmendContext => ({
  plan: { ...PLAN, ...more },
  keysOf: (name) => [fold(name).replace(/^ubnd tinh /, '')],
  later: (day, days) => addDays(day, days),
})

const meant = (more: Partial<TaskMeant>): TaskMeant => ({
  place: null,
  unit: null,
  words: null,
  deadline: null,
  ...more,
})
type Bare<C = PlanChange> = C extends PlanChange ? Omit<C, 'words' | 'line'> : never
const match = (change: Bare, more: Partial<AmendablePlan> = {}, named: Record<number, number> = {}) =>
  matchChanges([{ ...change, words: '', line: 1 } as PlanChange], context(more), named)[0]!
const moved = (more: Partial<TaskMeant>, deadline = until('2026-11-25')): Bare => ({
  kind: 'deadline',
  task: meant(more),
  deadline,
  shift: null,
})
const at = (...path: string[]) => ({ path, bullet: null })

describe('the task that is meant', () => {
  it.each<[string, Partial<TaskMeant>, number]>([
    ['its words', { words: 'bài phát biểu khai mạc' }, 2],
    ['its words and unit', { words: 'gửi danh sách đại biểu', unit: 'UBND tỉnh Lào Cai' }, 4],
    ['its place and dash', { place: { path: ['III', '1'], bullet: 2 } }, 2],
    ['a place that has one task', { place: at('III', '2') }, 3],
    ['the inner place alone', { place: at('2') }, 3],
    ['its unit, which has one task', { unit: 'Văn phòng Bộ' }, 3],
    ['its words within its unit', { words: 'tài liệu', unit: 'Vụ Châu Âu' }, 1],
    ['its old deadline among those of its unit', { unit: 'Vụ Châu Âu', deadline: until('2026-11-18') }, 1],
  ])('is known by %s', (_how, said, id) => {
    const { state, effect } = match(moved(said))
    expect(state).toBe('clear')
    expect(effect).toMatchObject({ kind: 'tasks', patches: [{ task: id }] })
  })

  it.each<[string, Partial<TaskMeant>, number[]]>([
    ['words that two have', { words: 'danh sách đại biểu' }, [3, 4]],
    ['a unit with two', { unit: 'Vụ Châu Âu' }, [1, 2]],
    ['a place with two', { place: at('III', '3') }, [4, 5]],
    ['a place that does not fit the words', { place: at('III', '9'), words: 'bài phát biểu khai mạc' }, [2]],
    ['a unit that has no such task', { unit: 'Cục Lễ tân', words: 'bài phát biểu khai mạc' }, [2]],
  ])('is asked for: %s', (_how, said, ids) => {
    expect(match(moved(said))).toMatchObject({ state: 'which', effect: null, candidates: ids })
  })

  it('is not found where nothing fits', () => {
    expect(match(moved({ words: 'in kỷ yếu song ngữ' })).state).toBe('unfound')
    expect(match(moved({})).state).toBe('unfound')
  })

  it('a place proves nothing in a plan with doubtful numbers', () => {
    expect(match(moved({ place: at('III', '2') }), { doubtfulNumbers: true }).state).toBe('which')
    const said = { place: at('III', '9'), words: 'bài phát biểu khai mạc' }
    expect(match(moved(said), { doubtfulNumbers: true })).toMatchObject({ state: 'clear' })
  })

  it('is the one that the organizer names', () => {
    expect(match(moved({ unit: 'Vụ Châu Âu' }), {}, { 1: 2 })).toMatchObject({
      state: 'clear',
      effect: { patches: [{ task: 2 }] },
    })
  })
})

describe('what a change comes to', () => {
  it('a deadline: new, the same already, not the one that the letter says it was', () => {
    const words = { words: 'tài liệu', unit: 'Vụ Châu Âu' }
    expect(match(moved(words, until('2026-11-18'))).state).toBe('same')
    expect(match(moved({ ...words, deadline: until('2026-11-10') })).state).toBe('doubtful')
  })

  it('a deadline of one unit of a group', () => {
    const said = { words: 'gửi danh sách đại biểu', unit: 'UBND tỉnh Lào Cai' }
    expect(match(moved(said)).effect).toMatchObject({ patches: [{ task: 4, only: 'lao cai' }] })
  })

  it.each([
    [{ words: 'tài liệu' }, { date: '2026-11-21' }],
    [{ words: 'tổng hợp danh sách' }, { kind: 'relative', days: 1 }],
  ])('a shift of three days: %j', (said, deadline) => {
    const change: Bare = { kind: 'deadline', task: meant(said), deadline: null, shift: { days: 3, unit: 'day' } }
    expect(match(change).effect).toMatchObject({ patches: [{ deadline }] })
  })

  it('a shift of what has no deadline cannot be read', () => {
    const shift = { days: 3, unit: 'day' } as const
    const change: Bare = { kind: 'deadline', task: meant({ words: 'bài phát biểu khai mạc' }), deadline: null, shift }
    expect(match(change).state).toBe('unread')
  })

  it('a body in place of another: all of its tasks, or the one that is named', () => {
    const all: Bare = { kind: 'unit', task: meant({ unit: 'Vụ Châu Âu' }), from: 'Vụ Châu Âu', to: 'Vụ Châu Á' }
    expect(match(all)).toMatchObject({ state: 'clear', effect: { patches: [{ task: 1 }, { task: 2 }] } })
    const one: Bare = { ...all, task: meant({ unit: 'Vụ Châu Âu', words: 'tài liệu Hội nghị' }) }
    expect(match(one)).toMatchObject({ state: 'clear', effect: { patches: [{ task: 1, unit: 'Vụ Châu Á' }] } })
    const none: Bare = { ...all, task: meant({ unit: 'Cục Lễ tân' }), from: 'Cục Lễ tân' }
    expect(match(none).state).toBe('unfound')
  })

  const wording = (from: string, to: string, more: Partial<Extract<PlanChange, { kind: 'wording' }>> = {}): Bare => ({
    kind: 'wording',
    task: meant({}),
    from,
    to,
    days: { from: null, to: null },
    deadline: null,
    ...more,
  })
  it('words replaced wherever they stand, in names of units too', () => {
    expect(match(wording('điểm cầu', 'phòng họp')).effect).toMatchObject({
      patches: [{ task: 5, text: 'Chuẩn bị phòng họp' }],
    })
    expect(match(wording('Vụ Châu Âu', 'Vụ Châu Á')).effect).toMatchObject({ patches: [{ unit: 'Vụ Châu Á' }, {}] })
    expect(match(wording('bài phát', 'bài')).effect).toMatchObject({
      patches: [{ text: 'Chuẩn bị bài biểu khai mạc' }],
    })
    expect(match(wording('ài phát', 'x')).state).toBe('unfound')
  })
  it('a deadline put right by its words keeps its sense', () => {
    const change = wording('ngày 18/11/2026', 'ngày 19/11/2026', {
      days: { from: '2026-11-18', to: '2026-11-19' },
      deadline: { ...onDate('2026-11-19', 'on'), text: 'ngày 19/11/2026' },
    })
    expect(match(change).effect).toMatchObject({
      patches: [{ task: 1, deadline: { date: '2026-11-19', bound: 'before' } }],
    })
  })
  it('the event’s day and the document’s own, put right', () => {
    const days = (from: string, to: string) => wording(from, to, { days: { from, to } })
    expect(match(days('2026-11-30', '2026-12-01')).effect).toMatchObject({ kind: 'event', to: { day: '2026-12-01' } })
    expect(match(days('2026-11-02', '2026-11-03')).effect).toEqual({ kind: 'document_date', date: '2026-11-03' })
    expect(match(days('2026-11-01', '2026-11-02')).state).toBe('same')
  })

  const event = (date: string | null, more: object = {}): Bare =>
    ({ kind: 'event_date', from: null, date, time: null, window: null, invitation: null, ...more }) as Bare
  it.each([
    ['another day keeps the hour', event('2026-12-04'), 'clear', { day: '2026-12-04', time: '08:00', state: 'fixed' }],
    ['the same day', event('2026-11-30', { time: '08:00' }), 'same', null],
    ['an old day that is not ours', event('2026-12-04', { from: '2026-11-29' }), 'doubtful', { day: '2026-12-04' }],
    [
      'only a window',
      event(null, { window: { from: '2026-12-01', to: '2026-12-05' } }),
      'clear',
      { day: null, state: 'unknown' },
    ],
    ['put off', { kind: 'event_postponed' } as Bare, 'clear', { day: '2026-11-30', state: 'postponed' }],
  ])('the event: %s', (_what, change, state, to) => {
    const found = match(change)
    expect(found.state).toBe(state)
    if (to) expect(found.effect).toMatchObject({ kind: 'event', to })
  })
  it('another place, or the same', () => {
    expect(match({ kind: 'event_place', form: null, venues: ['TRỤ SỞ BỘ'] }).state).toBe('same')
    expect(match({ kind: 'event_place', form: 'online', venues: [] }).effect).toEqual({
      kind: 'place',
      form: 'online',
      venues: ['Trụ sở Bộ'],
    })
  })
})

describe('the document with the changes in it', () => {
  const document = planDocument([
    entry('Vụ Châu Âu', 'Chuẩn bị tài liệu trước ngày 18/11/2026', {
      deadline: until('2026-11-18'),
      questions: [{ code: 'weekday_mismatch', line: 1, message: '' }],
    }),
    entry('Văn phòng Bộ', 'Bố trí hội trường'),
  ])
  const refs = new Map([[7, 'III.1'], [8, 'III.2']]) // biome-ignore format: one list

  it('has the new deadline in its words, too, and its doubt is settled', () => {
    const patches = [{ task: 7, deadline: until('2026-11-20') }]
    const [first] = amendedDocument(document, [{ kind: 'tasks', patches }], refs, 'BS2').assignments
    expect(first).toMatchObject({
      task: 'Chuẩn bị tài liệu trước ngày 20/11/2026',
      deadline: { date: '2026-11-20' },
      questions: [],
    })
  })

  it('a shifted day is written as the plan writes days', () => {
    const patches = [{ task: 7, deadline: { ...onDate('2026-11-21', 'before'), text: '' } }]
    const [first] = amendedDocument(document, [{ kind: 'tasks', patches }], refs, 'BS2').assignments
    expect(first!.task).toBe('Chuẩn bị tài liệu trước ngày 21/11/2026')
  })

  it('drops, adds and leaves the rest as it is', () => {
    const fresh = { ...document.assignments[1]!, task: 'Bố trí xe' }
    const made = amendedDocument(
      document,
      [
        { kind: 'drop', tasks: [7] },
        { kind: 'add', assignment: fresh },
      ],
      refs,
      'BS2',
    )
    expect(made.assignments.map(({ id, task }) => [id, task])).toEqual([
      ['III.2', 'Bố trí hội trường'],
      ['BS2-1', 'Bố trí xe'],
    ])
    expect({ ...made, assignments: [] }).toEqual({ ...document, assignments: [] })
  })
})
