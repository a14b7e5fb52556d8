// /ykien: what units wrote and nobody has answered; /traloi n …: answers one of them.
import type { ChatCommand } from '../app/chat-command.ts'
import { askRemarkAnswer, giveAnswer } from '../app/remarks.ts'
import { answer, planMeant, refuse } from '../app/speaker.ts'
import { mayRun } from '../app/talk.ts'
import { remarkById } from '../store/remarks.ts'

export const remarks: ChatCommand = {
  name: 'ykien',
  aliases: ['remarks'],
  roles: ['organizer', 'viewer'],
  about: 'command-remarks',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (meant) answer(app, speaker, { kind: 'remarks', plan: meant.plan.id, page: 1 })
  },
}

export const reply: ChatCommand = {
  name: 'traloi',
  aliases: ['reply'],
  roles: ['organizer'],
  about: 'command-reply',
  run(app, speaker, args) {
    const [, no, text = ''] = /^(?:\D{0,10}\s)?#?(\d{1,9})\s*[:.,-]?\s*([\s\S]*)$/.exec(args.trim()) ?? []
    if (no === undefined) {
      const meant = planMeant(app, speaker, '')
      if (meant) answer(app, speaker, { kind: 'remarks', plan: meant.plan.id, page: 1 })
      return
    }
    const remark = remarkById(app.db, Number(no))
    if (!remark) return refuse(app, speaker, 'nothing_waiting')
    if (!mayRun(speaker, remark.planId)) return refuse(app, speaker, 'not_for_role')
    if (text.trim() === '') return askRemarkAnswer(app, speaker, remark.id)
    giveAnswer(app, speaker, remark.id, text)
  },
}
