// /vanban: what was sent by official document and waits to be matched; with a number, that one.
import type { ChatCommand } from '../app/chat-command.ts'
import { answer, planMeant } from '../app/speaker.ts'

export const documents: ChatCommand = {
  name: 'vanban',
  aliases: ['documents'],
  roles: ['organizer', 'viewer'],
  about: 'command-documents',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const query = meant.rest.replace(/^(?:số|so|no\.?)\s*:?\s+/iu, '').trim()
    answer(app, speaker, { kind: 'documents', plan: meant.plan.id, page: 1, query: query === '' ? null : query })
  },
}
