// Looking into files as the bot does it: in a child with limits, with a scanner behind it, and with the bot awake meanwhile.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createInspector, type InspectorOptions, NotInspected } from '../../src/inspect/inspector.ts'
import { officeOf } from '../support/crafted/office.ts'
import { pdfOf, SCRIPT } from '../support/crafted/pdf.ts'
import { zipOf } from '../support/crafted/zip.ts'
import { type Behaviour, startFakeClamd, TEST_PATTERN } from '../support/fake-clamd.ts'
import { ownFolder } from '../support/house.ts'

const KINDS = ['pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png']
const inspector = (more: Partial<InspectorOptions> = {}) => createInspector({ kinds: KINDS, clamd: null, ...more })
const MB = 1024 * 1024

function onDisk(bytes: Uint8Array): { path: string } {
  const path = join(ownFolder(), 'file')
  writeFileSync(path, bytes)
  return { path }
}

describe('an inspection', () => {
  test('says the same of bytes and of a file on the disk', async () => {
    const inspect = inspector()
    const found = {
      ok: true,
      kind: 'docx',
      mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      flags: ['mismatch'],
      scan: null,
    }
    const bytes = officeOf({ folder: 'word' })
    expect(await inspect({ bytes }, 'a.pdf')).toEqual(found)
    expect(await inspect(onDisk(bytes), 'a.pdf')).toEqual(found)
  })

  test('takes a document of any kind where it is read in a sandbox, and no bomb', async () => {
    const inspect = inspector()
    const any = { anyKind: true }
    const bomb = officeOf({ folder: 'word', parts: [{ name: 'word/a.bin', content: Buffer.alloc(20 * MB) }] })
    const unknown = { ok: true, kind: null, mime: 'application/octet-stream', flags: [], scan: null }
    expect(await inspect({ bytes: Buffer.from('Kế hoạch') }, 'a.txt', any)).toEqual(unknown)
    expect(await inspect({ bytes: Buffer.alloc(0) }, 'a.txt', any)).toEqual(unknown)
    expect(await inspect({ bytes: bomb }, 'a.docx', any)).toEqual({ ok: false, code: 'file_bomb' })
    expect(await inspect({ bytes: Buffer.from('Kế hoạch') }, 'a.txt')).toEqual({
      ok: false,
      code: 'file_kind',
      kinds: KINDS,
    })
  })

  test('is over when its time is, and a file that needs more than its room is a bomb', async () => {
    const bytes = officeOf({ folder: 'word' })
    expect(await inspector({ limits: { timeoutMs: 1, memoryMb: 64 } })({ bytes }, 'a.docx')).toEqual({
      ok: false,
      code: 'file_bomb',
    })
    const small = inspector({ limits: { timeoutMs: 10_000, memoryMb: 64, residentMb: 20 } })
    // Work for longer than the watch sleeps between two looks.
    const long = pdfOf({ objects: Array.from({ length: 200_000 }, () => '<< /A [1 2 3] >>') })
    expect(await small(onDisk(long), 'a.pdf')).toEqual({ ok: false, code: 'file_bomb' })
    expect(await inspector()(onDisk(long), 'a.pdf')).toMatchObject({ ok: true, kind: 'pdf' })
  })

  test('that cannot be begun is no fault of the file', async () => {
    const before = process.execPath
    process.execPath = '/nonexistent'
    try {
      await expect(inspector()({ bytes: pdfOf() }, 'a.pdf')).rejects.toBeInstanceOf(NotInspected)
    } finally {
      process.execPath = before
    }
  })

  test.each([
    ['says nothing', ''],
    ['says what nobody asked', 'process.stdout.write("[1]")'],
    ['makes up a kind', `process.stdout.write('{"ok":true,"kind":"exe","flags":[]}')`],
    ['crashes', 'process.exit(3)'],
  ])('believes no child that %s', async (_what, code) => {
    const program = join(ownFolder(), 'child.mjs')
    writeFileSync(program, code)
    expect(await inspector({ program })({ bytes: pdfOf() }, 'a.pdf')).toEqual({ ok: false, code: 'file_broken' })
  })

  test('of the largest files and of bombs leaves the bot awake', async () => {
    const parts = Array.from({ length: 45 }, (_, i) => ({
      name: `word/media/image${i}.png`,
      content: Buffer.alloc(MB, i + 1),
      stored: true,
    }))
    const large = onDisk(officeOf({ folder: 'word', parts }))
    const bomb = onDisk(zipOf([{ name: 'a', content: Buffer.alloc(300 * MB) }]))
    const inspect = inspector()
    const before = process.cpuUsage()
    const seen = await Promise.all([inspect(large, 'a.docx'), inspect(bomb, 'a.docx')])
    const { user, system } = process.cpuUsage(before)
    expect(seen).toMatchObject([
      { ok: true, kind: 'docx', flags: [] },
      { ok: false, code: 'file_bomb' },
    ])
    // In all, so that no single turn can have taken longer, however busy the machine is with others.
    expect((user + system) / 1000).toBeLessThan(200)
  })
})

