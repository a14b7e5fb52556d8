// Two-phase sending: a row is claimed and rendered in one transaction, sent outside of any, and settled in another.
import { type Outgoing, type SendResult, type StoredAttachment, XLSX } from '../channels/channel.ts'
import { isWorkingTime, nextWorkingTime } from '../core/calendar.ts'
import {
  type ChannelState,
  type OutboxRow as CoreRow,
  type DeliveryKind,
  type Effect,
  LANES,
  type Lane,
  type NoWay,
  outcome,
  recover,
  reroute,
} from '../core/delivery.ts'
import { textLength } from '../core/markup.ts'
import type { Facts, Notice, RefusalCode, Rendered } from '../core/notice.ts'
import type { Picture } from '../core/picture.ts'
import { fitsButtons, render } from '../core/render.ts'
import { templateWords } from '../core/template.ts'
import type { Texts } from '../core/texts.gen.ts'
import type { Instant } from '../core/time.ts'
import { cardsOf, keepCard } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { abandoned, change, enqueue, lineOf, type OutboxRow, rowById, rowByMessage, waiting } from '../store/outbox.ts'
import { changeIdentity, type Identity, identitiesOf, identityById, personById } from '../store/people.ts'
import { handleOf, keepFileHandle } from '../store/platform-files.ts'
import { type App, type Language, tell, token } from './app.ts'
import { allowed, pageOf } from './bare-message.ts'
import { encodeButton } from './buttons.ts'
import { cardsTogether, mergeRows, unitsOfCard } from './cards-together.ts'
import { carried } from './carrying.ts'
import { gather } from './gather/gather.ts'
import { loseGroup, moveGroup } from './group-chats.ts'
import { heldUntil, PAUSED } from './held-back.ts'
import { isInternal } from './internal-plan.ts'
import { countMessage, quotaHolds, quotaRefused } from './month-counter.ts'
import { afterRefusal } from './send-refused.ts'
import type { ShutLines } from './shut-lines.ts'
import { hasMessages, isStranger, nextLook } from './traffic.ts'
import { reportGone, reportUndelivered, sayWayLost } from './unreachable.ts'
import { type Address, wayOf } from './ways.ts'
import { channelOf, proactiveAt, shutUntil } from './windows.ts'

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

