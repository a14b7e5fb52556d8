// Who did something, as the journal names them: a person by the name that is known now, a part of the program by its code.
import { personById } from '../store/people.ts'
import type { App } from './app.ts'

export function actorName(app: App, actor: string): string {
  const person = /^person:(\d+)$/.exec(actor)
  return person ? (personById(app.db, Number(person[1]))?.name ?? actor) : actor
}