describe('the scanner', () => {
  const infected = () => pdfOf({ after: TEST_PATTERN })
  const scanning = (address: string, scanMs = 5_000) => inspector({ clamd: address, scanMs })

  test.each([['a port'], ['a socket']])('on %s gets the file as it is, and says what it is', async (where) => {
    const clamd = await startFakeClamd('scans', where === 'a socket' ? ownFolder() : undefined)
    const inspect = scanning(clamd.address)
    const large = pdfOf({ after: `%${'x'.repeat(300_000)}` })
    expect(await inspect({ bytes: large }, 'a.pdf')).toMatchObject({ ok: true, flags: [], scan: 'clean' })
    expect(await inspect(onDisk(large), 'a.pdf')).toMatchObject({ ok: true, flags: [], scan: 'clean' })
    expect(clamd.scanned).toEqual([large, large])
    expect(await inspect({ bytes: infected() }, 'a.pdf')).toEqual({ ok: false, code: 'file_infected' })
    expect(await inspect(onDisk(infected()), 'a.pdf', { anyKind: true })).toEqual({ ok: false, code: 'file_infected' })
    const text = { bytes: Buffer.from(TEST_PATTERN) }
    expect(await inspect(text, 'a.txt', { anyKind: true })).toEqual({ ok: false, code: 'file_infected' })
  })

  test.each<[Behaviour]>([['hangs'], ['hangs_up'], ['error'], ['limit'], ['limits_found'], ['babbles']])(
    'that %s has scanned nothing',
    async (behaviour) => {
      const clamd = await startFakeClamd(behaviour)
      const found = await scanning(clamd.address, 300)({ bytes: pdfOf({ objects: [SCRIPT] }) }, 'a.pdf')
      expect(found).toMatchObject({ ok: true, kind: 'pdf', flags: ['script', 'unscanned'], scan: 'unscanned' })
    },
  )

  test('that is slow is waited for', async () => {
    const clamd = await startFakeClamd('slow')
    expect(await scanning(clamd.address)({ bytes: pdfOf() }, 'a.pdf')).toMatchObject({ scan: 'clean', flags: [] })
  })

  test.each([['127.0.0.1:1'], ['/nonexistent/clamd.sock'], ['127.0.0.1:99999']])(
    'that is not there (%s) has scanned nothing',
    async (address) => {
      expect(await scanning(address)({ bytes: pdfOf() }, 'a.pdf')).toMatchObject({ ok: true, scan: 'unscanned' })
    },
  )

  test('is not bothered with what is refused anyway', async () => {
    const clamd = await startFakeClamd()
    expect(await scanning(clamd.address)({ bytes: Buffer.from('<html>') }, 'a.jpg')).toMatchObject({ ok: false })
    expect(clamd.scanned).toEqual([])
  })
})
