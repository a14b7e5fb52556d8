// Messages that bring an older one up to date: which one that is, and when there is nothing to change.
import type { Notice } from '../core/notice.ts'
import { cardsOf } from '../store/assignments.ts'
import { type OutboxRow, rowById } from '../store/outbox.ts'
import type { App } from './app.ts'
import type { Address } from './ways.ts'

/** What only brings an older message up to date: nothing where none can be edited. */
export const onlyAsEdit = ({ edits, notice }: OutboxRow): boolean =>
  edits !== null && (notice.kind === 'card_moved' || (notice.kind === 'group_news' && notice.again === true))

/** The message to edit: that of the card the row was made for; gone where the card was never sent. */
export function editTarget(app: App, row: OutboxRow, to: Address): string | null | 'gone' {
  if (row.edits === null) return null
  if (row.notice.kind === 'card_moved') return row.notice.message
  const kept =
    row.notice.kind === 'review' ||
    row.notice.kind === 'remark' ||
    row.notice.kind === 'ask' ||
    row.notice.kind === 'group_news'
  if (kept) return walkedMessage(app, row.edits, to)
  if (!('unit' in row.notice) || !('plan' in row.notice)) return null
  const { plan, unit } = row.notice
  if (plan === null || unit === null) return null
  const card = cardsOf(app.db, plan, unit).find((c) => c.identityId === to.identityId)
  return card ? card.messageId : 'gone'
}

/** The walk through a plan goes on in its own message; where that is not at hand, in a new one. */
function walkedMessage(app: App, rowId: number, to: Address): string | null {
  const before = rowById(app.db, rowId)
  const here = before?.toChannel === to.channel && before.toBot === to.bot && before.toChat === to.chat
  return here ? before.messageId : null
}

export const unchanged = (last: OutboxRow, html: string, choices: unknown): boolean =>
  last.html === html && JSON.stringify(last.choices ?? []) === JSON.stringify(choices)

/** A card that is brought up to date stays on the page that the person turned to. */
export function onSamePage(notice: Notice, shown: Notice | undefined): Notice {
  if (notice.kind !== 'card' || notice.page !== undefined) return notice
  const page = shown?.kind === 'card' || shown?.kind === 'announcement' ? shown.page : undefined
  return page === undefined ? notice : { ...notice, page }
}
