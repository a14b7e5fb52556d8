// How a row of the outbox behaves when nobody can know whether it arrived: the core's view of it.
import type { OutboxRow as CoreRow, DeliveryKind } from '../core/delivery.ts'
import type { Notice, RefusalCode } from '../core/notice.ts'
import type { OutboxRow } from '../store/outbox.ts'

/** How a message behaves when nobody can know whether it arrived. */
export function deliveryKind(row: Pick<OutboxRow, 'notice' | 'lane'>): DeliveryKind {
  if (row.notice.kind === 'reminder') return 'reminder'
  // An edit that may not have arrived is made again by the next one, and is never a second copy.
  if (row.notice.kind === 'card') return 'reply'
  // A group is only pointed to what its contacts are told: rather once too few than twice.
  if (row.notice.kind === 'group_news') return 'reply'
  if (row.lane !== 'reply' || row.notice.kind === 'announcement') return 'assignment'
  return answersHandIn(row.notice) ? 'receipt' : 'reply'
}

const PLAN_REFUSED: ReadonlySet<RefusalCode> = new Set([
  'plan_unreadable',
  'plan_not_a_plan',
  'plan_scan',
  'plan_text_layer',
  'plan_old_font',
  'plan_locked',
  'plan_too_large',
  'plan_kind',
  'plan_old_word',
])

/** What tells a sender that a file, a document's number or a plan has come in, has not, or waits for a word more. */
function answersHandIn(notice: Notice): boolean {
  if (notice.kind === 'receipt' || notice.kind === 'understood') return true
  if (notice.kind === 'ask') return notice.ask === 'which_item_for_file'
  return notice.kind === 'refused' && (notice.code.startsWith('file_') || PLAN_REFUSED.has(notice.code))
}

/** After the last step before a deadline no other reminder comes in time to cover an uncertain one. */
function lastBeforeDeadline(notice: Notice): boolean {
  return notice.kind === 'reminder' && notice.items.some((i) => i.step === 'last_day' || i.step === 'overdue_5')
}

export const coreRow = (row: OutboxRow): CoreRow => ({
  id: row.id,
  kind: deliveryKind(row),
  lane: row.lane,
  state: row.state,
  attempts: row.attempts,
  copies: row.copies,
  createdAt: row.createdAt,
  notBefore: row.notBefore,
  expiresAt: row.expiresAt,
  lastBeforeDeadline: lastBeforeDeadline(row.notice),
  resent: row.copies > 0,
  moved: row.moved,
})
