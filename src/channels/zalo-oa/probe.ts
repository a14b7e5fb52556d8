// What nobody could verify without a live account, asked on the first day: which uploads are taken, which endpoint carries a message.
import type { AccountStore } from './account.ts'
import { type CheckOptions, withClient } from './check.ts'
import type { Client } from './client.ts'
import { failureCode } from './errors.ts'
import { readProfile } from './profile.ts'
import { SentMessage, Uploaded } from './schema.ts'
import { createSpeak } from './speak.ts'

/** A code of Zalo's refusal, or that there was none. */
export type Outcome = { ok: true; detail: string } | { ok: false; code: string }

export interface ZaloOaProbe {
  /** A PDF, which should be taken. */
  pdf: Outcome
  /** A workbook, which should be refused. */
  xlsx: Outcome
  /** A text to the person that was named: by which endpoint, and what it cost; null where nobody was. */
  message: Outcome | null
}

/** The smallest file that is one. */
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
const XLSX_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Costs two uploads of the month's 5,000, and a message where somebody is named.
 * @param to the person's id at the account, who wrote to it within two days; @param text what that person reads
 */
export function probeZaloOa(options: CheckOptions, to: string | null, text: string): Promise<ZaloOaProbe> {
  return withClient(options, async (client) => ({
    pdf: await upload(client, 'dondoc.pdf', 'application/pdf', Buffer.from(PDF)),
    // Only its name and first bytes are a workbook's: what is asked is whether the kind is taken.
    xlsx: await upload(client, 'dondoc.xlsx', XLSX_MIME, Buffer.of(0x50, 0x4b, 3, 4)),
    message: to === null ? null : await message(client, options.account, to, text),
  }))
}

async function upload(client: Client, name: string, mime: string, bytes: Uint8Array): Promise<Outcome> {
  const reply = await client.upload({ kind: 'file', name, mime, bytes })
  if (!reply.ok) return { ok: false, code: failureCode(reply.failure) }
  return Uploaded.safeParse(reply.data).success ? { ok: true, detail: 'taken' } : { ok: false, code: 'no_handle' }
}

async function message(client: Client, store: AccountStore, to: string, text: string): Promise<Outcome> {
  const asked = await readProfile(client)
  if (!asked.ok) return { ok: false, code: failureCode(asked.failure) }
  const { reply, endpoint } = await createSpeak(client, store, () => asked.profile.oa_id)(to, { text })
  if (!reply.ok) return { ok: false, code: failureCode(reply.failure) }
  const sent = SentMessage.safeParse(reply.data)
  const quota = sent.success ? (sent.data.quota?.quota_type ?? 'no_quota') : 'unreadable'
  return { ok: true, detail: `${endpoint} ${quota}` }
}
