// Where a platform counts messages, the cards of somebody's several units are one message, and so are nudges and the echo of an "OK".
import type { Notice } from '../core/notice.ts'
import { change, type OutboxRow, waitingOf } from '../store/outbox.ts'
import { type App, type ChannelInfo, channelOf } from './app.ts'
import type { Speaker } from './speaker.ts'

/** What is said to each unit and may be said to the person of several at once. */
type Joined = Extract<Notice, { kind: 'announcement' | 'nudge' }>
type Acknowledged = Extract<Notice, { kind: 'acknowledged' }>

/** Units whose items one message names; those of more are further messages. */
const MOST = 12

const counts = (info: ChannelInfo | undefined): boolean => info?.abilities.capacity !== undefined

export interface Together {
  notice: Notice
  /** Rows that go with it. */
  others: OutboxRow[]
}

/** The announcement or nudge of a row with those of the person's other units in the same plan that may go now. */
export function cardsTogether(app: App, row: OutboxRow, info: ChannelInfo): Together {
  const { notice } = row
  const alone = { notice, others: [] }
  if (!isJoined(notice) || !counts(info) || row.personId === null) return alone
  const fits = ({ notice: other, ...one }: OutboxRow): boolean =>
    isJoined(other) &&
    sameBut(notice, other) &&
    one.id !== row.id &&
    one.lane === row.lane &&
    one.identityId === row.identityId &&
    one.edits === null &&
    one.copies === 0
  const room = MOST - 1 - (notice.also?.length ?? 0)
  const others = waitingOf(app.db, row.personId, notice.kind, app.now()).filter(fits).slice(0, Math.max(0, room))
  return others.length === 0
    ? alone
    : {
        notice: joined(
          notice,
          others.map((one) => one.notice as Joined),
        ),
        others,
      }
}

const isJoined = (notice: Notice): notice is Joined =>
  (notice.kind === 'announcement' && notice.page === undefined) || notice.kind === 'nudge'

/** Do two say the same of different units? */
function sameBut(one: Joined, other: Joined): boolean {
  if (one.plan !== other.plan) return false
  if (one.kind === 'nudge') return other.kind === 'nudge' && one.by === other.by && one.urgent === other.urgent
  return other.kind === 'announcement' && one.urgentBy === other.urgentBy
}

function joined(notice: Joined, others: readonly Joined[]): Joined {
  const units = others.flatMap((other) => [other.unit, ...(other.also ?? [])])
  const also = [...new Set([...(notice.also ?? []), ...units])].filter((unit) => unit !== notice.unit)
  if (notice.kind === 'announcement') return { ...notice, also }
  const assignments = others.flatMap((other) => (other.kind === 'nudge' ? other.assignments : []))
  return { ...notice, also, assignments: [...new Set([...notice.assignments, ...assignments])] }
}

/** What went along is not said again. */
export function mergeRows(app: App, others: readonly OutboxRow[]): void {
  for (const { id } of others) change(app.db, id, { state: 'dropped', reason: 'merged' })
}

/** The units whose cards a message is. */
export const unitsOfCard = (notice: Notice): number[] =>
  notice.kind === 'announcement' ? unitsOf(notice) : notice.kind === 'card' ? [notice.unit] : []

/** The units that a message speaks to. */
export const unitsOf = ({ unit, also }: Joined): number[] => [unit, ...(also ?? [])]

/** One echo for each plan where messages are counted, else one for each card. */
export function acknowledgedTogether(
  app: App,
  { identity }: Speaker,
  entries: readonly Omit<Acknowledged, 'kind'>[],
): Omit<Acknowledged, 'kind'>[] {
  const info = channelOf(app, identity)
  if (!counts(info)) return [...entries]
  const plans = [...new Set(entries.map(({ plan }) => plan))]
  return plans.map((plan) => {
    const [first, ...rest] = entries.filter((entry) => entry.plan === plan)
    const also = rest.map(({ unit }) => unit)
    const assignments = [first!, ...rest].flatMap((entry) => entry.assignments)
    return { ...first!, assignments, ...(also.length > 0 ? { also } : {}) }
  })
}
