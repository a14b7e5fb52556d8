// What all commands of the command line share: failures in one sentence, reading a document, opening the data folder, naming a plan.
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { plainText } from '../channels/channel.ts'
import type { Config } from '../config.ts'
import type { Facts } from '../core/notice.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import { render } from '../core/render.ts'
import { dayOf, parseDayTime } from '../core/time.ts'
import { fold } from '../core/units.ts'
import { type Installation, openInstallation } from '../installation.ts'
import type { ReadResult } from '../intake/read-result.ts'
import { createReader, READER_LIMITS } from '../intake/reader.ts'
import { NO_CHANNELS } from '../live-channels.ts'
import { allPlans, type Plan } from '../store/plans.ts'
import { createTexts } from '../texts/texts.ts'
import type { Terminal } from './terminal.ts'

/** A failure that people caused or can mend: its sentence is all that is printed. */
export class Failure extends Error {
  readonly exit: 1 | 2
  constructor(sentence: string, exit: 1 | 2) {
    super(sentence)
    this.exit = exit
  }
}

export interface Shell {
  config: Config
  json: boolean
  /** Where names of files start from. */
  folder: string
  terminal: Terminal
  out(output: string | Uint8Array): void
  err(text: string): void
  stdin(): Uint8Array
  /** Asks whoever sits at the terminal; null where nobody does. */
  question: ((words: string) => Promise<string>) | null
}

export const print = (shell: Shell, data: unknown): void => shell.out(`${JSON.stringify(data, null, 2)}\n`)

/** Reads a document, or fails with the sentence that says what to do. */
export async function documentOf(
  shell: Shell,
  file: string,
): Promise<{ plan: PlanDocument; lines: string[]; bytes: Uint8Array; name: string }> {
  const bytes = bytesOf(shell, file)
  const name = file === '-' ? 'stdin.txt' : basename(file)
  const read = await readHere(bytes, name)
  if (!read.ok) throw new Failure(sentenceFor(shell, read.code, read.detail), 2)
  return { plan: read.plan, lines: read.lines, bytes, name }
}

/** Plain text opens no foreign format: this command is a process of its own, and a second one would only cost time. */
async function readHere(bytes: Uint8Array, name: string): Promise<ReadResult> {
  if (!/\.(txt|md|json|ya?ml)$/i.test(name) || !isShortText(bytes)) return createReader(READER_LIMITS)(bytes, name)
  const { readPlan } = await import('../intake/plan-document.ts')
  return readPlan(bytes, name)
}

/** By the content, for a name says nothing; what is longer than any plan is read under limits like the rest. */
const isShortText = (bytes: Uint8Array): boolean =>
  bytes.length <= 200_000 && !bytes.includes(0) && !Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')

export function bytesOf(shell: Shell, file: string): Uint8Array {
  if (file === '-') return shell.stdin()
  try {
    return readFileSync(resolve(shell.folder, file))
  } catch {
    throw new Failure(plainText(createTexts(shell.config.language)('cli-file-missing', { file })), 2)
  }
}

/** One sentence for each way a document cannot be read. */
export function sentenceFor(shell: Pick<Shell, 'config'>, code: string, detail?: string): string {
  const t = createTexts(shell.config.language)
  switch (code) {
    case 'empty':
      return t('unreadable-empty')
    case 'not_a_plan':
      return detail === undefined ? t('unreadable-not-a-plan') : plainText(t('unreadable-shape', { field: detail }))
    case 'scan':
      return t('unreadable-scan')
    case 'corrupt':
      return /^(?:json|yaml)/.test(detail ?? '') ? syntaxSentence(t, detail!) : t('unreadable-corrupt')
    case 'encrypted':
      return t('unreadable-encrypted')
    case 'too_large':
      return t('unreadable-too-large')
    case 'secret':
      return t('unreadable-secret')
    case 'wrong_text_layer':
      return t('unreadable-text-layer')
    case 'legacy_font':
      return t('unreadable-legacy-font')
    case 'timeout':
      return t('unreadable-timeout')
    default:
      return detail === 'doc' ? t('unreadable-doc') : t('unreadable-unsupported')
  }
}

/** @param detail the kind of text, and behind a colon the line where it goes wrong */
function syntaxSentence(t: ReturnType<typeof createTexts>, detail: string): string {
  const [kind = '', line] = detail.split(':')
  const named = kind.toUpperCase()
  return line === undefined
    ? t('unreadable-syntax', { kind: named })
    : t('unreadable-syntax-line', { kind: named, line })
}

const open = (shell: Shell): Installation =>
  openInstallation(shell.config, NO_CHANNELS, (error) => {
    throw error
  })

export async function within<T>(shell: Shell, work: (installation: Installation) => T | Promise<T>): Promise<T> {
  const installation = open(shell)
  try {
    return await work(installation)
  } finally {
    installation.close()
  }
}

/** The plan that is meant: by short id or number; left out while there is one open plan. */
export function planMeant(shell: Shell, installation: Installation, name: string | undefined): Plan {
  const t = createTexts(shell.config.language)
  const plans = allPlans(installation.db)
  if (name !== undefined) {
    const wanted = fold(name)
    const found =
      plans.find((p) => fold(p.shortId) === wanted) ?? plans.find((p) => p.number !== null && fold(p.number) === wanted)
    if (found) return found
    throw new Failure(
      plainText(t('cli-plan-unknown', { plan: name, plans: plans.map((p) => p.shortId).join(', ') || '—' })),
      2,
    )
  }
  const openPlans = plans.filter((p) => p.state !== 'closed')
  if (openPlans.length === 1) return openPlans[0]!
  if (openPlans.length === 0) throw new Failure(t('refused-no_plan'), 1)
  throw new Failure(plainText(t('cli-plan-several', { plans: openPlans.map((p) => p.shortId).join(', ') })), 2)
}

/** A notice as text on the terminal, the same words as in the chat. */
export function say(shell: Shell, facts: Facts): string {
  const { parts } = render(facts, { buttons: true, maxText: 1_000_000 }, createTexts(shell.config.language))
  return `${plainText(parts.join('\n'))}\n`
}

export function dayTimeOf(shell: Shell, text: string): { day: string; time: string | null } {
  const parsed = parseDayTime(text, dayOf(Date.now(), shell.config.timezone))
  if (!parsed) throw new Failure(plainText(createTexts(shell.config.language)('cli-date-unreadable', { text })), 2)
  return parsed
}
