// One form that was sent to a link: files to the disk, looked into, and counted all at once; or words in place of files.
import type { Context } from 'hono'
import type { App } from '../../app/app.ts'
import { dayMeant } from '../../app/day-meant.ts'
import { fileName } from '../../app/file-name.ts'
import {
  type HandedIn,
  handInFiles,
  handInWords,
  type OfficialNumber,
  type Said,
  secretUploaded,
  type UploadView,
  unusedOf,
} from '../../app/upload-page.ts'
import { referenceIn } from '../../core/incoming.ts'
import { html } from '../../core/markup.ts'
import { phoneOf } from '../../core/phone.ts'
import { isMarkedName } from '../../core/secrecy.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { delegatesIn, none, type ThreeFields } from '../../core/three-fields.ts'
import { type Answer, type FileAnswer, handedIn, mostWords, nothing, notTaken } from './answers.ts'
import { boundaryOf } from './multipart.ts'
import type { Judged, UploadPort } from './port.ts'
import { type Form, isDiskFull, type ReceivedFile, receiveForm } from './receive.ts'

const MB = 1024 * 1024
const PATIENCE = { idleMs: 30_000, totalMs: 600_000 }

export interface Taking {
  port: UploadPort
  app: App
  t: Texts
  view: UploadView
  /** The word of the link. */
  word: string
  isOurs: (given: string | undefined) => boolean
}

/** Takes a form with files. @param c its request, of which the body is read here */
export async function takeFiles(c: Context, taking: Taking): Promise<Answer & { item: number | null }> {
  const { port, app, t, view } = taking
  const begun = app.ports.realNow()
  const boundary = boundaryOf(c.req.header('content-type'))
  const { body } = c.req.raw
  if (boundary === null || body === null) return { ...nothing(415, t('u-broken')), item: null }
  const declared = Number(c.req.header('content-length') ?? 0)
  if (declared > port.maxBytes * view.left + 64 * MB) return { ...nothing(413, tooMuch(taking)), item: null }
  if (!port.roomFor(declared)) return { ...nothing(507, t('u-no-room')), item: null }
  const hasRoom = () => port.roomFor(0)
  const limits = { maxBytes: port.maxBytes, maxFiles: view.left, hasRoom, ...(port.patience ?? PATIENCE) }
  const form = await receiveForm(body, boundary, limits, port.receive, taking.isOurs)
  if (form.kind === 'refused') return { ...refusedForm(form.why, taking), item: null }
  const item = Number(form.fields.get('item'))
  return { ...(await takeForm(form, item, begun, taking)), item }
}

const tooMuch = ({ port, t }: Taking): string => t('u-too-much', { size: html(mostWords(port.maxBytes, t)) })

function refusedForm(why: Extract<Form, { kind: 'refused' }>['why'], taking: Taking): Answer {
  const { t } = taking
  switch (why) {
    case 'cut':
      return nothing(400, t('u-cut'))
    case 'broken':
      return nothing(400, t('u-broken'))
    case 'foreign':
      return nothing(403, t('u-foreign'))
    case 'too_much':
      return nothing(413, tooMuch(taking))
    case 'no_room':
      return nothing(507, t('u-no-room'))
    default:
      return why satisfies never
  }
}

type Judgement = { file: ReceivedFile; name: string; judged: Judged }

async function takeForm(
  form: Extract<Form, { kind: 'form' }>,
  item: number,
  begun: number,
  taking: Taking,
): Promise<Answer> {
  const { port, app, t, word } = taking
  const settled = new Set<ReceivedFile>()
  try {
    const document = documentOf(app, form.fields)
    if (document === 'bad_date') return nothing(422, t('u-bad-date'))
    if (form.files.length === 0 && form.leftOut.length === 0) return nothing(422, t('u-nothing'))
    const judgements: Judgement[] = []
    for (const file of form.files) {
      const name = fileName(file.name)
      const judged: Judged = isMarkedName(name)
        ? { ok: false, code: 'file_secret' }
        : await port.judge(file.received, name)
      judgements.push({ file, name, judged })
    }
    if (judgements.some(({ judged }) => !judged.ok && judged.code === 'file_secret'))
      await port.act((now) => secretUploaded(now, word))
    const left: FileAnswer[] = [
      ...form.leftOut.map(({ name, why }) => notTaken(fileName(name), why, port, t)),
      ...judgements.flatMap(({ name, judged }) => (judged.ok ? [] : [notTaken(name, judged.code, port, t)])),
    ]
    const good = judgements.flatMap(({ file, name, judged }) => (judged.ok ? [{ file, name, judged }] : []))
    if (good.length === 0) return { status: 422, receipt: null, files: left, sentence: null }
    // Kept and counted in one go: no other form can come between the bytes and their row.
    const outcome = await port.act((now) => keepAndCount(now, good, { word, item, begun, document }, settled, port))
    return handedIn(outcome, left, t)
  } catch (error) {
    if (isDiskFull(error)) return nothing(507, t('u-no-room'))
    throw error
  } finally {
    for (const file of form.files) if (!settled.has(file)) file.received.drop()
  }
}

