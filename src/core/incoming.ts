// What somebody sent, whatever the channel, as a request: a command, a choice, an act, an answer; else a remark.

import {
  type Act,
  actIn,
  arrivedDocument,
  type FieldsAct,
  fieldsActIn,
  referenceIn,
  takesPart,
  typed,
} from './incoming/acts.ts'
import { asksForWay, saysChannels } from './incoming/channel-words.ts'
import { type ExtensionAct, extensionIn } from './incoming/extension.ts'
import { isGreeting, isThanks } from './incoming/greeting.ts'
import { codeIn, type Joining, joiningIn } from './incoming/join-code.ts'
import { ownQuestionIn, type Question, questionIn } from './incoming/questions.ts'
import { untyped } from './incoming/telex.ts'
import type { AskCode, OwnQuestion } from './notice.ts'
import type { TalkAsk } from './talk.ts'

export { actIn, type NamedDay, referenceIn } from './incoming/acts.ts'
export { codeIn } from './incoming/join-code.ts'

/** Inbound content as the channels' port shapes it; only what decides the meaning. */
export type Content =
  | { kind: 'start'; payload: string | null }
  | { kind: 'text'; text: string }
  | { kind: 'press'; data: string }
  | { kind: 'file'; caption: string | null }
  | { kind: 'blocked' }
  | { kind: 'unblocked' }
  | { kind: 'unsupported'; what: string }

export interface IncomingContext {
  /** What the bot asked this person last and waits for. */
  waitingFor: AskCode | TalkAsk | null
  /** How many choices the person's last message offered; 0 where a number means nothing. */
  choices: number
  role: 'contact' | 'organizer' | 'viewer' | 'stranger'
}

export type Request =
  | Joining
  /** `name` as in the contract (`tinhtrang`), whichever alias was typed; an unknown one as typed, without diacritics. */
  | { kind: 'command'; name: string; args: string }
  /** Place in the flat list of choices, from 0. */
  | { kind: 'choose'; index: number }
  | { kind: 'press'; token: string }
  | Act
  | ExtensionAct
  | FieldsAct
  /** The unit will take part after all; the words, for when it had not declined. */
  | { kind: 'take_part'; item: number | null; text: string }
  /** An organizer has a unit's official document in hand. */
  | { kind: 'match_document'; number: string; text: string }
  /** `hint` is what the caption says of item and document; only numbers and days are taken from it. */
  | { kind: 'file'; caption: string | null; hint: Request | null }
  /** An organizer's or a viewer's plain question about a plan. */
  | { kind: 'question'; question: Question }
  /** A contact's simple question about the own work. */
  | { kind: 'own_question'; about: OwnQuestion; text: string }
  | { kind: 'answer'; text: string }
  | { kind: 'remark'; text: string }
  /** "Xin chào", "alo", "test": somebody tries whether anybody is there. */
  | { kind: 'greeting' }
  /** "Cảm ơn" and nothing more. */
  | { kind: 'thanks' }
  | { kind: 'blocked' }
  | { kind: 'unblocked' }
  | { kind: 'unsupported'; what: string }

/** What a link carries that only opens the bot in private; shorter than any code. */
export const OPEN_TASKS = 'viec'

interface CommandWords {
  name: string
  /** Who may type it without a slash. */
  roles: readonly IncomingContext['role'][]
  /** Folded, as words; the name itself is among them. */
  words: readonly string[]
  /** What may follow without a slash. */
  args: 'none' | 'number' | 'any'
}

const ORGANIZING = ['organizer', 'viewer'] as const
const UNIT = ['contact'] as const
const KNOWN = ['contact', 'organizer', 'viewer'] as const
const EVERYONE = ['contact', 'organizer', 'viewer', 'stranger'] as const

