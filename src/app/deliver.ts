// Two-phase sending, the first: a row is claimed and rendered in one transaction; it is sent outside of any and settled in another.
import type { Outgoing } from '../channels/channel.ts'
import { isWorkingTime, nextWorkingTime } from '../core/calendar.ts'
import { type ChannelState, LANES, type Lane, type NoWay } from '../core/delivery.ts'
import type { Picture } from '../core/picture.ts'
import { fitsButtons, render } from '../core/render.ts'
import { transact } from '../store/db.ts'
import { change, lineOf, type OutboxRow, rowByMessage, waiting } from '../store/outbox.ts'
import { type App, channelOf } from './app.ts'
import { allowed } from './bare-message.ts'
import { cardsTogether, mergeRows } from './cards-together.ts'
import { carried } from './carrying.ts'
import { editTarget, onlyAsEdit, onSamePage, unchanged } from './edited-in-place.ts'
import { gather } from './gather/gather.ts'
import { heldUntil, PAUSED } from './held-back.ts'
import { isInternal } from './internal-plan.ts'
import {
  buttonsOf,
  keptText,
  languageOf,
  marked,
  NOTHING_BROUGHT,
  shownTo,
  showsCodes,
  templateOf,
  withHandle,
  withWords,
} from './message-by-channel.ts'
import { QUOTA, quotaHolds } from './month-counter.ts'
import type { ShutLines } from './shut-lines.ts'
import { hasMessages, isStranger, nextLook } from './traffic.ts'
import { reportGone, reportUndelivered } from './unreachable.ts'
import { type Address, wayOf } from './ways.ts'

/** A row that was claimed: it must be settled with what the send came to. */
export interface Claimed {
  rowId: number
  lane: Lane
  channel: string
  bot: string
  chat: string
  identityId: number | null
  /** It had to go to this address; another does not stand in for it. */
  pinned: boolean
  outgoing: Outgoing
  /** A picture that goes with it and is not drawn yet. */
  picture: { name: string; picture: Picture } | null
  /** The hash of a file that the platform does not have yet. */
  upload: string | null
  /** What does not fit into one message: it follows once the first part has left, with the choices under the last. */
  rest: { parts: string[]; choices: NonNullable<OutboxRow['choices']> }
}

export interface Gates {
  /** Whether the bot may send to this chat now, by its own pace and the pauses platforms asked for. */
  open(channel: string, bot: string, chat: string, lane: Lane): boolean
  health: ReadonlyMap<string, ChannelState>
  /** Lanes to look at, first in line first; all where it is left out. */
  lanes?: readonly Lane[]
  /** Lines found shut since the gates were made, so that a busy chat is looked at once, however much waits for it. */
  held?: Set<string>
  /** Lines that wait for a way that is shut, from one look to the next. */
  shut?: ShutLines
  /** How many rows may still be asked about in vain; then it is looked on a moment later, for others want to be served. */
  patience?: { left: number }
  /** Hashes of files on their way to the platform: who needs the same one waits for its handle. */
  uploading?: ReadonlySet<string>
}

/**
 * Claims the next row that may go now. Rows that no longer apply are dropped on the way, those nobody can be reached
 * for fail and are reported.
 * @param busy ids of rows being sent
 */
export function claimNext(app: App, busy: readonly number[], gates: Gates): Claimed | null {
  const held = gates.held ?? new Set()
  const patience = gates.patience ?? { left: Number.POSITIVE_INFINITY }
  for (const lane of gates.lanes ?? LANES) {
    for (;;) {
      // Those that were shut when they were looked at last, where they still are.
      const passed = gates.shut ? new Set([...held, ...gates.shut.stillShut(lane, gates.open)]) : held
      const rows = waiting(app.db, app.now(), lane, busy, passed, 3)
      if (rows.length === 0) break
      for (const row of rows) {
        if (held.has(lineOf(row))) continue
        if (patience.left-- <= 0) return null
        const claimed = transact(app.db, () => tryClaim(app, row, gates))
        if (claimed === 'held') held.add(lineOf(row))
        else if (claimed !== 'gone') return claimed
      }
    }
  }
  return null
}

