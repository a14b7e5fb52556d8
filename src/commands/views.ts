// /tinhtrang, /quahan, /tuannay, /chuanhan, /chualienlac, /lich, /nhatky: where a plan stands, seen from seven sides.
import type { ChatCommand } from '../app/chat-command.ts'
import { answer, planMeant } from '../app/speaker.ts'
import type { ViewName } from '../core/notice.ts'

const view = (of: ViewName, name: string, aliases: string[], about: ChatCommand['about']): ChatCommand => ({
  name,
  aliases,
  roles: ['organizer', 'viewer'],
  about,
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    // "/tinhtrang 2": a page of a long list.
    const page = /^\d{1,3}$/.test(meant.rest) ? Number(meant.rest) : 1
    // "/nhatky Nghệ An", "/nhatky 16/11": what it is narrowed to.
    const narrowed = of === 'journal' && page === 1 && meant.rest !== '' ? { query: meant.rest } : {}
    answer(app, speaker, { kind: 'view', view: of, plan: meant.plan.id, page, unit: null, ...narrowed })
  },
})

export const views: ChatCommand[] = [
  view('status', 'tinhtrang', ['status'], 'command-status'),
  view('overdue', 'quahan', ['overdue'], 'command-overdue'),
  view('week', 'tuannay', ['week'], 'command-week'),
  view('unacknowledged', 'chuanhan', ['unacknowledged'], 'command-unacknowledged'),
  view('to_phone', 'chualienlac', ['phone'], 'command-to-phone'),
]

/** What will go out, and what was done. */
export const looksBack: ChatCommand[] = [
  view('schedule', 'lich', ['schedule'], 'command-schedule'),
  view('journal', 'nhatky', ['journal'], 'command-journal'),
]
