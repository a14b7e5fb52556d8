// What an organizer types about the event: a date, "hoãn", "hủy", "tiếp tục", and what the change rests on.

import { dayOf, parseDayTime } from '../core/time.ts'
import { fold } from '../core/units.ts'
import type { App } from './app.ts'
import type { EventCommand } from './move-event.ts'

const WORDS: Record<string, EventCommand> = {
  hoan: { kind: 'postpone' },
  postpone: { kind: 'postpone' },
  huy: { kind: 'cancel' },
  cancel: { kind: 'cancel' },
  'tiep tuc': { kind: 'resume' },
  resume: { kind: 'resume' },
}
/** "theo Giấy mời số 12/GM-BNV": what the change rests on, without the word that leads to it. */
const BASIS = /\s*(?:,|;|\()?\s*(?:theo|căn cứ)\s+(.+?)\)?\s*$/iu

/** @returns what is left unread where it is no date and no word for one */
export function readEventWords(
  app: App,
  text: string,
): { ok: true; command: EventCommand; basis: string | null } | { ok: false; unread: string } {
  const said = text.normalize('NFC').trim()
  const basis = BASIS.exec(said)
  const when = basis ? said.slice(0, basis.index).trim() : said
  const word = WORDS[fold(when)]
  if (word) return { ok: true, command: word, basis: basis?.[1] ?? null }
  const parsed = parseDayTime(when, dayOf(app.now(), app.settings.calendar.zone))
  if (!parsed) return { ok: false, unread: when }
  return { ok: true, command: { kind: 'date', day: parsed.day, time: parsed.time }, basis: basis?.[1] ?? null }
}
