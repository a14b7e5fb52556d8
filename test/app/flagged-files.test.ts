// Files that were looked into: refused in one sentence and not kept, or kept, marked, and sent to nobody before a decision.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeButton } from '../../src/app/buttons.ts'
import type { Inspection } from '../../src/core/inspection.ts'
import { createFiles, DISK_RESERVE } from '../../src/files.ts'
import { inspectBytes } from '../../src/inspect/inspect-bytes.ts'
import { MIME } from '../../src/inspect/kinds.ts'
import { fileByHash, keepFile } from '../../src/store/assignments.ts'
import { latest } from '../../src/store/journal.ts'
import { file, parkedFile, submissionFile } from '../../src/store/schema.ts'
import { officeOf, relation } from '../support/crafted/office.ts'
import { pdfOf, SCRIPT } from '../support/crafted/pdf.ts'
import { entry, type House, onDate, openHouse, ownFolder, planDocument, SECRET } from '../support/house.ts'

const KINDS = ['pdf', 'docx', 'xlsx']
const CLEAN = () => pdfOf({ after: `% ${++unique}` })
const MACRO = () =>
  officeOf({
    folder: 'word',
    has: [relation('http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin')],
  })
const BOMB = () => officeOf({ folder: 'word', parts: [{ name: 'a', content: Buffer.alloc(9_000_000) }] })
let unique = 0

async function running(options: { folder?: string; items?: number } = {}) {
  const house = openHouse('2022-11-14 08:30', options.folder ? { folder: options.folder } : {})
  house.app.ports.inspectFile = inProcess
  const { plan } = house.load(
    planDocument([
      entry('Vụ Pháp chế', 'Tổng hợp'),
      ...Array.from({ length: options.items ?? 1 }, (_, i) =>
        entry('Bộ Y tế', `Gửi báo cáo số ${i}`, { deadline: onDate('2022-11-21'), deliverables: ['báo cáo'] }),
      ),
    ]),
  )
  house.contact(plan, 'Bộ Y tế', 'yte')
  house.organizer()
  house.activate(plan)
  await house.settle()
  house.quiet()
  return { house, plan }
}

/** As the bot looks, in this process. */
async function inProcess(of: { path: string } | { bytes: Uint8Array }, name: string, how?: { anyKind: boolean }) {
  const look = await inspectBytes('bytes' in of ? of.bytes : new Uint8Array(), name, KINDS)
  const any = how?.anyKind && !look.ok && look.code !== 'file_bomb'
  if (!look.ok) return any ? UNKNOWN : { ...look, ...(look.code === 'file_kind' ? { kinds: KINDS } : {}) }
  return { ...look, mime: MIME[look.kind], scan: null }
}
const UNKNOWN: Inspection = { ok: true, kind: null, mime: 'application/octet-stream', flags: [], scan: null }

async function sends(house: House, bytes: Uint8Array, name: string, chat = 'yte', more: object = {}) {
  house.channel.fetches.push(() => ({ bytes }))
  await house.does(chat, {
    kind: 'file',
    file: { id: `f${++unique}`, unique: null, name, mime: 'application/x-said', bytes: bytes.length },
    caption: null,
    album: null,
    ...more,
  })
  // Past the pause in which a receipt gathers.
  house.clock.moveTo(house.clock.now() + 180_000)
  house.engine.tick()
  await house.settle()
}
const press = async (house: House, label: RegExp) => {
  const row = house.rows('review_item').at(-1)!
  const index = row.choices!.flat().findIndex((one) => label.test(one.label))
  expect(index).toBeGreaterThanOrEqual(0)
  await house.does('organizer', { kind: 'text', text: String(index + 1) })
}
const stored = (house: House) => house.db.select().from(file).all()
const journal = (house: House, action: string) => latest(house.db, 100).filter((row) => row.action === action)

