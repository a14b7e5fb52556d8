// Reading in a child process: the same answer, and limits that hold.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/intake/plan-document.ts'
import { createReader } from '../../src/intake/reader.ts'
import { docxOf } from '../support/plan-files.ts'

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
