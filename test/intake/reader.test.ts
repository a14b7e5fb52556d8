// Reading in a child process: the same answer, and limits that hold.
import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { readPlan } from '../../src/intake/plan-document.ts'
import { createReader, createSheetReader } from '../../src/intake/reader.ts'
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
    expect(await read(await docxOf(text), 'plan.docx')).toMatchObject({ ok: false, code: 'corrupt' })
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
