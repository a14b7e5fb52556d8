// /dan: a text and a picture ready to be put into the group chat of the units; of one task where it is named; "gửi" sends them.
import { tasksByWords } from '../app/ask-board.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { showBoard } from '../app/look.ts'
import { proposePost } from '../app/post-board.ts'
import { planMeant, refuse } from '../app/speaker.ts'

/** "gửi", "gửi vào nhóm", "mục 2 gửi vào nhóm": sent rather than shown. */
function postMeant(words: string): { post: boolean; rest: string } {
  const found = /(?:^|\s)(?:gửi|gui)(?:\s+(?:vào|vao|lên|len))?(?:\s+(?:nhóm|nhom))?$/iu.exec(
    words.normalize('NFC').trim(),
  )
  return found
    ? { post: true, rest: words.normalize('NFC').trim().slice(0, found.index) }
    : { post: false, rest: words }
}

export const paste: ChatCommand = {
  name: 'dan',
  aliases: ['paste'],
  roles: ['organizer'],
  about: 'command-paste',
  run(app, speaker, args) {
    const meant = planMeant(app, speaker, args)
    if (!meant) return
    const { post, rest } = postMeant(meant.rest)
    const tasks = rest === '' ? [] : tasksByWords(app, meant.plan.id, rest)
    if (rest !== '' && tasks.length === 0) return refuse(app, speaker, 'task_unknown')
    const board = { plan: meant.plan.id, task: tasks.length === 1 ? tasks[0]! : null }
    if (post) return proposePost(app, speaker, board)
    showBoard(app, speaker, { ...board, paste: true })
  },
}
