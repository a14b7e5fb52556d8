// What the page of a link shows, and what is handed in by it: files, the number of a document, three fields, a word.
import { act } from '../core/assignment.ts'
import type { FileRefusal } from '../core/card-notice.ts'
import { type FileFlag, flagsOf } from '../core/inspection.ts'
import type { ItemFacts, PlanFacts, RefusalCode, SubmissionFacts } from '../core/notice.ts'
import type { Day } from '../core/plan-document.ts'
import { isMarkedText } from '../core/secrecy.ts'
import type { ThreeFields } from '../core/three-fields.ts'
import type { Instant } from '../core/time.ts'
import { fileByHash, keepFile } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { changeUploadLink } from '../store/uploads.ts'
import type { App, Language } from './app.ts'
import { overQuota } from './file-quota.ts'
import { items } from './gather/gone.ts'
import { handOf } from './items-of.ts'
import { addressedName, needsProduct, planFacts, submissionFacts } from './plan-facts.ts'
import { refusalCode } from './refusals.ts'
import { recordSecret } from './secret-arrives.ts'
import {
  type Hand,
  reportDone,
  type Submitted,
  sameAsNewest,
  submitDocument,
  submitFields,
  submitFile,
} from './submit.ts'
import { linkByToken, type OpenLink, UPLOAD_WAY, uploadForm } from './upload-links.ts'
import { loadShare, loadWorld, type Share, settingsFor } from './world.ts'

/** One item as the page shows it. */
export interface UploadItem {
  plan: PlanFacts
  item: ItemFacts
  /** The body that is addressed. */
  addressed: string
  /** What was handed in before, oldest first. */
  sent: SubmissionFacts[]
}

export interface UploadView {
  /** The link's row: what is counted per link is counted by it. */
  link: number
  language: Language
  items: UploadItem[]
  /** Files that may still come. */
  left: number
  most: number
  until: Instant
  /** The word of the page's own forms. */
  form: string
}

/** What a link shows now; null where it is for nothing (see `linkByToken`). */
export function uploadView(app: App, word: string): UploadView | null {
  const open = linkByToken(app, word)
  if (!open) return null
  const { row, speaker, shares } = open
  return {
    link: row.id,
    language: speaker.person.language ?? app.settings.language,
    items: shares.flatMap((share) => uploadItem(app, share) ?? []),
    left: Math.max(0, row.most - row.used),
    most: row.most,
    until: row.expiresAt,
    form: uploadForm(app, word),
  }
}

function uploadItem(app: App, share: Share): UploadItem | null {
  const loaded = loadShare(app, share.row.id)
  const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
  if (!loaded || !item) return null
  return {
    plan: planFacts(app, loaded.world.plan),
    item,
    addressed: addressedName([loaded.share], loaded.share.unit.name),
    sent: loaded.share.submissions.flatMap(
      (one) => submissionFacts(app, { ...loaded.share, submissions: [one] }) ?? [],
    ),
  }
}

/** A file whose bytes are on the disk under their hash. */
export interface KeptFile {
  name: string
  hash: string
  bytes: number
  mime: string
  flags: string[]
  scan: 'clean' | 'unscanned' | null
}

export interface OfficialNumber {
  number: string
  date: Day | null
}

export type HandedIn =
  | {
      ok: true
      receiptCode: string
      version: number
      /** `same`: its bytes are the newest version already. */
      files: { name: string; same: boolean; flags: FileFlag[] }[]
    }
  /** `gone`: the link is for nothing any more; `full`: it has taken all it may. `unused`: hashes whose bytes may go. */
  | ({ ok: false; code: RefusalCode | 'gone' | 'full'; unused: string[] } & Pick<FileRefusal, 'quota'>)

/** Hashes that nothing counts by: what somebody else has handed in, or a plan, may be the same bytes. */
export const unusedOf = (app: App, hashes: readonly string[]): string[] =>
  hashes.filter((hash) => !fileByHash(app.db, hash))

interface Meant {
  open: OpenLink
  share: Share
  hand: Hand
}

/** Who hands in and for what. @param begun when the request began */
function meant(app: App, word: string, assignmentId: number, begun: Instant): Meant | 'gone' | 'no_open_item' {
  const open = linkByToken(app, word, begun)
  if (!open) return 'gone'
  const share = open.shares.find((one) => one.row.id === assignmentId)
  if (!share) return 'no_open_item'
  const { speaker } = open
  const hand: Hand = {
    ...handOf(speaker, share.row.unitId),
    by: { actor: `person:${speaker.person.id}`, way: UPLOAD_WAY },
    // Where that chat cannot be reached any more, the receipt goes wherever the person can be.
    identityId: speaker.identity.reachable ? speaker.identity.id : null,
  }
  return { open, share, hand }
}