describe('a file that is refused', () => {
  it.each<[string, () => Uint8Array, string, RegExp]>([
    [
      'of another kind',
      () => Buffer.from('<svg onload="x"/>'),
      'anh.jpg',
      /Loại tệp này không nhận được.*anh\.jpg, nhận: PDF, DOCX, XLSX/,
    ],
    ['made to harm', BOMB, 'a.docx', /cấu tạo bất thường/],
    ['empty', () => Buffer.alloc(0), 'a.pdf', /rỗng hoặc bị lỗi/],
  ])('because it is %s is told in one sentence, recorded, and not kept', async (_what, bytes, name, words) => {
    const { house } = await running()
    await sends(house, bytes(), name)
    expect(house.heard('yte')).toEqual([expect.stringMatching(words)])
    expect(stored(house).filter((one) => one.mime !== 'application/octet-stream')).toEqual([])
    expect(house.db.select().from(submissionFile).all()).toEqual([])
    expect(house.db.select().from(parkedFile).all()).toMatchObject([{ state: 'refused', hash: null }])
    expect(journal(house, 'file_refused')).toHaveLength(1)
    expect(JSON.stringify(journal(house, 'file_refused'))).not.toContain(name)
    expect(house.errors).toEqual([])
  })

  it('because the scanner knows it leaves nothing on the disk', async () => {
    const folder = ownFolder()
    const { house } = await running({ folder })
    house.app.ports.inspectFile = async () => ({ ok: false, code: 'file_infected' })
    const before = onDisk(folder)
    await sends(house, CLEAN(), 'a.pdf')
    expect(house.heard('yte')).toEqual([expect.stringMatching(/mã độc/)])
    expect(onDisk(folder)).toEqual(before)
  })

  it('does not keep the others of its album from being asked about', async () => {
    const { house } = await running({ items: 2 })
    await sends(house, CLEAN(), 'tep-1.pdf', 'yte', { album: 'x' })
    await sends(house, Buffer.from('x'), 'tep-2.txt', 'yte', { album: 'x' })
    expect(house.heard('yte').join('\n')).toMatch(/tep-2\.txt/)
    expect(house.rows('ask').length).toBeGreaterThan(0)
  })

  it('is looked at again later where the machine could not look', async () => {
    const { house } = await running()
    let times = 0
    house.app.ports.inspectFile = async (of, name) => {
      if (++times === 1) throw new Error('no process')
      return inProcess(of, name)
    }
    const bytes = CLEAN()
    house.channel.fetches.push(() => ({ bytes }))
    await sends(house, bytes, 'a.pdf')
    await house.until('2022-11-14 09:00')
    expect(house.db.select().from(submissionFile).all()).toHaveLength(1)
  })
})

const onDisk = (folder: string): string[] =>
  existsSync(join(folder, 'files'))
    ? readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => one.name)
    : []

describe('a file that is flagged', () => {
  it('is received and kept with its kind by content, and its sender is told what was found', async () => {
    const { house } = await running()
    await sends(house, MACRO(), 'de-cuong.docx')
    const [row] = stored(house).filter((one) => one.flags.length > 0)
    expect(row).toMatchObject({ flags: ['macro'], scan: null, clearedAt: null, mime: MIME.docx })
    expect(house.heard('yte')).toEqual([
      expect.stringMatching(
        /Đã tiếp nhận tệp[\s\S]*de-cuong\.docx có mã lệnh tự chạy \(macro\)\.[\s\S]*sẽ xem xét trước khi mở/,
      ),
    ])
  })

  it('goes to the organizer only after a decision, which is recorded', async () => {
    const { house } = await running()
    await sends(house, MACRO(), 'de-cuong.docx')
    house.quiet()
    await house.does('organizer', { kind: 'text', text: '/duyet' })
    const [shown] = house.channel.sent.filter((one) => one.chat === 'organizer')
    expect(shown?.html).toMatch(/de-cuong\.docx có mã lệnh tự chạy \(macro\)\. Tệp được giữ lại/)
    expect(shown?.attachment).toBeNull()
    house.quiet()
    await press(house, /Vẫn mở tệp/)
    const [again] = house.channel.sent.filter((one) => one.chat === 'organizer')
    expect(again?.attachment).toMatchObject({ name: 'de-cuong.docx', mime: MIME.docx })
    expect(again?.html).toMatch(/đã có quyết định cho mở/)
    expect(again?.choices.flat().map((one) => one.label)).not.toContain('Vẫn mở tệp')
    const row = stored(house).find((one) => one.flags.length > 0)
    expect(row?.clearedAt).not.toBeNull()
    expect(journal(house, 'file_opened')).toMatchObject([{ details: { flags: ['macro'] } }])
    expect(journal(house, 'file_opened')[0]?.actor).toBe(`person:${row?.clearedBy}`)
    expect(house.errors).toEqual([])
  })

  it('can be accepted or returned without being opened', async () => {
    const { house } = await running()
    await sends(house, MACRO(), 'de-cuong.docx')
    await house.does('organizer', { kind: 'text', text: '/duyet' })
    await press(house, /^Tiếp nhận/)
    expect(house.rows('verdict_done')).toHaveLength(1)
    expect(stored(house).find((one) => one.flags.length > 0)?.clearedAt).toBeNull()
  })

  it('is not opened by somebody who may only look, or by its own sender', async () => {
    const { house } = await running()
    await sends(house, MACRO(), 'de-cuong.docx')
    await house.does('organizer', { kind: 'text', text: '/duyet' })
    const row = house.rows('review_item').at(-1)!
    const index = row.choices!.flat().findIndex((one) => /Vẫn mở tệp/.test(one.label))
    await house.does('yte', { kind: 'press', data: encodeButton(SECRET, row.nonce, index) })
    expect(stored(house).find((one) => one.flags.length > 0)?.clearedAt).toBeNull()
  })

  it('stays decided on when the same bytes come again', async () => {
    const { house } = await running()
    await sends(house, MACRO(), 'a.docx')
    await house.does('organizer', { kind: 'text', text: '/duyet' })
    await press(house, /Vẫn mở tệp/)
    await sends(house, MACRO(), 'b.docx')
    expect(stored(house).filter((one) => one.flags.includes('macro'))).toHaveLength(1)
    expect(stored(house).find((one) => one.flags.includes('macro'))?.clearedAt).not.toBeNull()
  })

  it('lets others of its submission go with the message', async () => {
    const { house } = await running()
    await sends(house, pdfOf({ objects: [SCRIPT] }), 'a.pdf', 'yte', { album: 'x' })
    house.clock.moveTo(house.clock.now() - 170_000)
    await sends(house, CLEAN(), 'b.pdf', 'yte', { album: 'x' })
    house.quiet()
    await house.does('organizer', { kind: 'text', text: '/duyet' })
    const [shown] = house.channel.sent.filter((one) => one.chat === 'organizer')
    expect(shown?.attachment).toMatchObject({ name: 'b.pdf' })
  })
})

