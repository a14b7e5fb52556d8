// Two versions of a plan: tasks are recognised by their words through renumbering, edits, new deadlines and renamed units.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Comparable, differences, revisedEvent } from '../../src/core/plan-differences.ts'
import type { Deadline } from '../../src/core/plan-document.ts'
import { onDate } from '../support/house.ts'

interface Known extends Comparable {
  id: number
}

const TEXTS = [
  'Dự thảo Giấy mời và Công văn đề nghị các địa phương cử đại biểu tham dự Hội nghị',
  'Chuẩn bị báo cáo tổng kết, bài phát biểu khai mạc và bế mạc của Lãnh đạo Bộ',
  'Tổng hợp danh sách đại biểu tại các điểm cầu, gửi Văn phòng Bộ để bố trí chỗ ngồi',
  'Bố trí hội trường, lễ tân, nước uống và biển tên đại biểu tại điểm cầu trung tâm',
  'Lập dự toán và thanh quyết toán kinh phí tổ chức theo quy định hiện hành',
  'Bảo đảm đường truyền, cử kỹ thuật viên trực trong suốt thời gian diễn ra',
  'Đăng tải tài liệu trên Cổng thông tin điện tử và mời các cơ quan báo chí dự, đưa tin',
  'Rà soát, hoàn thiện phần mềm chấm điểm để các địa phương sử dụng từ năm sau',
]
const UNITS = ['Vụ Cải cách hành chính', 'Văn phòng Bộ', 'Trung tâm Thông tin', 'Vụ Kế hoạch - Tài chính']
/** Names that some of them go by after a merger. */
const RENAMED: Record<string, string> = {
  'Vụ Cải cách hành chính': 'Vụ Cải cách hành chính và Chuyển đổi số',
  'Trung tâm Thông tin': 'Trung tâm Công nghệ thông tin',
}

const plan: Known[] = TEXTS.map((text, id) => ({
  id,
  unitText: UNITS[id % UNITS.length]!,
  text: id % 2 === 0 ? `${text} trước ngày 18/11/2026` : text,
  role: 'lead',
  executor: null,
  deadline: id % 2 === 0 ? { ...onDate('2026-11-18', 'before'), text: 'trước ngày 18/11/2026' } : null,
  moreDeadlines: [],
  deliverTo: null,
}))

/** At most one word in ten is another one. */
const edited = (text: string, at: readonly number[]): string => {
  const words = text.split(' ')
  for (const place of at.slice(0, Math.floor(words.length / 10))) words[place % words.length] = 'khác'
  return words.join(' ')
}

const LATER: Deadline = { ...onDate('2026-11-25', 'before'), text: 'trước ngày 25/11/2026' }
const postponed = (task: Known): Known =>
  task.deadline
    ? { ...task, deadline: LATER, text: task.text.replace(task.deadline.text, LATER.text) }
    : { ...task, deadline: LATER, text: `${task.text} trước ngày 25/11/2026` }

const revision = fc
  .record({
    order: fc.shuffledSubarray(
      plan.map(({ id }) => id),
      { minLength: plan.length, maxLength: plan.length },
    ),
    edits: fc.array(fc.array(fc.nat(30), { maxLength: 3 }), { minLength: plan.length, maxLength: plan.length }),
    later: fc.subarray(plan.map(({ id }) => id)),
    renamed: fc.boolean(),
  })
  .map(({ order, edits, later, renamed }) =>
    order.map((id) => {
      const task = later.includes(id) ? postponed(plan[id]!) : plan[id]!
      const unitText = renamed ? (RENAMED[task.unitText] ?? task.unitText) : task.unitText
      return { ...task, unitText, text: edited(task.text, edits[id]!) }
    }),
  )

const pairsOf = (after: Known[]): [number, number][] => {
  const { same, changed } = differences(plan, after)
  return [...same, ...changed].map(({ old, new: fresh }) => [old.id, fresh.id])
}

