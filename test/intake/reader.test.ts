// Reading in a child process: the same answer, and limits that hold.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, test } from 'vitest'
import { readPlan } from '../../src/intake/plan-document.ts'
import { createReader, createSheetReader } from '../../src/intake/reader.ts'
import { ownFolder } from '../support/house.ts'
import { docxOf } from '../support/plan-files.ts'
import { xlsxOf } from '../support/sheet-files.ts'

const text = readFileSync(new URL('../../locales/sample-plan.vi.txt', import.meta.url), 'utf8')

describe('a reader', () => {
  it('answers what reading in this process answers', async () => {
    const read = createReader({ timeoutMs: 20_000, memoryMb: 256 })
    const file = await docxOf(text)
    expect(await read(file, 'plan.docx')).toEqual(await readPlan(file, 'plan.docx'))
    expect(await read(new Uint8Array(), 'plan.docx')).toEqual({ ok: false, code: 'empty' })
  })

  it('gives up when the time is over', async () => {
    const read = createReader({ timeoutMs: 1, memoryMb: 256 })
    expect(await read(await docxOf(text), 'plan.docx')).toEqual({ ok: false, code: 'timeout' })
  })

  it('survives a child without memory', async () => {
    const read = createReader({ timeoutMs: 20_000, memoryMb: 1 })
    expect(await read(await docxOf(text), 'plan.docx')).toMatchObject({ ok: false, code: 'too_large' })
  })

  it('ends a child that holds too much outside its heap', async () => {
    const read = createReader({ timeoutMs: 20_000, memoryMb: 256, residentMb: 20 })
    expect(await read(await docxOf(text.repeat(40)), 'plan.docx')).toMatchObject({ ok: false, code: 'too_large' })
  })

  it('takes several documents at once', async () => {
    const read = createReader({ timeoutMs: 20_000, memoryMb: 256 })
    const files = Array.from({ length: 5 }, (_, i) => new TextEncoder().encode(i % 2 === 0 ? text : ' '))
    const codes = (await Promise.all(files.map((file) => read(file, 'a.txt')))).map((r) => (r.ok ? 'read' : r.code))
    expect(codes).toEqual(['read', 'empty', 'read', 'empty', 'read'])
  })
})

describe('a child that is not what it should be', () => {
  /** A reader whose child is this program. */
  const answering = (program: string, timeoutMs = 20_000) => {
    const path = join(ownFolder(), 'child.mjs')
    writeFileSync(path, program)
    return createReader({ timeoutMs, memoryMb: 128 }, path)(new Uint8Array([1]), 'a.txt')
  }

  it.each<[string, string, object]>([
    ['says nothing', '', { code: 'corrupt' }],
    ['says no JSON', 'process.stdout.write("{")', { code: 'corrupt' }],
    ['says what nobody asked', 'process.stdout.write("[1]")', { code: 'corrupt' }],
    ['makes up a code', `process.stdout.write('{"ok":false,"code":"fine"}')`, { code: 'corrupt' }],
    ['makes up a plan', `process.stdout.write('{"ok":true,"plan":{"number":5},"lines":[]}')`, { code: 'corrupt' }],
    [
      'fails after an answer',
      `process.stdout.write('{"ok":false,"code":"scan"}', () => process.exit(3))`,
      { code: 'corrupt' },
    ],
    [
      'never stops',
      'const on = () => { while (process.stdout.write("x".repeat(1e6))); process.stdout.once("drain", on) }; on()',
      { code: 'too_large' },
    ],
  ])('%s', async (_, program, outcome) => {
    expect(await answering(program)).toMatchObject({ ok: false, ...outcome })
  })

  it('works without end', async () => {
    expect(await answering('for (;;);', 500)).toEqual({ ok: false, code: 'timeout' })
  })

  it('is given nothing of this process', async () => {
    process.env.DONDOC_TEST_SECRET = 'x'
    onTestFinished(() => void delete process.env.DONDOC_TEST_SECRET)
    const program = `import { fstatSync } from 'node:fs'
      const open = [...Array(3)].map((_, i) => { try { return fstatSync(i).isSocket() } catch { return null } })
      process.stdout.write(JSON.stringify({ ok: false, code: 'scan', detail: JSON.stringify([Object.keys(process.env).filter((k) => /DONDOC|PATH|TOKEN/.test(k)), process.channel ?? null, open]) }))`
    const answer = await answering(program)
    expect(JSON.parse(!answer.ok ? (answer.detail ?? '') : '')).toEqual([[], null, [true, true, false]])
  })
})

describe('the watch beside a reading', () => {
  const CHILD = fileURLToPath(new URL('../../dist/intake/child.js', import.meta.url))

  it('ends it when the process that asked is gone', async () => {
    // It waits for a question that never comes, as the child of another parent.
    const child = spawn(process.execPath, [CHILD, '1', '1000', '60000'], { stdio: ['pipe', 'ignore', 'ignore'] })
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
  })

  it('ends it when its time is long over', async () => {
    const child = spawn(process.execPath, [CHILD, String(process.pid), '1000', '1'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
  })
})

describe('a reader of sheets', () => {
  it('reads past a million empty rows with a format', async () => {
    let tail = ''
    for (let r = 2; r <= 1_048_576; r++) tail += `<row r="${r}" s="1" customFormat="1"><c r="A${r}" s="1"/></row>`
    const bytes = xlsxOf([{ rows: [['một']], tail }])
    const read = createSheetReader({ timeoutMs: 20_000, memoryMb: 128 })
    expect(await read(bytes, 'a.xlsx')).toEqual({ ok: true, sheets: [{ name: 'Sheet1', rows: [['một']] }] })
  })

  test.each([
    ['a comment', `<!--${' '.repeat(12_000_000)}-->`],
    ['a tag', `<row a="${' '.repeat(12_000_000)}"/>`],
  ])('ends where %s inflates without end', async (_, tail) => {
    const read = createSheetReader({ timeoutMs: 20_000, memoryMb: 128 })
    expect(await read(xlsxOf([{ rows: [], tail }]), 'a.xlsx')).toMatchObject({ ok: false, code: 'too_large' })
  })
})
