// Benchmarks that print ratios: each figure stands beside a named baseline taken in the same run on the same machine.
// `npm run bench` takes less than a minute; `npm run bench -- --long` adds 100,000 contacts and more rounds, and
// `npm run bench -- --reading` measures the reading of documents alone.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'

const LONG = process.argv.includes('--long')
const ONLY_READING = process.argv.includes('--reading')
const ROUNDS = LONG ? 15 : 3
const SAMPLE = 'locales/sample-plan.vi.txt'
const FORTY_PAGES_PDF = 'test/fixtures/same/forty-pages.pdf'
const PROVINCES = 'test/fixtures/plans/sixty-three-provinces.txt'
const from = (path) => import(new URL(`../dist/${path}.js`, import.meta.url).href)
const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'))

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
const ms = (time) => `${time < 10 ? time.toFixed(2) : Math.round(time)} ms`
const heading = (text) => console.log(`\n${text}`)
const line = (what, time, against, baseline) =>
  console.log(
    `  ${what.padEnd(46)} ${ms(time).padStart(10)}   ${(time / baseline).toFixed(1).padStart(7)} × ${against} (${ms(baseline)})`,
  )

async function timed(work, rounds = ROUNDS) {
  const times = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** (a) The command line: what a person waits for. */
async function commands() {
  heading('Command line, one process each')
  const run = (...args) =>
    execFileSync(process.execPath, args, {
      stdio: 'ignore',
      env: { ...process.env, DONDOC_DATA: join(folder, 'none') },
    })
  const empty = await timed(() => run('-e', ''))
  const read = await timed(() => run('dist/main.js', 'read', SAMPLE))
  const rehearse = await timed(() => run('dist/main.js', 'rehearse', SAMPLE))
  const provinces = await timed(() => run('dist/main.js', 'rehearse', PROVINCES))
  line('read, the sample plan', read, 'node with an empty script', empty)
  line('rehearse, the sample plan', rehearse, 'node with an empty script', empty)
  line('rehearse, the sample plan', rehearse, 'read', read)
  line('rehearse, 63 provinces', provinces, 'read', read)
}

/** A channel on which everything arrives at once. */
function instantChannel() {
  let sent = 0
  return {
    name: 'console',
    bot: 'bench',
    abilities: {
      buttons: true,
      edit: false,
      inboundFiles: false,
      maxFile: 0,
      maxText: 100_000,
      proactive: 'always',
      rate: { perSecond: 1e9, chatPauseMs: 0 },
    },
    start: async () => {},
    stop: async () => {},
    send: async () => ({ ok: true, messageId: String(++sent) }),
    fetchFile: async () => ({ ok: false, error: 'gone', code: 'none' }),
    setMenu: async () => false,
    joinLink: () => null,
    health: () => ({ state: 'ok' }),
  }
}

/** Plans of 63 provinces and a department, one contact for each unit, told what they owe: the database that a tick reads. */
async function populated(contacts) {
  const [
    { createEngine },
    { openDb },
    { standingClock },
    { memoryFiles },
    { seat },
    { importPlan },
    { activatePlan },
    { unitsOf },
    { readPlan },
    { instantOf },
  ] = await Promise.all(
    [
      'engine',
      'store/db',
      'clock',
      'files',
      'seats',
      'app/import-plan',
      'app/activate-plan',
      'app/invite',
      'intake/plan-document',
      'core/time',
    ].map(from),
  )
  const zone = 'Asia/Ho_Chi_Minh'
  const path = join(folder, `${contacts}.db`)
  const db = openDb(path)
  const clock = standingClock(instantOf('2022-11-28', '08:00', zone))
  const channel = instantChannel()
  const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))
  const engine = createEngine({
    db,
    clock,
    channels: [channel],
    files: memoryFiles(),
    language: 'vi',
    zone,
    secret: random(32),
    random,
    readPlan: async () => ({ ok: false, code: 'unsupported' }),
    onError: (error) => {
      throw error
    },
  })
  const read = await readPlan(readFileSync(PROVINCES), 'plan.txt')
  const by = { actor: 'bench', way: 'bench' }
  let told = 0
  // Setting up is not what is measured: for it alone the disk is not waited for.
  db.$client.pragma('synchronous = OFF')
  for (let n = 1; told < contacts; n++) {
    const document = { ...read.plan, number: `${n}/KH-BTP`, title: `${read.plan.title} (${n})` }
    const { plan } = importPlan(
      engine.app,
      document,
      { bytes: new TextEncoder().encode(String(n)), name: 'plan.json' },
      by,
    )
    const units = unitsOf(engine.app, plan).slice(0, contacts - told)
    for (const unitId of units)
      seat(engine.app, channel, { kind: 'unit', chat: `${plan.id}:${unitId}`, unitId, planId: plan.id, name: null })
    told += units.length
    activatePlan(engine.app, plan, by)
  }
  db.$client.pragma('synchronous = FULL')
  let sending = null
  if (contacts <= 1_000) {
    const start = performance.now()
    await engine.settle()
    sending = performance.now() - start
  } else arrived(db, clock.now())
  return { engine, db, clock, path, told, sending, instant: (day, time) => instantOf(day, time, zone) }
}

