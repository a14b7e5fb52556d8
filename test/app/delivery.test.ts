// Sending in two phases: claimed before, settled after; long messages, dead processes, and ticks without number.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activatePlan } from '../../src/app/activate-plan.ts'
import { claimNext } from '../../src/app/deliver.ts'
import { remind } from '../../src/app/remind.ts'
import { recoverSending, settleSend } from '../../src/app/settle-send.ts'
import { assignmentsOf } from '../../src/store/assignments.ts'
import { sentRows } from '../../src/store/outbox.ts'
import { ledger, outbox } from '../../src/store/schema.ts'
import { contactFor, type Desk, imported, openDesk, SAMPLE_TEXT } from '../support/builders.ts'
import { FAULTS, type Person } from '../support/fake-telegram/index.ts'
import { at, BY, messages, openStage, type Stage } from '../support/stage.ts'

/** As if this desk had a Telegram bot, of which only the abilities matter here. */
function withBot({ app }: Desk): void {
  app.ports.channels = () => [
    {
      name: 'telegram',
      bot: '1',
      abilities: {
        buttons: true,
        edit: true,
        inboundFiles: true,
        maxFile: 1e6,
        maxText: 4096,
        proactive: 'always',
        rate: { perSecond: 30, chatPauseMs: 1000 },
      },
      joinLink: () => null,
    },
  ]
}

const OPEN = { open: () => true, health: new Map([['telegram/1', 'ok' as const]]) }

describe('one message', () => {
  let desk: Desk
  beforeEach(async () => {
    desk = openDesk()
    withBot(desk)
    const { plan } = await imported(desk, SAMPLE_TEXT)
    contactFor(desk, plan, assignmentsOf(desk.db, plan.id).at(-1)!.unitId)
    activatePlan(desk.app, plan, BY)
  })
  const rows = () => desk.db.select().from(outbox).all()
  const claim = () => claimNext(desk.app, [], OPEN)

  it('is marked as being sent before it leaves, with the words that leave', () => {
    const claimed = claim()!
    expect(rows()).toMatchObject([{ state: 'sending', toChat: claimed.chat, html: claimed.outgoing.html }])
    expect(claim()).toBeNull()
    settleSend(desk.app, claimed, { ok: true, messageId: '5' })
    expect(sentRows(desk.db)).toMatchObject([{ state: 'sent', messageId: '5', copies: 1 }])
  })

  it('found half sent at start is uncertain: a card goes once more, and then never again', () => {
    claim()
    expect(recoverSending(desk.app)).toBe(1)
    expect(rows()).toMatchObject([{ state: 'waiting', copies: 1 }])
    desk.clock.moveTo(at('2026-11-16 09:10'))
    claim()
    recoverSending(desk.app)
    expect(rows()).toMatchObject([{ state: 'ambiguous', copies: 2 }])
    desk.clock.moveTo(at('2026-11-17 09:10'))
    expect(claim()).toBeNull()
  })

  it('waits where a gate is shut, and loses nothing', () => {
    expect(claimNext(desk.app, [], { ...OPEN, open: () => false })).toBeNull()
    expect(rows()).toMatchObject([{ state: 'waiting', attempts: 0 }])
    expect(claim()).not.toBeNull()
  })

  it('is tried again when it provably did not leave', () => {
    settleSend(desk.app, claim()!, { ok: false, error: { kind: 'unsent', code: 'econnrefused' } })
    expect(rows()).toMatchObject([{ state: 'waiting', attempts: 1, copies: 0 }])
    desk.clock.moveTo(at('2026-11-16 09:01'))
    expect(claim()).not.toBeNull()
  })
})

describe('the tick', () => {
  it('may run a hundred times at every moment, and says everything once', async () => {
    const desk = openDesk('2026-11-30 09:00')
    withBot(desk)
    const { plan } = await imported(desk, SAMPLE_TEXT)
    const unitIds = [...new Set(assignmentsOf(desk.db, plan.id).map((row) => row.unitId))].slice(-3)
    for (const unitId of unitIds) contactFor(desk, plan, unitId)
    activatePlan(desk.app, plan, BY)
    const deliver = () => {
      for (let c = claimNext(desk.app, [], OPEN); c; c = claimNext(desk.app, [], OPEN))
        settleSend(desk.app, c, { ok: true, messageId: String(c.rowId) })
    }
    deliver()
    for (const day of ['12-01', '12-02', '12-03', '12-04', '12-07', '12-08', '12-09'])
      for (const time of ['08:00', '10:30', '14:00']) {
        desk.clock.moveTo(at(`2026-${day} ${time}`))
        let queued = 0
        for (let i = 0; i < 34; i++) queued += remind(desk.app)
        expect(queued).toBeLessThanOrEqual(unitIds.length)
        deliver()
        for (let i = 0; i < 66; i++) expect(remind(desk.app)).toBe(0)
      }
    const entered = desk.db.select().from(ledger).all()
    const keys = entered.map((row) => [row.assignmentId, row.contactId, row.step, row.dueStrict].join())
    expect(new Set(keys).size).toBe(keys.length)
    expect(entered.length).toBeGreaterThan(10)
  })
})

describe('a long message', () => {
  let stage: Stage
  let organizer: Person
  beforeEach(async () => {
    stage = await openStage('2022-11-15 09:00')
    organizer = await stage.organizer()
    await stage.load('test/fixtures/plans/sixty-three-provinces.txt')
  })
  afterEach(async () => {
    await stage.close()
    expect(stage.errors).toEqual([])
  })

  it('comes in parts, in order, each once, also when its first part had to wait', async () => {
    const before = messages(stage, organizer).length
    stage.fake.fault(FAULTS.flood(5), { chat: organizer.chat, times: 2 })
    organizer.says('/moi')
    await stage.settle()
    await stage.until('2022-11-15 09:01')
    const parts = messages(stage, organizer).slice(before)
    const codes = parts.flatMap((part) => part.text!.match(/: [A-Z2-9]{8} /g) ?? [])
    expect(parts.length).toBeGreaterThan(1)
    expect(parts[0]!.text).toContain('Mã mời đầu mối')
    expect(codes.length).toBe(new Set(codes).size)
    expect(codes.length).toBeGreaterThanOrEqual(63)
  })
})
