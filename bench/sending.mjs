// How fast cards leave over Telegram, and whether an organizer is answered meanwhile: the real engine, channel and database
// against the fake Bot API server in a process of its own, with a round trip of 60 ms and a limiter that punishes
// (30 messages in any second, one a second to a chat; passing it costs 5 s of refusals).
// `npm run bench:sending`; `-- --short` leaves the 2,000 out.
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const SHORT = process.argv.includes('--short')
const ROUND_TRIP_MS = 60
const LIMITS = { perSecond: 30, chatPauseMs: 1_000, groupPerMinute: 20, penaltyS: 5 }
const PROVINCES = 'test/fixtures/plans/sixty-three-provinces.txt'
const ZONE = 'Asia/Ho_Chi_Minh'
const from = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href)
const folder = mkdtempSync(join(tmpdir(), 'dondoc-sending-'))

/** The fake platform in its own process. */
async function platform() {
  const child = fork(fileURLToPath(new URL('fake-telegram.mjs', import.meta.url)), [
    JSON.stringify({ limits: LIMITS, roundTripMs: ROUND_TRIP_MS }),
  ])
  const waiting = new Map()
  let next = 0
  const ready = new Promise((resolve) => child.once('message', resolve))
  child.on('message', ({ id, answer }) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  })
  const { root, token } = await ready
  const ask = (what, more = {}) =>
    new Promise((resolve) => {
      const id = ++next
      waiting.set(id, resolve)
      child.send({ id, what, ...more })
    })
  return { root, token, ask, close: () => child.disconnect() }
}

/** The bot with an organizer and `count` contacts who are owed a card each, nothing sent yet. */
async function bot(count) {
  const names = [
    'engine',
    'store/db',
    'files',
    'seats',
    'app/import-plan',
    'app/activate-plan',
    'app/invite',
    'intake/plan-document',
    'core/time',
    'channels/telegram/index',
  ]
  const [engines, dbs, files, seats, importing, activating, inviting, reading, time, telegram] = await Promise.all(
    names.map(from),
  )
  const fake = await platform()
  const db = dbs.openDb(join(folder, `${count}.db`))
  const begun = Date.now()
  const morning = time.instantOf('2022-11-28', '08:00', ZONE)
  const channel = telegram.createTelegram({ token: fake.token, apiRoot: fake.root, now: Date.now })
  const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
  let paused = true
  const engine = engines.createEngine({
    db,
    clock: { now: () => morning + Date.now() - begun, speed: 1, drill: true },
    channels: [channel],
    files: files.memoryFiles(),
    language: 'vi',
    zone: ZONE,
    secret: random(32),
    random,
    readPlan: async () => ({ ok: false, code: 'unsupported' }),
    onError: (error) => {
      throw error
    },
  })
  const nudge = engine.app.nudge
  engine.app.nudge = () => {
    if (!paused) nudge()
  }
  await channel.start((update) => engine.sinkOf(channel)(update))
  const read = await reading.readPlan(readFileSync(PROVINCES), 'plan.txt')
  const by = { actor: 'bench', way: 'bench' }
  const chats = await fake.ask('people', { count })
  const [organizer] = await fake.ask('people', { count: 1 })
  db.$client.pragma('synchronous = OFF')
  seats.seat(engine.app, channel, { kind: 'organizer', chat: organizer, name: 'Lê Thị Mai' })
  for (let n = 1; chats.length > 0; n++) {
    const document = { ...read.plan, number: `${n}/KH-BTP`, title: `${read.plan.title} (${n})` }
    const source = { bytes: new TextEncoder().encode(String(n)), name: 'plan.json' }
    const { plan } = importing.importPlan(engine.app, document, source, by)
    for (const unitId of inviting.unitsOf(engine.app, plan).slice(0, chats.length))
      seats.seat(engine.app, channel, { kind: 'unit', chat: chats.shift(), unitId, planId: plan.id, name: null })
    activating.activatePlan(engine.app, plan, by)
  }
  db.$client.exec(`delete from outbox where kind <> 'announcement'`)
  db.$client.pragma('synchronous = FULL')
  return {
    fake,
    organizer,
    begin() {
      paused = false
      engine.dispatcher.nudge()
      return Date.now()
    },
    async close() {
      await channel.stop()
      await engine.dispatcher.stop()
      db.$client.close()
      fake.close()
    },
  }
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`
const line = (what, value, more = '') => console.log(`  ${what.padEnd(52)} ${value.padStart(8)}   ${more}`)

/** A plain loop, one message after the other, without a pace and without a database: what the distance alone costs. */
async function plainLoop(count) {
  const fake = await platform()
  const chats = await fake.ask('people', { count })
  const agent = new Agent({ keepAlive: true })
  const call = (chat) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ chat_id: chat, text: 'Kính gửi đơn vị' })
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
      request(`${fake.root}/bot${fake.token}/sendMessage`, { method: 'POST', agent, headers }, (response) => {
        response.resume()
        response.on('end', resolve)
      })
        .on('error', reject)
        .end(body)
    })
  const begun = Date.now()
  for (const chat of chats) await call(chat)
  const took = Date.now() - begun
  agent.destroy()
  fake.close()
  return took / count
}

async function measure(count, limitS, each, withOrganizer) {
  const { fake, organizer, begin, close } = await bot(count)
  const before = await fake.ask('counts')
  const begun = begin()
  const answers = []
  const about = () => fake.ask('counts', { since: before.order, except: [organizer] })
  const answeredIn = async () => {
    const asked = await fake.ask('says', { chat: organizer, text: '/chuanhan' })
    let answered = null
    while (answered === null && Date.now() - asked < 10_000) {
      await pause(10)
      answered = await fake.ask('answered', { chat: organizer, after: asked })
    }
    return (answered ?? Date.now()) - asked
  }
  let counts = await about()
  while (counts.taken < count && Date.now() - begun < limitS * 2_000) {
    if (withOrganizer) {
      answers.push(await answeredIn())
      await pause(3_000)
    } else await pause(20)
    counts = await about()
  }
  // The same command while nothing else goes out.
  const alone = []
  for (let n = 0; withOrganizer && n < 5; n++) {
    await pause(1_500)
    alone.push(await answeredIn())
  }
  await close()
  const took = counts.last - begun
  const floor = (count / LIMITS.perSecond) * 1_000
  console.log(`\n${count.toLocaleString('en')} cards (asked for: under ${limitS} s)`)
  line('time', seconds(took), took < limitS * 1_000 ? 'kept' : 'NOT KEPT')
  line('of the floor, 30 a second', `${(took / floor).toFixed(2)} ×`, seconds(floor))
  line('of a plain loop, one after the other', `${(took / (each * count)).toFixed(2)} ×`, seconds(each * count))
  line('taken · refused · most in one second', `${counts.taken}`, `${counts.refused} · ${counts.mostInASecond}`)
  if (withOrganizer) {
    const worst = Math.max(...answers)
    line(
      `a command answered meanwhile, at most (${answers.length} times)`,
      `${worst} ms`,
      `${worst < 1_000 ? 'kept' : 'NOT KEPT'}: under 1 s`,
    )
    line('half of them within', `${median(answers)} ms`)
    line(
      'of the same command while nothing goes out',
      `${(median(answers) / median(alone)).toFixed(2)} ×`,
      `${median(alone)} ms`,
    )
  }
}

console.log(
  `Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}; round trip ${ROUND_TRIP_MS} ms`,
)
try {
  const each = await plainLoop(63)
  await measure(63, 5, each, false)
  if (!SHORT) await measure(2_000, 80, each, true)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
