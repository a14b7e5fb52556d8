// What a send came to, in one transaction: the row's next state, what follows from it for addresses, cards and pauses.
import type { SendResult } from '../channels/channel.ts'
import { type OutboxRow as CoreRow, type Effect, outcome, recover, reroute } from '../core/delivery.ts'
import type { Instant } from '../core/time.ts'
import { cardsOf, keepCard } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { abandoned, change, enqueue, type OutboxRow, rowById } from '../store/outbox.ts'
import { changeIdentity, type Identity, identitiesOf, identityById } from '../store/people.ts'
import { keepFileHandle } from '../store/platform-files.ts'
import { type App, channelOf, tell, token } from './app.ts'
import { unitsOfCard } from './cards-together.ts'
import type { Claimed } from './deliver.ts'
import { coreRow } from './delivery-kind.ts'
import { loseGroup, moveGroup } from './group-chats.ts'
import { CODES, showsCodes } from './message-by-channel.ts'
import { countMessage, QUOTA, quotaRefused } from './month-counter.ts'
import { afterRefusal } from './send-refused.ts'
import { reportGone, sayWayLost } from './unreachable.ts'
import { proactiveAt, shutUntil } from './windows.ts'

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
  const editable = channelOf(app, { channel: row.toChannel, bot: row.toBot })?.abilities.edit
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