/** Why a row waits that its bot has no messages left for. */
export const QUOTA = 'quota'

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
  const way = wayOf(app, row, gates.health)
  if ('none' in way) return undeliverable(app, row, way.none)
  const { to, pass } = way
  if (!hasMessages(app, to, row)) {
    if (isStranger(row)) return dropped(app, row, QUOTA)
    // Nothing is lost: it waits for the month to end, for another way to open, or for more messages.
    change(app.db, row.id, { notBefore: nextLook(app), reason: QUOTA })
    quotaHolds(app, to, row)
    return 'gone'
  }
  const info = channelOf(app, to)
  if (!info || !gates.open(to.channel, to.bot, to.chat, row.lane)) {
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

const NOTHING_BROUGHT = { attachment: null, picture: null, words: null }

/** Words that stand in for a file that the channel does not take, under what is said. */
function withWords(rendered: Rendered, words: string | null): Rendered {
  return words === null ? rendered : { ...rendered, parts: [...rendered.parts, words] }
}

/** With the handle under which the platform has the file already, where it was uploaded before. */
function withHandle(app: App, attachment: StoredAttachment, to: Address): StoredAttachment {
  if (attachment.hash === undefined) return attachment
  // What this bot uploaded itself comes before what a person sent: that one may have been a photo, or be stale.
  return { ...attachment, platformId: handleOf(app.db, attachment.hash, to.channel, to.bot) ?? attachment.platformId }
}

/** Nobody in particular, a group, is shown no button that acts; in a unit's own group whoever presses is asked for. */
const shownTo = (row: OutboxRow, choices: Rendered['choices']): Rendered['choices'] =>
  row.personId !== null || row.identityId !== null || row.kind === 'group_news'
    ? choices
    : choices.map((line) => line.filter((choice) => 'url' in choice)).filter((line) => line.length > 0)

/** The text as the database keeps it: a personal link is not to be read there. */
const keptText = (html: string, said: Facts): string =>
  said.kind === 'bare' && said.link !== null ? html.replaceAll(said.link, '…') : html

/** What it says is generic; the page says the rest. */
function templateOf(app: App, row: OutboxRow, said: Facts): NonNullable<Outgoing['template']> {
  const words = templateWords(said)
  return { kind: row.kind, ...words, link: words.link ?? pageOf(app, row) }
}

/** Marks the rest of a long list of codes, of which nothing is kept once it was sent. */
const CODES = 'codes:'

const showsCodes = (row: Pick<OutboxRow, 'kind' | 'key'>): boolean =>
  row.kind === 'invitations' ||
  row.kind === 'invitation_card' ||
  row.kind === 'sign_in' ||
  row.kind === 'upload_link' ||
  row.kind === 'way_code' ||
  (row.key?.startsWith(CODES) ?? false)

/** A second copy says that it is one, so that nobody takes it for new work; a reminder says so by itself. */
function marked(said: Rendered, row: OutboxRow, maxText: number, texts: Texts): Rendered {
  const rendered = urgentMark(said, row.notice, maxText, texts)
  const [first = '', ...more] = rendered.parts
  const mark = texts('reminder-resent')
  if (row.copies === 0 || row.kind === 'reminder' || textLength(first) + textLength(mark) + 2 > maxText) return rendered
  return { ...rendered, parts: [`${first}\n\n${mark}`, ...more] }
}

/** Whoever gets work outside working hours sees that somebody meant it so, and who. */
function urgentMark(rendered: Rendered, notice: Notice, maxText: number, texts: Texts): Rendered {
  const by = 'urgentBy' in notice ? notice.urgentBy : undefined
  if (by === undefined) return rendered
  const mark = texts('urgent-mark', { by })
  const [first = '', ...more] = rendered.parts
  const fits = textLength(first) + textLength(mark) + 1 <= maxText
  return { ...rendered, parts: fits ? [`${mark}\n${first}`, ...more] : [first, ...more, mark] }
}

/** The rest of a long message: rows of their own, in order, the choices under the last; a second copy adds none. */
function continueMessage(app: App, row: OutboxRow, { rest, channel, bot, chat, identityId }: Claimed): void {
  for (const [i, html] of rest.parts.entries()) {
    const id = enqueue(app.db, {
      lane: row.lane,
      personId: row.personId,
      identityId,
      address: { channel, bot, chat },
      notice: { kind: 'continuation', html },
      key: `${showsCodes(row) ? CODES : 'part:'}${row.id}:${i + 1}`,
      nonce: token(app),
      notBefore: app.now(),
      createdAt: app.now(),
    })
    if (id !== null) change(app.db, id, { choices: i === rest.parts.length - 1 ? rest.choices : [] })
  }
  if (rest.parts.length > 0) app.nudge()
}

/** Choices as the channel shows them; each button names its place in the row, counted over all lines. */
function buttonsOf(app: App, nonce: string, choices: NonNullable<OutboxRow['choices']>): Outgoing['choices'] {
  const all = choices.flat()
  return choices.map((line) =>
    line.map((choice) =>
      'url' in choice
        ? choice
        : { label: choice.label, data: encodeButton(app.ports.secret, nonce, all.indexOf(choice)) },
    ),
  )
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

const languageOf = (app: App, row: OutboxRow): Language =>
  (row.personId === null ? null : personById(app.db, row.personId)?.language) ?? app.settings.language

/** What only brings an older message up to date: nothing where none can be edited. */
const onlyAsEdit = ({ edits, notice }: OutboxRow): boolean =>
  edits !== null && (notice.kind === 'card_moved' || (notice.kind === 'group_news' && notice.again === true))

/** The message to edit: that of the card the row was made for; gone where the card was never sent. */
function editTarget(app: App, row: OutboxRow, to: Address): string | null | 'gone' {
  if (row.edits === null) return null
  if (row.notice.kind === 'card_moved') return row.notice.message
  const kept =
    row.notice.kind === 'review' ||
    row.notice.kind === 'remark' ||
    row.notice.kind === 'ask' ||
    row.notice.kind === 'group_news'
  if (kept) return walkedMessage(app, row.edits, to)
  if (!('unit' in row.notice) || !('plan' in row.notice)) return null
  const { plan, unit } = row.notice
  if (plan === null || unit === null) return null
  const card = cardsOf(app.db, plan, unit).find((c) => c.identityId === to.identityId)
  return card ? card.messageId : 'gone'
}

/** The walk through a plan goes on in its own message; where that is not at hand, in a new one. */
function walkedMessage(app: App, rowId: number, to: Address): string | null {
  const before = rowById(app.db, rowId)
  const here = before?.toChannel === to.channel && before.toBot === to.bot && before.toChat === to.chat
  return here ? before.messageId : null
}

const unchanged = (last: OutboxRow, html: string, choices: unknown): boolean =>
  last.html === html && JSON.stringify(last.choices ?? []) === JSON.stringify(choices)

/** A card that is brought up to date stays on the page that the person turned to. */
function onSamePage(notice: Notice, shown: Notice | undefined): Notice {
  if (notice.kind !== 'card' || notice.page !== undefined) return notice
  const page = shown?.kind === 'card' || shown?.kind === 'announcement' ? shown.page : undefined
  return page === undefined ? notice : { ...notice, page }
}

/** How a message behaves when nobody can know whether it arrived. */
export function deliveryKind(row: Pick<OutboxRow, 'notice' | 'lane'>): DeliveryKind {
  if (row.notice.kind === 'reminder') return 'reminder'
  // An edit that may not have arrived is made again by the next one, and is never a second copy.
  if (row.notice.kind === 'card') return 'reply'
  // A group is only pointed to what its contacts are told: rather once too few than twice.
  if (row.notice.kind === 'group_news') return 'reply'
  if (row.lane !== 'reply' || row.notice.kind === 'announcement') return 'assignment'
  return answersHandIn(row.notice) ? 'receipt' : 'reply'
}

const PLAN_REFUSED: ReadonlySet<RefusalCode> = new Set([
  'plan_unreadable',
  'plan_not_a_plan',
  'plan_scan',
  'plan_text_layer',
  'plan_old_font',
  'plan_locked',
  'plan_too_large',
  'plan_kind',
  'plan_old_word',
])

/** What tells a sender that a file, a document's number or a plan has come in, has not, or waits for a word more. */
function answersHandIn(notice: Notice): boolean {
  if (notice.kind === 'receipt' || notice.kind === 'understood') return true
  if (notice.kind === 'ask') return notice.ask === 'which_item_for_file'
  return notice.kind === 'refused' && (notice.code.startsWith('file_') || PLAN_REFUSED.has(notice.code))
}

/** After the last step before a deadline no other reminder comes in time to cover an uncertain one. */
function lastBeforeDeadline(notice: Notice): boolean {
  return notice.kind === 'reminder' && notice.items.some((i) => i.step === 'last_day' || i.step === 'overdue_5')
}

const coreRow = (row: OutboxRow): CoreRow => ({
  id: row.id,
  kind: deliveryKind(row),
  lane: row.lane,
  state: row.state,
  attempts: row.attempts,
  copies: row.copies,
  createdAt: row.createdAt,
  notBefore: row.notBefore,
  expiresAt: row.expiresAt,
  lastBeforeDeadline: lastBeforeDeadline(row.notice),
  resent: row.copies > 0,
  moved: row.moved,
})

/** What is handed to the channel: with its picture, where it has one. Without it, where drawing fails: words are enough. */
export async function withPicture(
  app: App,
  { outgoing, picture }: Claimed,
  onError: (error: unknown) => void,
): Promise<Outgoing> {
  if (picture === null) return outgoing
  try {
    const bytes = await app.ports.draw(picture.picture)
    return {
      ...outgoing,
      attachment: { name: picture.name, mime: picture.picture.kind === 'sheet' ? XLSX : 'image/png', bytes },
    }
  } catch (error) {
    onError(error)
    return outgoing
  }
}

/**
 * Records what a send came to.
 * @returns pauses that the dispatcher has to keep
 */
export function settleSend(
  app: App,
  claimed: Claimed,
  result: SendResult,
): Extract<Effect, { kind: 'quiet' | 'circuit_open' }>[] {
  return transact(app.db, () => {
    const row = rowById(app.db, claimed.rowId)
    if (!row) return []
    const next = outcome(coreRow(row), result, app.now())
    if (next.row.state === 'sent' || next.row.state === 'ambiguous') continueMessage(app, row, claimed)
    keepHandle(app, claimed, result)
    if (!result.ok && 'code' in result.error && result.error.code === QUOTA) quotaRefused(app, claimed)
    if (result.ok && result.charge !== undefined) change(app.db, row.id, { charge: result.charge })
    return apply(app, row, next, claimed)
  })
}

/** A file is uploaded once for each bot: the platform's handle outlives the process, and replaces one that went stale. */
function keepHandle(app: App, { outgoing, channel, bot }: Claimed, result: SendResult): void {
  const { attachment } = outgoing
  if (!result.ok || result.handle === undefined || attachment === null || 'bytes' in attachment) return
  const { hash } = attachment
  if (hash !== undefined) keepFileHandle(app.db, { hash, channel, bot, handle: result.handle, at: app.now() })
}

function apply(
  app: App,
  row: OutboxRow,
  next: ReturnType<typeof outcome>,
  { identityId, pinned }: Pick<Claimed, 'identityId' | 'pinned'>,
): Extract<Effect, { kind: 'quiet' | 'circuit_open' }>[] {
  const now = app.now()
  if (next.row.copies > row.copies && row.toChannel && row.toBot)
    countMessage(app, { channel: row.toChannel, bot: row.toBot }, 'sent')
  change(app.db, row.id, {
    state: next.row.state,
    attempts: next.row.attempts,
    copies: next.row.copies,
    notBefore: next.row.notBefore,
    moved: next.row.moved,
    // Proven not to have arrived anywhere: the next try chooses among all ways again.
    ...(next.row.state === 'waiting' && next.row.copies === 0 && !pinned ? { identityId: null } : {}),
    ...(next.row.state === 'sent' ? { sentAt: now, messageId: next.messageId } : {}),
    // The last word to somebody of whom nothing is kept: nor is where it went.
    ...(next.row.state === 'sent' && row.kind === 'erased' ? { toChat: null } : {}),
    ...(next.row.state === 'sent' && row.kind === 'continuation' && showsCodes(row)
      ? { notice: { kind: 'continuation', html: '' } }
      : {}),
  })
  if (next.row.state === 'sent' && next.messageId !== null)
    arrived(app, { ...row, sentAt: now }, next.messageId, identityId, now)
  if (next.row.state !== row.state && row.lane !== 'reply' && row.kind !== 'card')
    record(app.db, {
      at: now,
      actor: 'system',
      way: row.toChannel ?? 'none',
      action: `message_${next.row.state}`,
      object: `outbox:${row.id}`,
      details: { kind: row.kind, person: row.personId, copies: next.row.copies },
    })
  const pauses: Extract<Effect, { kind: 'quiet' | 'circuit_open' }>[] = []
  const place =
    row.toChannel && row.toBot && row.toChat ? { channel: row.toChannel, bot: row.toBot, chat: row.toChat } : null
  for (const effect of next.effects) {
    switch (effect.kind) {
      case 'quiet':
      case 'circuit_open':
        pauses.push(effect)
        break
      case 'address_gone':
        if (identityId !== null) changeIdentity(app.db, identityId, { reachable: false, unreachableCode: effect.code })
        else if (row.personId === null && place) loseGroup(app, place, 'unsent')
        if (!pinned && othersOf(app, row).length > 0) retryElsewhere(app, next.row)
        if (identityId !== null) sayWayLost(app, identityId)
        reportGone(app, row.personId)
        break
      case 'address_moved':
        if (identityId !== null) changeIdentity(app.db, identityId, { chatId: effect.to })
        else if (row.personId === null && place) moveGroup(app, place, effect.to)
        break
      case 'address_closed':
        if (identityId !== null) shut(app, identityId, effect.until)
        // Where windows decide and no other way is open, that is known now and not in an hour.
        if (!pinned && (othersOf(app, row).length > 0 || hasWindow(app, row))) retryElsewhere(app, next.row)
        break
      case 'report':
        // Uncertain messages stand in the journal and in the counts of /health; of one that was refused somebody hears.
        if (effect.what === 'rejected' && !pinned && identityId !== null)
          if (afterRefusal(app, row, identityId)) retryElsewhere(app, next.row)
        break
      default:
        effect satisfies never
    }
  }
  return pauses
}

function arrived(app: App, row: OutboxRow, messageId: string, identityId: number | null, now: Instant): void {
  if (identityId === null) return
  changeIdentity(app.db, identityId, { lastSuccessAt: now })
  if (row.notice.kind !== 'announcement' && row.notice.kind !== 'card') return
  pointToNewer(app, row, messageId, identityId)
  for (const unitId of unitsOfCard(row.notice))
    keepCard(app.db, {
      planId: row.notice.plan,
      unitId,
      identityId,
      outboxId: row.edits ?? row.id,
      messageId,
      reachedAt: now,
    })
}

/** There is one living card: an older one says where it is, where messages can be edited, and loses its buttons. */
function pointToNewer(app: App, row: OutboxRow, messageId: string, identityId: number): void {
  if (row.notice.kind !== 'announcement') return
  const { plan, unit } = row.notice
  const older = cardsOf(app.db, plan, unit).find((c) => c.identityId === identityId)
  const editable = app.ports.channels().find((c) => c.name === row.toChannel && c.bot === row.toBot)?.abilities.edit
  if (!older || older.messageId === messageId || !editable) return
  tell(
    app,
    {
      lane: 'reply',
      personId: row.personId,
      identityId,
      edits: older.outboxId,
      key: `moved:${older.messageId}:${messageId}`,
    },
    { kind: 'card_moved', plan, unit, message: older.messageId },
  )
}

/** The same message by another way, at once; of one that may have arrived no second copy goes anywhere else. */
function retryElsewhere(app: App, row: CoreRow): void {
  const again = reroute(row, app.now())
  if (again === row) return
  const { state, attempts, moved, notBefore } = again
  change(app.db, row.id, { state, attempts, moved, notBefore, identityId: null })
}

/** Addresses of the person that take something now, the one just tried being closed or gone by now. */
const othersOf = (app: App, { personId }: OutboxRow): Identity[] =>
  personId === null
    ? []
    : identitiesOf(app.db, personId).filter(
        (i) => i.reachable && (i.closedUntil === null || i.closedUntil <= app.now()),
      )

const hasWindow = (app: App, { toChannel, toBot }: OutboxRow): boolean =>
  toChannel !== null && toBot !== null && proactiveAt(app, { channel: toChannel, bot: toBot }) !== 'always'

function shut(app: App, identityId: number, until: Instant): void {
  const identity = identityById(app.db, identityId)
  if (identity) changeIdentity(app.db, identityId, { closedUntil: shutUntil(app, identity, until) })
}

/** At start: what a dead process left between claim and outcome is uncertain, never "new". @returns how many */
export function recoverSending(app: App): number {
  return transact(app.db, () => {
    const rows = abandoned(app.db)
    for (const row of rows)
      apply(app, row, recover(coreRow(row), app.now()), { identityId: row.identityId, pinned: true })
    return rows.length
  })
}