/** Counts what was received as handed in, all of it or nothing. Called once the bytes are on the disk. */
export function handInFiles(
  app: App,
  word: string,
  to: { assignment: number; begun: Instant },
  files: readonly KeptFile[],
  document: OfficialNumber | null,
): HandedIn {
  return transact(app.db, (): HandedIn => {
    const by = meant(app, word, to.assignment, to.begun)
    const no = (code: Extract<HandedIn, { ok: false }>['code'], more: Pick<FileRefusal, 'quota'> = {}): HandedIn => ({
      ok: false,
      code,
      ...more,
      unused: unusedOf(
        app,
        files.map(({ hash }) => hash),
      ),
    })
    if (typeof by === 'string') return no(by)
    const { row } = by.open
    if (row.used + files.length > row.most) return no('full')
    // Asked beforehand, so that of several files none is counted or all are.
    const { share, hand } = by
    const trial = act(
      share.life,
      { kind: 'submit', submission: -1, way: 'file', via: 'chat' },
      hand.actor,
      settingsFor(app, loadWorld(app, share.task.planId, [share.row.unitId]), share),
      hand.at,
    )
    if (!trial.ok) return no(refusalCode(trial.refusal))
    const over = tooMuch(app, share, files)
    if (over) return no('file_quota', over)
    let last: Submitted | null = null
    const handed: { name: string; same: boolean; flags: FileFlag[] }[] = []
    for (const { name, hash, ...kept } of files) {
      const same = sameAsNewest(app, to.assignment, hash) !== undefined
      keepFile(app.db, { hash, ...kept, storedAt: app.now() })
      last = submitFile(app, to.assignment, { hash, name, platformId: null, album: null, document }, hand)
      if (!last.ok) throw new Error(`allowed and yet refused: ${last.refusal.code}`)
      handed.push({ name, same, flags: flagsOf(kept.flags) })
    }
    if (!last?.ok) return no('failed')
    changeUploadLink(app.db, row.id, { used: row.used + handed.filter((one) => !one.same).length })
    return { ok: true, receiptCode: last.submission.receiptCode, version: last.submission.sequence, files: handed }
  })
}

/** Whether all files of a form together are more than the unit may hand in; what it sent before as it is, is no more. */
function tooMuch(app: App, share: Share, files: readonly KeptFile[]): ReturnType<typeof overQuota> {
  const fresh = files.filter(({ hash }) => sameAsNewest(app, share.row.id, hash) === undefined)
  const bytes = fresh.reduce((sum, one) => sum + one.bytes, 0)
  if (fresh.length === 0) return null
  return overQuota(app, { planId: share.task.planId, unitId: share.row.unitId }, bytes, fresh.length)
}

export type Said =
  | { what: 'document'; document: OfficialNumber }
  | { what: 'fields'; fields: ThreeFields }
  | { what: 'done' }

/** What is said in place of a file. */
export function handInWords(app: App, word: string, to: { assignment: number; begun: Instant }, said: Said): HandedIn {
  return transact(app.db, (): HandedIn => {
    const by = meant(app, word, to.assignment, to.begun)
    if (typeof by === 'string') return { ok: false, code: by, unused: [] }
    if (isMarkedText(wordsOf(said))) {
      recordSecret(app, by.hand.personId, UPLOAD_WAY)
      return { ok: false, code: 'file_secret', unused: [] }
    }
    const submitted = submitWords(app, by, said)
    if (!submitted.ok) return { ok: false, code: refusalCode(submitted.refusal), unused: [] }
    const { receiptCode, sequence } = submitted.submission
    return { ok: true, receiptCode, version: sequence, files: [] }
  })
}

function submitWords(app: App, { share, hand }: Meant, said: Said): Submitted {
  switch (said.what) {
    case 'document':
      return submitDocument(app, share.row.id, said.document, hand)
    case 'fields':
      return submitFields(app, share.row.id, said.fields, hand)
    case 'done': {
      const loaded = loadShare(app, share.row.id)
      if (!loaded || needsProduct(loaded.world, loaded.share)) return { ok: false, refusal: { code: 'unknown' } }
      return reportDone(app, share.row.id, hand)
    }
    default:
      return said satisfies never
  }
}

const wordsOf = (said: Said): string => {
  if (said.what === 'document') return said.document.number
  return said.what === 'fields' ? Object.values(said.fields).join('\n') : ''
}

/** A file that bears a mark of secrecy came by a link: the fact is recorded, and nothing of what it was. */
export function secretUploaded(app: App, word: string): void {
  transact(app.db, () => recordSecret(app, linkByToken(app, word)?.speaker.person.id ?? null, UPLOAD_WAY))
}
