// What the organizers' pages need of the program behind them: the port that the composition roots fill.
import type { App } from '../../app/app.ts'
import type { Visitor } from '../../app/visitor.ts'

export type Brought =
  | { ok: true; plan: string; kind: 'new' | 'unchanged' | 'revised' }
  /** It changes a plan that is stored; nothing is done before that was seen and confirmed. */
  | { ok: true; plan: string; kind: 'offered'; proposal: number }
  /** The one sentence that says what to do. */
  | { ok: false; sentence: string }

export interface OrganizerPort {
  language: 'vi' | 'en'
  /** The use cases of the moment; null while a rehearsal begins anew. */
  app(): App | null
  /** Runs one act after those that came before it; what it brings about is sent before the page answers. */
  act<T>(work: (app: App) => T): Promise<T>
  /** In a rehearsal, who organizes it: nobody signs in. Null: people sign in. */
  seated: ((app: App) => number | null) | null
  /** Reads a document: a plan is stored, a change to one is offered. */
  bring(name: string, bytes: Uint8Array, by: Visitor): Promise<Brought>
  /** Where the pages are seen from outside; cookies are for https only where it says so. */
  publicUrl: string | null
}
