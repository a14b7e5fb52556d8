// What bears a mark of secrecy is refused at every door, and nothing of it is kept: no file, no row, no word.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Plan } from '../../src/store/plans.ts'
import { file, inbox, journal, parkedFile } from '../../src/store/schema.ts'
import { dondoc } from '../support/command.ts'
import type { Person } from '../support/fake-telegram/index.ts'
import { p, wordFile } from '../support/office-files.ts'
import { pdfFile } from '../support/plan-files.ts'
import { xlsxOf } from '../support/sheet-files.ts'
import { documentFile, last, news, openStage, type Stage } from '../support/stage.ts'

/** Words that stand nowhere else: found on the disk afterwards, something was kept. */
const NEEDLE = 'Zephyrkhangquynh'
const PLAN = 'test/fixtures/plans/table.txt'
const BODY = [
  'Số: 07/KH-UBND',
  'KẾ HOẠCH',
  `Diễn tập ${NEEDLE}`,
  'I. TỔ CHỨC THỰC HIỆN',
  '1. Sở Y tế: gửi báo cáo trước ngày 20/5/2026.',
]

const word = (...more: string[]): Uint8Array => wordFile({ body: [...more, ...BODY].map((line) => p(line)).join('') })
const MARKED: [string, string, Uint8Array][] = [
  ['a Word file', 'bao-cao.docx', word('TỐI MẬT')],
  [
    'a Word file, in its page head',
    'bao-cao.docx',
    wordFile({ body: BODY.map((line) => p(line)).join(''), header: 'MẬT' }),
  ],
  ['a PDF', 'bao-cao.pdf', pdfFile([[[{ x: 40, text: 'TUYỆT MẬT' }], ...BODY.map((text) => [{ x: 0, text }])]])],
  ['a text', 'bao-cao.txt', Buffer.from(['Độ mật: Mật', ...BODY].join('\n'))],
  ['a sheet', 'bao-cao.xlsx', xlsxOf([{ rows: [['MẬT'], ['TT', 'Nội dung', NEEDLE]] }])],
  ['a file under another name', 'anh.jpg', word('MẬT')],
]

/** Every byte below a folder. */
const bytesBelow = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('utf8'))
    .join('\n')

describe('in the chat', () => {
  let stage: Stage
  let plan: Plan
  let unit: Person
  let organizer: Person
  beforeEach(async () => {
    stage = await openStage('2026-03-10 09:00')
    organizer = await stage.organizer()
    plan = await stage.load(PLAN)
    await stage.activate(plan)
    unit = await stage.contact(plan, 'Sở Y tế')
    await stage.settle()
    news(stage, unit)
    news(stage, organizer)
  })
  afterEach(async () => {
    const { folder, errors } = stage
    await stage.close()
    expect(errors).toEqual([])
    rmSync(folder, { recursive: true, force: true })
  })

  /** Refused in one sentence, noted as a fact, and nowhere to be found. */
  const forgotten = (person: Person) => {
    expect(last(person)).toContain('độ mật')
    expect(stage.db.select().from(file).all()).toEqual([])
    const noted = stage.db
      .select()
      .from(journal)
      .all()
      .filter((row) => row.action === 'secret_refused')
    expect(noted).toMatchObject([{ details: {} }])
    expect(
      readdirSync(stage.folder)
        .filter((name) => name === 'files')
        .flatMap((name) => readdirSync(join(stage.folder, name), { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile()),
    ).toEqual([])
    stage.db.$client.pragma('wal_checkpoint(TRUNCATE)')
    expect(bytesBelow(stage.folder)).not.toContain(NEEDLE)
  }

  it.each(MARKED)('%s from a unit', async (_what, name, bytes) => {
    unit.sendsDocument({ name: `${NEEDLE} ${name}`, bytes: Buffer.from(bytes) }, { caption: `mục 1 ${NEEDLE}` })
    await stage.settle()
    forgotten(unit)
    expect(stage.db.select().from(parkedFile).all()).toMatchObject([
      { state: 'refused', name: '', caption: null, hash: null },
    ])
  })

  it('a plan from an organizer', async () => {
    organizer.sendsDocument({ name: `${NEEDLE}.docx`, bytes: Buffer.from(word('MẬT')) })
    await stage.settle()
    forgotten(organizer)
  })

  it('a file whose name says so', async () => {
    unit.sendsDocument(documentFile(`${NEEDLE} (TỐI MẬT).docx`))
    await stage.settle()
    forgotten(unit)
    expect(stage.fake.accepted.filter((call) => call.method === 'getFile')).toEqual([])
  })

  it.each(['unit', 'organizer'] as const)('a text that the %s pastes', async (who) => {
    const person = who === 'unit' ? unit : organizer
    person.says(['UBND TỈNH ĐẮK LẮK', 'TỐI MẬT', ...BODY].join('\n'))
    await stage.settle()
    forgotten(person)
    expect(
      stage.db
        .select()
        .from(inbox)
        .all()
        .filter((row) => row.raw === null).length,
    ).toBeGreaterThan(0)
  })

  it('a stranger’s text: nothing is said of it, and nothing kept', async () => {
    const stranger = stage.fake.person('Người lạ')
    stranger.says(['MẬT', ...BODY].join('\n'))
    await stage.settle()
    expect(last(stranger)).not.toContain('độ mật')
    stage.db.$client.pragma('wal_checkpoint(TRUNCATE)')
    expect(bytesBelow(stage.folder)).not.toContain(NEEDLE)
  })

  it('a report on keeping secrets is received like any other', async () => {
    const body = [
      'BÁO CÁO',
      'Công tác bảo vệ bí mật nhà nước',
      'Tài liệu mật được quản lý theo quy định; mật khẩu được thay hằng tháng.',
    ]
    unit.sendsDocument(
      { name: 'bao-cao.docx', bytes: Buffer.from(wordFile({ body: body.map((line) => p(line)).join('') })) },
      { caption: 'mục 1' },
    )
    await stage.settle()
    expect(stage.db.select().from(file).all()).toHaveLength(1)
  })
})

describe('on the command line', () => {
  it.each(['read', 'import', 'rehearse'])('dondoc %s refuses it and keeps nothing', async (command) => {
    const folder = mkdtempSync(join(tmpdir(), 'dondoc-secret-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    for (const [name, bytes] of [
      ['-', Buffer.from(['TỐI MẬT', ...BODY].join('\n'))],
      ['-', Buffer.from(word('MẬT'))],
    ] as const) {
      const ran = await dondoc(folder, [command, name], { stdin: bytes })
      expect(ran.code).toBe(2)
      expect(ran.stderr).toContain('độ mật')
      expect(ran.stdout).toBe('')
      expect(bytesBelow(folder)).not.toContain(NEEDLE)
    }
  })
})