/** What sending would leave behind, in two statements: the time of many sends is measured once, with the fewest. */
function arrived(db, now) {
  db.$client
    .prepare(
      `insert into card (plan_id, unit_id, identity_id, outbox_id, message_id, reached_at)
       select json_extract(o.notice, '$.plan'), json_extract(o.notice, '$.unit'), i.id, o.id, o.id, ?
       from outbox o join identity i on i.person_id = o.person_id where o.state = 'waiting' and o.kind = 'announcement'`,
    )
    .run(now)
  db.$client.prepare(`update outbox set state = 'sent', sent_at = ?, message_id = id where state = 'waiting'`).run(now)
}

/** (b) and (c): a tick over many contacts, and rows of the outbox claimed and settled. */
async function scale() {
  const { remind } = await from('app/remind')
  for (const contacts of LONG ? [1_000, 10_000, 100_000] : [1_000, 10_000]) {
    const { engine, db, clock, path, told, sending, instant } = await populated(contacts)
    heading(
      `${told.toLocaleString('en')} contacts, ${db.$client.prepare('select count(*) from assignment').pluck().get().toLocaleString('en')} assignments`,
    )
    const bare = new Database(path, { readonly: true })
    const scan = await timed(() => {
      for (const table of ['assignment', 'task', 'contact', 'card', 'identity', 'ledger'])
        for (const _ of bare.prepare(`select * from ${table}`).raw().iterate());
    }, 3)
    bare.close()
    clock.moveTo(instant('2022-11-28', '10:00'))
    line('a tick with nothing due', await timed(() => remind(engine.app), 3), 'a bare scan of the same rows', scan)
    clock.moveTo(instant('2022-11-29', '08:00'))
    line(
      'a tick with one reminder for each contact',
      await timed(() => remind(engine.app), 1),
      'a bare scan of the same rows',
      scan,
    )
    if (sending !== null)
      line(
        'one message claimed, rendered, sent, settled',
        sending / told,
        'one bare row committed at FULL',
        await bareCommits(),
      )
    await engine.dispatcher.stop()
    db.$client.close()
  }
}