/** @param settled those whose bytes have a name now */
function keepAndCount(
  app: App,
  good: readonly { file: ReceivedFile; name: string; judged: Extract<Judged, { ok: true }> }[],
  to: { word: string; item: number; begun: number; document: OfficialNumber | null },
  settled: Set<ReceivedFile>,
  port: UploadPort,
): HandedIn {
  const hashes: string[] = []
  try {
    const files = good.map(({ file, name, judged: { ok: _, ...found } }) => {
      const kept = file.received.keep()
      settled.add(file)
      hashes.push(kept.hash)
      return { name, ...found, ...kept }
    })
    const counted = handInFiles(app, to.word, { assignment: to.item, begun: to.begun }, files, to.document)
    if (!counted.ok) for (const hash of counted.unused) port.remove(hash)
    return counted
  } catch (error) {
    // What was kept before it broke counts for nothing.
    for (const hash of unusedOf(app, hashes)) port.remove(hash)
    throw error
  }
}

/** The number and day of an official document, where one was typed. */
function documentOf(app: App, fields: ReadonlyMap<string, string>): OfficialNumber | null | 'bad_date' {
  const number = (fields.get('number') ?? '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:số|so)\s*:?\s+/iu, '')
    .slice(0, 100)
  const typed = (fields.get('date') ?? '').trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed)
  const said = iso ? `${iso[3]}/${iso[2]}/${iso[1]}` : typed.replace(/[.-]/g, '/').replace(/^(?:ngày|ngay)\s+/iu, '')
  const date = said === '' ? null : dayMeant(app, referenceIn(`so 1/A ngay ${said}`).date)
  if (said !== '' && date === null) return 'bad_date'
  return number === '' ? null : { number, date }
}

/** Takes a form without files: the number of a document, three fields, the word that it is done. */
export async function takeWords(fields: ReadonlyMap<string, string>, taking: Taking): Promise<Answer> {
  const { port, app, t, word } = taking
  const begun = app.ports.realNow()
  if (!taking.isOurs(fields.get('form'))) return nothing(403, t('u-foreign'))
  const said = saidIn(fields, taking)
  if (typeof said === 'string') return nothing(422, said)
  const to = { assignment: Number(fields.get('item')), begun }
  return handedIn(await port.act((now) => handInWords(now, word, to, said)), [], t)
}

/** What was said, or the sentence that says what is missing. */
function saidIn(fields: ReadonlyMap<string, string>, { app, t }: Taking): Said | string {
  switch (fields.get('what')) {
    case 'document': {
      const document = documentOf(app, fields)
      if (document === 'bad_date') return t('u-bad-date')
      return document === null ? t('u-no-number') : { what: 'document', document }
    }
    case 'fields':
      return fieldsIn(fields, t)
    case 'done':
      return { what: 'done' }
    default:
      return t('u-broken')
  }
}

function fieldsIn(fields: ReadonlyMap<string, string>, t: Texts): Said | string {
  const line = (name: string): string => {
    const text = (fields.get(name) ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 300)
    return none(text) ? '' : text
  }
  const delegates = delegatesIn(line('delegates'))
  if (delegates === null) return t('field-problem-number')
  const [technical, typed] = [line('technical'), line('phone')]
  const phone = typed === '' ? null : phoneOf(typed)
  if ((typed !== '' && phone === null) || (technical !== '' && phone === null)) return t('field-problem-phone')
  if (technical === '' && phone !== null) return t('field-problem-name')
  const said: ThreeFields = { chair: line('chair'), delegates, technical, phone }
  return { what: 'fields', fields: said }
}
