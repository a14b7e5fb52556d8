// What the Zalo Bot API answers and delivers: only the fields that are used, each taken or left on its own.
import { z } from 'zod'

/** A field that is not as expected is as good as missing: one odd value must not cost the whole update. */
const lenient = <T extends z.ZodType>(field: T) => field.optional().catch(undefined)

/** Ids are text; a number beyond the safe range has already been changed by the JSON parser. */
const id = z.union([z.string().min(1), z.number().int().transform(String)])
const text = z.string()

const codeNumber = z.union([z.number(), z.string().regex(/^-?\d+$/)]).transform(Number)

/** The answer to every call; one method was documented with `errorCode`. */
export const envelope = z.object({
  ok: z.unknown().optional(),
  result: z.unknown().optional(),
  error_code: lenient(codeNumber),
  errorCode: lenient(codeNumber),
})

const person = z.object({
  id: lenient(id),
  display_name: lenient(text),
  first_name: lenient(text),
  last_name: lenient(text),
  is_bot: lenient(z.boolean()),
})

const chat = z.object({
  id: lenient(id),
  chat_type: lenient(text),
  title: lenient(text),
})

export const message = z.object({
  message_id: lenient(id),
  date: lenient(z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)])),
  from: lenient(person),
  chat: lenient(chat),
  text: lenient(text),
  /** The address of a picture: documented under the one name, delivered under the other. */
  photo: lenient(text),
  photo_url: lenient(text),
  caption: lenient(text),
  voice_url: lenient(text),
  sticker: lenient(id),
})
export type Message = z.infer<typeof message>

export const update = z.object({
  event_name: lenient(text),
  message: lenient(message),
  /** An event of a group may come without a message. */
  chat: lenient(chat),
  from: lenient(person),
})
export type RawUpdate = z.infer<typeof update>

export const bot = z.object({
  id,
  account_name: lenient(text),
  account_type: lenient(text),
  can_join_groups: lenient(z.boolean()),
})

/** `url` is empty where no webhook is set. */
export const webhookInfo = z.object({ url: lenient(text) })

export const webhookSet = z.object({
  verification: lenient(z.object({ ok: lenient(z.boolean()), outcome: lenient(text) })),
})

export const sent = z.object({ message_id: id })
