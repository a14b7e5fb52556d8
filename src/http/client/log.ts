// The messages of one chat, in order and under their days, and the place of reading in them.
import { type BubbleContext, bubble } from './bubble.ts'
import { dayKey, longDay } from './dates.ts'
import { byId, make } from './dom.ts'
import type { ChatEvent, ChatMessage } from './wire.ts'

export interface LogView {
  clear(): void
  /** Shows what the event brings; new messages are followed where the newest was being read. */
  receive(event: ChatEvent, context: BubbleContext): void
  /** What stands there while there are no messages. */
  setEmpty(sentence: string): void
  /** The message as it was last shown. */
  message(id: string): ChatMessage | undefined
  /** Lets go of every button that still looks pressed. */
  release(): void
}

/** How near to the end, in pixels, counts as reading the end. */
const NEAR = 80

export function createLog(id: 'organizer' | 'unit'): LogView {
  const log = byId(`${id}-log`)
  const reading = followEnd(log, byId<HTMLButtonElement>(`${id}-below`))
  const shown = new Map<string, { message: ChatMessage; drawn: string; element: HTMLElement }>()

  const clear = (): void => {
    shown.clear()
    log.replaceChildren()
    reading.toEnd()
  }
  /** Shows a message that is new or has changed; one that stands there as it is stays untouched. */
  const place = (message: ChatMessage, context: BubbleContext, arriving: boolean): void => {
    const before = shown.get(message.id)
    const drawn = JSON.stringify(message)
    if (before?.drawn === drawn) return
    const element = bubble(message, context)
    if (before) replaceKeepingFocus(before.element, element)
    else {
      const last = [...shown.values()].at(-1)
      if (!last || dayKey(last.message.at, context.zone) !== dayKey(message.at, context.zone)) {
        log.append(make('h3', { class: 'day' }, make('span', {}, longDay(message.at, context.zone, context.words))))
      }
      if (arriving) element.classList.add('arriving')
      log.append(element)
    }
    shown.set(message.id, { message, drawn, element })
  }

  return {
    clear,
    receive({ whole, messages }, context) {
      const ids = new Set(messages.map((message) => message.id))
      // After a lost connection the whole chat comes again: what is read must not move. Another chat starts anew.
      if (whole && [...shown.keys()].some((key) => !ids.has(key))) clear()
      const count = shown.size
      const newest = messages.at(-1)
      const own = newest?.from === 'person' && !shown.has(newest.id)
      for (const message of messages) place(message, context, count > 0)
      reading.grown({ more: shown.size > count, own })
    },
    setEmpty(sentence) {
      log.dataset.empty = sentence
    },
    message: (key) => shown.get(key)?.message,
    release() {
      for (const button of log.querySelectorAll('.pressing')) button.classList.remove('pressing')
    },
  }
}

/** Keeps the newest message in view for whoever reads there, and nobody else's place moved. */
function followEnd(log: HTMLElement, below: HTMLButtonElement) {
  // Kept, not measured: a chat out of sight has no height.
  let following = true
  const toEnd = (): void => {
    following = true
    log.scrollTop = log.scrollHeight
    below.hidden = true
  }
  below.addEventListener('click', toEnd)
  log.addEventListener('scroll', () => {
    if (log.clientHeight === 0) return
    following = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR
    if (following) below.hidden = true
  })
  // Coming into sight, a keyboard that opens, a window made smaller: the newest message stays in view.
  new ResizeObserver(() => {
    if (following) toEnd()
  }).observe(log)
  return {
    toEnd,
    /** The chat has changed; with `own` by the person's own message, which is always shown. */
    grown({ more, own }: { more: boolean; own: boolean }): void {
      if (following || own) toEnd()
      else if (more) below.hidden = false
    },
  }
}

/** Swaps an edited message; a button that had the focus hands it to the one in its place. */
function replaceKeepingFocus(before: HTMLElement, after: HTMLElement): void {
  const buttons = [...before.querySelectorAll<HTMLElement>('.choice')]
  const focused = buttons.indexOf(document.activeElement as HTMLElement)
  before.replaceWith(after)
  if (focused < 0) return
  const choices = after.querySelectorAll<HTMLElement>('.choice')
  choices[Math.min(focused, choices.length - 1)]?.focus({ preventScroll: true })
}
