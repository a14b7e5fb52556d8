// Who did something, as the journal names them: a person by the name that is known now, a part of the program by its code.
import { lastOf } from '../store/journal.ts'
import { personById } from '../store/people.ts'
import type { App } from './app.ts'

export function actorName(app: App, actor: string): string {
  const person = /^person:(\d+)$/.exec(actor)
  return person ? (nameOf(app, Number(person[1])) ?? actor) : actor
}

/** The name of a person, or of the one as whom they go on. */
function nameOf(app: App, id: number): string | null {
  const name = personById(app.db, id)?.name ?? null
  if (name !== null) return name
  const into = lastOf(app.db, 'people_merged', `person:${id}`)?.details.into
  // Whoever was joined with another is always the older record of the two acts, so this ends.
  return typeof into === 'number' && into !== id ? nameOf(app, into) : null
}
