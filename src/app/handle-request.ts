// A request of somebody the bot knows → the use case that answers it. Rights are checked here, at each act.
import { itemNumber } from '../core/incoming/meant-item.ts'
import { actIn, type Request, referenceIn } from '../core/incoming.ts'
import type { Action, RefusalCode, RenderedChoice } from '../core/notice.ts'
import { isPeopleAction } from '../core/people-notice.ts'
import { fitsButtons } from '../core/render.ts'
import { isTalkAction, isTalkAsk } from '../core/talk.ts'
import { isWaysAction } from '../core/ways-notice.ts'
import { answered, type Waiting, waitFor, waitingFor } from '../store/conversations.ts'
import { change, type OutboxRow, rowByNonce } from '../store/outbox.ts'
import type { Plan } from '../store/plans.ts'
import { addRemark } from '../store/remarks.ts'
import { doAct } from './acts.ts'
import { bulletinBefore, bulletinReplied } from './announcing.ts'
import { type App, channelOf } from './app.ts'
import { askBoard } from './ask-board.ts'
import { fieldsSaid } from './ask-fields.ts'
import { askForTime } from './ask-time.ts'
import { decodeButton } from './buttons.ts'
import { acknowledgedTogether } from './cards-together.ts'
import { dayMeant } from './day-meant.ts'
import { choiceSaid, leaveBe } from './desk-words.ts'
import { findDocument } from './documents.ts'
import { fileAnswer, parkFile } from './file-arrives.ts'
import { itemSaid, ofUnitSaid } from './file-item.ts'
import type { Heard } from './heard.ts'
import { itemAlone } from './item-alone.ts'
import {
  ABOUT_ITEM,
  ANSWERABLE,
  contactActor,
  handOf,
  itemMeant,
  itemsNumbered,
  listedAs,
  openItems,
  settle,
} from './items-of.ts'
import { itemsOfMessage } from './items-of-message.ts'
import { mayMeanAnother } from './listed.ts'
import { takePart } from './not-ours.ts'
import { organizerAct, organizerAnswer } from './organizer-acts.ts'
import { peopleAct } from './people-acts.ts'
import { personTyped } from './people-changes.ts'
import { sayChanged, stale, tappedTwice } from './presses.ts'
import { recordTyped } from './record-many.ts'
import { answer, ask, byOf, planNamed, plansOfContact, plansOfRole, refuse, type Speaker } from './speaker.ts'
import { declineAssignment, reportDone, submitDocument } from './submit.ts'
import { answeredByReply, itemOfMessage, repliedTo, talkAct, talkAnswer } from './talk.ts'
import { tellOrganizers } from './telling.ts'
import { isTap, tap } from './unit-acts.ts'
import { askHow, fileUnseen, offerUpload } from './upload-offer.ts'
import { waysAct } from './ways-acts.ts'
import { loadShare, type Share } from './world.ts'

/** What an organizer's report about units may be taken for. */
const REPORTS: ReadonlySet<Request['kind']> = new Set(['remark', 'acknowledge', 'by_document', 'done', 'decline'])
/** What the words of a button may be taken for; a command typed in full means itself. */
const SAYABLE: ReadonlySet<Request['kind']> = new Set([...REPORTS, 'take_part', 'question'])