/** One-row transactions on a file in WAL with synchronous=FULL, nothing else: milliseconds for each. */
async function bareCommits() {
  const db = new Database(join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('create table if not exists row (id integer primary key, state text, at integer)')
  const insert = db.prepare('insert into row (state, at) values (?, ?)')
  const time = await timed(() => {
    for (let i = 0; i < 500; i++) insert.run('sent', i)
  })
  db.close()
  return time / 500
}

const TYPESCRIPT = (file) => [
  '--ignoreConfig',
  '--outDir',
  'dist/bench',
  '--rootDir',
  'test/support',
  '--target',
  'es2023',
  '--module',
  'nodenext',
  '--moduleResolution',
  'nodenext',
  '--rewriteRelativeImportExtensions',
  '--skipLibCheck',
  '--noCheck',
  file,
]

/** (d) Reading documents against the libraries that open them: the sample, and forty pages. */
async function reading() {
  heading('Reading a document, in one process, warm')
  for (const name of ['plan-files', 'office-writers', 'office-documents'])
    execFileSync('node_modules/.bin/tsc', TYPESCRIPT(`test/support/${name}.ts`))
  const [{ docxOf, pdfOf }, { wordOf, textOf }, { FORTY_PAGES }, { readPlan }] = await Promise.all(
    ['bench/plan-files', 'bench/office-writers', 'bench/office-documents', 'intake/plan-document'].map(from),
  )
  const [{ default: mammoth }, unpdf] = await Promise.all([import('mammoth'), import('unpdf')])
  const text = readFileSync(SAMPLE, 'utf8')
  const ours = (bytes, name) => async () => {
    const read = await readPlan(new Uint8Array(bytes), name)
    if (!read.ok) throw new Error(`${name}: ${read.code}`)
  }
  const mammothAlone = (docx) => () => mammoth.convertToHtml({ buffer: docx })
  const unpdfAlone = (pdf) => async () => unpdf.extractText(await unpdf.getDocumentProxy(new Uint8Array(pdf)))
  // Each against its baseline by turns, so that both see the same machine.
  const against = async (what, work, baseline, alone) => {
    const times = [[], []]
    for (let i = 0; i < Math.max(5, ROUNDS); i++)
      for (const [k, one] of [alone, work].entries()) times[k].push(await timed(one, 1))
    line(what, median(times[1]), baseline, median(times[0]))
  }
  const decode = () => new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text)).split('\n').length
  const docx = Buffer.from(await docxOf(text))
  const pdf = pdfOf(text)
  await against('the sample plan as .txt', ours(Buffer.from(text), 'plan.txt'), 'decoding and splitting it', decode)
  await against('the sample plan as .docx', ours(docx, 'plan.docx'), 'mammoth alone', mammothAlone(docx))
  await against('the sample plan as .pdf', ours(pdf, 'plan.pdf'), 'unpdf alone', unpdfAlone(pdf))
  const long = Buffer.from(await wordOf(FORTY_PAGES))
  const longPdf = readFileSync(FORTY_PAGES_PDF)
  const pages = (await unpdf.getDocumentProxy(new Uint8Array(longPdf))).numPages
  await against(`${pages} pages as .docx`, ours(long, 'plan.docx'), 'mammoth alone', mammothAlone(long))
  await against(`${pages} pages as .pdf`, ours(longPdf, 'plan.pdf'), 'unpdf alone', unpdfAlone(longPdf))
  if (process.platform !== 'linux') return
  for (const [name, bytes] of [
    ['plan.txt', Buffer.from(textOf(FORTY_PAGES))],
    ['plan.docx', long],
    ['plan.pdf', longPdf],
  ])
    console.log(
      `  ${`${pages} pages as ${name.slice(4)}, peak of the child (RSS)`.padEnd(46)} ${`${await peakOf(bytes, name)} MB`.padStart(10)}`,
    )
}

/** The most memory that the reading child ever held, in MB: the kernel's own figure. */
async function peakOf(bytes, name) {
  const args = ['dist/intake/child.js', String(process.pid), '2000', '60000']
  const child = spawn(process.execPath, ['--max-old-space-size=256', ...args], { stdio: ['pipe', 'pipe', 'ignore'] })
  let peak = 0
  const look = setInterval(() => {
    try {
      const found = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
      if (found) peak = Math.max(peak, Number(found[1]))
    } catch {}
  }, 3)
  child.stdout.resume()
  child.stdin.write(`${JSON.stringify({ want: 'plan', name })}\n`)
  child.stdin.end(bytes)
  await once(child, 'exit')
  clearInterval(look)
  return Math.round(peak / 1024)
}

/** (e) From the command to the first page, and what an idle bot holds. */
async function starting() {
  heading('start, the rehearsal on the sample plan')
  const begun = performance.now()
  const env = {
    ...process.env,
    DONDOC_DATA: join(folder, 'start'),
    DONDOC_HTTP: '127.0.0.1:0',
    TELEGRAM_BOT_TOKEN: '',
    DONDOC_CLOCK: '',
  }
  const bot = spawn(process.execPath, ['dist/main.js', 'start', '--no-open'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed] = await once(createInterface({ input: bot.stdout }), 'line')
  const page = await fetch(/http:[/]{2}[\d.]+:\d+/.exec(printed)[0])
  await page.text()
  console.log(`  ${'first page'.padEnd(46)} ${ms(performance.now() - begun).padStart(10)}`)
  await new Promise((done) => setTimeout(done, LONG ? 20_000 : 8_000))
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid}/status`, 'utf8'))
  console.log(`  ${'memory at rest (RSS)'.padEnd(46)} ${`${Math.round(Number(rss[1]) / 1024)} MB`.padStart(10)}`)
  bot.kill('SIGTERM')
  await once(bot, 'exit')
}

console.log(
  `Node ${process.versions.node}, ${cpus().length} cores; medians of ${ROUNDS} rounds${LONG ? '' : '; --long for more'}`,
)
try {
  if (!ONLY_READING) {
    await commands()
    await scale()
  }
  await reading()
  if (!ONLY_READING && process.platform === 'linux') await starting()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
