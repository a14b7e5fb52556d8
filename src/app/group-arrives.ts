// What happens in a group: silence, but for an organizer who registers it and for contacts who answer in their unit's own.
import type { Inbound } from '../channels/channel.ts'
import { interpret, type Request } from '../core/incoming.ts'
import { changeGroup, type GroupChat, groupAt, type Place } from '../store/groups.ts'
import { change, rowByMessage, rowByNonce } from '../store/outbox.ts'
import { identityByOutside } from '../store/people.ts'
import { planById } from '../store/plans.ts'
import { doAct } from './acts.ts'
import { type App, tell } from './app.ts'
import { decodeButton } from './buttons.ts'
import type { ChatCommand } from './chat-command.ts'
import { parkFile } from './file-arrives.ts'
import { registerHere } from './group-acts.ts'
import { leaveLater, loseGroup, moveGroup } from './group-chats.ts'
import { ANSWERABLE, contactActor } from './items-of.ts'
import { owed } from './plan-facts.ts'
import { saysSecret } from './secret-arrives.ts'
import { answer, byOf, refuse, type Speaker, speakerOf } from './speaker.ts'
import { tellOrganizers } from './telling.ts'
import { loadWorld, type Share } from './world.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

type Heard = 'join' | 'secret' | 'group_file' | null

/** @returns what of the stored update is to be forgotten: a code, a mark of secrecy, a file */
export function hearGroup(
  app: App,
  origin: { channel: string; bot: string },
  inbound: Inbound,
  commands: readonly ChatCommand[],
): Heard {
  const { content } = inbound
  const place: Place = { channel: origin.channel, bot: origin.bot, chat: inbound.chat.id }
  if (content.kind === 'group_moved') {
    moveGroup(app, { ...place, chat: content.from }, content.to)
    return null
  }
  if (content.kind === 'group_removed') {
    loseGroup(app, place, 'thrown_out')
    return null
  }
  const speaker = whoSpeaks(app, place, inbound)
  if (content.kind === 'group_added') {
    broughtIn(app, place, inbound.chat.title ?? null, content.writable ? speaker : null)
    return null
  }
  if (saysSecret(content)) return 'secret'
  const command = commandIn(inbound)
  if (command?.name === 'nhom' && speaker?.role === 'organizer') {
    registerHere(app, speaker, { ...place, title: inbound.chat.title ?? null }, command.args)
    return null
  }
  const group = groupAt(app.db, place)
  if (group) inRegistered(app, group, place, speaker, inbound, command, commands)
  else leaveLater(app, place, speaker ? 'organizer' : 'nobody')
  if (content.kind === 'start') return 'join'
  return content.kind === 'file' ? 'group_file' : null
}

/** Whoever speaks in a group is answered in private: never in reply to a message of the group. */
function whoSpeaks(app: App, { channel, bot }: Place, inbound: Inbound): Speaker | null {
  const identity = identityByOutside(app.db, channel, bot, inbound.sender.id)
  return identity ? speakerOf(app, identity, null, inbound.at) : null
}

/** Only what stands behind a slash is a command in a group: talking there is not meant for the bot. */
function commandIn({ content }: Inbound): Extract<Request, { kind: 'command' }> | null {
  if (content.kind !== 'text' || !content.text.startsWith('/')) return null
  const request = interpret(content, { waitingFor: null, choices: 0, role: 'stranger' })
  return request.kind === 'command' ? request : null
}

function broughtIn(app: App, place: Place, title: string | null, speaker: Speaker | null): void {
  if (groupAt(app.db, place)) return
  if (speaker?.role === 'organizer') {
    leaveLater(app, place, 'organizer')
    return answer(app, speaker, { kind: 'group_added', place: { ...place, title }, contact: null })
  }
  const contact = speaker?.contacts[0]
  if (!speaker || !contact) return leaveLater(app, place, 'nobody')
  leaveLater(app, place, 'contact')
  const day = Math.floor(app.now() / DAY)
  tellOrganizers(
    app,
    contact.planId,
    { kind: 'group_added', place: { ...place, title }, contact: contact.id },
    { key: `group_added:${contact.id}:${place.chat}:${day}`, except: speaker.person.id },
  )
  refuse(app, speaker, 'group_asked')
}