export function handleRequest(app: App, speaker: Speaker, request: Request, heard: Heard): void {
  // A reply to an announcement is for the organizer to read, whatever else it says.
  const replied =
    request.kind === 'command' || speaker.contacts.length === 0 ? null : bulletinReplied(app, speaker, heard)
  if (replied && heard.inbound.content.kind === 'text') return remark(app, speaker, heard.inbound.content.text, replied)
  if (leaveBe(app, speaker, heard)) return
  if (heard.waiting?.ask === 'which_plan' && heard.inbound.content.kind === 'text') {
    const named = planNamed(app, speaker, heard.inbound.content.text)
    if (named) return planChosen(app, speaker, named, heard)
  }
  const said = SAYABLE.has(request.kind) ? choiceSaid(app, speaker, heard) : null
  if (said) return doAction(app, speaker, said, heard, heard.listed)
  // What units did is recorded for them, after a preview; everything else stays what it was.
  if (REPORTS.has(request.kind) && heard.inbound.content.kind === 'text')
    if (recordTyped(app, speaker, heard.inbound.content.text)) return
  if (answeredByReply(app, speaker, heard)) return
  switch (request.kind) {
    case 'join':
      return
    case 'command':
      // "Nhiệm vụ 2" after "which one?" is the answer.
      if (heard.waiting?.ask.startsWith('which_item') && request.name === 'viec' && !typedCommand(heard))
        return whichItem(app, speaker, heard.waiting, saidIn(heard))
      return command(app, speaker, request, heard)
    case 'press': {
      const button = decodeButton(app.ports.secret, request.token)
      const row = button ? rowByNonce(app.db, button.nonce) : undefined
      const choice = row?.choices?.flat()[button?.index ?? -1]
      if (!row || !choice || !('action' in choice) || row.personId !== speaker.person.id)
        return refuse(app, speaker, 'stale_button')
      if (tappedTwice(app, choice.action, heard)) return
      if (row.state === 'ambiguous' || row.state === 'held' || (row.state === 'waiting' && row.copies > 0))
        change(app.db, row.id, {
          state: 'sent',
          sentAt: row.sentAt ?? app.now(),
          messageId: row.messageId ?? heard.inbound.answers,
        })
      doAction(app, speaker, choice.action, heard, row)
      return sayChanged(app, speaker, row)
    }
    case 'choose': {
      // Where buttons carry no numbers, a number alone is the item's own, not the place of a button.
      if (
        speaker.role === null &&
        heard.waiting === null &&
        hasButtons(app, speaker, heard) &&
        itemAlone(app, speaker, saidIn(heard))
      )
        return
      if (mayMeanAnother(app, speaker, heard, request.index)) return refuse(app, speaker, 'list_changed')
      const choice = numbered(app, speaker, heard, request.index)
      if (!choice || !('action' in choice)) return refuse(app, speaker, 'stale_button')
      return doAction(app, speaker, choice.action, heard)
    }
    case 'acknowledge': {
      if (request.item !== null) {
        const numbered = [request.item, ...(request.also ?? [])].flatMap((no) => itemsNumbered(app, speaker, no))
        if (numbered.length > 0) return acknowledge(app, speaker, numbered)
        return void itemAlone(app, speaker, String(request.item))
      }
      const replied = itemsOfMessage(app, speaker, heard.inbound.answers)
      return acknowledge(app, speaker, replied?.length === 1 ? replied : null)
    }
    case 'by_document':
      // "Số 2" after "which one?" is an item, not a document.
      if (
        heard.waiting?.ask.startsWith('which_item') &&
        request.date === null &&
        /^\d{1,2}$/.test(request.number ?? '')
      )
        return whichItem(app, speaker, heard.waiting, saidIn(heard))
      if (heard.waiting?.onBehalf && heard.waiting.ask === 'document_number')
        return organizerAnswer(app, speaker, heard.waiting, {
          number: request.number,
          date: dayMeant(app, request.date),
        })
      return withItem(app, speaker, request, heard)
    case 'fields':
      return fieldsSaid(app, speaker, request, itemOfMessage(app, repliedTo(app, speaker, heard)))
    case 'take_part': {
      const replied = itemOfMessage(app, repliedTo(app, speaker, heard))
      return takePart(app, speaker, request.item, replied) ? undefined : remark(app, speaker, request.text)
    }
    case 'match_document':
      return findDocument(app, speaker, request.number) ? undefined : notFound(app, speaker, heard, request)
    case 'extend':
      answered(app.db, speaker.identity.id)
      return askForTime(app, speaker, request, itemOfMessage(app, repliedTo(app, speaker, heard)))
    case 'done':
    case 'decline':
      return withItem(app, speaker, request, heard)
    case 'file':
      return parkFile(app, speaker, heard, request.hint)
    case 'question':
      askBoard(app, speaker, request.question)
      return keepFor(app, speaker, request)
    case 'own_question':
      // Whoever owes nothing asks people, not the plan.
      return openItems(app, speaker).length === 0
        ? remark(app, speaker, request.text)
        : answer(app, speaker, { kind: 'own_work', about: request.about })
    case 'answer':
      return heard.waiting
        ? takeAnswer(app, speaker, heard, heard.waiting, request.text)
        : remark(app, speaker, request.text)
    case 'remark':
      return remark(app, speaker, request.text)
    case 'greeting':
      return answer(app, speaker, { kind: 'help', role: speaker.role ?? 'contact', greeting: true })
    case 'thanks':
      return thanked(app, speaker)
    case 'unsupported':
      return request.what === 'file' ? fileUnseen(app, speaker) : refuse(app, speaker, kindRefusal(request.what))
    case 'blocked':
    case 'unblocked':
      return
    default:
      return request satisfies never
  }
}

