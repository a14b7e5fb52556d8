// What came of a form, in words: for the page as notes, for its script as JSON, with the status that says the same.
import type { HandedIn } from '../../app/upload-page.ts'
import type { FileFlag } from '../../core/inspection.ts'
import { html, toPlain } from '../../core/markup.ts'
import { flagWords, refusalSentence, sizeWords } from '../../core/render.ts'
import type { Texts } from '../../core/texts.gen.ts'
import type { Note } from './layout.tsx'
import type { Judged } from './port.ts'
import type { LeftOut } from './receive.ts'

/** Why one file of a form was not taken. */
export type NotTaken = LeftOut | Extract<Judged, { ok: false }>['code']

export interface FileAnswer {
  name: string
  ok: boolean
  /** Markup of the catalogue. */
  sentence: string
}

export interface Answer {
  status: 200 | 400 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 | 507
  /** Set where something was received. */
  receipt: { code: string; version: number } | null
  files: FileAnswer[]
  /** What is said of the form as a whole; markup. */
  sentence: string | null
}

export interface Limits {
  maxBytes: number
  kinds: readonly string[]
}

const MB = 1024 * 1024

/** The largest file, in the megabytes in which it was set. */
export const mostWords = (maxBytes: number, t: Texts): string =>
  maxBytes % MB === 0 ? t('u-mb', { size: String(maxBytes / MB) }) : sizeWords(maxBytes, t)

/** Nothing came of it, for one reason. */
export const nothing = (status: Answer['status'], sentence: string): Answer => ({
  status,
  receipt: null,
  files: [],
  sentence,
})

export function notTaken(name: string, why: NotTaken, { maxBytes, kinds }: Limits, t: Texts): FileAnswer {
  const reason =
    why === 'too_large'
      ? t('u-no-too_large', { size: html(mostWords(maxBytes, t)) })
      : why === 'file_kind'
        ? t('u-no-file_kind', { kinds: kinds.join(', ') })
        : t(`u-no-${why}`)
  return { name, ok: false, sentence: t('u-no-file', { name, why: html(reason) }) }
}

/** What was received, beside what was left out of the same form. */
export function handedIn(outcome: HandedIn, left: FileAnswer[], t: Texts): Answer {
  if (!outcome.ok) {
    if (outcome.code === 'gone') return nothing(404, t('u-gone'))
    if (outcome.code === 'full') return nothing(409, t('u-full'))
    const { code, quota } = outcome
    return nothing(409, refusalSentence({ code, detail: null, ...(quota ? { quota } : {}) }, t))
  }
  const files = outcome.files.map(({ name, same, flags }) => ({
    name,
    ok: true,
    sentence: taken(name, same, flags, t),
  }))
  const { receiptCode: code, version } = outcome
  return { status: 200, receipt: { code, version }, files: [...files, ...left], sentence: null }
}

function taken(name: string, same: boolean, flags: readonly FileFlag[], t: Texts): string {
  if (same) return t('u-ok-same', { name })
  return flags.length === 0 ? t('u-ok-file', { name }) : t('u-ok-flagged', { name, what: flagWords(flags, t) })
}

export function notesOf(answer: Answer, t: Texts): Note[] {
  const { receipt, files, sentence } = answer
  const taken = files.filter((one) => one.ok)
  const left = files.filter((one) => !one.ok)
  return [
    ...(receipt === null
      ? []
      : [{ kind: 'done' as const, lines: [...receiptLines(receipt, t), ...taken.map((one) => one.sentence)] }]),
    ...(left.length === 0 ? [] : [{ kind: 'failed' as const, lines: left.map((one) => one.sentence) }]),
    ...(sentence === null ? [] : [{ kind: 'failed' as const, lines: [sentence] }]),
  ]
}

export const receiptLines = ({ code, version }: { code: string; version: number }, t: Texts): string[] => [
  t('u-received', { code, version: String(version) }),
  t('u-received-chat'),
]

/** The same for the page's script, without markup. */
export const jsonOf = ({ receipt, files, sentence }: Answer) => ({
  ok: receipt !== null && files.every((one) => one.ok),
  receipt,
  files: files.map((one) => ({ ...one, sentence: toPlain(one.sentence) })),
  sentence: sentence === null ? null : toPlain(sentence),
})