const COMMANDS: readonly CommandWords[] = [
  {
    name: 'kehoach',
    roles: ORGANIZING,
    args: 'number',
    words: ['kehoach', 'ke hoach', 'cac ke hoach', 'plan', 'plans'],
  },
  {
    name: 'tinhtrang',
    roles: ORGANIZING,
    args: 'any',
    words: ['tinhtrang', 'tinh trang', 'tien do', 'tinh hinh', 'status'],
  },
  { name: 'quahan', roles: ORGANIZING, args: 'number', words: ['quahan', 'qua han', 'overdue', 'late'] },
  {
    name: 'tuannay',
    roles: ORGANIZING,
    args: 'number',
    words: ['tuannay', 'tuan nay', 'sap den han', 'den han', 'week', 'due'],
  },
  { name: 'nhiemvu', roles: ORGANIZING, args: 'any', words: ['nhiemvu', 'nhiem vu', 'task'] },
  {
    name: 'xuat',
    roles: ORGANIZING,
    args: 'number',
    words: ['xuat', 'xuat excel', 'xuat file', 'xuat bao cao', 'export'],
  },
  { name: 'dan', roles: ORGANIZING, args: 'any', words: ['dan', 'dan nhom', 'tin dan nhom', 'paste'] },
  {
    name: 'chuanhan',
    roles: ORGANIZING,
    args: 'number',
    words: ['chuanhan', 'chua nhan', 'chua xac nhan', 'unacknowledged', 'unack'],
  },
  {
    name: 'chualienlac',
    roles: ORGANIZING,
    args: 'number',
    words: ['chualienlac', 'chua lien lac', 'can goi', 'goi dien', 'phone', 'tophone', 'unreachable'],
  },
  { name: 'donvi', roles: ORGANIZING, args: 'any', words: ['donvi', 'don vi', 'unit'] },
  { name: 'duyet', roles: ORGANIZING, args: 'number', words: ['duyet', 'cho duyet', 'can duyet', 'review'] },
  {
    name: 'ykien',
    roles: ORGANIZING,
    args: 'number',
    words: ['ykien', 'y kien', 'cac y kien', 'y kien chua tra loi', 'remarks'],
  },
  {
    name: 'vanban',
    roles: ORGANIZING,
    args: 'number',
    words: ['vanban', 'van ban', 'doi chieu', 'doi chieu van ban', 'documents'],
  },
  { name: 'traloi', roles: ['organizer'], args: 'any', words: ['traloi', 'tra loi', 'tra loi y kien', 'reply'] },
  {
    name: 'giahan',
    roles: ['contact', 'organizer', 'viewer'],
    args: 'any',
    words: ['giahan', 'gia han', 'de nghi gia han', 'xin gia han', 'extend', 'extension', 'extensions'],
  },
  { name: 'ngay', roles: ORGANIZING, args: 'any', words: ['ngay', 'date', 'event'] },
  { name: 'nhac', roles: ORGANIZING, args: 'any', words: ['nhac', 'nhac nho', 'don doc', 'nudge', 'remind'] },
  { name: 'thongbao', roles: ORGANIZING, args: 'any', words: ['thongbao', 'thong bao', 'announce'] },
  {
    name: 'tamdung',
    roles: ORGANIZING,
    args: 'any',
    words: ['tamdung', 'tam dung', 'pause'],
  },
  { name: 'ghinhan', roles: ORGANIZING, args: 'any', words: ['ghinhan', 'ghi nhan', 'ghi nhan thay', 'record'] },
  { name: 'moc', roles: ORGANIZING, args: 'any', words: ['moc', 'moc noi bo', 'cac moc', 'milestones'] },
  { name: 'hoantac', roles: ORGANIZING, args: 'none', words: ['hoantac', 'hoan tac', 'undo'] },
  { name: 'tieptuc', roles: ORGANIZING, args: 'any', words: ['tieptuc', 'tiep tuc', 'resume'] },
  { name: 'moi', roles: ORGANIZING, args: 'any', words: ['moi', 'ma moi', 'invite', 'invitations'] },
  {
    name: 'trang',
    roles: ORGANIZING,
    args: 'none',
    words: ['trang', 'trang web', 'trang kiem tra', 'page', 'pages', 'web', 'sign in'],
  },
  { name: 'nhom', roles: ORGANIZING, args: 'any', words: ['nhom', 'cac nhom', 'nhom chat', 'group', 'groups'] },
  { name: 'bantin', roles: ORGANIZING, args: 'any', words: ['bantin', 'ban tin', 'ban tin sang', 'briefing'] },
  { name: 'lich', roles: ORGANIZING, args: 'number', words: ['lich', 'schedule', 'calendar'] },
  { name: 'nhatky', roles: ORGANIZING, args: 'any', words: ['nhatky', 'nhat ky', 'audit', 'journal', 'log'] },
  {
    name: 'trogiup',
    roles: EVERYONE,
    args: 'none',
    words: ['trogiup', 'tro giup', 'huong dan', 'giup', 'giup do', 'help', 'menu'],
  },
  {
    name: 'viec',
    roles: UNIT,
    args: 'number',
    words: ['viec', 'xem viec', 'nhiem vu', 'xem nhiem vu', 'danh sach viec', 'tasks', 'task', 'todo'],
  },
  {
    name: 'nop',
    roles: UNIT,
    args: 'number',
    words: ['nop', 'gui', 'gui ket qua', 'gui tep', 'gui file', 'submit', 'send'],
  },
  {
    name: 'duongdan',
    roles: UNIT,
    args: 'number',
    words: [
      'duongdan',
      'duong dan',
      'duong dan gui tep',
      'xin duong dan',
      'gui duong dan',
      'gui qua duong dan',
      'gui tu may tinh',
      'gui bang may tinh',
      'gui tep tu may tinh',
      'gui file tu may tinh',
      'nop tu may tinh',
      'trang gui tep',
      'link',
      'xin link',
      'gui link',
      'gui qua link',
      'upload',
      'upload link',
    ],
  },
  {
    name: 'nguyenvan',
    roles: UNIT,
    args: 'number',
    words: ['nguyenvan', 'nguyen van', 'xem nguyen van', 'source', 'wording'],
  },
  {
    name: 'thuhoi',
    roles: UNIT,
    args: 'number',
    words: ['thuhoi', 'thu hoi', 'rut lai', 'withdraw'],
  },
  {
    name: 'chuyen',
    roles: UNIT,
    args: 'any',
    words: [
      'chuyen',
      'chuyen dau moi',
      'doi dau moi',
      'thay doi dau moi',
      'ban giao dau moi',
      'chuyen giao dau moi',
      'handover',
      'hand over',
      'transfer',
    ],
  },
  {
    name: 'kenh',
    roles: KNOWN,
    args: 'none',
    words: [
      'kenh',
      'cac kenh',
      'kenh cua toi',
      'them kenh',
      'doi kenh',
      'kenh lien lac',
      'channels',
      'my channels',
      'ways',
    ],
  },
  {
    name: 'kenhgui',
    roles: ['organizer'],
    args: 'any',
    words: ['kenhgui', 'kenh gui', 'kenh gui tin', 'quy dinh kenh', 'planchannels'],
  },
  {
    name: 'lienlac',
    roles: ORGANIZING,
    args: 'number',
    words: ['lienlac', 'lien lac', 'kha nang lien lac', 'lien lac duoc', 'reach', 'reachability'],
  },
  {
    name: 'dunghan',
    roles: UNIT,
    args: 'none',
    words: ['dunghan', 'dung han', 'dung het', 'dung tat ca', 'dung moi kenh', 'stopall', 'stop all'],
  },
  { name: 'dung', roles: UNIT, args: 'none', words: ['dung', 'dung nhan tin', 'ngung', 'stop', 'unsubscribe'] },
  {
    name: 'nguoi',
    roles: ORGANIZING,
    args: 'none',
    words: ['nguoi', 'danh ba', 'danh sach dau moi', 'people', 'contacts'],
  },
  {
    name: 'dulieu',
    roles: KNOWN,
    args: 'none',
    words: ['dulieu', 'du lieu', 'du lieu cua toi', 'du lieu cua em', 'mydata', 'my data'],
  },
  {
    name: 'xoa',
    roles: KNOWN,
    args: 'none',
    words: ['xoa', 'xoa du lieu', 'xoa du lieu cua toi', 'xoa thong tin cua toi', 'erase', 'delete my data'],
  },
  { name: 'start', roles: EVERYONE, args: 'none', words: ['start', 'bat dau', 'batdau'] },
]