describe('differences', () => {
  it('every task is found again, whatever its place, a tenth of its words, its deadline and its unit’s name', () => {
    fc.assert(
      fc.property(revision, (after) => {
        const pairs = pairsOf(after)
        expect(pairs).toHaveLength(plan.length)
        for (const [old, fresh] of pairs) expect(fresh).toBe(old)
      }),
      { numRuns: 300 },
    )
  })

  it('what was taken out and what is new are neither', () => {
    fc.assert(
      fc.property(revision, fc.nat(plan.length - 1), (after, gone) => {
        const fresh: Known = { ...plan[0]!, id: 99, text: 'Chuẩn bị phương án phòng cháy, chữa cháy tại hội trường' }
        const { removed, added } = differences(plan, [fresh, ...after.filter(({ id }) => id !== gone)])
        expect(removed.map(({ id }) => id)).toEqual([gone])
        expect(added.map(({ id }) => id)).toEqual([99])
      }),
      { numRuns: 100 },
    )
  })

  it('a task that was split goes on in its larger part', () => {
    const [first, second] = ['Chuẩn bị báo cáo tổng kết', 'bài phát biểu khai mạc và bế mạc của Lãnh đạo Bộ']
    const task = plan[1]!
    const after = [
      ...plan.filter(({ id }) => id !== 1),
      { ...task, id: 11, text: first! },
      { ...task, id: 12, text: second! },
    ]
    const { changed, added, removed } = differences(plan, after)
    expect(changed.map(({ old, new: fresh, fields }) => [old.id, fresh.id, fields])).toEqual([[1, 12, ['text']]])
    expect(added.map(({ id }) => id)).toEqual([11])
    expect(removed).toEqual([])
  })

  it('a task that moved under another unit is reported as that', () => {
    const after = plan.map((task) => (task.id === 3 ? { ...task, unitText: 'Vụ Kế hoạch - Tài chính' } : task))
    const other = plan.map((task) => (task.id === 3 ? { ...task, unitText: 'Cục Lễ tân', deadline: LATER } : task))
    expect(
      differences(
        plan,
        after.map((task) => ({ ...task })),
      ),
    ).toMatchObject({ changed: [] })
    expect(differences(plan, other).changed.map(({ old, fields }) => [old.id, fields])).toEqual([
      [3, ['unit', 'deadline']],
    ])
  })

  it('the same words under two units stay with their units', () => {
    const two = ['Vụ A', 'Vụ B'].map(
      (unitText, id): Known => ({ ...plan[0]!, id, unitText, text: 'Cử đại biểu tham dự' }),
    )
    const after = two.toReversed().map((task) => ({ ...task, deadline: LATER }))
    const { changed } = differences(two, after)
    expect(changed.map(({ old, new: fresh }) => [old.id, fresh.id])).toEqual([
      [1, 1],
      [0, 0],
    ])
  })

  it('two tasks of a few common words are two', () => {
    const one: Known = { ...plan[0]!, id: 1, text: 'Gửi báo cáo về Bộ' }
    const other: Known = { ...plan[0]!, id: 2, unitText: 'Vụ khác', text: 'Gửi danh sách về Bộ' }
    expect(differences([one], [other])).toMatchObject({ added: [{ id: 2 }], removed: [{ id: 1 }] })
  })
})

describe('the event of a revised document', () => {
  const said = (date: string | null, time: string | null = '08:00') => ({
    name: 'Hội nghị', form: null, date, time, window: null, venues: [], chair: null, expectedAttendees: null,
  }) // biome-ignore format: one list
  const fixed = (day: string | null, time: string | null = '08:00') =>
    ({ day, time, state: day === null ? 'unknown' : 'fixed' }) as const

  it.each([
    ['moved', said('2026-12-10'), said('2026-12-15'), fixed('2026-12-10'), fixed('2026-12-15')],
    ['set', said(null, null), said('2026-12-15'), fixed(null, null), fixed('2026-12-15')],
    [
      'the hour alone',
      said('2026-12-10'),
      said('2026-12-10', '14:00'),
      fixed('2026-12-10'),
      fixed('2026-12-10', '14:00'),
    ],
    ['the same', said('2026-12-10'), said('2026-12-10'), fixed('2026-12-10'), null],
    ['the same, moved by the organizer since', said('2026-12-10'), said('2026-12-10'), fixed('2026-12-20'), null],
    ['moved to where the organizer had put it', said('2026-12-10'), said('2026-12-20'), fixed('2026-12-20'), null],
    ['taken back', said('2026-12-10'), said(null, null), fixed('2026-12-10'), fixed(null, null)],
    ['never said, set by the organizer', said(null, null), said(null, null), fixed('2026-12-20'), null],
  ])('%s', (_what, before, after, current, expected) => {
    expect(revisedEvent(before, after, current)).toEqual(expected)
  })
})
