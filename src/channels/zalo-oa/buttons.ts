// Choices as buttons of an Official Account, and a pressed one back: it returns as a text that the person seems to have sent.
import { shorten } from '../../core/markup.ts'
import type { Choice } from '../channel.ts'

/** Under one message. */
export const MOST_BUTTONS = 5
const LONGEST_TITLE = 100
const LONGEST_PAYLOAD = 1000

/** What begins with it passes the console's filter, which drops all other texts where somebody has switched it on. */
const MARK = '#'
/** Our tokens hold letters, digits and dots, two of them at least; nobody types such a word by accident. */
const TOKEN = /^#([\w-]+(?:\.[\w-]+){2,})$/

/** The token of a button that was pressed; null for what somebody wrote. Whether it is ours is for others to prove. */
export const tokenIn = (text: string): string | null => TOKEN.exec(text.trim())?.[1] ?? null

/** Whether Zalo would take them, and each press would be known again. */
export const fitsButtons = (choices: Choice[][]): boolean =>
  choices.flat().length <= MOST_BUTTONS &&
  choices
    .flat()
    .every((choice) =>
      'url' in choice
        ? /^https?:\/\//.test(choice.url) && choice.url.length <= LONGEST_PAYLOAD
        : tokenIn(MARK + choice.data) === choice.data && choice.data.length < LONGEST_PAYLOAD,
    )

/** The attachment that shows them, one under the other; null where there is nothing to choose. */
export function buttonsOf(choices: Choice[][]): object | null {
  const buttons = choices.flat().map((choice) => {
    const title = shorten(choice.label, LONGEST_TITLE)
    return 'url' in choice
      ? { title, type: 'oa.open.url', payload: { url: choice.url } }
      : { title, type: 'oa.query.hide', payload: MARK + choice.data }
  })
  return buttons.length === 0 ? null : { type: 'template', payload: { buttons } }
}