const saidIn = ({ inbound }: Heard): string => (inbound.content.kind === 'text' ? inbound.content.text : '')
const typedCommand = (heard: Heard): boolean => saidIn(heard).trim().startsWith('/') || !/\d/.test(saidIn(heard))

function command(app: App, speaker: Speaker, { name, args }: { name: string; args: string }, heard: Heard): void {
  const { commands, inbound } = heard
  const said = inbound.content.kind === 'text' ? inbound.content.text : `/${name} ${args}`.trim()
  answered(app.db, speaker.identity.id)
  const found = commands.find((c) => c.name === name || c.aliases.includes(name))
  // A contact's words are never dropped, not even those that look like a command.
  if (!found && speaker.contacts.length > 0) return remark(app, speaker, said)
  if (!found) return refuse(app, speaker, 'command_unknown')
  const may =
    (found.roles.includes('contact') && speaker.contacts.length > 0) ||
    (speaker.role !== null && found.roles.includes(speaker.role))
  if (!may) return refuse(app, speaker, 'not_for_role')
  found.run(app, speaker, args)
  keepFor(app, speaker, { kind: 'command', name: found.name, args })
}

/** What was asked for is kept while it is asked which plan it is about. */
function keepFor(app: App, speaker: Speaker, request: Request): void {
  const waiting = waitingFor(app.db, speaker.identity.id, app.now())
  if (waiting?.ask === 'which_plan' && !waiting.pending)
    waitFor(app.db, speaker.identity.id, { ...waiting, pending: request })
}

/** The plan is known now: what was asked for before is done for it. */
function planChosen(app: App, speaker: Speaker, plan: Plan, heard: Heard): void {
  const said = heard.waiting?.ask === 'which_plan' ? heard.waiting.pending : null
  answered(app.db, speaker.identity.id)
  if (said?.kind === 'command') return command(app, speaker, { ...said, args: `${plan.shortId} ${said.args}` }, heard)
  if (said?.kind === 'question') return askBoard(app, speaker, { ...said.question, plan: plan.shortId.toLowerCase() })
  refuse(app, speaker, 'stale_button')
}

/**
 * The choice that a typed number picks. Where choices are listed with numbers, by its place; where they are buttons and an
 * item is asked for, "2" is the item's own number.
 */
function numbered(app: App, speaker: Speaker, heard: Heard, index: number): RenderedChoice | undefined {
  const { listed, waiting } = heard
  const choices = listed?.choices?.flat()
  const item = waiting?.ask.startsWith('which_item')
    ? listedAs(app, askedItems(app, speaker, waiting), index + 1)
    : null
  if (!hasButtons(app, speaker, heard) || !item) return choices?.[index]
  return (
    choices?.find((c) => 'action' in c && 'assignment' in c.action && c.action.assignment === item.row.id) ??
    choices?.[index]
  )
}

/** Whether the last choices stood as buttons: on a channel of few buttons more of them are listed by number. */
function hasButtons(app: App, { identity }: Speaker, { listed }: Heard): boolean {
  const info = channelOf(app, identity)
  return info?.abilities.buttons === true && fitsButtons(listed?.choices ?? [], info.abilities)
}

type AboutItem = Extract<Request, { kind: 'by_document' | 'done' | 'decline' }>

const SAYING = { by_document: 'sent', done: 'done', decline: 'declined' } as const

