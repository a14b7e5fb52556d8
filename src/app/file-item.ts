// Under which item a file belongs: by what it answers, its caption, its album, its name; else by the only item there is.
import { itemNamed, itemNumber } from '../core/incoming/meant-item.ts'
import type { Request } from '../core/incoming.ts'
import { albumOf, openSubmissionOf } from '../store/assignments.ts'
import type { App } from './app.ts'
import type { Heard } from './heard.ts'
import { itemMeant, itemsNumbered, oneNumbered, openItems } from './items-of.ts'
import { itemsOfMessage } from './items-of-message.ts'
import type { Speaker } from './speaker.ts'
import { TOGETHER_MS } from './submit.ts'
import { loadShare, loadWorld, type Share } from './world.ts'

/** Files sent one after the other within this time belong together, where nothing says otherwise. */
const IN_A_ROW_MS = 30_000

/** `share` is the item; else `among` are those it may belong to, null where that is any. */
export interface FileItem {
  share: Share | null
  among: number[] | null
}

export function itemOfFile(app: App, speaker: Speaker, heard: Heard, hint: Request | null): FileItem {
  const { inbound, waiting } = heard
  if (inbound.content.kind !== 'file') return { share: null, among: null }
  const { caption, album, file } = inbound.content
  const replied = itemsOfMessage(app, speaker, inbound.answers)
  if (replied?.length === 1) return { share: replied[0]!, among: null }
  const all = openItems(app, speaker)
  const number = hint?.kind === 'by_document' ? hint.item : null
  // Of several cards each has an item of that number: asked among those, never guessed.
  const everywhere = number === null ? [] : itemsNumbered(app, speaker, number)
  const numbered = (caption === null ? null : ofUnitSaid(caption, everywhere)) ?? everywhere
  if (numbered.length > 1) return { share: null, among: numbered.map((share) => share.row.id) }
  const among = replied ?? all
  const found = (share: Share | null | undefined): FileItem | null => (share ? { share, among: null } : null)
  return (
    found(numbered[0]) ??
    found(caption === null ? null : itemSaid(app, caption, among)) ??
    found(asked(app, speaker, waiting)) ??
    found(itemOfAlbum(app, speaker, album)) ??
    found(itemOfName(app, file.name, among)) ??
    found(inARow(app, speaker, album)) ??
    found(replied ? null : itemMeant(app, speaker, null, 'sent')) ?? {
      share: null,
      among: replied?.map((share) => share.row.id) ?? null,
    }
  )
}

/** The item that somebody's words mean, of these. Numbers are those of the unit's own card. */
export function itemSaid(app: App, text: string, of: readonly Share[]): Share | null {
  const named = ofUnitSaid(text, of)
  const among = named ?? of
  if (named?.length === 1) return named[0]!
  const number = itemNumber(text)
  if (number !== null) return oneNumbered(app, among, number)
  const at = itemNamed(text, nameable(app, among))
  return at === null ? null : (among[at] ?? null)
}

/** The items of the one unit that the words name, for who speaks for several; null where none is named. */
export function ofUnitSaid(text: string, among: readonly Share[]): Share[] | null {
  const units = [...new Map(among.map(({ unit, executor }) => [unit.id, [unit.name, executor?.name ?? '']])).entries()]
  const at = itemNamed(
    text,
    units.map(([, names]) => ({ task: names.join('. '), deliverables: [] })),
  )
  const unitId = at === null ? undefined : units[at]?.[0]
  return unitId === undefined ? null : among.filter((share) => share.unit.id === unitId)
}

/** A file's name names a product, or the number of an item: "Muc 2 - danh sach dai bieu.xlsx". */
function itemOfName(app: App, name: string | null, among: readonly Share[]): Share | null {
  if (name === null) return null
  const words = name.replace(/[_-]+/g, ' ')
  const number = /\b(?:muc|nv|nhiem vu) ?(\d{1,2})\b/i.exec(words.normalize('NFD').replace(/\p{M}/gu, ''))
  if (number) return oneNumbered(app, among, Number(number[1]))
  const at = itemNamed(words, nameable(app, among), 'products')
  return at === null ? null : (among[at] ?? null)
}

const nameable = (app: App, shares: readonly Share[]) =>
  shares.map((share) => ({
    task: share.task.text,
    deliverables: loadWorld(app, share.task.planId, [share.row.unitId]).deliverables.get(share.task.id) ?? [],
  }))

/** The item whose file or document number was just asked for. */
function asked(app: App, speaker: Speaker, waiting: Heard['waiting']): Share | null {
  if (waiting === null || waiting.about === null || waiting.onBehalf) return null
  return waiting.ask === 'send_how' || waiting.ask === 'document_number' ? ownShare(app, speaker, waiting.about) : null
}

/** Platforms put the caption on one file of an album only: the others go where that one goes. */
export function itemOfAlbum(app: App, speaker: Speaker, album: string | null): Share | null {
  if (album === null) return null
  const named = albumOf(app.db, speaker.person.id, album).find((p) => p.assignmentId !== null)
  return named?.assignmentId ? ownShare(app, speaker, named.assignmentId) : null
}

function inARow(app: App, speaker: Speaker, album: string | null): Share | null {
  if (album !== null) return null
  const before = openSubmissionOf(app.db, speaker.person.id)
  const lately = before?.openUntil && before.openUntil - TOGETHER_MS + IN_A_ROW_MS >= speaker.at
  return before && lately ? ownShare(app, speaker, before.assignmentId) : null
}

/** A share of one of the speaker's own units. */
export function ownShare(app: App, speaker: Speaker, assignmentId: number): Share | null {
  const share = loadShare(app, assignmentId)?.share ?? null
  return share && speaker.contacts.some((c) => c.unitId === share.row.unitId) ? share : null
}
