// The shapes of what Zalo answers and sends, only the fields that are used; numbers come as text and text as numbers.
import { z } from 'zod'

/** Ids, and whatever else is text in one sample and a number in the next. */
const text = z.union([z.string(), z.number()]).transform(String)
const id = text.refine((value) => value !== '')
const whole = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,16}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().nonnegative())
const code = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^-?\d{1,9}$/)
    .transform(Number),
])
const yes = z.union([z.boolean(), z.literal('true').transform(() => true), z.unknown().transform(() => false)])

/** Every answer of the API; success is `error` 0 and nothing else, whatever the HTTP status. */
export const Envelope = z.object({ error: code, data: z.unknown().optional() })

/** A whole pair, or it is none. */
export const Pair = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds, as text in most answers. */
  expires_in: whole,
  refresh_token_expires_in: whole.optional().catch(undefined),
})
export type Pair = z.infer<typeof Pair>

/** How the token server refuses, with HTTP 200 as well. */
export const Refusal = z.union([
  z.object({ error: code.refine((value) => value !== 0) }),
  z.object({ error_name: z.string().min(1) }).transform(() => ({ error: null })),
  z.object({ error: z.string().regex(/[a-z]/i) }).transform(() => ({ error: null })),
])

export const SentMessage = z.object({
  message_id: id,
  quota: z.object({ quota_type: z.string() }).optional().catch(undefined),
})

/** A file gives a token, a picture an id; one client read the id for both. */
export const Uploaded = z.union([
  z.object({ token: id }).transform(({ token }) => token),
  z.object({ attachment_id: id }).transform(({ attachment_id }) => attachment_id),
])

export const Profile = z.object({
  oa_id: id,
  name: text.catch(''),
  is_verified: yes,
  /** 2 an enterprise, 4 a state agency. */
  oa_type: text.catch(''),
  package_name: text.catch(''),
  linked_ZCA: text.catch(''),
})
export type Profile = z.infer<typeof Profile>

const optionalText = text.nullish().catch(undefined)
const person = z.object({ id }).nullish().catch(undefined)

export const AttachmentPayload = z.object({
  url: optionalText,
  name: optionalText,
  /** Text or number. */
  size: whole.optional().catch(undefined),
  /** MD5, hex. */
  checksum: optionalText,
  /** The ending of the name. */
  type: optionalText,
})

/** A delivery: most of it may be missing, for each event has its own. */
export const Event = z.object({
  event_name: z.string().min(1),
  timestamp: optionalText,
  sender: person,
  recipient: person,
  follower: person,
  oa_id: optionalText,
  message: z
    .object({
      msg_id: optionalText,
      text: optionalText,
      quote_msg_id: optionalText,
      attachments: z
        .array(z.object({ type: optionalText, payload: AttachmentPayload.catch({}) }).catch({ payload: {} }))
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
})
export type Event = z.infer<typeof Event>
