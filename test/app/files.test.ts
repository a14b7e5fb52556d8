// Files: the bytes as they were, once, by their hash; fetched again when that fails; and names that do no harm.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName } from '../../src/app/file-name.ts'
import { recoverEngine } from '../../src/engine.ts'
import { changeParked, parkedById } from '../../src/store/assignments.ts'
import { change } from '../../src/store/outbox.ts'
import { file, parkedFile, submissionFile } from '../../src/store/schema.ts'
import { entry, type House, onDate, openHouse, ownFolder, planDocument } from '../support/house.ts'

async function running(folder?: string) {
  const house = openHouse('2022-11-14 08:30', folder ? { folder } : {})
  const { plan } = house.load(
    planDocument([
      entry('Vụ Pháp chế', 'Gửi báo cáo', { deadline: onDate('2022-11-21'), deliverables: ['báo cáo'] }),
      entry('Bộ Y tế', 'Cử đại biểu'),
    ]),
  )
  house.contact(plan, 'Bộ Y tế', 'yte')
  house.activate(plan)
  await house.settle()
  house.quiet()
  return { house, plan }
}
let unique = 0
const sends = (house: House, name: string | null, bytes: number | null = null) =>
  house.does('yte', {
    kind: 'file',
    file: { id: `f${++unique}`, unique: null, name, mime: 'application/pdf', bytes },
    caption: null,
    album: null,
  })
const TEMPORARY = () => ({ ok: false as const, error: 'temporary' as const, code: '502' })
const stored = (house: House) => house.db.select().from(submissionFile).all()
/** Past the receipt's pause, but inside the working day. */
const soon = async (house: House) => house.until('2022-11-14 08:31')

describe('bytes', () => {
  it('lie on disk as they were, under their own hash, whatever they are', async () => {
    const folder = ownFolder()
    const { house } = await running(folder)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (some) => {
        // The same bytes again would be no new version.
        const bytes = Buffer.concat([some, Buffer.from(` ${++unique}`)])
        house.channel.fetches.push(() => ({ bytes }))
        await sends(house, 'a.pdf')
        const last = stored(house).at(-1)!
        expect(last.hash).toBe(createHash('sha256').update(bytes).digest('hex'))
        expect(house.files.read(last.hash)).toEqual(Buffer.from(bytes))
      }),
      { numRuns: 25 },
    )
    expect(house.errors).toEqual([])
  })

  it('that come twice lie there once, are one version, and that is said', async () => {
    const folder = ownFolder()
    const { house } = await running(folder)
    const bytes = Buffer.from('một báo cáo')
    for (const name of ['a.docx', 'b.docx']) {
      house.channel.fetches.push(() => ({ bytes }))
      await sends(house, name)
    }
    expect(stored(house).map((f) => f.name)).toEqual(['a.docx'])
    expect(house.heard('yte')).toEqual([expect.stringMatching(/b\.docx trùng với bản đã tiếp nhận \(mã TN-/)])
    expect(house.db.select().from(file).all()).toHaveLength(1)
    const onDisk = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((f) =>
      f.isFile(),
    )
    expect(onDisk).toHaveLength(1)
    expect(readFileSync(join(onDisk[0]!.parentPath, onDisk[0]!.name))).toEqual(bytes)
  })
})

