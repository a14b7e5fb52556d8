// Everything that comes in: stored with its effect in one transaction before the channel acknowledges it.
import { type Inbound, isGroupEvent, type Update } from '../channels/channel.ts'
import { interpret, type Request } from '../core/incoming.ts'
import { waitingFor } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import { forget, keep, settle, unhandled } from '../store/inbox.ts'
import { change, lastWithChoices, rowByKey, rowByMessage } from '../store/outbox.ts'
import { type Contact, changeIdentity, identityByOutside } from '../store/people.ts'
import { type App, channelOf, tell } from './app.ts'
import type { ChatCommand } from './chat-command.ts'
import { comeBack } from './come-back.ts'
import { messageEdited } from './edited-message.ts'
import { hearGroup } from './group-arrives.ts'
import { handleRequest } from './handle-request.ts'
import { giveCards, type Linked, linkContact, welcome } from './link-contact.ts'
import { menuLater } from './menu-later.ts'
import { countMessage } from './month-counter.ts'
import { holdsSecret, recordSecret, saysSecret } from './secret-arrives.ts'
import { answer, plansOfContact, refuse, type Speaker, speakerOf } from './speaker.ts'
import { spareForStranger } from './traffic.ts'
import { reportGone, sayWayLost } from './unreachable.ts'
import { isOwnUploadCode } from './upload-links.ts'
import { LEFT } from './ways.ts'

export interface Origin {
  channel: string
  bot: string
}

/** An update is tried this often before it is left to a person. */
export const ATTEMPTS = 3

/**
 * Stores an update and what follows from it. An update that was stored before changes nothing; one whose handling fails
 * stays in the inbox and is tried again by {@link retryInbox}.
 * @param onError is told of a failure's class; the update is safe all the same
 */
export function receive(
  app: App,
  origin: Origin,
  update: Update,
  commands: readonly ChatCommand[],
  onError: (error: unknown) => void,
): void {
  transact(app.db, () => {
    const fresh = keep(app.db, {
      ...origin,
      updateId: update.updateId,
      receivedAt: app.now(),
      raw: update.inbound === null && holdsSecret(update.raw) ? null : update.raw,
      inbound: update.inbound,
      state: update.inbound === null ? 'ignored' : 'waiting',
    })
    if (fresh) countMessage(app, origin, 'received')
    if (fresh && update.inbound !== null) attempt(app, origin, update.inbound, commands, 0, onError)
  })
}

/** Tries again what failed. @returns how many updates are still unhandled. */
export function retryInbox(app: App, commands: readonly ChatCommand[], onError: (error: unknown) => void): number {
  const rows = unhandled(app.db, ATTEMPTS)
  for (const row of rows)
    transact(app.db, () => attempt(app, row, row.inbound as Inbound, commands, row.attempts, onError))
  return rows.length
}

function attempt(
  app: App,
  origin: Origin,
  inbound: Inbound,
  commands: readonly ChatCommand[],
  before: number,
  onError: (error: unknown) => void,
): void {
  const row = { channel: origin.channel, bot: origin.bot, updateId: inbound.updateId }
  try {
    // A savepoint: what a failed handler did is undone, the stored update is not.
    const request = transact(app.db, () => handle(app, origin, inbound, commands))
    settle(app.db, row, 'done', before + 1)
    if (request === 'join' || request === 'secret' || request === 'group_file') forget(app.db, row)
  } catch (error) {
    onError(error)
    settle(app.db, row, before + 1 >= ATTEMPTS ? 'failed' : 'waiting', before + 1)
  }
}

