// What a contact's taps on a card do: pages, one item by itself, the plan's own words. Rights are checked at each tap.
import type { UnitAction } from '../core/card-notice.ts'
import { cardsOf } from '../store/assignments.ts'
import { latestVersion, type Plan, planById } from '../store/plans.ts'
import { type App, channelOf, tell } from './app.ts'
import { refile, withdraw } from './hand-in-acts.ts'
import type { Heard } from './heard.ts'
import { planFile } from './plan-file.ts'
import { stale } from './presses.ts'
import { answer, refuse, type Speaker } from './speaker.ts'
import { loadShare, type Share } from './world.ts'

export type TapAction = Exclude<UnitAction, { do: 'command' }>

const TAPS: ReadonlySet<string> = new Set<TapAction['do']>(['card', 'item', 'source', 'withdraw', 'refile'])

/** Is this one of the taps that are answered here? */
export const isTap = (action: { do: string }): action is TapAction => TAPS.has(action.do)

export function tap(app: App, speaker: Speaker, action: TapAction, heard: Heard): void {
  switch (action.do) {
    case 'card':
      return turn(app, speaker, action, heard)
    case 'item':
      return ofUnit(app, speaker, action.assignment, (share) =>
        answer(app, speaker, { kind: 'item', plan: share.task.planId, assignment: share.row.id }),
      )
    case 'source':
      return ofUnit(app, speaker, action.assignment, (share) => source(app, speaker, share))
    case 'withdraw':
      return withdraw(app, speaker, action.submission)
    case 'refile':
      return refile(app, speaker, action.submission, action.to)
    default:
      return action satisfies never
  }
}

/** The card is turned in place; from any other message, or where nothing can be edited, the page is a new card. */
function turn(app: App, speaker: Speaker, action: Extract<TapAction, { do: 'card' }>, { inbound }: Heard): void {
  const { plan, unit, page } = action
  const { identity, person } = speaker
  if (!speaker.contacts.some((c) => c.unitId === unit)) return refuse(app, speaker, 'not_yours')
  if (planById(app.db, plan)?.state !== 'active') return refuse(app, speaker, 'plan_closed')
  const card = cardsOf(app.db, plan, unit).find((c) => c.identityId === identity.id)
  const channel = channelOf(app, identity)
  const to = { lane: 'reply', personId: person.id, identityId: identity.id } as const
  if (card && card.messageId === inbound.answers && channel?.abilities.edit)
    tell(app, { ...to, edits: card.outboxId }, { kind: 'card', plan, unit, page })
  else tell(app, to, { kind: 'announcement', plan, unit, page })
}

/** The words at once; the document behind them once a day, however many items are looked up. */
export function source(app: App, speaker: Speaker, share: Share): void {
  const { planId } = share.task
  answer(app, speaker, { kind: 'source_words', plan: planId, assignment: share.row.id })
  const plan = planById(app.db, planId) as Plan
  if (typeof planFile(app, plan) === 'string') return
  const day = Math.floor(app.now() / DAY)
  const { identity, person } = speaker
  const key = `plan_file:${latestVersion(app.db, planId)?.id}:${identity.id}:${day}`
  tell(app, { lane: 'reply', personId: person.id, identityId: identity.id, key }, { kind: 'plan_file', plan: planId })
}

const DAY = 24 * 3600_000

function ofUnit(app: App, speaker: Speaker, assignmentId: number, then: (share: Share) => void): void {
  const share = loadShare(app, assignmentId)?.share
  if (!share) return stale(app, speaker)
  if (!speaker.contacts.some((c) => c.unitId === share.row.unitId)) return refuse(app, speaker, 'not_yours')
  then(share)
}
