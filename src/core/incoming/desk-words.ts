// Words with which an organizer answers a preview or leaves a question be: "xác nhận", "không thực hiện", "thôi".
import type { AskCode } from '../notice.ts'
import type { TalkAsk } from '../talk.ts'
import { typed } from './acts.ts'

const CONFIRM = /^(?:xac nhan|dong y|dong y gui|gui di|confirm|yes)$/
const DISCARD =
  /^(?:khong|khong gui|khong gui nua|khong xac nhan|thoi|thoi khong|huy|huy bo|bo|bo qua|discard|cancel|no)$/
const LEAVE = /^(?:thoi|thoi khong|thoi de sau|de sau|never mind)$/
const LEAVE_FREELY = /^(?:huy|huy bo|bo qua|khong gui|khong gui nua|khong can nua|cancel)$/

/** Questions where "hủy" or "bỏ qua" can only mean that nothing is wanted any more. */
const FREELY: ReadonlySet<AskCode | TalkAsk> = new Set<AskCode | TalkAsk>([
  'announcement',
  'recording',
  'send_when',
  'return_reason',
  'remark_answer',
  'person_name',
  'person_position',
  'person_phone',
])
/** Others of the desk: "hủy" may be the answer itself there, as of an event. */
const OF_THE_DESK: ReadonlySet<AskCode | TalkAsk> = new Set<AskCode | TalkAsk>([
  ...FREELY,
  'event_date',
  'members',
  'deadline',
  'field',
  'extension_other',
  'extension_refusal',
  'not_ours_refusal',
])

const bare = (text: string): string => typed(text).flat.replace(/[.!\s]+$/, '')

/** Whether an organizer who was asked something says that nothing is wanted any more. */
export function leavesBe(text: string, asked: AskCode | TalkAsk): boolean {
  const said = bare(text)
  return (OF_THE_DESK.has(asked) && LEAVE.test(said)) || (FREELY.has(asked) && LEAVE_FREELY.test(said))
}

/** The answer to a preview that a text is; null where it is none. */
export function verdictIn(text: string): 'confirm' | 'discard' | null {
  const said = bare(text)
  return CONFIRM.test(said) ? 'confirm' : DISCARD.test(said) ? 'discard' : null
}

/** Whether a text says what stands on a button. */
export const saysLabel = (text: string, label: string): boolean => bare(text) === bare(label)