/** @returns what kind of request it was */
function handle(
  app: App,
  origin: Origin,
  inbound: Inbound,
  commands: readonly ChatCommand[],
): Request['kind'] | 'secret' | 'group_file' | null {
  const { content } = inbound
  // In a group a correction is talk among people; what was handed in there is corrected in the private chat.
  if (inbound.edited && !inbound.chat.private) return null
  if (!inbound.chat.private || isGroupEvent(content)) return hearGroup(app, origin, inbound, commands)
  const secret = saysSecret(content)
  const identity = identityByOutside(app.db, origin.channel, origin.bot, inbound.sender.id)
  // Who begins to follow an account that is joined by typing a code has said nothing yet, and is told how.
  if (!identity && content.kind === 'unblocked' && abilitiesOf(app, origin)?.joins === 'code')
    toStranger(app, origin, inbound)
  if (identity) {
    const blocked = inbound.content.kind === 'blocked'
    // Whoever left this way for another is answered here, and gets nothing unasked before they say so.
    const left = identity.unreachableCode === LEFT
    changeIdentity(app.db, identity.id, {
      reachable: !blocked && !left,
      unreachableCode: blocked ? 'blocked' : left ? LEFT : null,
      chatId: inbound.chat.id,
      ...(blocked ? {} : { lastInboundAt: app.now(), closedUntil: null }),
    })
  }
  const speaker = identity ? speakerOf(app, identity, inbound.messageId, inbound.at) : null
  if (identity && inbound.content.kind === 'blocked') {
    sayWayLost(app, identity.id)
    reportGone(app, identity.personId)
  } else if (identity && identity.unreachableCode !== LEFT)
    // A window that was over is open again by this very word.
    comeBack(app, identity, identity.reachable ? 'window' : 'any')
  if (inbound.content.kind === 'blocked' || inbound.content.kind === 'unblocked') return null
  if (secret) {
    recordSecret(app, speaker?.person.id ?? null, origin.channel)
    if (speaker) refuse(app, speaker, 'file_secret')
    else toStranger(app, origin, inbound)
    return 'secret'
  }
  if (inbound.edited) {
    if (speaker) messageEdited(app, speaker, { inbound, waiting: null, listed: null, commands })
    return null
  }
  const waiting = identity && speaker ? waitingFor(app.db, identity.id, app.now()) : null
  const listed = speaker ? lastWithChoices(app.db, origin.channel, origin.bot, inbound.chat.id) : undefined
  const request = interpret(content, {
    waitingFor: waiting?.ask ?? null,
    choices: listed?.choices?.flat().length ?? 0,
    role: speaker === null ? 'stranger' : (speaker.role ?? 'contact'),
  })
  if (request.kind === 'join' && speaker && isOwnUploadCode(app, speaker.person.id, request.code)) {
    refuse(app, speaker, 'upload_code_here', app.ports.pages?.address ? `${app.ports.pages.address}/u` : null)
    return request.kind
  }
  if (request.kind === 'join') {
    join(app, origin, inbound, [request.code, ...(request.others ?? [])], speaker)
    return request.kind
  }
  if (speaker === null) {
    toStranger(app, origin, inbound)
    return request.kind
  }
  if (inbound.answers !== null && inbound.content.kind === 'press') proveDelivered(app, origin, inbound)
  handleRequest(app, speaker, request, { inbound, waiting, listed: listed ?? null, commands })
  return request.kind
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const abilitiesOf = (app: App, origin: Origin) => channelOf(app, origin)?.abilities

/** How one joins here. */
const toStranger = (app: App, origin: Origin, inbound: Inbound): void =>
  toAddress(app, origin, inbound, abilitiesOf(app, origin)?.joins === 'code' ? 'stranger_code' : 'stranger')

/** Answers somebody the bot does not know: one polite sentence, at most one in a while, and nothing about any plan. */
function toAddress(
  app: App,
  origin: Origin,
  inbound: Inbound,
  code: 'stranger' | 'stranger_code' | 'code_invalid' | 'code_paused' | 'hand_over_own',
): void {
  // Where messages are counted it is said once an hour, and not without end: whoever plays with the bot uses up nobody's month.
  const counted = abilitiesOf(app, origin)?.capacity !== undefined
  const slot = Math.floor(app.now() / (counted ? HOUR : MINUTE))
  const key = code === 'code_invalid' ? null : `${code}:${origin.channel}:${origin.bot}:${inbound.chat.id}:${slot}`
  if (key !== null && rowByKey(app.db, key)) return
  if (!identityByOutside(app.db, origin.channel, origin.bot, inbound.sender.id) && !spareForStranger(app, origin))
    return
  tell(
    app,
    {
      lane: 'reply',
      personId: null,
      address: { channel: origin.channel, bot: origin.bot, chat: inbound.chat.id },
      key,
    },
    { kind: 'refused', code, detail: null },
  )
}

function join(app: App, origin: Origin, inbound: Inbound, code: readonly string[], before: Speaker | null): void {
  const sender = {
    channel: origin.channel,
    bot: origin.bot,
    outsideId: inbound.sender.id,
    chatId: inbound.chat.id,
    name: inbound.sender.name,
  }
  const linked: Linked = linkContact(app, sender, code)
  if (!linked.ok) return toAddress(app, origin, inbound, linked.code)
  if (linked.role === 'way') return joinedByWay(app, linked, inbound)
  const speaker = speakerOf(app, linked.identity, inbound.messageId, inbound.at)
  if (!speaker) return
  if (before === null) menuLater(app, linked.identity.id)
  if (linked.role === 'unit') {
    const plans = (contact: Contact) => plansOfContact(app, contact).map((p) => p.id)
    welcome(app, linked.contact, linked.identity, plans(linked.contact), linked.again, linked.from)
    for (const contact of linked.also) giveCards(app, contact, linked.identity, plans(contact), false)
    return
  }
  answer(app, speaker, { kind: 'help', role: linked.role, joined: true })
  if (linked.role === 'organizer') answer(app, speaker, { kind: 'plans' })
}

/** Another channel of somebody known: what was missed, then every card, so that work can go on here. */
function joinedByWay(app: App, linked: Extract<Linked, { role: 'way' }>, inbound: Inbound): void {
  const { identity } = linked
  const speaker = speakerOf(app, identity, inbound.messageId, inbound.at)
  if (!speaker) return
  if (linked.taken !== null) return answer(app, speaker, { kind: 'way_taken', invitation: linked.taken })
  if (linked.again) return answer(app, speaker, { kind: 'ways', said: null })
  const shown = comeBack(app, identity, 'any')
  for (const contact of speaker.contacts) {
    const plans = plansOfContact(app, contact).map((p) => p.id)
    giveCards(
      app,
      contact,
      identity,
      plans.filter((id) => !shown.has(`${id}:${contact.unitId}`)),
      true,
    )
  }
  if (speaker.role !== null) answer(app, speaker, { kind: 'help', role: speaker.role })
}

/** A press on a message that is held as uncertain proves that it arrived, and fills in its id. */
function proveDelivered(app: App, origin: Origin, inbound: Inbound): void {
  const row =
    inbound.answers === null
      ? undefined
      : rowByMessage(app.db, origin.channel, origin.bot, inbound.chat.id, inbound.answers)
  if (row && (row.state === 'ambiguous' || row.state === 'held'))
    change(app.db, row.id, { state: 'sent', sentAt: row.sentAt ?? app.now() })
}
