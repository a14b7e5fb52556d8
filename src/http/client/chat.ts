// One chat on the page: whose it is, its messages, its writing line.
import { byId, setText } from './dom.ts'
import { createLog } from './log.ts'
import type { ChatEvent, Seat } from './wire.ts'
import type { PageWords } from './words.ts'
import { createWriting, type WritingActs } from './writing.ts'

export interface ChatActs extends WritingActs {
  press(seat: string, message: string, data: string): Promise<boolean>
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

export function createChat(id: 'organizer' | 'unit', words: PageWords, acts: ChatActs): ChatView {
  const log = createLog(id)
  const writing = createWriting(id, acts)
  let seat: Seat | null = null

  return {
    seat: () => seat?.id ?? null,
    show(next) {
      if (next?.id !== seat?.id) log.clear()
      seat = next
      writing.turnTo(next?.id ?? null)
      writing.setLabel(next ? `${words['page-write-as']} ${next.title}` : words['page-write'])
      log.setEmpty(emptyLine(id, next, words))
      byId(`panel-${id}`).classList.toggle('no-seat', next === null)
      setText(byId(`${id}-title`), next?.title ?? words[id === 'organizer' ? 'page-organizer' : 'page-units'])
      setText(byId(`${id}-state`), next ? stateLine(id, next, words) : '')
    },
    receive(event, zone) {
      const to = event.seat
      if (to !== seat?.id) return
      log.receive(event, {
        words,
        zone,
        language: document.documentElement.lang,
        async onPress(message, data) {
          const done = await acts.press(to, message.id, data)
          // A press that changed nothing leaves the message as it was; its button must not stay pressed.
          if (!done || log.message(message.id) === message) log.release()
        },
      })
    },
    focus: writing.focus,
  }
}

function emptyLine(id: 'organizer' | 'unit', seat: Seat | null, words: PageWords): string {
  if (!seat) return words['page-chat-choose']
  return words[id === 'organizer' ? 'page-chat-empty-organizer' : 'page-chat-empty-unit']
}

function stateLine(id: 'organizer' | 'unit', seat: Seat, words: PageWords): string {
  if (id === 'organizer') return [words['page-organizer'], seat.state].filter(Boolean).join(' · ')
  return seat.joined ? seat.state : [words['page-not-joined'], seat.state].filter(Boolean).join(' · ')
}