describe('a download that fails', () => {
  it('is tried again, and received as if nothing had been', async () => {
    const { house } = await running()
    house.channel.fetches.push(TEMPORARY, TEMPORARY, () => ({ bytes: Buffer.from('x') }))
    await sends(house, 'a.pdf')
    expect(stored(house)).toEqual([])
    expect(house.heard('yte')).toEqual([])
    await soon(house)
    expect(stored(house)).toHaveLength(1)
    expect(house.heard('yte')).toHaveLength(1)
  })

  it.each<[string, (house: House) => void]>([
    ['by the platform', (house) => void house.channel.fetches.push(...Array.from({ length: 20 }, () => TEMPORARY))],
    [
      'by the disk',
      (house) => {
        house.channel.fetches.push(
          ...Array.from({ length: 20 }, () => () => {
            throw new Error('ENOSPC')
          }),
        )
      },
    ],
  ])('again and again %s is given up with one sentence, and stands in nobody’s way', async (_what, breaks) => {
    const { house } = await running()
    breaks(house)
    await sends(house, 'a.pdf')
    await house.until('2022-11-14 11:00')
    expect(house.heard('yte')).toEqual([expect.stringContaining('a.pdf')])
    expect(
      house.db
        .select()
        .from(parkedFile)
        .all()
        .map((p) => p.state),
    ).toEqual(['refused'])
    house.channel.fetches.splice(0)
    house.channel.fetches.push(() => ({ bytes: Buffer.from('x') }))
    await sends(house, 'b.pdf')
    expect(stored(house).map((f) => f.name)).toEqual(['b.pdf'])
  })

  it.each([
    ['gone', 'gone'],
    ['too large after all', 'too_large'],
  ] as const)('because it is %s is said at once', async (_what, error) => {
    const { house } = await running()
    house.channel.fetches.push(() => ({ ok: false, error, code: error }))
    await sends(house, 'a.pdf')
    expect(house.heard('yte')).toHaveLength(1)
    expect(stored(house)).toEqual([])
  })
})

it('a file larger than the channel takes is refused before anything is fetched', async () => {
  const { house } = await running()
  house.channel.fetches.push(() => {
    throw new Error('fetched')
  })
  await sends(house, 'a.pdf', house.channel.abilities.maxFile + 1)
  expect(house.heard('yte')).toHaveLength(1)
  expect(house.db.select().from(parkedFile).all()).toEqual([])
  expect(house.errors).toEqual([])
})

it('a file that was settled is not settled again', async () => {
  const { house } = await running()
  house.channel.fetches.push(() => ({ bytes: Buffer.from('x') }))
  await sends(house, 'a.pdf')
  const { id } = house.db.select().from(parkedFile).all()[0]!
  expect(parkedById(house.db, id)?.state).toBe('filed')
  changeParked(house.db, id, { state: 'refused' })
  await house.engine.jobs.run()
  expect(stored(house)).toHaveLength(1)
})

describe('the answer to a file', () => {
  const FOUND = () => ({ bytes: Buffer.from('x') })
  const GONE = () => ({ ok: false as const, error: 'gone' as const, code: 'gone' })
  /** The bot is killed between the claim of its answer and the platform's word, and started again. */
  const killedWhileAnswering = async (house: House, kind: string) => {
    const row = house.rows(kind).find((r) => r.state === 'waiting')!
    change(house.db, row.id, { state: 'sending', claimedAt: house.clock.now() })
    recoverEngine(house.engine)
    await soon(house)
    return row.id
  }

  it.each([
    ['the receipt', 'receipt', FOUND],
    ['the word that it could not be fetched', 'refused', GONE],
  ])('is not lost with a killed process: %s', async (_what, kind, fetched) => {
    const { house } = await running()
    house.channel.fetches.push(fetched)
    // Held back, so that the answer is still to be sent when the process dies.
    house.channel.state = { state: 'down', code: 'test', since: 0 }
    house.channel.always = () => ({ ok: false, error: { kind: 'unsent', code: 'test' } })
    await sends(house, 'a.pdf')
    house.channel.always = null
    house.channel.state = { state: 'ok' }
    const id = await killedWhileAnswering(house, kind)
    expect(house.heard('yte').filter((text) => text.includes('a.pdf'))).toHaveLength(1)
    expect(house.rows().find((r) => r.id === id)).toMatchObject({ state: 'sent', copies: 2 })
  })

  it('comes twice at most, and the second says that it is one', async () => {
    const { house } = await running()
    house.channel.fetches.push(FOUND)
    house.channel.always = ({ html }) =>
      html.includes('a.pdf') ? { ok: false, error: { kind: 'ambiguous', code: 'timeout' } } : undefined
    await sends(house, 'a.pdf')
    await house.until('2022-11-14 10:00')
    const [receipt] = house.rows('receipt')
    expect(receipt).toMatchObject({ state: 'ambiguous', copies: 2 })
    expect(receipt?.html).toContain('Tin được gửi lại')
  })
})

