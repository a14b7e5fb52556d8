// Server-sent events: tells every open page what changed, and only that.
import type { ChatEvent, ChatMessage, StateEvent } from './client/wire.ts'
import type { RehearsalControl } from './rehearsal-port.ts'

/** Changes closer together than this travel as one. */
const GATHER_MS = 25
/** A comment now and then, so that a dead connection is noticed by both ends. */
const BEAT_MS = 20_000
/** Unread bytes after which a page that does not read is let go; it connects again by itself. */
const BACKLOG = 8 * 1024 * 1024
/** Pages open at the same time; more is a fault or mischief. */
const MOST = 50

interface Listener {
  seats: readonly string[]
  sentState: string
  /** What each watched chat showed, by message id, as sent. */
  sentChats: Map<string, Map<string, string>>
  write(text: string): void
  end(): void
}

export interface EventHub {
  /** Opens a stream of `state` and of `chat` for the seats named; null when too many are open or it is closed. */
  open(seats: readonly string[]): Response | null
  /** Streams open now. */
  size(): number
  /** Ends every stream and the subscription; nothing can be opened afterwards. */
  close(): void
}

export function stateOf(control: RehearsalControl): StateEvent {
  return {
    now: control.now(),
    zone: control.zone,
    hours: control.hours(),
    next: control.nextAt(),
    plan: control.planName(),
    seats: control.seats(),
  }
}

/** @param onError hears of a control that throws while it is asked; the stream stays open */
export function createEventHub(control: RehearsalControl, onError: (error: unknown) => void): EventHub {
  const listeners = new Set<Listener>()
  let closed = false
  let gathering: NodeJS.Timeout | null = null

  const flush = (): void => {
    gathering = null
    if (listeners.size === 0) return
    try {
      const state = JSON.stringify(stateOf(control))
      for (const listener of listeners) tell(control, listener, state)
    } catch (error) {
      onError(error)
    }
  }
  const changed = (): void => {
    if (!gathering && !closed) gathering = setTimeout(flush, GATHER_MS)
  }
  const unsubscribe = control.subscribe(changed)
  const beat = setInterval(() => {
    for (const listener of listeners) listener.write(': \n\n')
  }, BEAT_MS)
  beat.unref()

  return {
    open(seats) {
      if (closed || listeners.size >= MOST) return null
      return openStream(listeners, seats, (listener) => {
        listener.write('retry: 1000\n\n')
        tell(control, listener, JSON.stringify(stateOf(control)))
      })
    },
    size: () => listeners.size,
    close() {
      closed = true
      unsubscribe()
      clearInterval(beat)
      if (gathering) clearTimeout(gathering)
      for (const listener of [...listeners]) listener.end()
    },
  }
}

function openStream(listeners: Set<Listener>, seats: readonly string[], greet: (listener: Listener) => void): Response {
  const encoder = new TextEncoder()
  let listener: Listener
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        listener = {
          seats,
          sentState: '',
          sentChats: new Map(),
          write(text) {
            if (!listeners.has(listener)) return
            controller.enqueue(encoder.encode(text))
            if ((controller.desiredSize ?? 0) < 0) listener.end()
          },
          end() {
            if (listeners.delete(listener)) controller.close()
          },
        }
        listeners.add(listener)
        try {
          greet(listener)
        } catch (error) {
          listeners.delete(listener)
          throw error
        }
      },
      cancel() {
        listeners.delete(listener)
      },
    },
    { highWaterMark: BACKLOG, size: (chunk) => chunk?.byteLength ?? 0 },
  )
  return new Response(stream, {
    headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' },
  })
}

function tell(control: RehearsalControl, listener: Listener, state: string): void {
  // Chats first: a page that sees the new time then already shows what happened on the way.
  for (const seat of listener.seats) {
    const event = chatChange(seat, control.chat(seat), listener.sentChats)
    if (event) listener.write(`event: chat\ndata: ${JSON.stringify(event)}\n\n`)
  }
  if (state !== listener.sentState) {
    listener.sentState = state
    listener.write(`event: state\ndata: ${state}\n\n`)
  }
}

/** What to send so that the page shows `messages`; null where it does already. */
function chatChange(
  seat: string,
  messages: ChatMessage[],
  sentChats: Map<string, Map<string, string>>,
): ChatEvent | null {
  const sent = sentChats.get(seat)
  const shown = new Map(messages.map((message) => [message.id, JSON.stringify(message)]))
  sentChats.set(seat, shown)
  // A message that is gone means another chat: start over.
  if (!sent || [...sent.keys()].some((id) => !shown.has(id))) return { seat, whole: true, messages }
  const news = messages.filter((message) => sent.get(message.id) !== shown.get(message.id))
  return news.length > 0 ? { seat, whole: false, messages: news } : null
}
