// A bad day: the whole conversation of a plan while the platform refuses, hangs up and repeats itself, told by polling and by webhook.
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { assignmentsOf, filesOf, submissionsOf } from '../../src/store/assignments.ts'
import { counts } from '../../src/store/outbox.ts'
import { documentFile, messages, openStage, type Stage } from '../support/stage.ts'

/** What people heard and what the books say: equal on every day, good or bad. */
async function conversation(stage: Stage) {
  const organizer = await stage.organizer()
  const plan = await stage.load('locales/sample-plan.vi.txt')
  const unit = await stage.contact(plan, 'tỉnh Nghệ An')
  const other = await stage.contact(plan, 'tỉnh Cà Mau')
  stage.activate(plan)
  await stage.settle()
  unit.presses('Đã nhận')
  other.says('da nhan')
  await stage.settle()
  unit.sendsDocument(documentFile('danh-sach.docx'), { caption: 'mục 3' })
  await stage.settle()
  other.says('mục 2 đã gửi số 12/UBND-VX ngày 16/11/2026')
  organizer.says('/tinhtrang')
  await stage.settle()
  unit.blocks()
  await stage.settle()
  unit.unblocks()
  await stage.settle()
  await stage.restart()
  organizer.says('/chuanhan')
  await stage.settle()
  const rows = assignmentsOf(stage.db, plan.id)
  const ids = new Set(rows.map(({ id }) => id))
  return {
    heard: [organizer, unit, other].map((person) => messages(stage, person).map(({ text }) => anyDay(text ?? ''))),
    screens: [unit, other].map((person) => person.sees().map(({ text }) => anyDay(text))),
    books: rows.map(({ unitId, acknowledgedAt }) => [unitId, acknowledgedAt !== null]),
    submissions: submissionsOf(stage.db, [...ids]).map(({ assignmentId, way, sequence }) => [
      assignmentId,
      way,
      sequence,
    ]),
    outbox: counts(stage.db),
  }
}

/** A second more or less is nobody's concern, and codes are drawn in the order in which things happen. */
const anyDay = (text: string): string => text.replace(/\d{2}:\d{2}/g, 'hh:mm').replace(/TN-[\w-]+/g, 'TN-…')

describe('on a bad day', () => {
  let stage: Stage | null = null
  afterEach(async () => {
    await stage?.close()
    stage = null
  })
  const told = async (chaos: number | null, webhook: boolean) => {
    stage = await openStage('2026-11-16 08:30', { chaos, webhook })
    const result = await conversation(stage)
    const troubles = stage.fake.arrived.length - stage.fake.accepted.length
    expect(stage.errors).toEqual([])
    await stage.close()
    stage = null
    return { result, troubles }
  }

  let good: Awaited<ReturnType<typeof conversation>>
  beforeAll(async () => {
    good = (await told(null, false)).result
    expect(good.heard.every((one) => one.length > 1)).toBe(true)
    expect(good.submissions).toHaveLength(2)
  })

  it.each([
    [1, 'polling'],
    [2, 'polling'],
    [3, 'webhook'],
  ])('of seed %i, by %s, everybody hears the same as on a good one, each thing once', async (seed, way) => {
    const bad = await told(seed, way === 'webhook')
    expect(bad.result).toEqual(good)
    expect(bad.troubles).toBeGreaterThan(3)
  })

  it('or on a good one by webhook, too', async () => {
    const { result, troubles } = await told(null, true)
    expect(result).toEqual(good)
    expect(troubles).toBe(0)
  })

  it('an album is one submission with every file once, however late each of them could be fetched', async () => {
    for (const chaos of [5, 6]) {
      stage = await openStage('2026-11-16 08:30', { chaos })
      const plan = await stage.load('locales/sample-plan.vi.txt')
      const unit = await stage.contact(plan, 'tỉnh Nghệ An')
      stage.activate(plan)
      await stage.settle()
      unit.sendsAlbum(
        ['a.docx', 'b.docx', 'c.docx'].map((name) => documentFile(name)),
        'mục 3',
      )
      await stage.until('2026-11-16 09:00')
      const sent = submissionsOf(
        stage.db,
        assignmentsOf(stage.db, plan.id).map(({ id }) => id),
      )
      expect(sent).toHaveLength(1)
      expect(
        filesOf(
          stage.db,
          sent.map(({ id }) => id),
        )
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['a.docx', 'b.docx', 'c.docx'])
      await stage.close()
      stage = null
    }
  })
})