describe('a name', () => {
  const trick = fc.constantFrom(
    '../',
    '..\\',
    '/',
    'C:\\',
    '\0',
    '\r\n',
    '\u202e',
    '\u2066',
    '\u200d',
    '\ufeff',
    'CON',
    'nul.',
    '.',
    ' ',
    '\u3164',
    '"',
    '%00',
    ';',
    '👨‍👩‍👧',
    'ế',
    'e\u0302\u0301',
    '.exe',
    '.pdf',
    '\ud83d',
    'ế'.repeat(120),
  )
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(fc.oneof(trick, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 12 })
      .map((all) => all.join('')),
  )

  it.each([
    ['báo cáo.docx'.normalize('NFD'), 'báo cáo.docx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Lan\\Danh sách.xlsx', 'Danh sách.xlsx'],
    ['/tuyệt/đối/', 'tep'],
    ['..', 'tep'],
    ['.htaccess', 'htaccess'],
    ['  . .bí mật.pdf', 'bí mật.pdf'],
    ['hợp đồng.pdf. . ', 'hợp đồng.pdf'],
    ['CON', '_CON'],
    ['con.docx', '_con.docx'],
    ['Com1 .pdf', '_Com1 .pdf'],
    ['contact.docx', 'contact.docx'],
    ['a<b>:c"d|e?f*.pdf', 'a_b__c_d_e_f_.pdf'],
    ['baocao.pdf.exe', 'baocao.pdf.exe'],
    [`baocao.pdf${' '.repeat(200)}.exe`, 'baocao.pdf .exe'],
    ['baocao.pdf\u3164\u2800\u00a0.exe', 'baocao.pdf .exe'],
    ['\u2067a\u202eb\u2069\u200e\ufeff\u00ad.pdf', 'ab.pdf'],
    ['👨‍👩‍👧 ảnh 👩🏽‍💻.jpg', '👨‍👩‍👧 ảnh 👩🏽‍💻.jpg'],
    ['a\u200db\u200d.pdf', 'ab.pdf'],
    [`a${'\u0335'.repeat(60)}.pdf`, `a${'\u0335'.repeat(4)}.pdf`],
    [`${'👨‍👩‍👧'.repeat(40)}.jpg`, `${'👨‍👩‍👧'.repeat(13)}.jpg`],
    ['\ud800a.pdf', 'a.pdf'],
    ['', 'tep'],
    [null, 'tep'],
    ['bao\u202Ecod.exe', 'baocod.exe'],
    ['a\u0000b\nc\r\td.pdf', 'abcd.pdf'],
    ['\u200Fdanh sách\u2066.pdf', 'danh sách.pdf'],
    [`${'ế'.repeat(300)}.docx`, `${'ế'.repeat(83)}.docx`],
    ['  giấy mời.pdf ', 'giấy mời.pdf'],
  ])('%j is kept as %j', (sent, kept) => {
    expect(fileName(sent)).toBe(kept)
  })

  it('of any kind is short, visible, no path, and the same when cleaned again', () => {
    fc.assert(
      fc.property(names, (sent) => {
        const name = fileName(sent)
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cs}]|(?!\u200d)\p{Cf}|^[.\s]|[.\s]$/u)
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        expect(name.normalize('NFC')).toBe(name)
        expect(name.trim()).not.toMatch(/^\.*$/)
        expect(fileName(name)).toBe(name)
      }),
      { numRuns: Number(process.env.DONDOC_TEST_NAMES ?? 1_000) },
    )
  })

  it('never names anything on disk', async () => {
    const folder = ownFolder()
    const { house } = await running(folder)
    for (const name of ['../../../tmp/x', 'con\u202E.pdf', 'ế'.repeat(300)]) {
      house.channel.fetches.push(() => ({ bytes: Buffer.from(name) }))
      await sends(house, name)
    }
    const names = readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((f) => f.isFile())
    expect(names).toHaveLength(3)
    for (const { name } of names) expect(name).toMatch(/^[0-9a-f]{64}$/)
    expect(stored(house).map((f) => f.name)).toEqual(['x', '_con.pdf', 'ế'.repeat(85)])
  })
})