it('what was found in bytes stays known, and a scanner that answers later ends the doubt', async () => {
  const { house } = await running()
  const kept = (flags: string[], scan: 'clean' | 'unscanned' | null) => {
    keepFile(house.db, { hash: 'h', bytes: 1, mime: 'x', storedAt: 1, flags, scan })
    const { flags: found, scan: scanned } = fileByHash(house.db, 'h')!
    return { found, scanned }
  }
  expect(kept(['unscanned'], 'unscanned')).toEqual({ found: ['unscanned'], scanned: 'unscanned' })
  expect(kept(['mismatch'], 'clean')).toEqual({ found: ['mismatch'], scanned: 'clean' })
  expect(kept(['unscanned'], 'unscanned')).toEqual({ found: ['mismatch'], scanned: 'clean' })
})

it('a plan or a list may be of any kind, but no bomb', async () => {
  const { house } = await running()
  await sends(house, Buffer.from('Kế hoạch'), 'ke-hoach.txt', 'organizer')
  expect(house.db.select().from(parkedFile).all()).toMatchObject([{ purpose: 'plan', state: 'refused' }])
  expect(stored(house).map((one) => one.mime)).toContain('application/x-said')
  house.quiet()
  await sends(house, BOMB(), 'ke-hoach.docx', 'organizer')
  expect(house.heard('organizer')).toEqual([expect.stringMatching(/cấu tạo bất thường/)])
})

describe('room', () => {
  it('for 50 files of one unit and plan, and no more', async () => {
    const { house } = await running()
    for (let i = 0; i < 50; i++) await sends(house, CLEAN(), `tep-${i}.pdf`)
    house.quiet()
    house.channel.fetches.push(() => {
      throw new Error('fetched')
    })
    await sends(house, CLEAN(), 'tep-50.pdf')
    expect(house.heard('yte')).toEqual([expect.stringMatching(/đủ số tệp.*tep-50\.pdf, tối đa 50 tệp, 500,0 MB/)])
    expect(house.db.select().from(submissionFile).all()).toHaveLength(50)
    expect(house.errors).toEqual([])
  }, 120_000)

  it('for 500 MB of one unit and plan, by what is kept', async () => {
    const { house } = await running()
    await sends(house, CLEAN(), 'a.pdf')
    house.db.update(file).set({ bytes: 499_999_900 }).run()
    house.quiet()
    await sends(house, CLEAN(), 'b.pdf')
    expect(house.heard('yte')).toEqual([expect.stringMatching(/đủ số tệp hoặc dung lượng/)])
  })

  it('for what is filed under no item is a person’s', async () => {
    const { house } = await running({ items: 2 })
    await sends(house, CLEAN(), 'a.pdf')
    house.db.update(file).set({ bytes: 499_999_900 }).run()
    house.quiet()
    await sends(house, CLEAN(), 'b.pdf')
    expect(house.heard('yte').join('\n')).toMatch(/đủ số tệp hoặc dung lượng/)
  })

  it('on the disk: below the reserve a file is refused before anything is fetched or written', async () => {
    const folder = ownFolder()
    const { house } = await running({ folder })
    const before = onDisk(folder)
    house.files.roomFor = () => false
    house.channel.fetches.push(() => {
      throw new Error('fetched')
    })
    await sends(house, CLEAN(), 'a.pdf')
    expect(house.heard('yte')).toEqual([expect.stringMatching(/tạm hết chỗ lưu.*văn bản/)])
    expect(onDisk(folder)).toEqual(before)
    expect(house.errors).toEqual([])
  })

  it('is what is free above the reserve', () => {
    const folder = ownFolder()
    const with_ = (free: number) => createFiles(folder, () => free)
    expect(with_(DISK_RESERVE + 10).roomFor(10)).toBe(true)
    expect(with_(DISK_RESERVE + 9).roomFor(10)).toBe(false)
    expect(with_(0).roomFor(0)).toBe(false)
    expect(createFiles(join(folder, 'not', 'there')).roomFor(1)).toBe(true)
  })
})
