// Text in old fonts and wrong text layers is recognised; Vietnamese with many foreign names and figures is left alone.
import { describe, expect, it } from 'vitest'
import { readPlan } from '../../src/intake/plan-document.ts'
import { textFault } from '../../src/intake/text-quality.ts'
import { OFFICE_DOCUMENTS } from '../support/office-documents.ts'
import { p, wordFile } from '../support/office-files.ts'
import { textOf } from '../support/office-writers.ts'
import { inTcvn3, inVni, withoutMarks } from '../support/old-fonts.ts'

const TEXTS = OFFICE_DOCUMENTS.map((document) => ({ name: document.name, text: textOf(document) }))
const body = (text: string): string =>
  text
    .split('\n')
    .map((line) => p(line.replace(/&/g, '&amp;')))
    .join('')

describe.each(TEXTS)('$name', ({ text }) => {
  it('is sound as it is, in capitals and in decomposed letters', () => {
    expect([text, text.toUpperCase(), text.normalize('NFD')].map(textFault)).toEqual([null, null, null])
  })

  it.each([
    ['TCVN3', inTcvn3, 'legacy_font'],
    ['VNI', inVni, 'legacy_font'],
    ['no marks', withoutMarks, 'wrong_text_layer'],
  ] as const)('is refused in %s, as text and as a Word file', async (_, change, code) => {
    const changed = change(text)
    expect(await readPlan(new TextEncoder().encode(changed), 'a.txt')).toEqual({ ok: false, code })
    expect(await readPlan(wordFile({ body: body(changed) }), 'a.docx')).toEqual({ ok: false, code })
  })

  it('is refused in the bytes of an old editor, too', async () => {
    const bytes = new Uint8Array(Buffer.from(inTcvn3(text), 'latin1'))
    expect(await readPlan(bytes, 'a.txt')).toEqual({ ok: false, code: 'legacy_font' })
  })
})

const ENGLISH =
  'United Nations Development Programme, World Bank, Asian Development Bank, Save the Children International, Blockchain, Cloud Computing, Machine Learning, Microsoft Teams, Zoom Meetings, Google Forms, ISO 9001:2015, ERP, CRM, API Gateway, Single Sign-On, Data Warehouse, Business Intelligence'

it.each([
  ['many foreign names', `${TEXTS[0]!.text}\n${ENGLISH}\n${ENGLISH}`],
  ['more foreign words than its own', `${TEXTS[2]!.text}\n${`${ENGLISH}\n`.repeat(14)}`],
  ['tables of figures', `${TEXTS[1]!.text}\n${'TT\tMS\tKL\t12,5 km2\t30 m3\t100 %\n'.repeat(80)}`],
  ['signs such as © and ·', TEXTS[0]!.text.replaceAll(' - ', ' · ').replaceAll('.', ' ©')],
])('a text with %s is read', (_, text) => {
  expect(textFault(text)).toBeNull()
})

it('a short text is not judged', () => {
  expect(textFault(inTcvn3('Kế hoạch tổ chức hội nghị'))).toBeNull()
})
