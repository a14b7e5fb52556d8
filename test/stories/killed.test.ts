// The built command killed with SIGKILL in the middle of its work and started again: judged by what the platform accepted.
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { activatePlan } from '../../src/app/activate-plan.ts'
import { importPlan } from '../../src/app/import-plan.ts'
import { unitsOf } from '../../src/app/invite.ts'
import { readConfig } from '../../src/config.ts'
import { openInstallation } from '../../src/installation.ts'
import { readPlan } from '../../src/intake/plan-document.ts'
import { NO_CHANNELS } from '../../src/live-channels.ts'
import { MOST_UNDER_WAY } from '../../src/pace.ts'
import { seat } from '../../src/seats.ts'
import { type Db, openDb } from '../../src/store/db.ts'
import { brokenAt } from '../../src/store/journal.ts'
import { counts } from '../../src/store/outbox.ts'
import { outbox } from '../../src/store/schema.ts'
import { ownFolder, spawnCommand } from '../support/command.ts'
import { jpgOf } from '../support/crafted/picture.ts'
import { type FakeTelegram, mulberry32, type Person, startFakeTelegram } from '../support/fake-telegram/index.ts'
import { BY } from '../support/stage.ts'

const PLAN = new URL('../fixtures/plans/sixty-three-provinces.txt', import.meta.url)
const SEEDS = Array.from({ length: Number(process.env.DONDOC_SEEDS ?? 2) }, (_, i) => i + 1)
/** A Tuesday morning in working hours, before the first deadline. */
const CLOCK = '2022-11-15T09:00:00+07:00'

interface Scene {
  folder: string
  fake: FakeTelegram
  provinces: Person[]
  db: Db
  /** What the bot wrote to its standard error. */
  said: string[]
  start(): ChildProcess
}

const running = new Set<ChildProcess>()

