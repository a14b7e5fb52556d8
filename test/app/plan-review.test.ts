// The review of a plan as data, and the walk on a channel that has neither buttons nor edits: numbers and typed words.
import { describe, expect, it } from 'vitest'
import { planReview } from '../../src/app/plan-review.ts'
import { settleTask } from '../../src/app/settle-task.ts'
import { isAsked, onwards, stopAt, stopsOf } from '../../src/core/review.ts'
import { tasksOf } from '../../src/store/plans.ts'
import { CITY_TEXT, imported, openDesk, SAMPLE_TEXT } from '../support/builders.ts'
import { BY, entry, fakeChannel, onDate, openHouse, planDocument } from '../support/house.ts'

async function sample() {
  const desk = openDesk()
  const { plan } = await imported(desk, SAMPLE_TEXT)
  return { ...desk, plan, review: () => planReview(desk.app, plan.id) }
}

describe('the review of the sample plan', () => {
  it('has the doubtful tasks first, each with its own words, its reason and its answers', async () => {
    const { review, db, app, plan } = await sample()
    const { tasks, counts, lines } = review()
    expect(tasks.slice(0, 3).map((t) => [t.ref, t.state])).toEqual([
      ['III.1-3', 'waiting'],
      ['III.4-1', 'waiting'],
      ['III.1-1', 'clear'],
    ])
    expect(tasks).toHaveLength(tasksOf(db, plan.id).length)
    for (const task of tasks) {
      expect(task.words?.lines.join(' ')).toContain(task.text.slice(0, 20))
      expect(lines?.[task.line - 1]).toBe(task.words?.lines[0])
    }
    expect(tasks[0]?.doubts).toMatchObject([
      {
        code: 'weekday_mismatch',
        blocking: true,
        offers: [{ answer: { kind: 'deadline' } }, { answer: { kind: 'confirm' } }],
      },
    ])
    expect(counts).toMatchObject({ tasks: 14, waiting: 2 })
    const province = tasks.find((t) => t.ref === 'III.5-2')
    expect(province?.unit.names).toHaveLength(34)
    expect(province?.executor).toBe('Sở Khoa học và Công nghệ')
    expect(app.ports.channels()).toEqual([])
  })

  it('changes its stamp with the task, and with no other', async () => {
    const { review, app, plan, db } = await sample()
    const stamps = () => new Map(review().tasks.map((t) => [t.ref, t.stamp]))
    const before = stamps()
    const task = tasksOf(db, plan.id).find((t) => t.ref === 'III.1-1')!
    settleTask(app, plan, task, { kind: 'products', names: ['Giấy mời'] }, BY)
    const changed = [...stamps()].filter(([ref, stamp]) => before.get(ref) !== stamp).map(([ref]) => ref)
    expect(changed).toEqual(['III.1-1'])
  })

  it('quotes the document even where the words were corrected, and nothing for what was added', async () => {
    const { review, app, plan, db } = await sample()
    const task = tasksOf(db, plan.id).find((t) => t.ref === 'III.1-1')!
    settleTask(app, plan, task, { kind: 'text', text: 'Soạn Giấy mời' }, BY)
    settleTask(app, plan, null, { kind: 'add', unit: 'Vụ Pháp chế', text: 'Góp ý', deadline: null }, BY)
    const of = (ref: string) => review().tasks.find((t) => t.ref === ref)
    expect(of('III.1-1')).toMatchObject({
      text: 'Soạn Giấy mời',
      words: { lines: [expect.stringContaining('Dự thảo Giấy mời')] },
    })
    expect(of('+1')?.words).toBeNull()
  })

  it('every answer that it offers can be taken, and ends its doubt', async () => {
    const { review, app, plan, db } = await sample()
    const offered = [...review().doubts, ...review().suggestions, ...review().tasks.flatMap((t) => t.doubts)]
    expect(offered.flatMap((d) => d.offers).length).toBeGreaterThan(4)
    for (let guard = 0; guard < 50; guard++) {
      const { item } = stopAt(review(), null)
      if (!isAsked(item)) break
      const doubt = item.kind === 'task' ? item.task.doubts[0] : item.kind === 'question' ? item.doubt : null
      const offers = item.kind === 'suggestion' ? item.suggestion.offers : (doubt?.offers ?? [])
      const answer = offers[0]?.answer ?? { kind: 'members' as const, text: 'Vụ Pháp chế; Vụ Tổ chức cán bộ' }
      const task = item.kind === 'task' ? (tasksOf(db, plan.id).find((t) => t.id === item.task.taskId) ?? null) : null
      expect(settleTask(app, plan, task, answer, BY)).toMatchObject({ ok: true })
    }
    expect(stopsOf(review()).filter(isAsked)).toEqual([])
  })

  it('of a plan without a fixed day asks about the event and lets it be', async () => {
    const desk = openDesk('2027-02-20 09:00')
    const { plan } = await imported(desk, CITY_TEXT)
    const asked = planReview(desk.app, plan.id).doubts.find((d) => d.code === 'event_date_unknown')
    expect(asked?.offers.map((o) => o.answer.kind)).toEqual(['noted'])
    settleTask(desk.app, plan, null, asked!.offers[0]!.answer, BY)
    expect(planReview(desk.app, plan.id).doubts.map((d) => d.code)).not.toContain('event_date_unknown')
  })
})

