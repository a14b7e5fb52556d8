// Every way a document cannot be read has one sentence that says what to do, in both languages and at every door.
import { describe, expect, it } from 'vitest'
import { planRefusal } from '../../src/app/plan-refusal.ts'
import { sentenceFor } from '../../src/command-line/shell.ts'
import { READ_FAILURES } from '../../src/intake/read-result.ts'
import { createTexts } from '../../src/texts/texts.ts'

const LANGUAGES = ['vi', 'en'] as const
const config = (language: 'vi' | 'en') => ({ config: { language } }) as unknown as Parameters<typeof sentenceFor>[0]

describe.each(READ_FAILURES)('%s', (code) => {
  it.each(LANGUAGES)('is one sentence on the command line and the page (%s)', (language) => {
    const sentence = sentenceFor(config(language), code)
    expect(sentence).toMatch(/\S.{20,}[.]$/)
    expect(sentence).not.toContain('\n')
    // What nobody foresaw falls to the sentence of an unknown kind of file; a code of the list has its own.
    if (code !== 'unsupported') expect(sentence).not.toBe(sentenceFor(config(language), 'nobody foresaw'))
  })

  it.each(LANGUAGES)('is one sentence in the chat (%s)', (language) => {
    const sentence = createTexts(language)(`refused-${planRefusal(code)}`)
    expect(sentence).toMatch(/\S.{20,}[.]$/)
  })
})

it('Vietnamese and English differ', () => {
  for (const code of READ_FAILURES) expect(sentenceFor(config('vi'), code)).not.toBe(sentenceFor(config('en'), code))
})
