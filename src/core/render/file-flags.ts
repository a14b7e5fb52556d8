// What is said of files that somebody has to decide on before they are opened, and of what may be handed in.
import type { FileFacts, SubmissionFacts } from '../facts.ts'
import type { FileFlag } from '../inspection.ts'
import { html, joined, shorten } from '../markup.ts'
import type { RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { choice } from './layout.ts'
import { sizeWords } from './words.ts'

const NAME = 80
/** Lines of their own; more are counted. */
const LINES = 5

const KEYS = {
  macro: 'file-flag-macro',
  embedded: 'file-flag-embedded',
  remote: 'file-flag-remote',
  script: 'file-flag-script',
  encrypted: 'file-flag-encrypted',
  mismatch: 'file-flag-mismatch',
  unscanned: 'file-flag-unscanned',
} as const satisfies Record<FileFlag, string>

/** "có mã lệnh tự chạy (macro); có mật khẩu". */
export const flagWords = (flags: readonly FileFlag[], t: Texts) =>
  joined(
    flags.map((flag) => t(KEYS[flag])),
    '; ',
  )

const flagged = (files: readonly FileFacts[]): (FileFacts & { flags: FileFlag[] })[] =>
  files.flatMap((file) => (file.flags && file.flags.length > 0 ? [{ ...file, flags: file.flags }] : []))

/** To whoever sent them: what was found, and who decides. */
export function flaggedReceipt(files: readonly FileFacts[], organizer: string, t: Texts): string[] {
  const found = flagged(files).filter(({ withheld }) => withheld)
  return [
    ...found
      .slice(0, LINES)
      .map(({ name, flags }) => t('receipt-file-flagged', { name: shorten(name, NAME), what: flagWords(flags, t) })),
    ...others(found, t),
    ...(found.length > 0 ? [decides(found, organizer, t)] : []),
  ]
}

/** That nothing was scanned is no fault of the sender's, who has nothing else to send. */
const decides = (found: readonly { flags: FileFlag[] }[], organizer: string, t: Texts): string =>
  found.some(({ flags }) => flags.some((flag) => flag !== 'unscanned'))
    ? t('receipt-file-decides', { organizer })
    : t('receipt-file-unscanned', { organizer })

/** To whoever decides: what was found, and whether the file comes with this message. */
export function flaggedReview(files: readonly FileFacts[], t: Texts): string[] {
  const found = flagged(files)
  return [
    ...found.slice(0, LINES).map(({ name, flags, withheld }) => {
      const args = { name: shorten(name, NAME), what: flagWords(flags, t) }
      return withheld ? t('review-file-withheld', args) : t('review-file-opened', args)
    }),
    ...others(found, t),
  ]
}

const others = (found: readonly FileFacts[], t: Texts): string[] =>
  found.length > LINES ? [t('flagged-more', { count: String(found.length - LINES) })] : []

/** One decision for all files of a submission. */
export const openFilesChoices = (submission: SubmissionFacts, t: Texts): RenderedChoice[][] =>
  submission.files.some(({ withheld }) => withheld)
    ? [[choice(t('button-open-files'), { do: 'open_files', submission: submission.id })]]
    : []

/** "nhận: PDF, DOCX, XLSX". */
export const kindsWords = (kinds: readonly string[], t: Texts): string =>
  t('file-kinds', { kinds: kinds.map((kind) => kind.toUpperCase()).join(', ') })

export const quotaWords = ({ files, bytes }: { files: number; bytes: number }, t: Texts): string =>
  t('file-quota', { files: String(files), size: html(sizeWords(bytes, t)) })
