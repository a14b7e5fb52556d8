// Choices as Telegram's inline keyboard.
import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Choice } from '../channel.ts'

/** Telegram names no limit; clients show about this much of a button that fills its row. */
const LONGEST_LABEL = 64
/** Bytes, not letters: an accented Vietnamese letter takes two or three. */
const LONGEST_DATA = 64

/** Cuts at the border of a whole letter, never inside an accent or an emoji, and marks the cut. */
export function shorten(label: string, limit: number = LONGEST_LABEL): string {
  if (label.length <= limit) return label
  let kept = ''
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(label)) {
    if (kept.length + segment.length > limit - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** True where Telegram would take every button's data (1 to 64 bytes). */
export const fitsButtons = (choices: Choice[][]): boolean =>
  choices.flat().every((choice) => {
    if (!('data' in choice)) return true
    const bytes = Buffer.byteLength(choice.data)
    return bytes >= 1 && bytes <= LONGEST_DATA
  })

/** Null where there is nothing to choose. */
export function keyboard(choices: Choice[][]): InlineKeyboardMarkup | null {
  const rows = choices.filter((row) => row.length > 0)
  if (rows.length === 0) return null
  return {
    inline_keyboard: rows.map((row) =>
      row.map((choice) => {
        const text = shorten(choice.label)
        return 'url' in choice ? { text, url: choice.url } : { text, callback_data: choice.data }
      }),
    ),
  }
}
