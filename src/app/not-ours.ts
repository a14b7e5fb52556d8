// "Không thuộc chức năng" and "không tham gia": the organizer's answer, taking it back, and opening an item again.

import { fold } from '../core/fold.ts'
import type { TalkAction } from '../core/talk.ts'
import { changeSubmission } from '../store/assignments.ts'
import { answered, type Waiting } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import { type Acted, doAct } from './acts.ts'
import { type App, tell } from './app.ts'
import { askFor } from './asking.ts'
import { contactActor, itemsNumbered, oneOf, openItems } from './items-of.ts'
import { refusalCode } from './refusals.ts'
import { unitOfOrganizer } from './review.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { bulkTime, contactsToTell, tellOrganizers } from './telling.ts'
import { undoably, withUndo } from './undoing.ts'
import { loadShare, type Share } from './world.ts'

type Decide = Extract<TalkAction, { do: 'not_ours' }>

/** The organizer's press under a claim: granted at once, refused with a reason if there is one. */
export function decideNotOurs(app: App, speaker: Speaker, { assignment, what }: Decide): void {
  const share = loadShare(app, assignment)?.share
  if (!share) return refuse(app, speaker, 'stale_button')
  if (share.life.notOurs === null) return refuse(app, speaker, 'no_request')
  if (what !== 'refuse') return decide(app, speaker, share, what === 'grant', null)
  askFor(
    app,
    speaker,
    'not_ours_refusal',
    { plan: share.task.planId, about: share.row.id },
    { kind: 'not_ours_question', assignment },
  )
}

/** The reason of a refusal, typed. */
export function notOursAnswered(app: App, speaker: Speaker, waiting: Waiting, text: string): void {
  const share = waiting.about === null ? undefined : loadShare(app, waiting.about)?.share
  if (!share) return refuse(app, speaker, 'stale_button')
  const plainly = /^(?:khong(?: neu)?(?: ly do)?|ko|bo qua|no)$/.test(fold(text))
  decide(app, speaker, share, false, plainly ? null : text.normalize('NFC').trim())
}

function decide(app: App, speaker: Speaker, share: Share, granted: boolean, reason: string | null): void {
  const scope = { assignments: [share.row.id] }
  const act = granted ? 'declined' : 'not_ours_refused'
  const { result: acted, undo } = undoably(app, speaker, act, scope, (): Acted => {
    const { planId } = share.task
    const done = doAct(
      app,
      share.row.id,
      { kind: 'decide_not_ours', granted },
      { kind: 'organizer', person: speaker.person.id, unit: unitOfOrganizer(app, planId, speaker.person.id) },
      byOf(speaker),
    )
    if (!done.ok) return done
    const claim = share.submissions.findLast((s) => s.way === 'declined')
    if (claim) {
      const decision = { decidedAt: app.now(), decidedBy: speaker.person.id }
      changeSubmission(app.db, claim.id, { ...decision, state: granted ? 'accepted' : 'returned' })
    }
    const contacts = contactsToTell(app, planId, share.row.unitId)
    const asker = contacts.filter((c) => c.personId === claim?.personId)
    for (const { personId } of asker.length > 0 ? asker : contacts)
      tell(
        app,
        {
          lane: 'bulk',
          personId,
          key: `not_ours_told:${share.row.id}:${share.life.notOurs?.at}:${personId}`,
          notBefore: bulkTime(app),
        },
        { kind: 'not_ours_told', assignment: share.row.id, granted, reason },
      )
    return done
  })
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  answered(app.db, speaker.identity.id)
  answer(app, speaker, { kind: 'not_ours_decided', assignment: share.row.id, granted, reason, ...withUndo(undo) })
}

/** What a contact's unit has declined, or says is not theirs. */
const given = (app: App, speaker: Speaker): Share[] =>
  openItems(app, speaker).filter((s) => s.life.state === 'declined' || s.life.notOurs !== null)

/**
 * "Chúng tôi sẽ tham gia": of several, the one that is named or replied to, else asked.
 * @returns false where nothing was declined, so that the words mean something else
 */
export function takePart(app: App, speaker: Speaker, no: number | null, replied: Share | null): boolean {
  const declined = given(app, speaker)
  if (declined.length === 0) return false
  const named = no === null ? replied : oneOf(itemsNumbered(app, speaker, no), declined)
  const share = named
    ? declined.find((s) => s.row.id === named.row.id)
    : declined.length === 1
      ? declined[0]
      : undefined
  if (share) takeBack(app, speaker, share)
  else answer(app, speaker, { kind: 'take_back_which', assignments: declined.map((s) => s.row.id) })
  return true
}

export function takeBack(app: App, speaker: Speaker, share: Share): void {
  const acted = transact(app.db, (): Acted => {
    const done = doAct(
      app,
      share.row.id,
      { kind: 'take_back', via: 'chat' },
      contactActor(speaker, share.row.unitId),
      byOf(speaker),
      speaker.at,
    )
    if (done.ok)
      tellOrganizers(
        app,
        share.task.planId,
        { kind: 'taken_back', assignment: share.row.id },
        { key: `taken_back:${share.row.id}:${speaker.at}`, except: speaker.person.id },
      )
    return done
  })
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  answer(app, speaker, { kind: 'take_back_done', assignment: share.row.id })
}

/** The organizer opens an item again that was declined: the unit is told and reminded as before. */
export function reopenItem(app: App, speaker: Speaker, assignment: number): void {
  const share = loadShare(app, assignment)?.share
  if (!share) return refuse(app, speaker, 'stale_button')
  if (share.life.state !== 'declined') return refuse(app, speaker, 'already_done')
  const { planId } = share.task
  const scope = { assignments: [assignment] }
  const { result: acted, undo } = undoably(app, speaker, 'reopened', scope, (): Acted => {
    const done = doAct(
      app,
      assignment,
      { kind: 'reopen' },
      { kind: 'organizer', person: speaker.person.id, unit: unitOfOrganizer(app, planId, speaker.person.id) },
      byOf(speaker),
    )
    if (!done.ok) return done
    for (const { personId } of contactsToTell(app, planId, share.row.unitId))
      tell(app, { lane: 'bulk', personId, notBefore: bulkTime(app) }, { kind: 'reopened', assignment })
    return done
  })
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  answer(app, speaker, { kind: 'reopen_done', assignment, ...withUndo(undo) })
}
