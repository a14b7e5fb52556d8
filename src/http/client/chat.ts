// One chat on the page: its messages in order, its days, its place of scrolling, and the line to write on.
import { type BubbleContext, bubble } from './bubble.ts'
import { dayKey, longDay } from './dates.ts'
import { byId, make, setText } from './dom.ts'
import type { ChatEvent, ChatMessage, Seat } from './wire.ts'
import type { PageWords } from './words.ts'

export interface ChatActs {
  say(seat: string, text: string): Promise<boolean>
  press(seat: string, message: string, data: string): Promise<boolean>
  /** Files chosen or dropped, with what stood on the writing line. */
  files(seat: string, files: File[], caption: string): Promise<boolean>
}

export interface ChatView {
  /** Which seat it shows; null for none yet. */
  seat(): string | null
  /** Turns to another seat, or shows what has changed about this one. */
  show(seat: Seat | null): void
  receive(event: ChatEvent, zone: string): void
  /** Puts the cursor on the writing line. */
  focus(): void
}

/** How near to the end, in pixels, counts as reading the end. */
const NEAR = 80

export function createChat(id: 'organizer' | 'unit', words: PageWords, acts: ChatActs): ChatView {
  const panel = byId(`panel-${id}`)
  const log = byId(`${id}-log`)
  const below = byId<HTMLButtonElement>(`${id}-below`)
  const shown = new Map<string, { message: ChatMessage; drawn: string; element: HTMLElement }>()
  let seat: Seat | null = null

  const empty = (): string => {
    if (!seat) return words['page-chat-choose']
    return words[id === 'organizer' ? 'page-chat-empty-organizer' : 'page-chat-empty-unit']
  }
  const clear = (): void => {
    shown.clear()
    log.replaceChildren()
    below.hidden = true
    following = true
  }
  // Whether the newest message is what the person reads. Kept, not measured: a chat out of sight has no height.
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

  const context = (zone: string): BubbleContext => ({
    words,
    zone,
    language: document.documentElement.lang,
    async onPress(message, data) {
      if (!seat) return
      const done = await acts.press(seat.id, message.id, data)
      const now = shown.get(message.id)
      // A press that changed nothing leaves the message as it was; its button must not stay pressed.
      if (!done || now?.message === message)
        for (const it of log.querySelectorAll('.pressing')) it.classList.remove('pressing')
    },
  })

  /** Shows a message that is new or has changed; one that stands there as it is stays untouched. */
  const place = (message: ChatMessage, zone: string, arriving: boolean): void => {
    const before = shown.get(message.id)
    const drawn = JSON.stringify(message)
    if (before?.drawn === drawn) return
    const element = bubble(message, context(zone))
    if (before) replaceKeepingFocus(before.element, element)
    else {
      const last = [...shown.values()].at(-1)
      if (!last || dayKey(last.message.at, zone) !== dayKey(message.at, zone)) {
        log.append(make('h3', { class: 'day' }, make('span', {}, longDay(message.at, zone, words))))
      }
      if (arriving) element.classList.add('arriving')
      log.append(element)
    }
    shown.set(message.id, { message, drawn, element })
  }

  wireWriting(id, panel, () => seat, acts)
  return {
    seat: () => seat?.id ?? null,
    show(next) {
      if (next?.id !== seat?.id) clear()
      seat = next
      panel.classList.toggle('no-seat', next === null)
      setText(byId(`${id}-title`), next?.title ?? words[id === 'organizer' ? 'page-organizer' : 'page-units'])
      setText(byId(`${id}-state`), next ? stateLine(id, next, words) : '')
      log.dataset.empty = empty()
      byId(`${id}-text`).setAttribute(
        'aria-label',
        next ? `${words['page-write-as']} ${next.title}` : words['page-write'],
      )
    },
    receive(event, zone) {
      if (event.seat !== seat?.id) return
      const ids = new Set(event.messages.map((message) => message.id))
      // After a lost connection the whole chat comes again: what is read must not move. Another chat starts anew.
      if (event.whole && (shown.size === 0 || [...shown.keys()].some((key) => !ids.has(key)))) clear()
      const count = shown.size
      const newest = event.messages.at(-1)
      const own = newest?.from === 'person' && !shown.has(newest.id)
      for (const message of event.messages) place(message, zone, count > 0)
      if (following || own) toEnd()
      else if (shown.size > count) below.hidden = false
    },
    focus: () => byId(`${id}-text`).focus({ preventScroll: true }),
  }
}

function stateLine(id: 'organizer' | 'unit', seat: Seat, words: PageWords): string {
  if (id === 'organizer') return [words['page-organizer'], seat.state].filter(Boolean).join(' · ')
  return seat.joined ? seat.state : [words['page-not-joined'], seat.state].filter(Boolean).join(' · ')
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

function wireWriting(id: 'organizer' | 'unit', panel: HTMLElement, seat: () => Seat | null, acts: ChatActs): void {
  const text = byId<HTMLTextAreaElement>(`${id}-text`)
  const picker = byId<HTMLInputElement>(`${id}-file`)
  const grow = (): void => {
    text.style.removeProperty('height')
    text.style.setProperty('height', `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`)
  }
  const hand = async (files: File[]): Promise<void> => {
    const to = seat()
    if (!to || files.length === 0) return
    const caption = text.value.trim()
    if (await acts.files(to.id, files, caption)) {
      if (id === 'unit' && text.value.trim() === caption) text.value = ''
      grow()
    }
  }
  byId<HTMLFormElement>(`${id}-form`).addEventListener('submit', async (event) => {
    event.preventDefault()
    const to = seat()
    const said = text.value.trim()
    if (!to || said === '') return
    text.value = ''
    grow()
    // What could not be sent comes back, unless something else has been written meanwhile.
    if (!(await acts.say(to.id, said)) && text.value === '' && seat()?.id === to.id) {
      text.value = said
      grow()
    }
  })
  text.addEventListener('input', grow)
  text.addEventListener('keydown', (event) => {
    // Enter also ends a syllable in Vietnamese input methods; that one is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    byId<HTMLFormElement>(`${id}-form`).requestSubmit()
  })
  picker.addEventListener('change', () => {
    const files = [...(picker.files ?? [])]
    picker.value = ''
    void hand(files)
  })
  text.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    void hand(files)
  })
  wireDrop(panel, hand)
}

function wireDrop(panel: HTMLElement, hand: (files: File[]) => Promise<void>): void {
  let inside = 0
  const over = (on: boolean): void => {
    panel.classList.toggle('dropping', on)
    if (!on) inside = 0
  }
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  panel.addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    inside++
    over(true)
  })
  panel.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault()
  })
  panel.addEventListener('dragleave', () => {
    inside--
    if (inside <= 0) over(false)
  })
  panel.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    over(false)
    void hand([...(event.dataTransfer?.files ?? [])])
  })
}