/** Does what was said to the item meant; where that is not clear, asks which one and keeps what was said. */
function withItem(app: App, speaker: Speaker, request: AboutItem, { waiting, inbound }: Heard): void {
  const replied = request.item === null ? itemsOfMessage(app, speaker, inbound.answers) : null
  const asked = waiting !== null && ABOUT_ITEM.has(waiting.ask) ? waiting.about : null
  const share =
    replied?.length === 1
      ? replied[0]!
      : asked !== null && request.item === null
        ? (loadShare(app, asked)?.share ?? null)
        : itemMeant(app, speaker, request.item, SAYING[request.kind])
  if (share && !mine(speaker, share)) return refuse(app, speaker, 'not_yours')
  if (share) return perform(app, speaker, request, share)
  if (openItems(app, speaker).length === 0) return refuse(app, speaker, 'no_open_item')
  const numbered = request.item === null ? [] : itemsNumbered(app, speaker, request.item)
  const among = numbered.length > 1 ? { among: numbered.map((s) => s.row.id) } : {}
  ask(app, speaker, { ask: 'which_item', plan: null, about: null, parked: [], ...among, pending: request })
}

function perform(app: App, speaker: Speaker, request: AboutItem, share: Share): void {
  const hand = handOf(speaker, share.row.unitId)
  switch (request.kind) {
    case 'done':
      answered(app.db, speaker.identity.id)
      return settle(app, speaker, reportDone(app, share.row.id, hand))
    case 'decline':
      return decline(app, speaker, share.row.id, request.what, request.reason)
    case 'by_document': {
      if (request.number === null) return askNumber(app, speaker, share, request)
      answered(app.db, speaker.identity.id)
      const document = { number: request.number, date: dayMeant(app, request.date) }
      return settle(app, speaker, submitDocument(app, share.row.id, document, hand))
    }
    default:
      return request satisfies never
  }
}

/** @param said what was said so far: a day that was named is not asked for again */
const askNumber = (app: App, speaker: Speaker, share: Share, said: AboutItem | null): void =>
  ask(app, speaker, {
    ask: 'document_number',
    plan: share.task.planId,
    about: share.row.id,
    parked: [],
    pending: said,
  })

/** @param only the items meant by a number, one of each card that has it; null for all */
function acknowledge(app: App, speaker: Speaker, only: Share[] | null, planId: number | null = null): void {
  const items = only ?? openItems(app, speaker).filter((s) => planId === null || s.task.planId === planId)
  if (items.length === 0) return refuse(app, speaker, 'no_open_item')
  const done = new Map<string, { plan: number; unit: number; assignments: number[] }>()
  for (const share of items) {
    const acted = doAct(
      app,
      share.row.id,
      { kind: 'acknowledge', via: 'chat' },
      contactActor(speaker, share.row.unitId),
      byOf(speaker),
      speaker.at,
    )
    if (!acted.ok) continue
    const key = `${share.task.planId}:${share.row.unitId}`
    const entry = done.get(key) ?? { plan: share.task.planId, unit: share.row.unitId, assignments: [] }
    entry.assignments.push(share.row.id)
    done.set(key, entry)
  }
  if (done.size === 0) return refuse(app, speaker, 'plan_closed')
  for (const entry of acknowledgedTogether(app, speaker, [...done.values()]))
    answer(app, speaker, { kind: 'acknowledged', ...entry })
}

function decline(
  app: App,
  speaker: Speaker,
  assignmentId: number,
  what: 'not_taking_part' | 'no_content' | 'not_ours',
  reason: string | null,
): void {
  const loaded = loadShare(app, assignmentId)
  if (!loaded) return refuse(app, speaker, 'stale_button')
  if (what === 'not_ours' && (reason === null || reason.trim() === ''))
    return ask(app, speaker, { ask: 'decline_reason', plan: loaded.world.plan.id, about: assignmentId, parked: [] })
  answered(app.db, speaker.identity.id)
  settle(app, speaker, declineAssignment(app, assignmentId, what, reason, handOf(speaker, loaded.share.row.unitId)))
}

/** Thanks need no answer, unless whoever thanks believes to have confirmed by it: then how things stand. */
function thanked(app: App, speaker: Speaker): void {
  if (openItems(app, speaker).some((share) => share.life.state === 'announced'))
    answer(app, speaker, { kind: 'help', role: 'contact', greeting: true })
}

/** One sentence for what cannot be taken, that says what to do instead. */
const kindRefusal = (what: string): RefusalCode => {
  if (what === 'voice' || what === 'video_note' || what === 'audio') return 'kind_voice'
  if (what === 'contact') return 'kind_contact'
  if (what === 'location' || what === 'venue') return 'kind_location'
  return what === 'sticker' || what === 'dice' || what === 'animation' ? 'kind_sticker' : 'file_kind'
}

