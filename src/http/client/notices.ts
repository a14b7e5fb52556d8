// Short sentences at the foot of the page: what failed, and what is going on.
import { byId, drawing, make } from './dom.ts'
import type { PageWords } from './words.ts'

const STAYS_MS = { failed: 12_000, done: 4_000 }
const CROSS = 'M6 6l12 12M18 6 6 18'

export interface Notices {
  failed(sentence: string): void
  done(sentence: string): void
  /** Stays until the returned function is called. */
  doing(sentence: string): () => void
}

export function createNotices(words: PageWords): Notices {
  const place = byId('notices')
  const show = (kind: 'failed' | 'done' | 'doing', sentence: string): HTMLElement => {
    const note = make('div', { class: `note note-${kind}` }, make('p', {}, sentence))
    if (kind === 'failed') {
      const close = make('button', { type: 'button', class: 'plain square', 'aria-label': words['page-dismiss'] })
      close.append(drawing('close', CROSS))
      close.addEventListener('click', () => note.remove())
      note.append(close)
    }
    place.append(note)
    return note
  }
  const passing = (kind: 'failed' | 'done', sentence: string): void => {
    // What is over says nothing about now.
    for (const old of place.querySelectorAll('.note-failed, .note-done')) old.remove()
    const note = show(kind, sentence)
    setTimeout(() => note.remove(), STAYS_MS[kind])
  }
  return {
    failed: (sentence) => passing('failed', sentence),
    done: (sentence) => passing('done', sentence),
    doing(sentence) {
      const note = show('doing', sentence)
      return () => note.remove()
    },
  }
}
