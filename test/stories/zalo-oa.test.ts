// A plan told over an Official Account alone: joining by a typed code, buttons, files both ways, a window that closes and opens.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { activatePlan } from '../../src/app/activate-plan.ts'
import { importPlan } from '../../src/app/import-plan.ts'
import { invite, unitsOf } from '../../src/app/invite.ts'
import type { Channel } from '../../src/channels/channel.ts'
import { createZaloOa } from '../../src/channels/zalo-oa/index.ts'
import { standingClock } from '../../src/clock.ts'
import { ZONE } from '../../src/core/time.ts'
import { findUnit } from '../../src/core/units.ts'
import { createEngine, type Engine, recoverEngine } from '../../src/engine.ts'
import { createFiles } from '../../src/files.ts'
import { webhookRoutes } from '../../src/http/webhooks.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { createMarkReader, createReader, createSheetReader } from '../../src/intake/reader.ts'
import { accountStore } from '../../src/store/accounts.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import { nextWaitingAt } from '../../src/store/outbox.ts'
import { asUnits, type Plan, planById } from '../../src/store/plans.ts'
import { FAULTS, type FakeZaloOa, type Person, startFakeZaloOa } from '../support/fake-zalo-oa/index.ts'
import { documentFile } from '../support/stage.ts'

const BY = { actor: 'test', way: 'test' }
const LIMITS = { timeoutMs: 20_000, memoryMb: 256 }
const SECRET = createHash('sha256').update('story').digest()
const HOUR = 3_600_000
const DAY = 24 * HOUR

const PLAN = `BỘ XÂY DỰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 78/KH-BXD

Hà Nội, ngày 16 tháng 11 năm 2026

KẾ HOẠCH
Tổ chức Hội nghị sơ kết công tác quy hoạch

I. THỜI GIAN

Thời gian: 8h00, ngày 15/12/2026.

II. TỔ CHỨC THỰC HIỆN

1. Vụ Tổ chức cán bộ

- Phát hành Giấy mời trước ngày 01/12/2026.

2. Vụ Kế hoạch - Tài chính

- Gửi báo cáo chuyên đề về Vụ Tổ chức cán bộ chậm nhất ngày 04/12/2026.

Trên đây là Kế hoạch tổ chức Hội nghị, đề nghị các đơn vị thực hiện./.
`

let fake: FakeZaloOa
let db: Db
let channel: Channel
let engine: Engine
let folder: string
let plan: Plan
const clock = standingClock(Date.UTC(2026, 10, 17, 1, 30))
const errors: unknown[] = []

/** As `live.ts` puts the parts together, but for the pace: this clock stands still while messages go out. */
async function start(): Promise<void> {
  const account = accountStore({
    db,
    key: SECRET,
    now: clock.now,
    random: randomBytes,
    channel: 'zalo_oa',
    name: fake.appId,
  })
  const made = createZaloOa({
    appId: fake.appId,
    secretKey: fake.secretKey,
    refreshToken: 'refresh-FAKE-1',
    webhookSecret: fake.webhookSecret,
    apiRoot: fake.root,
    oauthRoot: fake.root,
    templates: {},
    account,
    now: clock.now,
    timeouts: { callMs: 2_000, uploadMs: 5_000 },
    pause: () => new Promise(setImmediate),
    regularly: () => () => {},
  })
  const abilities = { ...made.abilities, rate: { perSecond: 1e9, chatPauseMs: 0 } }
  channel = Object.create(made, { abilities: { value: abilities } }) as Channel
  engine = createEngine({
    db,
    clock,
    realNow: clock.now,
    channels: [channel],
    files: createFiles(join(folder, 'files')),
    language: 'vi',
    zone: ZONE,
    secret: SECRET,
    random: randomBytes,
    readPlan: createReader(LIMITS),
    readSheet: createSheetReader(LIMITS),
    bearsMark: createMarkReader(LIMITS),
    onError: (error) => void errors.push(error),
  })
  recoverEngine(engine)
  const routes = webhookRoutes([made.webhook!])
  fake.deliveries.door = (request) =>
    routes.fetch(new Request(`https://dondoc.example.gov.vn${made.webhook!.path}`, request))
  await channel.start((update) => engine.sinkOf(channel)(update))
}

async function stop(): Promise<void> {
  await channel.stop()
  await engine.dispatcher.stop()
  await engine.jobs.stop()
}

async function settle(): Promise<void> {
  for (let more = true; more; ) {
    await fake.until(() => fake.deliveries.pending() === 0)
    await engine.settle()
    const next = nextWaitingAt(db)
    // A receipt waits two seconds for the rest of an album.
    more = fake.deliveries.pending() > 0 || (next !== null && next <= clock.now() + 3_000)
    if (next !== null && next <= clock.now() + 3_000) clock.moveTo(Math.max(next, clock.now() + 250))
  }
}

beforeEach(async () => {
  errors.length = 0
  folder = mkdtempSync(join(tmpdir(), 'dondoc-oa-story-'))
  clock.moveTo(Date.UTC(2026, 10, 17, 1, 30))
  fake = await startFakeZaloOa({ now: clock.now })
  db = openDb(join(folder, 'dondoc.db'))
  await start()
  const bytes = new TextEncoder().encode(PLAN)
  const read = await readPlan(bytes, 'plan.txt')
  if (!read.ok) throw new Error(read.code)
  plan = importPlan(engine.app, read.plan, { bytes, name: 'plan.txt', lines: read.lines }, BY).plan
})
afterEach(async () => {
  await stop()
  db.$client.close()
  await fake.close()
  rmSync(folder, { recursive: true, force: true })
  expect(errors).toEqual([])
})