/** No such document waits: where the organizer answers for a unit as well, the words may be that unit's. */
function notFound(
  app: App,
  speaker: Speaker,
  heard: Heard,
  { number, text }: Extract<Request, { kind: 'match_document' }>,
): void {
  const act = openItems(app, speaker).length > 0 ? actIn(text) : null
  if (act) return handleRequest(app, speaker, act, heard)
  refuse(app, speaker, 'document_unknown', number)
}

/** What the bot does not understand it passes on, and says so; a contact's words are never dropped. */
function remark(app: App, speaker: Speaker, text: string, replied = bulletinBefore(app, speaker)): void {
  if (!replied && itemAlone(app, speaker, text)) return
  const contact = speaker.contacts.find((c) => c.unitId === replied?.unitId) ?? speaker.contacts[0]
  if (!contact) return refuse(app, speaker, 'command_unknown')
  const plans = plansOfContact(app, contact)
  const plan = plans.find((p) => p.id === replied?.bulletin.planId) ?? plans[0]
  const planId = plan?.id ?? contact.planId
  const id = addRemark(app.db, {
    personId: speaker.person.id,
    unitId: contact.unitId,
    planId,
    text: text.normalize('NFC'),
    at: speaker.at,
  })
  const told = tellOrganizers(
    app,
    planId,
    { kind: 'remark', remark: id, ...(replied ? { bulletin: replied.bulletin.id } : {}) },
    { key: `remark:${id}`, except: speaker.person.id },
  )
  if (planId === null || told === 0) return refuse(app, speaker, 'nobody_to_tell')
  answer(app, speaker, { kind: 'remark_passed', plan: planId })
}

function takeAnswer(app: App, speaker: Speaker, heard: Heard, waiting: Waiting, text: string): void {
  // Asked which item, other words than a number or a unit's name are for people.
  if (waiting.ask === 'field_item' && itemNumber(text) === null && !ofUnitSaid(text, openItems(app, speaker)))
    return remark(app, speaker, text)
  if (isTalkAsk(waiting.ask)) return talkAnswer(app, speaker, waiting, text)
  switch (waiting.ask) {
    case 'document_number': {
      const { number: symbol, date: day, rest } = referenceIn(text)
      const date = day ?? (waiting.pending?.kind === 'by_document' ? waiting.pending.date : null)
      // Asked for a number, people answer with the bare one.
      const number = symbol ?? /^\s*(\d{1,6})[.\s]*$/.exec(text)?.[1] ?? null
      const request = { kind: 'by_document', number, date, item: null } as const
      if (waiting.onBehalf) return organizerAnswer(app, speaker, waiting, { number, date: dayMeant(app, request.date) })
      if (number !== null) return withItem(app, speaker, request, heard)
      const share = waiting.about === null ? null : (loadShare(app, waiting.about)?.share ?? null)
      if (share && day !== null && rest === '') return askNumber(app, speaker, share, request)
      answered(app.db, speaker.identity.id)
      return remark(app, speaker, text)
    }
    case 'decline_reason':
      answered(app.db, speaker.identity.id)
      return waiting.about === null ? undefined : decline(app, speaker, waiting.about, 'not_ours', text)
    case 'person_name':
    case 'person_position':
    case 'person_phone':
      return personTyped(app, speaker, waiting, text)
    case 'which_item':
    case 'which_item_for_file':
      return whichItem(app, speaker, waiting, text)
    case 'send_how':
      answered(app.db, speaker.identity.id)
      return remark(app, speaker, text)
    default:
      answered(app.db, speaker.identity.id)
      return organizerAnswer(app, speaker, waiting, { text })
  }
}

/** "Mục 2", "cái này là danh sách": the item asked about, in words. What says none is passed on, and the question stays. */
function whichItem(app: App, speaker: Speaker, waiting: Waiting, text: string): void {
  const open = openItems(app, speaker)
  const asked = askedItems(app, speaker, waiting)
  const number = itemNumber(text)
  const share =
    (number === null || ofUnitSaid(text, asked) ? null : listedAs(app, asked, number)) ??
    itemSaid(app, text, asked) ??
    itemSaid(app, text, open)
  if (!share) return remark(app, speaker, text)
  if (waiting.ask === 'which_item_for_file') return fileAnswer(app, speaker, share, waiting.parked)
  return chosen(app, speaker, share, waiting)
}

