// Presses that come twice, late, or on a message that time has overtaken: harmless, and answered with what holds now.
import type { Action } from '../core/notice.ts'
import { pressesSince } from '../store/inbox.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { planById } from '../store/plans.ts'
import { type App, channelOf, tell } from './app.ts'
import type { Heard } from './heard.ts'
import { plansOfContact, refuse, type Speaker } from './speaker.ts'
import { loadShare } from './world.ts'

/** Two taps on one button within this time are one. */
const DOUBLE_TAP_MS = 2_000

/** Taps that would only say the same again; for all others a second tap is told that it was done. */
const REPEATED: ReadonlySet<string> = new Set<Action['do']>([
  'acknowledge',
  'send',
  'card',
  'item',
  'source',
  'refile',
  'withdraw',
  'command',
])

/** Whether the same button was pressed by the same person a moment before. */
export function tappedTwice(app: App, action: Action, { inbound }: Heard): boolean {
  const { content } = inbound
  if (content.kind !== 'press' || !REPEATED.has(action.do)) return false
  const before = pressesSince(app.db, app.now() - DOUBLE_TAP_MS)
  return before.some(
    (one) =>
      one.updateId !== inbound.updateId &&
      one.sender.id === inbound.sender.id &&
      one.chat.id === inbound.chat.id &&
      one.content.kind === 'press' &&
      one.content.data === content.data,
  )
}

/** A button whose item is no longer there: said so, with the current card. */
export function stale(app: App, speaker: Speaker): void {
  refuse(app, speaker, 'stale_button')
  for (const contact of speaker.contacts)
    for (const plan of plansOfContact(app, contact)) showCard(app, speaker, plan.id, contact.unitId, 'stale')
}

/** After an act from a message whose deadline has moved since: the act counts, and the current card follows, once. */
export function sayChanged(app: App, speaker: Speaker, row: OutboxRow): void {
  for (const { plan, unit } of movedSince(app, row)) {
    if (!speaker.contacts.some((c) => c.unitId === unit)) continue
    if (showCard(app, speaker, plan, unit, `changed:${row.id}`)) refuse(app, speaker, 'changed_since')
  }
}

/** The plan and unit of a message whose deadlines are no longer what it says. */
function movedSince(app: App, row: OutboxRow): { plan: number; unit: number }[] {
  const { notice } = row
  if (notice.kind === 'reminder')
    return notice.items
      .flatMap(({ assignmentId, dueStrict }) => {
        const share = dueStrict === null ? undefined : loadShare(app, assignmentId)?.share
        const due = share?.due.kind === 'due' ? share.due.due.strict : null
        return share && due !== dueStrict ? [{ plan: share.task.planId, unit: share.row.unitId }] : []
      })
      .slice(0, 1)
  const shows = notice.kind === 'announcement' || notice.kind === 'nudge' || notice.kind === 'event_changed'
  if (!shows || row.edits !== null) return []
  const changedAt = planById(app.db, notice.plan)?.eventChangedAt ?? null
  const shown = row.sentAt ?? row.createdAt
  return changedAt !== null && changedAt > shown && !currentCard(app, row)
    ? [{ plan: notice.plan, unit: notice.unit }]
    : []
}

/** Where messages can be edited the card itself says what holds now. */
const currentCard = (app: App, row: OutboxRow): boolean =>
  row.notice.kind === 'announcement' &&
  channelOf(app, { channel: row.toChannel, bot: row.toBot })?.abilities.edit === true

function showCard(app: App, speaker: Speaker, plan: number, unit: number, why: string): boolean {
  const { identity, person } = speaker
  const slot = Math.floor(app.now() / 60_000)
  const key = `card:${why}:${plan}:${unit}:${identity.id}:${why === 'stale' ? slot : ''}`
  const to = { lane: 'reply', personId: person.id, identityId: identity.id, key } as const
  return tell(app, to, { kind: 'announcement', plan, unit }) !== null
}