function inRegistered(
  app: App,
  group: GroupChat,
  place: Place,
  speaker: Speaker | null,
  inbound: Inbound,
  command: { name: string; args: string } | null,
  commands: readonly ChatCommand[],
): void {
  const { title } = inbound.chat
  if (title && title !== group.title) changeGroup(app.db, group.id, { title })
  if (!speaker) return
  const { content } = inbound
  if (command?.name === 'tinhtrang' && speaker.role !== null) {
    const plan = group.planId === null ? undefined : planById(app.db, group.planId)
    const args = command.args === '' ? (plan?.shortId ?? '') : command.args
    commands.find(({ name }) => name === 'tinhtrang')?.run(app, speaker, args)
    return pointToPrivate(app, place)
  }
  if (group.unitId === null) return
  if (content.kind === 'press') return pressed(app, group, place, speaker, content.data, inbound.answers)
  if (content.kind === 'file' && inbound.answers !== null) fileInGroup(app, group, place, speaker, inbound, commands)
}

/** One line that says where the answer is, at most once a minute. */
function pointToPrivate(app: App, place: Place): void {
  const slot = Math.floor(app.now() / MINUTE)
  tell(
    app,
    {
      lane: 'reply',
      personId: null,
      address: place,
      key: `group_chat:${place.channel}:${place.bot}:${place.chat}:${slot}`,
    },
    { kind: 'refused', code: 'group_chat', detail: null },
  )
}

/** Whether the speaker answers for the group's unit, in this plan. */
const answersFor = (speaker: Speaker, group: GroupChat, planId: number): boolean =>
  speaker.contacts.some((c) => c.unitId === group.unitId && (c.planId === null || c.planId === planId))

/** Only a contact of the unit acts by a button of its group; anybody else changes nothing and hears nothing. */
function pressed(
  app: App,
  group: GroupChat,
  place: Place,
  speaker: Speaker,
  token: string,
  messageId: string | null,
): void {
  const button = decodeButton(app.ports.secret, token)
  const row = button ? rowByNonce(app.db, button.nonce) : undefined
  const choice = row?.choices?.flat()[button?.index ?? -1]
  if (row?.kind !== 'group_news' || row.toChat !== place.chat || row.toBot !== place.bot) return
  if (!choice || !('action' in choice) || choice.action.do !== 'acknowledge' || group.unitId === null) return
  const { plan: planId } = choice.action
  const plan = planById(app.db, planId)
  if (!answersFor(speaker, group, planId) || plan?.state !== 'active' || plan.internal) return
  if (row.state === 'ambiguous' || row.state === 'held')
    change(app.db, row.id, { state: 'sent', sentAt: row.sentAt ?? app.now(), messageId: row.messageId ?? messageId })
  const done = owed(loadWorld(app, planId, [group.unitId]), group.unitId)
    .filter(({ life }) => life.acknowledgedAt === null)
    .filter(({ row: { id } }) => {
      const actor = contactActor(speaker, group.unitId!)
      return doAct(app, id, { kind: 'acknowledge', via: 'chat' }, actor, byOf(speaker), speaker.at).ok
    })
  if (done.length === 0) return refuse(app, speaker, 'already_done')
  const assignments = done.map((share) => share.row.id)
  answer(app, speaker, { kind: 'acknowledged', plan: planId, unit: group.unitId, assignments })
}

/** A contact's file in reply to what the bot said in the unit's group is that contact's; whose item is unclear is asked in private. */
function fileInGroup(
  app: App,
  group: GroupChat,
  place: Place,
  speaker: Speaker,
  inbound: Inbound,
  commands: readonly ChatCommand[],
): void {
  const row = rowByMessage(app.db, place.channel, place.bot, place.chat, inbound.answers!)
  const { content } = inbound
  if (row?.notice.kind !== 'group_news' || content.kind !== 'file') return
  const plans = [...new Set(row.notice.items.map(({ plan }) => plan))].filter((id) => answersFor(speaker, group, id))
  if (plans.length === 0) return
  const request = interpret(content, { waitingFor: null, choices: 0, role: 'contact' })
  const hint = request.kind === 'file' && request.hint?.kind === 'by_document' ? request.hint : null
  const shares = plans.flatMap((plan) => owed(loadWorld(app, plan, [group.unitId!]), group.unitId!))
  const said = new Set(row.notice.items.flatMap(({ assignments }) => assignments))
  const item = itemOf(shares, said, hint?.item ?? null, plans.length)
  // In private there is no message of this group to reply to.
  const heard = { inbound: { ...inbound, messageId: null, answers: null }, waiting: null, listed: null, commands }
  parkFile(app, speaker, { ...heard, group: { item } }, hint)
}

/** By the number in the caption; else the only one that the message was about, else the only open one. */
function itemOf(shares: Share[], said: ReadonlySet<number>, no: number | null, plans: number): Share | null {
  if (no !== null && plans === 1) return shares[no - 1] ?? null
  const open = shares.filter(({ life }) => ANSWERABLE.has(life.state))
  const named = open.filter(({ row }) => said.has(row.id))
  return named.length === 1 ? named[0]! : open.length === 1 ? open[0]! : null
}
