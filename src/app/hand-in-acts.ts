// Taking back what was sent by mistake, and filing it under the right item: the record of both stays.
import { act } from '../core/assignment.ts'
import { filesOf, type Submission, submissionById, submissionsOf } from '../store/assignments.ts'
import { type Acted, doAct } from './acts.ts'
import type { App } from './app.ts'
import { contactActor, handOf } from './items-of.ts'
import { refusalCode } from './refusals.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { type Hand, submitFile } from './submit.ts'
import { tellOrganizers } from './telling.ts'
import { loadShare, settingsFor } from './world.ts'

/** Takes a submission back; the item is again as it was before, and organizers who were told that it waits hear of it. */
export function withdraw(app: App, speaker: Speaker, submissionId: number): void {
  const submission = submissionById(app.db, submissionId)
  const share = submission ? loadShare(app, submission.assignmentId)?.share : undefined
  if (!submission || !share) return refuse(app, speaker, 'stale_button')
  if (!speaker.contacts.some((c) => c.unitId === share.row.unitId)) return refuse(app, speaker, 'not_yours')
  const acted = takeBack(app, speaker, submission)
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  if (submission.state === 'waiting')
    tellOrganizers(
      app,
      share.task.planId,
      { kind: 'hand_in_withdrawn', submission: submissionId },
      { key: `withdrawn:${submissionId}`, except: speaker.person.id },
    )
  answer(app, speaker, { kind: 'withdrawn', submission: submissionId })
}

/** Takes a submission back without a word. */
export function takeBack(app: App, speaker: Speaker, submission: Submission): Acted {
  const { assignmentId } = submission
  const before = submissionsOf(app.db, [assignmentId]).filter(
    (s) => s.id !== submission.id && s.state !== 'withdrawn' && s.way !== 'declined',
  )
  const last = before.at(-1)
  const returned =
    last?.state === 'returned'
      ? { submission: last.id, reason: last.reason ?? '', at: last.decidedAt ?? last.at }
      : null
  const unit = loadShare(app, assignmentId)!.share.row.unitId
  const command = { kind: 'withdraw', submission: submission.id, returned, via: 'chat' } as const
  return doAct(app, assignmentId, command, contactActor(speaker, unit), byOf(speaker), speaker.at)
}

/** Files what was sent under another item of the unit, with the time at which it arrived; asks under which where not said. */
export function refile(app: App, speaker: Speaker, submissionId: number, to: number | null): void {
  const submission = submissionById(app.db, submissionId)
  const from = submission ? loadShare(app, submission.assignmentId) : null
  if (!submission || !from || submission.state !== 'waiting' || submission.way !== 'file')
    return refuse(app, speaker, submission?.state === 'accepted' ? 'already_done' : 'stale_button')
  if (!speaker.contacts.some((c) => c.unitId === from.share.row.unitId)) return refuse(app, speaker, 'not_yours')
  if (to === null) return answer(app, speaker, { kind: 'refile', submission: submissionId })
  const target = loadShare(app, to)
  if (!target || !speaker.contacts.some((c) => c.unitId === target.share.row.unitId))
    return refuse(app, speaker, 'not_yours')
  const { unitId } = target.share.row
  const hand: Hand = { ...handOf(speaker, unitId), at: submission.at }
  // Whether the other item takes it is asked before this one gives it up.
  const trial = act(
    target.share.life,
    { kind: 'submit', submission: -1, way: 'file', via: 'chat' },
    hand.actor,
    settingsFor(app, target.world, target.share),
    hand.at,
  )
  if (!trial.ok) return refuse(app, speaker, refusalCode(trial.refusal))
  const acted = takeBack(app, speaker, submission)
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  for (const file of filesOf(app.db, [submission.id]))
    submitFile(
      app,
      to,
      { hash: file.hash, name: file.name, platformId: file.platformId, album: submission.album },
      hand,
    )
}