const BY_WORDS = new Map(COMMANDS.flatMap((command) => command.words.map((words) => [words, command] as const)))

/** A command after a slash: whoever may not use it is told so, instead of being taken for talking. */
function slashCommand(text: string): Request | null {
  const found = text.trim().match(/^\/([^\s@/]+)(?:@\S+)?\s*([\s\S]*)$/)
  if (!found) return null
  const word = typed(found[1] ?? '').flat
  const args = (found[2] ?? '').trim()
  if (word === 'start' && args !== '') return { kind: 'join', code: codeIn(args) ?? args }
  if (word === 'lienket' && args !== '') return { kind: 'join', code: codeIn(args) ?? args }
  return { kind: 'command', name: BY_WORDS.get(word)?.name ?? word, args }
}

/** A command typed as words: nothing else in the text but what the command takes. */
function spokenCommand(text: string, role: IncomingContext['role']): Request | null {
  const { said, flat } = typed(text)
  const bare = flat.replace(/[.!\s]+$/, '')
  const words = bare.split(' ')
  for (let count = Math.min(5, words.length); count > 0; count--) {
    const head = words.slice(0, count).join(' ')
    const command = BY_WORDS.get(head)
    if (!command?.roles.includes(role)) continue
    const args = said.slice(head.length, bare.length).trim()
    if (args === '' || takes(command, args, role) || (command.name === 'chuyen' && handing(head, args)))
      return { kind: 'command', name: command.name, args }
  }
  return null
}

