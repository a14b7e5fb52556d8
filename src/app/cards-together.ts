// Where a platform counts messages, the cards of somebody's several units are one message, and so is the echo of their "OK".
import type { Notice } from '../core/notice.ts'
import { change, type OutboxRow, waitingCards } from '../store/outbox.ts'
import type { App, ChannelInfo } from './app.ts'
import type { Speaker } from './speaker.ts'

type Announcement = Extract<Notice, { kind: 'announcement' }>
type Acknowledged = Extract<Notice, { kind: 'acknowledged' }>

/** Units whose items one message names; those of more are further messages. */
const MOST = 12

const counts = (info: ChannelInfo | undefined): boolean => info?.abilities.capacity !== undefined

export interface Together {
  notice: Notice
  /** Rows whose cards go with it. */
  others: OutboxRow[]
}

/** The announcement of a row with those of the person's other units in the same plan that may go now. */
export function cardsTogether(app: App, row: OutboxRow, info: ChannelInfo): Together {
  const { notice } = row
  if (notice.kind !== 'announcement' || !counts(info) || row.personId === null || notice.page !== undefined)
    return { notice, others: [] }
  const fits = ({ notice: other, ...one }: OutboxRow): boolean =>
    other.kind === 'announcement' &&
    other.plan === notice.plan &&
    other.page === undefined &&
    other.urgentBy === notice.urgentBy &&
    one.id !== row.id &&
    one.lane === row.lane &&
    one.identityId === row.identityId &&
    one.edits === null &&
    one.copies === 0
  const room = MOST - 1 - (notice.also?.length ?? 0)
  const others = waitingCards(app.db, row.personId, app.now()).filter(fits).slice(0, Math.max(0, room))
  if (others.length === 0) return { notice, others }
  const units = others.flatMap(({ notice: other }) => [
    (other as Announcement).unit,
    ...((other as Announcement).also ?? []),
  ])
  const also = [...new Set([...(notice.also ?? []), ...units])].filter((unit) => unit !== notice.unit)
  return { notice: { ...notice, also }, others }
}

/** What went along is not said again. */
export function mergeRows(app: App, others: readonly OutboxRow[]): void {
  for (const { id } of others) change(app.db, id, { state: 'dropped', reason: 'merged' })
}

/** The units whose cards a message is. */
export const unitsOfCard = (notice: Notice): number[] =>
  notice.kind === 'announcement' ? [notice.unit, ...(notice.also ?? [])] : notice.kind === 'card' ? [notice.unit] : []

/** One echo for each plan where messages are counted, else one for each card. */
export function acknowledgedTogether(
  app: App,
  { identity }: Speaker,
  entries: readonly Omit<Acknowledged, 'kind'>[],
): Omit<Acknowledged, 'kind'>[] {
  const info = app.ports.channels().find((c) => c.name === identity.channel && c.bot === identity.bot)
  if (!counts(info)) return [...entries]
  const plans = [...new Set(entries.map(({ plan }) => plan))]
  return plans.map((plan) => {
    const [first, ...rest] = entries.filter((entry) => entry.plan === plan)
    const also = rest.map(({ unit }) => unit)
    const assignments = [first!, ...rest].flatMap((entry) => entry.assignments)
    return { ...first!, assignments, ...(also.length > 0 ? { also } : {}) }
  })
}
