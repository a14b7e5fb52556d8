// /trang: the organizers' pages in the browser; answers with a one-time code to sign in.
import type { ChatCommand } from '../app/chat-command.ts'
import { makePageCode } from '../app/sign-in.ts'
import { answer, byOf } from '../app/speaker.ts'

export const page: ChatCommand = {
  name: 'trang',
  aliases: ['page', 'web'],
  roles: ['organizer', 'viewer'],
  about: 'command-page',
  run(app, speaker) {
    const open = app.ports.pages?.open ?? false
    answer(app, speaker, {
      kind: 'sign_in',
      code: open ? null : makePageCode(app, speaker.person.id, byOf(speaker)),
    })
  },
}