function tryClaim(app: App, row: OutboxRow, gates: Gates): Claimed | 'held' | 'gone' {
  const now = app.now()
  const waits = notYet(app, row)
  if (waits) return waits
  const way = wayOf(app, row, gates.health)
  if ('none' in way) return undeliverable(app, row, way.none)
  const { to, pass } = way
  if (!hasMessages(app, to, row)) return nothingLeft(app, to, row)
  const info = channelOf(app, to)
  if (!info) return 'held'
  if (!gates.open(to.channel, to.bot, to.chat, row.lane)) {
    gates.shut?.note(lineOf(row), row.lane, to)
    return 'held'
  }
  if (!info.abilities.edit && onlyAsEdit(row)) return dropped(app, row, 'no edits')
  const edit = info.abilities.edit ? editTarget(app, row, to) : null
  if (edit === 'gone') return dropped(app, row, 'no card')
  const before = edit === null ? undefined : rowByMessage(app.db, to.channel, to.bot, to.chat, edit)
  const together = way.content === 'full' ? cardsTogether(app, row, info) : { notice: row.notice, others: [] }
  const notice = onSamePage(together.notice, before?.notice)
  const facts = gather(app, notice, {
    personId: row.personId,
    identityId: to.identityId,
    resent: row.copies > 0,
    decidedAt: row.createdAt,
  })
  if ('gone' in facts) return dropped(app, row, facts.gone)
  mergeRows(app, together.others)
  const texts = app.ports.texts(languageOf(app, row))
  const full = way.content === 'full'
  const said = allowed(app, row, to, way.content, facts)
  const brought = full && edit === null ? carried(app, row, to, facts, texts) : NOTHING_BROUGHT
  const rendered = marked(
    withWords(render(said, info.abilities, texts), brought.words),
    row,
    info.abilities.maxText,
    texts,
  )
  const [html = '', ...more] = pass === 'template' ? rendered.parts.slice(0, 1) : rendered.parts
  if (before && unchanged(before, keptText(html, said), rendered.choices)) return dropped(app, row, 'unchanged')
  const attachment = brought.attachment === null ? null : withHandle(app, brought.attachment, to)
  const upload = attachment?.platformId === null ? (attachment.hash ?? null) : null
  if (upload !== null && gates.uploading?.has(upload)) return 'held'
  const last = more.length === 0
  // The choices of a long message stand under its last part, which is a row of its own.
  const own = row.notice.kind === 'continuation' ? (row.choices ?? []) : last ? shownTo(row, rendered.choices) : []
  // Under words that the platform approved nothing can be chosen.
  const choices = pass === 'template' ? [] : own
  change(app.db, row.id, {
    state: 'sending',
    claimedAt: now,
    notice,
    toChannel: to.channel,
    toBot: to.bot,
    toChat: to.chat,
    identityId: to.identityId ?? row.identityId,
    // Codes are derived from a key outside the database and are not to be read in it.
    html: showsCodes(row) ? null : keptText(html, said),
    choices,
  })
  const outgoing: Outgoing = {
    chat: to.chat,
    html,
    choices: info.abilities.buttons && fitsButtons(choices, info.abilities) ? buttonsOf(app, row.nonce, choices) : [],
    edit,
    ...(row.notice.kind === 'card_moved' ? { editOnly: true } : {}),
    replyTo: row.replyTo,
    attachment,
    ...(isInternal(app, row.notice) ? { protect: true } : {}),
    ...(pass === 'template' ? { template: templateOf(app, row, said) } : {}),
  }
  const rest = { parts: edit === null ? more : [], choices: shownTo(row, rendered.choices) }
  const { channel, bot, chat, identityId } = to
  const { picture } = brought
  const pinned = row.identityId !== null || row.personId === null
  return { rowId: row.id, lane: row.lane, channel, bot, chat, identityId, pinned, outgoing, picture, upload, rest }
}

/** What is too late is dropped, what is held back or out of working hours waits; null where it may go now. */
function notYet(app: App, row: OutboxRow): 'gone' | null {
  const now = app.now()
  if (row.expiresAt !== null && now > row.expiresAt) return dropped(app, row, 'expired')
  const held = heldUntil(app, row)
  if (held !== null) {
    change(app.db, row.id, { notBefore: held, reason: PAUSED })
    return 'gone'
  }
  const { calendar } = app.settings
  if (row.lane === 'bulk' && !isWorkingTime(calendar, now)) {
    // Queued in time, but the channel was down or the queue long: it waits for the next working hours.
    change(app.db, row.id, { notBefore: nextWorkingTime(calendar, now) })
    return 'gone'
  }
  return null
}

/** The account has no messages left. Nothing is lost: it waits for the month to end, another way to open, or for more. */
function nothingLeft(app: App, to: Address, row: OutboxRow): 'gone' {
  if (isStranger(row)) return dropped(app, row, QUOTA)
  change(app.db, row.id, { notBefore: nextLook(app), reason: QUOTA })
  quotaHolds(app, to, row)
  return 'gone'
}

const dropped = (app: App, row: OutboxRow, reason: string): 'gone' => {
  change(app.db, row.id, { state: 'dropped', reason })
  return 'gone'
}

/** No way is left: the row fails, and whoever can do something about it is told, once for each time. */
function undeliverable(app: App, row: OutboxRow, why: NoWay): 'gone' {
  change(app.db, row.id, { state: 'failed', reason: why })
  // An answer whose chat is lost is asked for again; what was said unasked, somebody else must say.
  if (why === 'unreachable') reportGone(app, row.personId)
  else if (row.lane !== 'reply' || row.identityId === null) reportUndelivered(app, row)
  return 'gone'
}
