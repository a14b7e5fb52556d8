// Whom an announcement is for, as its first words say: "cho Nghệ An, Hà Tĩnh: …", "mục III.5-2: …", "chưa gửi: …".
import { typed } from './acts.ts'

export type AudienceWords =
  | { kind: 'all' | 'missing' | 'unacknowledged' | 'technical' }
  | { kind: 'task'; ref: string }
  /** `named`: led by "cho", "gửi": it is meant as one, even where no unit goes by it. */
  | { kind: 'units'; text: string; named: boolean }

const LEAD = /^(?:(?:gui )?(?:cho|toi|den)|gui)(?: (?:cac|nhung))?(?: don vi| dau moi)? +/
const ALL = /^(?:(?:cho )?(?:tat ca|toan bo)(?: (?:cac )?(?:don vi|dau moi))?|all)$/
const MISSING = /^(?:cac |nhung )?(?:don vi |dau moi )?(?:chua (?:gui|nop)(?: .{0,40})?|con thieu|missing)$/
const UNACKNOWLEDGED = /^(?:cac |nhung )?(?:don vi |dau moi )?(?:chua (?:nhan|xac nhan)(?: .{0,40})?|unacknowledged)$/
const TECHNICAL = /^(?:cac |nhung )?(?:dau moi |can bo |phu trach )?(?:ky thuat|cntt|technical)$/
const TASK = /^(?:(?:cac )?(?:don vi )?(?:cua )?)?(?:muc|nhiem vu|nv|task) ?(\S+)$/
const URGENT = /^\(?(?:gap|urgent)\)?(?:\s*[:,.–-]\s*|\s+(?=(?:cho|gui|toi|den|muc|chua|ky thuat|tat ca)\b))/
const HEAD_MOST = 1200

/** Parts an announcement into whom it is for, whether it is urgent, and its text. Without such a head it is for all. */
export function readAnnouncement(said: string): { to: AudienceWords; urgent: boolean; text: string } {
  let text = said.normalize('NFC').trim()
  const mark = URGENT.exec(typed(text.slice(0, 40)).flat)
  const urgent = mark !== null
  if (mark) text = text.slice(mark[0].length).trim()
  const colon = text.indexOf(':')
  const rest = colon < 0 ? '' : text.slice(colon + 1).trim()
  if (colon < 1 || colon > HEAD_MOST || rest === '') return { to: { kind: 'all' }, urgent, text }
  const head = typed(text.slice(0, colon))
  const lead = LEAD.exec(head.flat)?.[0] ?? ''
  const flat = head.flat.slice(lead.length).trim()
  const task = TASK.exec(flat)
  if (ALL.test(flat)) return { to: { kind: 'all' }, urgent, text: rest }
  if (MISSING.test(flat)) return { to: { kind: 'missing' }, urgent, text: rest }
  if (UNACKNOWLEDGED.test(flat)) return { to: { kind: 'unacknowledged' }, urgent, text: rest }
  if (TECHNICAL.test(flat)) return { to: { kind: 'technical' }, urgent, text: rest }
  if (task)
    return { to: { kind: 'task', ref: head.said.slice(lead.length).trim().split(' ').at(-1)! }, urgent, text: rest }
  return { to: { kind: 'units', text: head.said.slice(lead.length).trim(), named: lead !== '' }, urgent, text: rest }
}