const takes = (command: CommandWords, args: string, role: IncomingContext['role']): boolean =>
  command.args === 'number'
    ? /^(?:mục |muc |số |so |KH)?\d{1,3}$/iu.test(args)
    : command.args === 'any' && role !== 'contact' && !args.includes('?')

/** "Chuyển đầu mối cho đ/c Lan": to whom is for the link to say; a question is for people. */
const handing = (head: string, args: string): boolean =>
  head.endsWith('dau moi') && /^cho\b/iu.test(args) && !args.includes('?')

function choosing(text: string, context: IncomingContext): Request | null {
  const found = typed(text).flat.match(/^(?:chon |bam |phuong an |option )?\(?(\d{1,2})[.)]?$/)
  const no = Number(found?.[1])
  return found && no >= 1 && no <= context.choices ? { kind: 'choose', index: no - 1 } : null
}

/** Questions whose answer is any text; for the others a number or a file is awaited. */
const FREE_ANSWER: ReadonlySet<AskCode | TalkAsk> = new Set<AskCode | TalkAsk>([
  'document_number',
  'decline_reason',
  'return_reason',
  'event_date',
  'members',
  'deadline',
  'field',
  'on_behalf',
  'person_name',
  'person_position',
  'person_phone',
  'send_when',
  'announcement',
  'recording',
  'extension_date',
  'extension_reason',
  'extension_other',
  'extension_refusal',
  'remark_answer',
  'field_chair',
  'field_delegates',
  'field_technical',
  'not_ours_refusal',
])

/** Questions of a unit that another act may answer just as well: asked for a day, it says that it has sent. */
const OTHER_ACTS: ReadonlySet<AskCode | TalkAsk> = new Set<AskCode | TalkAsk>([
  'document_number',
  'extension_date',
  'extension_reason',
  'field_chair',
  'field_delegates',
  'field_technical',
])

/** What is said to have been done, asked for or refused; typed raw, it is read as what the keyboard would have made of it. */
function meant(said: string): Act | ExtensionAct | FieldsAct | null {
  const act = fieldsActIn(said) ?? extensionIn(said) ?? actIn(said)
  if (act) return act
  const plain = untyped(said)
  return plain === null ? null : (extensionIn(plain) ?? actIn(plain))
}

function readText(text: string, context: IncomingContext): Request {
  const { role, waitingFor } = context
  const said = text.trim()
  if (said.replace(/[\u200b-\u200f\u2060\ufeff\s]/g, '') === '') return { kind: 'unsupported', what: 'empty' }
  const command = slashCommand(said)
  if (command) return command
  const arrived = role === 'organizer' && waitingFor === null ? arrivedDocument(said) : null
  if (arrived !== null) return { kind: 'match_document', number: arrived, text: said }
  const act = role === 'stranger' || role === 'viewer' ? null : meant(said)
  if (waitingFor !== null && FREE_ANSWER.has(waitingFor)) {
    // Asked for a number, a unit may still say that it takes no part; a number alone is the answer, not a choice.
    const other = OTHER_ACTS.has(waitingFor) && act !== null && answersOtherwise(act, waitingFor)
    if (!other) return choosingAmong(said, context) ?? { kind: 'answer', text: said }
  }
  const spoken = spokenCommand(said, role) ?? aboutChannels(said, role)
  return (
    choosing(said, context) ??
    // A command that is all of the text; with more beside it, a question says it better.
    (spoken?.kind === 'command' && spoken.args === '' ? spoken : null) ??
    asked(said, role) ??
    spoken ??
    act ??
    after(said, role) ??
    joiningIn(text, role) ??
    (role !== 'stranger' && isGreeting(said) ? { kind: 'greeting' as const } : null) ??
    (role !== 'stranger' && isThanks(said) ? { kind: 'thanks' as const } : null) ??
    (waitingFor === null ? { kind: 'remark', text: said } : { kind: 'answer', text: said })
  )
}

