// What the rehearsal's page needs of the engine behind it: the port that the composition root fills.
import type { Instant } from '../core/time.ts'
import type { Advance, ChatMessage, Overview, Seat } from './client/wire.ts'
import type { PageWords } from './client/words.ts'

export type { Advance, ChatMessage, Overview, OverviewTask, Seat } from './client/wire.ts'

/** What came of an act by a person at a seat: done, or nothing of that name was there. */
export type ActResult = 'done' | 'no_seat' | 'no_message'

export interface RehearsalControl {
  readonly language: 'vi' | 'en'
  /** The page's own words; see `pageWords`. */
  readonly words: PageWords
  /** The zone that times are shown in: `Asia/Ho_Chi_Minh`. */
  readonly zone: string

  /** The simulated time. */
  now(): Instant
  /** Whether it is working time now; `note` says what kind of day it is otherwise, in words. */
  hours(): { working: boolean; note: string | null }
  /** The next thing that will happen by itself, named in words; null where nothing is to come. */
  nextAt(): { at: Instant; what: string } | null
  /** The number, else the title, of the plan at hand. */
  planName(): string | null

  /** The organizer's seat first, then one for each contact. */
  seats(): Seat[]
  /** A seat's messages, oldest first; an edited one keeps its id and its place. */
  chat(seat: string): ChatMessage[]
  markRead(seat: string): void
  /** The bytes behind a message's file; `id` is the last part of its `href` (`/r/files/<id>`). */
  file(id: string): { name: string; bytes: Uint8Array; picture?: boolean } | null

  say(seat: string, text: string): Promise<ActResult>
  press(seat: string, messageId: string, data: string): Promise<ActResult>
  /** Files chosen together carry the same `album`, as on the platforms that have albums; a single one has none. */
  upload(
    seat: string,
    name: string,
    bytes: Uint8Array,
    caption: string | null,
    album: string | null,
  ): Promise<ActResult>

  /** Moves the clock, letting everything due on the way happen in order; resolves with the new time. */
  advance(by: Advance): Promise<Instant>
  /** Replaces the plan; a document that cannot be read is a sentence for the person. */
  loadPlan(name: string, bytes: Uint8Array): Promise<{ ok: true } | { ok: false; sentence: string }>
  /** Back to the beginning: the same plan, empty chats, the first hour. */
  reset(): Promise<void>

  /** What the bot understood and where the plan stands, in ready words. */
  overview(): Overview
  /** Calls `listener` after any change that the page could show; the returned function ends that. */
  subscribe(listener: () => void): () => void
}
