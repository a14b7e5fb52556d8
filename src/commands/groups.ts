// /nhom in private: the registered groups, to switch content and to leave; registering is done in the group itself.
import type { ChatCommand } from '../app/chat-command.ts'
import { groupAct, groupsOfSpeaker } from '../app/group-acts.ts'
import { answer } from '../app/speaker.ts'
import { fold } from '../core/fold.ts'

/** "bật 2", "tắt nội dung nhóm 2", "rời 2", "off 2". */
const SWITCH = /^(bat|hien|on|show|tat|an|thoi|off|hide|roi|bo|leave)\b\D*(\d{1,3})$/
const ON = /^(?:bat|hien|on|show)$/
const LEAVE = /^(?:roi|bo|leave)$/

export const groups: ChatCommand = {
  name: 'nhom',
  aliases: ['groups'],
  roles: ['organizer'],
  about: 'command-groups',
  run(app, speaker, args) {
    const [, word = '', no = ''] = SWITCH.exec(fold(args)) ?? []
    const group = groupsOfSpeaker(app, speaker)[Number(no) - 1]
    if (group && LEAVE.test(word)) return groupAct(app, speaker, { do: 'group_end', group: group.id })
    if (group) return groupAct(app, speaker, { do: 'group_content', group: group.id, on: ON.test(word) })
    answer(app, speaker, { kind: 'groups', page: Number(/^\d{1,3}$/.exec(args)?.[0] ?? 1), did: null })
  },
}
