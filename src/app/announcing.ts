// Putting an announcement up for confirmation: its words, whom it is for, and answers of contacts to it.
import { readAnnouncement } from '../core/incoming/audience.ts'
import type { Audience } from '../core/notice.ts'
import { isMarkedText, isSecretMark } from '../core/secrecy.ts'
import { type Bulletin, bulletinById } from '../store/bulletins.ts'
import { lastUnasked, type OutboxRow, rowByMessage } from '../store/outbox.ts'
import type { Plan } from '../store/plans.ts'
import { changeProposal, proposalById } from '../store/proposals.ts'
import type { App } from './app.ts'
import type { Heard } from './heard.ts'
import { unitOfPlan } from './plan-units.ts'
import { propose } from './proposing.ts'
import { recordSecret } from './secret-arrives.ts'
import { findTask } from './settle-task.ts'
import { answer, refuse, type Speaker } from './speaker.ts'
import { unitsMeant } from './units-meant.ts'

/** Reads "cho Nghệ An, Hà Tĩnh: …" and shows what would be sent. Nothing is kept of what bears a mark of secrecy. */
export function proposeAnnouncement(app: App, speaker: Speaker, plan: Plan, said: string): void {
  const { to, urgent, text, whole } = readAnnouncement(said)
  if (isMarkedText(said) || isMarkedText(text) || text.split('\n').some(isSecretMark)) {
    recordSecret(app, speaker.person.id, speaker.identity.channel)
    return refuse(app, speaker, 'file_secret')
  }
  const timed = urgent ? { when: { kind: 'urgent' as const } } : {}
  const put = (audience: Audience, words = text) =>
    propose(app, speaker, plan.id, { kind: 'announce', text: words, audience, ...timed })
  if (to.kind === 'task') {
    const task = findTask(app, plan.id, to.ref)
    return task ? put({ kind: 'task', task: task.id }) : refuse(app, speaker, 'task_unknown', to.ref)
  }
  if (to.kind !== 'units') return put({ kind: to.kind })
  const { units, unclear } = unitsMeant(app, plan, to.text)
  if (unclear.length === 0) return put({ kind: 'units', units })
  // A sentence with a colon is no list of units; "cho …" is one, and what is unclear in it is not sent to anybody.
  if (units.length === 0 && !to.named) return put({ kind: 'all' }, whole)
  const [first] = unclear
  refuse(
    app,
    speaker,
    unitOfPlan(app, plan, first!.name).kind === 'several' ? 'unit_ambiguous' : 'unit_unknown',
    unclear.map((u) => u.name).join('; '),
  )
}

/** Another audience for an announcement that waits; it is shown again. */
export function chooseAudience(
  app: App,
  speaker: Speaker,
  id: number,
  to: Exclude<Audience['kind'], 'units' | 'task'>,
): void {
  const row = proposalById(app.db, id)
  if (row?.args.kind !== 'announce') return refuse(app, speaker, 'stale_button')
  if (row.usedAt !== null) return answer(app, speaker, { kind: 'acted_before', proposal: id, again: null })
  changeProposal(app.db, id, { ...row.args, audience: { kind: to } }, app.now())
  answer(app, speaker, { kind: 'proposal', proposal: id })
}

export interface Answered {
  bulletin: Bulletin
  unitId: number
}

const answeredBy = (app: App, row: OutboxRow | undefined): Answered | null => {
  if (row?.notice.kind !== 'bulletin') return null
  const bulletin = bulletinById(app.db, row.notice.bulletin)
  return bulletin ? { bulletin, unitId: row.notice.unit } : null
}

/** The announcement that a message replies to, as the platform says. */
export function bulletinReplied(app: App, speaker: Speaker, heard: Heard): Answered | null {
  const { inbound } = heard
  if (inbound.answers === null || inbound.content.kind !== 'text') return null
  const { channel, bot } = speaker.identity
  return answeredBy(app, rowByMessage(app.db, channel, bot, inbound.chat.id, inbound.answers))
}

/** The announcement that was the last thing the speaker was sent unasked: free words most likely answer it. */
export const bulletinBefore = (app: App, speaker: Speaker): Answered | null =>
  answeredBy(app, lastUnasked(app.db, speaker.identity.id))
