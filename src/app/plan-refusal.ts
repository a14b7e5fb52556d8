// Why a document that an organizer sent was not read, as the code of the sentence that says what to do.
import type { RefusalCode } from '../core/notice.ts'

const CODES: Readonly<Record<string, RefusalCode>> = {
  secret: 'file_secret',
  not_a_plan: 'plan_not_a_plan',
  scan: 'plan_scan',
  wrong_text_layer: 'plan_text_layer',
  legacy_font: 'plan_old_font',
  encrypted: 'plan_locked',
  too_large: 'plan_too_large',
  unsupported: 'plan_kind',
}

/** @param code of the reader; `detail` names the kind of an unsupported file */
export const planRefusal = (code: string, detail?: string): RefusalCode =>
  code === 'unsupported' && detail === 'doc' ? 'plan_old_word' : (CODES[code] ?? 'plan_unreadable')