/** What is said of channels needs the whole text, not what follows its first words. */
function aboutChannels(said: string, role: IncomingContext['role']): Request | null {
  if (role === 'organizer' && saysChannels(said)) return { kind: 'command', name: 'kenhgui', args: said }
  return role !== 'stranger' && asksForWay(said) ? { kind: 'command', name: 'kenh', args: said } : null
}

/** What only means something where something was declined, or sent by document, before. */
function after(said: string, role: IncomingContext['role']): Request | null {
  if (role === 'stranger' || role === 'viewer') return null
  const part = takesPart(said)
  return part ? { kind: 'take_part', ...part, text: said } : null
}

function answersOtherwise(act: Act | ExtensionAct | FieldsAct, waitingFor: AskCode | TalkAsk): boolean {
  switch (waitingFor) {
    case 'document_number':
      return act.kind !== 'by_document'
    case 'extension_reason':
      // A reason may speak of anything; only a number of a document, or another request, is more than that.
      return (act.kind === 'by_document' && act.number !== null) || act.kind === 'extend' || act.kind === 'done'
    case 'field_chair':
    case 'field_delegates':
    case 'field_technical':
      // Labelled fields are an answer; "không" leaves one empty.
      return act.kind === 'extend' || (act.kind === 'by_document' && act.number !== null)
    default:
      return act.kind !== 'extend' || act.item !== null || act.reason !== null || act.withdraw
  }
}

const WITH_CHOICES: ReadonlySet<AskCode | TalkAsk> = new Set<AskCode | TalkAsk>([
  'members',
  'deadline',
  'event_date',
  'extension_date',
  'extension_reason',
  'extension_other',
  'extension_refusal',
  'not_ours_refusal',
])

function asked(text: string, role: IncomingContext['role']): Request | null {
  if (role === 'organizer' || role === 'viewer') {
    const question = questionIn(text)
    return question === null ? null : { kind: 'question', question }
  }
  const about = role === 'contact' ? ownQuestionIn(text) : null
  return about === null ? null : { kind: 'own_question', about, text }
}

/** Where the answer is words, a small number still picks one of the choices listed with the question. */
function choosingAmong(text: string, context: IncomingContext): Request | null {
  const words = context.waitingFor !== null && WITH_CHOICES.has(context.waitingFor)
  return words ? choosing(text, context) : null
}

function captionHint(caption: string | null): Request | null {
  if (caption === null) return null
  const lone = typed(caption).flat.match(/^(?:muc |so |nhiem vu |nv )?(\d{1,2})[.)]?$/)
  if (lone) return { kind: 'by_document', number: null, date: null, item: Number(lone[1]) }
  const { number, date, item } = referenceIn(caption)
  return number === null && date === null && item === null ? null : { kind: 'by_document', number, date, item }
}

/** What an inbound event asks for. Text that nobody here understands is an answer to what was asked, else a remark. */
export function interpret(content: Content, context: IncomingContext): Request {
  switch (content.kind) {
    case 'start':
      // The link of a message in a group: whoever follows it is shown the card, not taken for somebody with a code.
      if (content.payload === OPEN_TASKS)
        return { kind: 'command', name: context.role === 'contact' ? 'viec' : 'start', args: '' }
      return content.payload
        ? { kind: 'join', code: codeIn(content.payload) ?? content.payload }
        : { kind: 'command', name: 'start', args: '' }
    case 'text':
      return readText(content.text, context)
    case 'press':
      return { kind: 'press', token: content.data }
    case 'file':
      return { kind: 'file', caption: content.caption, hint: captionHint(content.caption) }
    case 'blocked':
    case 'unblocked':
      return { kind: content.kind }
    case 'unsupported':
      return { kind: 'unsupported', what: content.what }
    default:
      return content satisfies never
  }
}
