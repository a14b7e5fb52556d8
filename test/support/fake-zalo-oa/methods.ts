// The calls that the fake API knows, with the platform's limits, and what each of them does.
import { createHash } from 'node:crypto'
import { Refusal } from './refusal.ts'
import { type Button, type Message, reachable, type World } from './world.ts'

export interface Asked {
  path: string
  /** JSON of the body, or the one parameter of a GET. */
  body: Record<string, unknown>
  upload: { name: string; bytes: Buffer } | null
}

export interface Effect {
  data: object
  chat: string | null
  message: Message | null
}

type Method = (world: World, asked: Asked) => Effect

const MB = 1024 * 1024
const WEEK = 7 * 24 * 3_600_000

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** Two endpoints for one kind of message; which of them takes an account depends on its type. */
const speak =
  (endpoint: 'v3' | 'v2'): Method =>
  (world, { body }) => {
    const state = world.account.type === 4
    if (endpoint === 'v3' && state) throw new Refusal(-235, 'API does not support this type of OA')
    if (endpoint === 'v2' && !state) throw new Refusal(-240, 'Message API v2 has been shut down')
    const { user, charge } = reachable(world, record(body.recipient).user_id)
    const message = record(body.message)
    const shown = read(world, message, endpoint, charge)
    user.messages.push(shown)
    const quota = charge === 'free' ? { quota: { quota_type: 'reply' } } : {}
    const data = {
      message_id: shown.id,
      user_id: user.id,
      sent_time: String(world.now()),
      ...(endpoint === 'v3' ? quota : {}),
    }
    return { chat: user.id, message: shown, data }
  }

function read(world: World, message: Record<string, unknown>, endpoint: 'v3' | 'v2', charge: 'free' | 'paid'): Message {
  const text = message.text ?? ''
  if (typeof text !== 'string') throw new Refusal(-201, 'text is invalid')
  if (text.length > 2000) throw new Refusal(-210, 'text exceeds 2000 characters')
  const attachment = record(message.attachment)
  const payload = record(attachment.payload)
  if (text === '' && message.attachment === undefined) throw new Refusal(-201, 'text is empty')
  const known = ['text', 'attachment', 'quote_message_id']
  if (Object.keys(message).some((key) => !known.includes(key))) throw new Refusal(-201, 'message is invalid')
  const shown: Message = {
    id: world.nextMessageId(),
    text,
    buttons: [],
    document: null,
    photo: false,
    replyTo: typeof message.quote_message_id === 'string' ? message.quote_message_id : null,
    template: null,
    endpoint,
    charge,
  }
  if (message.attachment === undefined) return shown
  if (attachment.type === 'file') return { ...shown, document: documentOf(world, payload.token, 'file') }
  if (attachment.type !== 'template') throw new Refusal(-201, 'attachment.type is invalid')
  if (payload.template_type === 'media') {
    const [element] = Array.isArray(payload.elements) ? payload.elements : []
    return { ...shown, photo: true, document: documentOf(world, record(element).attachment_id, 'image') }
  }
  return { ...shown, buttons: buttonsIn(payload.buttons) }
}

function documentOf(world: World, handle: unknown, kind: 'file' | 'image'): NonNullable<Message['document']> {
  const stored = typeof handle === 'string' ? world.uploads.get(handle) : undefined
  if (stored === undefined || stored.kind !== kind || world.now() - stored.at > WEEK)
    throw new Refusal(-100, 'Asset is expired or unknown')
  const sha256 = createHash('sha256').update(stored.bytes).digest('hex')
  return { name: stored.name, sha256, bytes: stored.bytes.length }
}

function buttonsIn(value: unknown): Button[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > 5) throw new Refusal(-201, 'buttons is invalid')
  return value.map((one) => {
    const { title, type, payload } = record(one)
    if (typeof title !== 'string' || title === '' || title.length > 100) throw new Refusal(-201, 'title is invalid')
    const word = type === 'oa.query.show' || type === 'oa.query.hide'
    if (word ? typeof payload !== 'string' || payload.length > 1000 : typeof record(payload).url !== 'string')
      throw new Refusal(-201, 'payload is invalid')
    if (!word && type !== 'oa.open.url') throw new Refusal(-201, 'type is invalid')
    return { title, type: String(type), payload }
  })
}

const template: Method = (world, { body }) => {
  const user = typeof body.user_id === 'string' ? world.users.get(body.user_id) : undefined
  if (user === undefined) throw new Refusal(-118, 'Zalo account not existed')
  const id = String(body.template_id)
  const parameters = world.account.templates[id]
  if (parameters === undefined) throw new Refusal(-131, 'Template is not approved')
  const data: Record<string, string> = {}
  for (const [name, most] of Object.entries(parameters)) {
    const value = record(body.template_data)[name]
    if (typeof value !== 'string' || value === '') throw new Refusal(-1122, `${name} is missing`)
    if (value.length > most) throw new Refusal(-1121, `${name} is too long`)
    data[name] = value
  }
  const message: Message = {
    id: world.nextMessageId(),
    text: Object.values(data).join(' '),
    buttons: [],
    document: null,
    photo: false,
    replyTo: null,
    template: { id, data },
    endpoint: 'template',
    charge: 'template',
  }
  user.messages.push(message)
  return { chat: user.id, message, data: { message_id: message.id } }
}

const upload =
  (kind: 'file' | 'image', kinds: RegExp, most: number): Method =>
  (world, { upload: file }) => {
    // Without an ending that it knows it answers well, and gives nothing.
    if (file === null || !kinds.test(file.name)) return { chat: null, message: null, data: {} }
    if (file.bytes.length > most) throw new Refusal(-210, 'File size exceeds the limit')
    const handle = world.nextHandle()
    world.uploads.set(handle, { kind, ...file, at: world.now() })
    return { chat: null, message: null, data: kind === 'file' ? { token: handle } : { attachment_id: handle } }
  }

const profile: Method = ({ account }) => ({
  chat: null,
  message: null,
  data: {
    oa_id: account.id,
    name: account.name,
    is_verified: account.verified,
    oa_type: account.type,
    package_name: account.package,
    linked_ZCA: account.money ? 'ZCA_1' : '',
  },
})

export const METHODS: Readonly<Record<string, Method>> = {
  'GET /v2.0/oa/getoa': profile,
  'POST /v3.0/oa/message/cs': speak('v3'),
  'POST /v2.0/oa/message': speak('v2'),
  'POST /v3.0/oa/message/template': template,
  'POST /v2.0/oa/upload/file': upload('file', /\.(pdf|docx?)$/i, 5 * MB),
  'POST /v2.0/oa/upload/image': upload('image', /\.(png|jpe?g)$/i, MB),
}
