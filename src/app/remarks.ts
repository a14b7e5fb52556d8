// Words of units that the bot did not understand: how an organizer answers them, or records what was meant.
import { referenceIn } from '../core/incoming.ts'
import type { TalkAction } from '../core/talk.ts'
import { answered } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { rowByKey } from '../store/outbox.ts'
import { identityById, peopleWithRole } from '../store/people.ts'
import { answerRemark, type Remark, remarkById } from '../store/remarks.ts'
import { doAct } from './acts.ts'
import { type App, channelOf, tell } from './app.ts'
import { askFor } from './asking.ts'
import { dayMeant } from './day-meant.ts'
import { ANSWERABLE } from './items-of.ts'
import { owed } from './plan-facts.ts'
import { refusalCode } from './refusals.ts'
import { unitOfOrganizer } from './review.ts'
import { answer, ask, byOf, refuse, type Speaker } from './speaker.ts'
import { declineAssignment, type Hand, submitDocument } from './submit.ts'
import { loadWorld, type Share } from './world.ts'

/** Asks for the answer; one that was answered already is shown with it. */
export function askRemarkAnswer(app: App, speaker: Speaker, id: number): void {
  const remark = remarkById(app.db, id)
  if (!remark) return refuse(app, speaker, 'stale_button')
  if (remark.answeredAt !== null) return answer(app, speaker, { kind: 'remark', remark: id })
  askFor(app, speaker, 'remark_answer', { plan: remark.planId, about: id }, { kind: 'remark_question', remark: id })
}

/** Sends an answer to whoever wrote; the other organizers see by whom. */
export function giveAnswer(app: App, speaker: Speaker, id: number, text: string): void {
  const remark = remarkById(app.db, id)
  const words = text.normalize('NFC').trim()
  if (!remark) return refuse(app, speaker, 'stale_button')
  if (words === '') return askRemarkAnswer(app, speaker, id)
  answered(app.db, speaker.identity.id)
  const kept = transact(app.db, () => keepAnswer(app, speaker, remark, words))
  answer(app, speaker, kept ? { kind: 'remark_done', remark: id } : { kind: 'remark', remark: id })
}

/** @returns false where somebody answered before */
function keepAnswer(app: App, speaker: Speaker, remark: Remark, text: string): boolean {
  if (!answerRemark(app.db, remark.id, { answer: text, answeredAt: app.now(), answeredBy: speaker.person.id }))
    return false
  record(app.db, {
    at: app.now(),
    ...byOf(speaker),
    action: 'remark_answered',
    object: remark.unitId === null ? `plan:${remark.planId}` : `unit:${remark.unitId}`,
    details: { remark: remark.id },
  })
  tell(
    app,
    { lane: 'reply', personId: remark.personId, key: `remark_answered:${remark.id}` },
    { kind: 'remark_answered', remark: remark.id },
  )
  showEverybody(app, remark)
  return true
}

/** The message that every organizer got about it is edited in place. */
function showEverybody(app: App, remark: Remark): void {
  for (const personId of peopleWithRole(app.db, 'organizer', remark.planId)) {
    const row = rowByKey(app.db, `remark:${remark.id}:person:${personId}`)
    const identity = row?.identityId ? identityById(app.db, row.identityId) : undefined
    const channel = row && channelOf(app, { channel: row.toChannel, bot: row.toBot })
    if (!row?.messageId || channel?.abilities.edit !== true) continue
    tell(
      app,
      { lane: 'reply', personId, ...(identity ? { identityId: identity.id } : {}), edits: row.id },
      { kind: 'remark', remark: remark.id },
    )
  }
}

type Means = Extract<TalkAction, { do: 'remark_means' }>

/** Records on behalf of the unit what its words meant; where several items could be meant, shows them all. */
export function remarkMeans(app: App, speaker: Speaker, { remark: id, what }: Means): void {
  const remark = remarkById(app.db, id)
  if (!remark || remark.unitId === null || remark.planId === null) return refuse(app, speaker, 'stale_button')
  const { unitId, planId } = remark
  const hand: Hand = {
    actor: { kind: 'organizer', person: speaker.person.id, unit: unitOfOrganizer(app, planId, speaker.person.id) },
    by: byOf(speaker),
    personId: speaker.person.id,
    identityId: speaker.identity.id,
    onBehalf: 'group_chat',
    at: speaker.at,
  }
  const open = owed(loadWorld(app, planId, [unitId]), unitId).filter((s) => ANSWERABLE.has(s.life.state))
  if (open.length === 0) return refuse(app, speaker, 'no_open_item')
  if (what === 'acknowledge') return acknowledge(app, speaker, remark, open, hand)
  const [only] = open
  if (!only || open.length > 1)
    return answer(app, speaker, { kind: 'on_behalf', plan: planId, unit: unitId, way: 'group_chat' })
  if (what === 'document') return document(app, speaker, remark, only, hand)
  const declined = declineAssignment(app, only.row.id, 'not_taking_part', null, hand)
  if (!declined.ok) return refuse(app, speaker, refusalCode(declined.refusal))
  recorded(app, speaker, remark, 'button-not-taking-part')
}

function acknowledge(app: App, speaker: Speaker, remark: Remark, open: Share[], hand: Hand): void {
  transact(app.db, () => {
    for (const share of open)
      doAct(app, share.row.id, { kind: 'acknowledge', via: 'group_chat' }, hand.actor, hand.by, hand.at)
  })
  recorded(app, speaker, remark, 'button-acknowledge')
}

function document(app: App, speaker: Speaker, remark: Remark, share: Share, hand: Hand): void {
  const { number, date } = referenceIn(remark.text)
  if (number === null)
    return ask(app, speaker, {
      ask: 'document_number',
      plan: share.task.planId,
      about: share.row.id,
      parked: [],
      onBehalf: 'group_chat',
    })
  const sent = submitDocument(app, share.row.id, { number, date: dayMeant(app, date) }, hand)
  if (!sent.ok) return refuse(app, speaker, refusalCode(sent.refusal))
  recorded(app, speaker, remark, 'button-by-document')
}

/** What was recorded is the answer, unless somebody gave one. */
function recorded(
  app: App,
  speaker: Speaker,
  remark: Remark,
  what: 'button-acknowledge' | 'button-by-document' | 'button-not-taking-part',
): void {
  const t = app.ports.texts(app.settings.language)
  giveAnswer(app, speaker, remark.id, t('remark-recorded', { what: t(what) }))
}