/** Somebody new who follows the account and types the code of a unit. */
async function joins(name: string, unit: string): Promise<Person> {
  const person = fake.person(name)
  person.follows()
  const units = asUnits(db, unitsOf(engine.app, plan))
  const found = findUnit(unit, units)
  if (!('found' in found)) throw new Error(unit)
  const id = units.find((u) => u.key === found.found.key)!.id
  const [line] = invite(engine.app, { role: 'unit', plan, unitIds: [id] }, true, BY)
  person.says(`lienket ${line!.code.toLowerCase()}`)
  await settle()
  return person
}

const texts = (person: Person): string[] => person.sees().map(({ text }) => text)
const activate = async () => {
  activatePlan(engine.app, planById(db, plan.id)!, BY)
  await settle()
}

describe('a plan over an Official Account', () => {
  it('goes from the code to the receipt, with buttons and the real file', async () => {
    const unit = await joins('Trần Thị Lan', 'Vụ Kế hoạch - Tài chính')
    await activate()
    const card = unit.sees().findLast(({ buttons }) => buttons.some((label) => label.includes('Đã nhận')))
    expect(card?.text).toContain('báo cáo chuyên đề')
    expect(card!.buttons.length).toBeLessThanOrEqual(5)
    const before = unit.sees().length
    unit.presses('Đã nhận')
    await settle()
    expect(texts(unit).slice(before).join('\n')).toMatch(/nhận/)
    const file = documentFile('Báo cáo chuyên đề.docx')
    unit.sendsDocument({ name: file.name, bytes: file.bytes! })
    await settle()
    expect(texts(unit).at(-1)).toContain('Báo cáo chuyên đề.docx')
    const kept = db.$client.prepare('select hash, bytes from file where bytes = ?').all(file.bytes!.length)
    expect(kept).toEqual([{ hash: createHash('sha256').update(file.bytes!).digest('hex'), bytes: file.bytes!.length }])
    expect(fake.sent().every(({ message }) => message!.charge === 'free')).toBe(true)
  })

  it('shows the organizer the QR picture of an invitation', async () => {
    const boss = fake.person('Lê Thị Mai')
    boss.follows()
    const [line] = invite(engine.app, { role: 'organizer', plan: null }, false, BY)
    boss.says(`LIENKET ${line!.code}`)
    await settle()
    boss.says('/moi Vụ Kế hoạch - Tài chính')
    await settle()
    const shown = boss.sees().slice(-2)
    expect(shown.some(({ photo }) => photo)).toBe(true)
    expect(shown.some(({ text }) => text.includes('quét mã QR'))).toBe(true)
  })

  it('tells who begins to follow how one joins, once, and loses who leaves', async () => {
    const curious = fake.person('Người qua đường')
    curious.follows()
    curious.follows()
    await settle()
    expect(texts(curious)).toHaveLength(1)
    expect(texts(curious)[0]).toContain('LIENKET')
    const unit = await joins('Trần Thị Lan', 'Vụ Kế hoạch - Tài chính')
    unit.unfollows()
    await settle()
    const reachable = () =>
      db.$client.prepare('select reachable from identity where outside_id = ?').pluck().get(unit.id)
    expect(reachable()).toBe(0)
    // An event without a message is known by its time.
    clock.moveTo(clock.now() + 1_000)
    unit.follows()
    await settle()
    expect(reachable()).toBe(1)
  })

  it('takes the same press and the same file once, however often they are delivered', async () => {
    const unit = await joins('Trần Thị Lan', 'Vụ Kế hoạch - Tài chính')
    await activate()
    unit.presses('Đã nhận')
    await settle()
    const seen = texts(unit)
    for (let n = 0; n < 5; n++) fake.deliveries.repeatLast()
    await settle()
    expect(texts(unit)).toEqual(seen)
  })

  it('a press proves that a message nobody was sure of has arrived', async () => {
    const unit = await joins('Trần Thị Lan', 'Vụ Kế hoạch - Tài chính')
    fake.fault(FAULTS.acceptedThenReset)
    await activate()
    unit.presses('Đã nhận')
    await settle()
    const states = db.$client.prepare("select state from outbox where kind = 'announcement'").pluck().all()
    expect(states).toEqual(['sent'])
  })

  it('keeps what the closed window refuses, and brings it when the person writes', async () => {
    const unit = await joins('Trần Thị Lan', 'Vụ Kế hoạch - Tài chính')
    await activate()
    unit.wasQuiet(8 * DAY)
    const before = unit.sees().length
    // The reminder of the days before the deadline: the window is known to be over, and it is not even tried.
    clock.moveTo(Date.UTC(2026, 11, 3, 1, 0))
    engine.tick()
    await settle()
    expect(unit.sees()).toHaveLength(before)
    expect(fake.arrived.filter((path) => path === '/v3.0/oa/message/cs')).toHaveLength(before)
    unit.says('Xin chào')
    await settle()
    clock.moveTo(clock.now() + HOUR)
    engine.tick()
    await settle()
    expect(texts(unit).slice(before).join('\n')).toContain('báo cáo chuyên đề')
  })

  it('goes on after a restart with the pair of the database', async () => {
    const unit = await joins('Trần Thị Lan', 'Vụ Kế hoạch - Tài chính')
    await stop()
    clock.moveTo(clock.now() + 26 * HOUR)
    await start()
    await activate()
    expect(texts(unit).at(-1)).toContain('báo cáo chuyên đề')
    expect(fake.tokens.used).toHaveLength(2)
  })
})