async function kill(child: ChildProcess): Promise<void> {
  running.delete(child)
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** Far more than anything here takes on a busy machine, and less than a test's own time: what hangs says where. */
const PATIENCE_MS = 45_000

/**
 * The bot is waited for: looked at after everything that happens at the platform, and every few milliseconds. A bot that
 * ended by itself, or that never comes to it, fails with its state.
 */
const seen = (scene: Scene, what: string, condition: () => boolean): Promise<void> =>
  new Promise((resolve, reject) => {
    const since = Date.now()
    let over = false
    const end = (failure: Error | null): void => {
      if (over) return
      over = true
      clearInterval(timer)
      if (failure === null) resolve()
      else reject(failure)
    }
    const timer = setInterval(() => {
      if (condition()) return end(null)
      const ended = [...running].some((child) => child.exitCode !== null || child.signalCode !== null)
      if (ended || Date.now() - since > PATIENCE_MS)
        end(new Error(`${ended ? 'the bot ended by itself' : 'never came'}: ${what}\n${stateOf(scene)}`))
    }, 5)
    // What the platform still has to say when this is over no longer matters.
    void scene.fake.until(() => over || condition()).then(() => end(null))
  })

/** What the database and the bot's own words say of work that does not go on. */
function stateOf({ db, said }: Scene): string {
  const counted = (table: string, columns: string) =>
    db.$client
      .prepare(`select ${columns}, count(*) as rows from ${table} group by ${columns}`)
      .all()
      .map((row) => JSON.stringify(row))
  return [
    ...counted('outbox', 'kind, state, attempts, copies'),
    ...counted('parked_file', 'purpose, state'),
    ...counted('inbox', 'state, attempts'),
    ...counted('job', 'kind, state, attempts'),
    said.join(''),
  ].join('\n')
}

/** A data folder in which every province has joined; activation is stored, nothing is sent yet. */
async function prepare(): Promise<Scene> {
  const folder = ownFolder()
  const fake = await startFakeTelegram()
  const env = {
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.root,
    DONDOC_CLOCK: CLOCK,
    DONDOC_HTTP: '127.0.0.1:0',
  }
  const config = readConfig({ ...env, DONDOC_DATA: join(folder, 'data'), DONDOC_LOG: 'silent' }, folder)
  const { engine, close } = openInstallation(config, NO_CHANNELS, (error) => {
    throw error
  })
  const bytes = readFileSync(PLAN)
  const read = await readPlan(bytes, 'plan.txt')
  if (!read.ok) throw new Error(read.code)
  const { plan } = importPlan(engine.app, read.plan, { bytes, name: 'plan.txt' }, BY)
  const bot = { name: 'telegram', bot: fake.bot.id }
  const provinces = unitsOf(engine.app, plan).map((unitId) => {
    const person = fake.person(`Đầu mối ${unitId}`)
    seat(engine.app, bot, { kind: 'unit', chat: person.chat, unitId, planId: plan.id, name: null })
    return person
  })
  activatePlan(engine.app, plan, BY)
  close()
  const db = openDb(join(folder, 'data', 'dondoc.db'))
  const said: string[] = []
  const start = () => {
    const child = spawnCommand(folder, ['start'], env)
    child.stdout?.resume()
    child.stderr?.on('data', (chunk) => said.push(String(chunk)))
    running.add(child)
    return child
  }
  return { folder, fake, provinces, db, said, start }
}

const cardsOf = ({ fake }: Scene, person: Person) =>
  fake.sent(person.chat).filter((c) => c.method === 'sendMessage' && c.text?.startsWith('Kính gửi')).length

/** Everybody has the card, and nothing more is to be sent. */
const allTold = (scene: Scene) =>
  seen(
    scene,
    'everybody has the card',
    () => scene.provinces.every((p) => cardsOf(scene, p) > 0) && counts(scene.db).waiting === 0,
  )

describe('killed without warning', { timeout: 60_000 * SEEDS.length }, () => {
  let scene: Scene
  afterEach(async () => {
    for (const child of running) await kill(child)
    scene.db.$client.close()
    await scene.fake.close()
  })

  it.each(SEEDS)('in the middle of telling 63 provinces, every one is told (seed %i)', async (seed) => {
    scene = await prepare()
    const { fake, provinces, db, start } = scene
    expect(provinces.length).toBeGreaterThanOrEqual(63)
    const random = mulberry32(seed)
    const kills = 1 + Math.floor(random() * 3)
    for (let i = 0; i < kills; i++) {
      const child = start()
      const until = fake.sent().length + 1 + Math.floor(random() * (provinces.length / (kills + 1)))
      await seen(scene, `${until} messages`, () => fake.sent().length >= until)
      await kill(child)
    }
    const last = start()
    await allTold(scene)
    await kill(last)

    const copies = provinces.map((person) => cardsOf(scene, person))
    expect(copies.filter((n) => n === 0)).toEqual([])
    expect(Math.max(...copies)).toBeLessThanOrEqual(2)
    const extra = copies.reduce((sum, n) => sum + n - 1, 0)
    const rows = db
      .select()
      .from(outbox)
      .all()
      .filter((row) => row.kind === 'announcement')
    const ambiguous = rows.reduce((sum, row) => sum + row.copies - (row.state === 'sent' ? 1 : 0), 0)
    expect(extra).toBeLessThanOrEqual(ambiguous)
    // A loaded machine makes the way long, and then more are under way at once.
    expect(ambiguous).toBeLessThanOrEqual(kills * MOST_UNDER_WAY)
    expect(brokenAt(db)).toBeNull()
  })

  it.each(SEEDS)('in the middle of receiving files, what was confirmed is on disk (seed %i)', async (seed) => {
    scene = await prepare()
    const { fake, folder, start, db } = scene
    let child = start()
    await allTold(scene)
    const random = mulberry32(1000 + seed)
    const senders = scene.provinces.slice(0, 12)
    const sent = senders.map((person, i) => {
      // A file that a unit may send, for it is looked into; large enough to be cut off in the middle.
      const bytes = jpgOf(2, 2, `danh sách ${seed} ${i} `.repeat(2000))
      const file = { name: `danh-sach-${i}.jpg`, mime: 'image/jpeg', bytes }
      person.sendsDocument(file, { caption: '2' })
      return { person, file, hash: createHash('sha256').update(file.bytes!).digest('hex') }
    })
    const confirmed = () =>
      sent.filter(({ person, file }) =>
        fake.sent(person.chat).some((c) => /Đã tiếp nhận tệp/.test(c.text ?? '') && c.text!.includes(file.name)),
      )
    const intact = (hash: string) => {
      const path = join(folder, 'data', 'files', hash.slice(0, 2), hash)
      return existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === hash
    }
    const receiptUnderWay = db.$client
      .prepare("select count(*) from outbox where kind = 'receipt' and state = 'sending'")
      .pluck()
    for (let kills = 0; kills < 3; kills++) {
      const before = fake.arrived.length
      const calls = 1 + Math.floor(random() * 15)
      await seen(
        scene,
        `${calls} calls`,
        // Once at the worst moment there is: a receipt is claimed, and nobody knows whether it went out.
        () =>
          confirmed().length === sent.length ||
          (kills === 1 ? receiptUnderWay.get() !== 0 : fake.arrived.length >= before + calls),
      )
      await kill(child)
      for (const { hash } of confirmed()) expect(intact(hash)).toBe(true)
      child = start()
    }
    // A receipt that two processes died of sending is not tried a third time; it stays in the count of what is uncertain.
    const givenUp = db.$client
      .prepare("select count(*) from outbox where kind = 'receipt' and state = 'ambiguous' and copies = 2")
      .pluck()
    // One that was given up may have arrived all the same, so the count alone says too early that all is done.
    await seen(
      scene,
      'every file is on disk and confirmed',
      () => confirmed().length + (givenUp.get() as number) >= sent.length && sent.every(({ hash }) => intact(hash)),
    )
    await kill(child)
    expect(confirmed().length).toBeGreaterThanOrEqual(sent.length - 3)
    for (const { hash } of sent) expect(intact(hash)).toBe(true)
    const receipts = sent.map(
      ({ person }) => fake.sent(person.chat).filter((c) => /Đã tiếp nhận tệp/.test(c.text ?? '')).length,
    )
    expect(Math.max(...receipts)).toBeLessThanOrEqual(2)
    expect(brokenAt(db)).toBeNull()
  })
})
