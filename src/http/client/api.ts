// What the page asks of the server: one function for each act, every failure as one sentence.
import type { Advance, Overview, Refusal } from './wire.ts'
import type { PageKey, PageWords } from './words.ts'

export type Outcome = { ok: true } | { ok: false; sentence: string }

export interface Api {
  say(seat: string, text: string): Promise<Outcome>
  press(seat: string, message: string, data: string): Promise<Outcome>
  /** Files of one choice share `album`, which is empty for a single one. */
  upload(seat: string, file: File, caption: string, album: string): Promise<Outcome>
  loadPlan(file: File): Promise<Outcome>
  markRead(seat: string): Promise<Outcome>
  advance(by: Advance): Promise<Outcome>
  reset(): Promise<Outcome>
  overview(): Promise<Overview | null>
}

/** @param words the page's, among them one for each refusal */
export function createApi(words: PageWords): Api {
  const outcome = async (path: string, type: string, body: BodyInit): Promise<Outcome> => {
    let response: Response
    try {
      response = await fetch(path, { method: 'POST', headers: { 'Content-Type': type }, body })
    } catch {
      return { ok: false, sentence: words['page-refused-offline'] }
    }
    return response.ok ? { ok: true } : { ok: false, sentence: await sentenceOf(response, words) }
  }
  const json = (path: string, body: object): Promise<Outcome> => outcome(path, 'application/json', JSON.stringify(body))
  const bytes = (path: string, query: Record<string, string>, file: File): Promise<Outcome> =>
    outcome(`${path}?${new URLSearchParams(query)}`, 'application/octet-stream', file)

  return {
    say: (seat, text) => json('/r/say', { seat, text }),
    press: (seat, message, data) => json('/r/press', { seat, message, data }),
    upload: (seat, file, caption, album) => bytes('/r/upload', { seat, name: file.name, caption, album }, file),
    loadPlan: (file) => bytes('/r/plan', { name: file.name }, file),
    markRead: (seat) => json('/r/read', { seat }),
    advance: (by) => json('/r/advance', { by }),
    reset: () => json('/r/reset', {}),
    async overview() {
      try {
        const response = await fetch('/r/overview')
        return response.ok ? ((await response.json()) as Overview) : null
      } catch {
        return null
      }
    },
  }
}

async function sentenceOf(response: Response, words: PageWords): Promise<string> {
  try {
    const refusal = (await response.json()) as Refusal
    if (refusal.sentence) return refusal.sentence
    return words[`page-refused-${refusal.error}` as PageKey] ?? words['page-refused-failed']
  } catch {
    return words['page-refused-failed']
  }
}
