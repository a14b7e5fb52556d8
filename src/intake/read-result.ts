// What comes of reading a document: a plan with its lines, or a code that says why not.
import type { PlanDocument } from '../core/plan-document.ts'

/** Why a document cannot be read; for each there is a sentence that says what to do. */
export const READ_FAILURES = [
  'empty',
  'not_a_plan',
  'scan',
  'corrupt',
  'unsupported',
  'encrypted',
  'too_large',
  'secret',
  'wrong_text_layer',
  'legacy_font',
  'timeout',
] as const
export type ReadFailure = (typeof READ_FAILURES)[number]

/** `lines` is the extracted text; line n of a question or source is `lines[n - 1]`. */
export type ReadResult =
  | { ok: true; plan: PlanDocument; lines: string[] }
  | { ok: false; code: ReadFailure; detail?: string }