describe('going on', () => {
  it('stays while the same task asks more, goes to the next that asks, comes back to one before, and ends', () => {
    const twice = ['weekday_mismatch', 'role_unclear'].map((code) => ({ code, line: 1, message: code }))
    const house = openHouse()
    const { plan } = house.load(
      planDocument([
        entry('Văn phòng Bộ', 'Một', { questions: twice.slice(0, 1) }),
        entry('Vụ Pháp chế', 'Hai', { questions: twice }),
        entry('Văn phòng Bộ', 'Ba'),
      ]),
    )
    const review = () => planReview(house.app, plan.id)
    const at = (ref: string) => ({ task: house.task(plan, ref).id })
    const confirm = (ref: string, code: string) => {
      const before = stopsOf(review())
      settleTask(house.app, house.fresh(plan), house.task(plan, ref), { kind: 'confirm', code }, BY)
      return onwards(before, review(), at(ref))
    }
    expect(confirm('III.2', 'weekday_mismatch')).toEqual(at('III.2'))
    expect(confirm('III.2', 'role_unclear')).toEqual(at('III.1'))
    expect(confirm('III.1', 'weekday_mismatch')).toEqual({ end: true })
    expect(stopAt(review(), null).item).toMatchObject({ kind: 'task', task: { ref: 'III.1' } })
    expect(stopAt(review(), { task: 999 }).item).toMatchObject({ kind: 'end' })
  })
})

describe('without buttons and edits', () => {
  it('the walk is a message for each stop, answered by numbers and words', async () => {
    const house = openHouse('2022-11-14 08:30', {
      channels: (now) => [fakeChannel('console', 'bot', now, { buttons: false, edit: false })],
    })
    const doubt = { code: 'weekday_mismatch', line: 1, message: 'Thứ và ngày không khớp.' }
    const { plan } = house.load(
      planDocument([
        entry('Vụ Pháp chế', 'Góp ý trước ngày 21/11/2022 (thứ Ba)', {
          deadline: { ...onDate('2022-11-21', 'before'), text: 'trước ngày 21/11/2022' },
          questions: [doubt],
        }),
        entry('Các cơ quan báo chí', 'Đưa tin', { group: true }),
      ]),
    )
    house.organizer('to')
    const says = async (text: string): Promise<string> => {
      house.quiet()
      await house.does('to', { kind: 'text', text })
      expect(house.channel.sent.every((m) => m.edit === null)).toBe(true)
      return house.heard('to').join('\n')
    }
    expect(await says('/sua')).toMatch(/1\. trước ngày 22\/11\/2022 \(thứ Ba\)[\s\S]*Giữ như bản in/)
    expect(await says('1')).toContain('Các cơ quan báo chí')
    expect(await says('1')).toContain('cách nhau bằng dấu chấm phẩy')
    expect(await says('Báo Nhân Dân; Báo Lao Động')).toContain('Báo Nhân Dân')
    expect(house.shares(plan, 'III.2')).toHaveLength(2)
    expect(house.shares(plan, 'III.1')[0]?.rule).toMatchObject({ date: '2022-11-22' })
    expect(house.errors).toEqual([])
  })
})
