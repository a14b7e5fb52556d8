// The organizer's queue of requests for more time: one by one, another day, or all that wait in one act.
import { dayMeant } from '../core/day-words.ts'
import { fold } from '../core/fold.ts'
import type { DayProblem, TalkAction } from '../core/talk.ts'
import { dayOf, type Instant } from '../core/time.ts'
import { answered, type Waiting } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import type { Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { askFor } from './asking.ts'
import { decideExtension, type ExtensionVerdict, endMoot, waitingExtensions } from './extensions.ts'
import { refusalCode } from './refusals.ts'
import { unitOfOrganizer } from './review.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { undoably, withUndo } from './undoing.ts'
import { loadShare, loadWorld, type Share, type World } from './world.ts'

/** Shows the next request, or says that none waits. */
export function showExtension(app: App, speaker: Speaker, planId: number, after: number | null): void {
  const world = cleared(app, planId)
  const waiting = waitingExtensions(world)
  const place = after === null ? -1 : waiting.findIndex((s) => s.row.id === after)
  const share = waiting[place + 1] ?? waiting[0]
  if (!share) return refuse(app, speaker, 'no_extension_waits')
  answer(app, speaker, { kind: 'extension_item', assignment: share.row.id, asked: share.life.extension!.at })
}

/** The plan without requests that are moot. */
function cleared(app: App, planId: number): World {
  const world = loadWorld(app, planId)
  return transact(app.db, () => endMoot(app, world)) ? loadWorld(app, planId) : world
}

const actorOf = (app: App, speaker: Speaker, planId: number) =>
  ({ kind: 'organizer', person: speaker.person.id, unit: unitOfOrganizer(app, planId, speaker.person.id) }) as const

type Decide = Extract<TalkAction, { do: 'decide_extension' }>

export function decideByButton(app: App, speaker: Speaker, action: Decide): void {
  const loaded = loadShare(app, action.assignment)
  if (!loaded) return refuse(app, speaker, 'stale_button')
  const { share } = loaded
  if (share.life.extension === null || share.life.extension.at !== action.asked)
    return answer(app, speaker, { kind: 'extension_gone', assignment: share.row.id })
  switch (action.what) {
    case 'grant':
      return decide(app, speaker, share, action.asked, { granted: true, until: action.until })
    case 'plainly':
      return decide(app, speaker, share, action.asked, { granted: false, reason: null })
    case 'other':
    case 'refuse':
      return question(app, speaker, share, action.asked, action.what === 'other' ? 'other' : 'refusal', null)
    default:
      return action.what satisfies never
  }
}

function question(
  app: App,
  speaker: Speaker,
  share: Share,
  asked: Instant,
  about: 'other' | 'refusal',
  problem: DayProblem | null,
): void {
  askFor(
    app,
    speaker,
    about === 'other' ? 'extension_other' : 'extension_refusal',
    { plan: share.task.planId, about: share.row.id, draft: { asked } },
    { kind: 'extension_question', assignment: share.row.id, about, problem },
  )
}

function decide(app: App, speaker: Speaker, share: Share, asked: Instant, verdict: ExtensionVerdict): void {
  const act = verdict.granted ? 'extension_granted' : 'extension_refused'
  const { result: acted, undo } = undoably(app, speaker, act, { assignments: [share.row.id] }, () =>
    decideExtension(app, share, asked, verdict, actorOf(app, speaker, share.task.planId), byOf(speaker)),
  )
  if (!acted.ok && (acted.refusal.code === 'date_past' || acted.refusal.code === 'not_later'))
    return question(app, speaker, share, asked, 'other', acted.refusal.code)
  if (!acted.ok && acted.refusal.code === 'no_request')
    return answer(app, speaker, { kind: 'extension_gone', assignment: share.row.id })
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  answered(app.db, speaker.identity.id)
  answer(app, speaker, {
    kind: 'extension_decided',
    assignment: share.row.id,
    granted: verdict.granted,
    until: acted.share.life.extendedTo ?? share.life.extension!.until,
    reason: verdict.granted ? null : verdict.reason,
    ...withUndo(undo),
  })
}

/** "Không nêu lý do" and the like mean none. */
const NO_REASON = /^(?:khong(?: neu)?(?: co)?(?: ly do)?|ko|k|no(?: reason)?|khong can|bo qua|\.|-)$/

/** Another day or the reason of a refusal, typed. */
export function extensionAnswered(app: App, speaker: Speaker, waiting: Waiting, text: string): void {
  const share = waiting.about === null ? undefined : loadShare(app, waiting.about)?.share
  const asked = waiting.draft?.asked
  if (!share || asked === undefined) return refuse(app, speaker, 'stale_button')
  if (waiting.ask === 'extension_refusal') {
    const reason = NO_REASON.test(fold(text)) ? null : text.normalize('NFC').trim()
    return decide(app, speaker, share, asked, { granted: false, reason })
  }
  const today = dayOf(app.now(), app.settings.calendar.zone)
  const due = share.due.kind === 'due' ? share.due.due.lenientDay : null
  const until = dayMeant(text, { today, due, calendar: app.settings.calendar })
  if (until === null) return question(app, speaker, share, asked, 'other', 'unread')
  decide(app, speaker, share, asked, { granted: true, until })
}

/** What "Đồng ý tất cả" would grant, as it stands now. */
export const requestsOf = (app: App, planId: number) =>
  waitingExtensions(cleared(app, planId)).map((s) => ({ assignment: s.row.id, asked: s.life.extension!.at }))

/** Grants all that were shown and still stand, each until the day it asks for. */
export function grantAll(
  app: App,
  speaker: Speaker,
  plan: Plan,
  requests: readonly { assignment: number; asked: Instant }[],
): void {
  const actor = actorOf(app, speaker, plan.id)
  const scope = { assignments: requests.map(({ assignment }) => assignment) }
  const { result: granted, undo } = undoably(app, speaker, 'extension_granted', scope, () => {
    let count = 0
    for (const { assignment, asked } of requests) {
      const share = loadShare(app, assignment)?.share
      const verdict = { granted: true, until: null } as const
      if (share && decideExtension(app, share, asked, verdict, actor, byOf(speaker)).ok) count++
    }
    return count
  })
  const left = requests.length - granted
  answer(app, speaker, { kind: 'extensions_granted', plan: plan.id, granted, left, ...withUndo(undo) })
}