/** The items that a question listed. */
function askedItems(app: App, speaker: Speaker, { among, plan }: Waiting): Share[] {
  const open = openItems(app, speaker).filter((s) => plan === null || s.task.planId === plan)
  const some = open.filter((s) => among?.includes(s.row.id))
  return some.length > 0 ? some : open
}

/** An item was chosen: what was said before is done to it, else it is asked how to send. */
function chosen(app: App, speaker: Speaker, share: Share, waiting: Waiting | null): void {
  const said = waiting?.ask === 'which_item' ? waiting.pending : null
  if (said && (said.kind === 'by_document' || said.kind === 'done' || said.kind === 'decline'))
    return perform(app, speaker, said, share)
  return askHow(app, speaker, share)
}

/** What a button or a typed number does. Whoever presses is checked again: rights may have changed since it was shown. */
function doAction(app: App, speaker: Speaker, action: Action, heard: Heard, pressed: OutboxRow | null = null): void {
  if (isTap(action)) return tap(app, speaker, action, heard)
  const { waiting } = heard
  answered(app.db, speaker.identity.id)
  if (isPeopleAction(action)) return peopleAct(app, speaker, action)
  if (isWaysAction(action)) return waysAct(app, speaker, action)
  if (isTalkAction(action)) return talkAct(app, speaker, action, waiting)
  switch (action.do) {
    case 'command':
      return command(app, speaker, { name: action.name, args: '' }, heard)
    case 'acknowledge':
      if (action.assignment === undefined) return acknowledge(app, speaker, null, action.plan)
      return own(app, speaker, action.assignment, (share) => acknowledge(app, speaker, [share]))
    case 'send': {
      const share =
        action.assignment === null
          ? onlyOf(app, speaker, action.plan)
          : (loadShare(app, action.assignment)?.share ?? null)
      if (!share) return ask(app, speaker, { ask: 'which_item', plan: action.plan, about: null, parked: [] })
      if (!mine(speaker, share)) return refuse(app, speaker, 'not_yours')
      return chosen(app, speaker, share, waiting)
    }
    case 'by_document':
      return own(app, speaker, action.assignment, (share) => askNumber(app, speaker, share, null))
    case 'done':
      return own(app, speaker, action.assignment, (share) =>
        settle(app, speaker, reportDone(app, share.row.id, handOf(speaker, share.row.unitId))),
      )
    case 'decline':
      return own(app, speaker, action.assignment, (share) => decline(app, speaker, share.row.id, action.what, null))
    case 'upload_link':
      if (action.assignment === null) return offerUpload(app, speaker, { share: null, because: 'asked' })
      return own(app, speaker, action.assignment, (share) => offerUpload(app, speaker, { share, because: 'asked' }))
    case 'plan_meant': {
      const plan = plansOfRole(app, speaker).find((one) => one.id === action.plan)
      return plan ? planChosen(app, speaker, plan, heard) : refuse(app, speaker, 'stale_button')
    }
    case 'file_for':
      return own(app, speaker, action.assignment, (share) => fileAnswer(app, speaker, share, action.parked))
    default:
      return organizerAct(app, speaker, action, pressed)
  }
}

const mine = (speaker: Speaker, share: Share): boolean => speaker.contacts.some((c) => c.unitId === share.row.unitId)

function own(app: App, speaker: Speaker, assignmentId: number, then: (share: Share) => void): void {
  const share = loadShare(app, assignmentId)?.share
  if (!share) return stale(app, speaker)
  if (!mine(speaker, share)) return refuse(app, speaker, 'not_yours')
  then(share)
}

/** The only item of a plan that can be sent, if there is just one. */
function onlyOf(app: App, speaker: Speaker, planId: number): Share | null {
  const items = openItems(app, speaker).filter((s) => s.task.planId === planId)
  const open = items.filter((s) => ANSWERABLE.has(s.life.state))
  return open.length === 1 ? open[0]! : items.length === 1 ? items[0]! : null
}
