// Words that many messages share: plans, events, states, files, people.
import { fold } from '../fold.ts'
import { escapeHtml, html, listed } from '../markup.ts'
import type { ContactFacts, EventDate, FileFacts, ItemFacts, PlanFacts, SubmissionFacts } from '../notice.ts'
import type { WayReach } from '../reach.ts'
import type { Light } from '../status.ts'
import type { Texts } from '../texts.gen.ts'
import { formatDay } from '../time.ts'
import { dayWords, timeOnDay, whenWeekdayWords } from './days.ts'
import { planEvent } from './deadlines.ts'

/** "Kế hoạch số 5774/KH-BNV ngày 17/11/2022": what is missing in the document is left out. */
export function planName(plan: PlanFacts, t: Texts): string {
  const { number, documentDate } = plan
  if (number !== null && documentDate !== null) return t('plan-number-date', { number, day: formatDay(documentDate) })
  if (number !== null) return t('plan-number', { number })
  return documentDate === null ? t('plan-bare') : t('plan-date', { day: formatDay(documentDate) })
}

/** A plan as organizers name it: "KH1 · Kế hoạch số …". */
export const planShort = (plan: PlanFacts, t: Texts): string =>
  t('plan-short', { id: plan.shortId, plan: html(planName(plan, t)) })

/** The event's date alone: "08:00 ngày 22/11/2022 (thứ Ba)". */
export function eventDateWords(event: EventDate, t: Texts): string {
  if (event.day === null) return t('event-day-none')
  return event.time === null ? t('dated', { day: html(dayWords(event.day, t)) }) : timeOnDay(event.time, event.day, t)
}

/** When and where the event is; no line for a plan without one. */
export function eventLines(plan: PlanFacts, t: Texts): string[] {
  const { event } = plan
  if (event.state === 'unknown' && event.name === null && event.window === null) return []
  const name = html(planEvent(plan, t))
  const venue =
    event.venues.length > 0 && event.state === 'fixed' ? [t('event-venue', { venues: listed(event.venues, '; ') })] : []
  switch (event.state) {
    case 'fixed':
      return [t('event-fixed', { event: name, when: html(eventDateWords(event, t)) }), ...venue]
    case 'postponed':
      return [t('event-postponed', { event: name })]
    case 'cancelled':
      return [t('event-cancelled', { event: name })]
    case 'unknown':
      if (event.window === null) return [t('event-unknown', { event: name })]
      return [
        t('event-window', {
          event: name,
          range: html(t('days-range', { from: formatDay(event.window.from), to: formatDay(event.window.to) })),
        }),
      ]
    default:
      return event.state satisfies never
  }
}

/** "1,4 MB" in Vietnamese, "1.4 MB" in English: the decimal sign is the catalogue's. */
export function sizeWords(bytes: number, t: Texts): string {
  if (bytes < 1000) return t('bytes', { size: String(bytes) })
  if (bytes < 1_000_000) return t('kilobytes', { size: String(Math.round(bytes / 1000)) })
  const tenths = Math.round(bytes / 100_000)
  return t('megabytes', { whole: String(Math.floor(tenths / 10)), tenth: String(tenths % 10) })
}

export const fileWords = (file: FileFacts, t: Texts): string =>
  t('file', { name: file.name, size: html(sizeWords(file.bytes, t)), version: String(file.version) })

const SPEECH = /\b(bai phat bieu|phat bieu|tham luan|bai trinh bay|dien van|bao cao de dan|slide)\b/

/** A speech is approved where a list is received; the words differ. */
export const isSpeech = (deliverables: readonly string[]): boolean => deliverables.some((one) => SPEECH.test(fold(one)))

/** What was sent and by which way: "Đã gửi bằng văn bản số 123/SNV-CCHC ngày 17/11/2022, chờ đối chiếu". */
export function sentWords(submission: SubmissionFacts, t: Texts): string {
  switch (submission.way) {
    case 'file':
      return t('sent-file')
    case 'fields':
      return t('sent-fields')
    case 'word':
      return t('sent-word')
    case 'declined':
      return t('sent-declined')
    case 'document':
      if (submission.documentNumber === null) return t('sent-document-unnumbered')
      return submission.documentDate === null
        ? t('sent-document', { number: submission.documentNumber })
        : t('sent-document-dated', { number: submission.documentNumber, day: formatDay(submission.documentDate) })
    default:
      return submission.way satisfies never
  }
}

/** The state of an item in the words of the glossary. */
export function stateWords(item: Pick<ItemFacts, 'state' | 'submission' | 'deliverables'>, t: Texts): string {
  if (item.state === 'submitted' && item.submission !== null) return sentWords(item.submission, t)
  if (item.state === 'accepted' && isSpeech(item.deliverables)) return t('state-accepted-speech')
  if (item.state === 'declined' && item.submission?.declined) return t(`declined-${item.submission.declined}`)
  return t(`state-${item.state}`)
}

/** Marks of status before an organizer's line. */
const MARKS: Record<Light, string> = {
  no_deadline: '⚪',
  no_date: '⚪',
  not_due: '🔵',
  due_soon: '🟡',
  due_today: '🟠',
  overdue: '🔴',
  submitted: '🟣',
  returned: '🟠',
  done_on_time: '🟢',
  done_late: '🟢',
  declined: '➖',
  paused: '⏸',
}

export const markOf = (light: Light): string => MARKS[light]

/** "🔴 Quá hạn": organizers' words only. */
export const lightWords = (light: Light, t: Texts): string =>
  t('marked', { mark: MARKS[light], words: html(t(`light-${light}`)) })

/** A person with the position, where one is known. */
export function personWords(person: string, position: string | null, t: Texts): string {
  if (person.trim() === '') return position ? escapeHtml(position) : t('person-unnamed')
  return position ? t('person-position', { person, position }) : escapeHtml(person)
}

/** Contacts with their phones, as people read them out, and what keeps messages from arriving. */
export const contactsWords = (contacts: readonly ContactFacts[], t: Texts): string =>
  contacts
    .map((contact) => {
      const person = html(personWords(contact.person, contact.position, t))
      const line =
        contact.phone === null
          ? t('contact-line-no-phone', { person })
          : t('contact-line', { person, phone: contact.phone })
      const marks = standing(contact, t)
      return marks.length === 0 ? line : t('contact-standing', { contact: html(line), standing: marks.join(', ') })
    })
    .join('; ')

/** What there is to know of a contact beside the name: deputy, not joined, why nothing arrives. */
export function standing(contact: ContactFacts, t: Texts): string[] {
  return [
    ...(contact.deputy ? [t('contact-deputy')] : []),
    ...(contact.joined ? [] : [t('to-phone-not-joined')]),
    ...(contact.joined && !contact.reachable ? [whyWords(contact.why ?? null, t)] : []),
  ]
}

/** Why no message reaches somebody. */
export function whyWords(why: string | null, t: Texts): string {
  switch (why) {
    case 'blocked':
      return t('why-blocked')
    case 'deactivated':
      return t('why-deactivated')
    case 'window':
    case 'shut':
      return t('why-window')
    case 'spent':
      return t('why-spent')
    case 'never':
      return t('why-never')
    case 'left':
      return t('why-left')
    default:
      return t('to-phone-unreachable')
  }
}

/** A channel by the name that people know it by. */
export function channelWords(channel: string, t: Texts): string {
  switch (channel) {
    case 'telegram':
      return t('channel-telegram')
    case 'zalo_bot':
      return t('channel-zalo-bot')
    case 'zalo_oa':
      return t('channel-zalo-oa')
    case 'browser':
      return t('channel-browser')
    case 'console':
      return t('channel-console')
    case 'page':
      return t('channel-page')
    default:
      return channel
  }
}

/** "Zalo OA, Telegram", each once. */
export const channelsWords = (channels: readonly string[], t: Texts): string =>
  listed([...new Set(channels)].map((channel) => channelWords(channel, t))).html

/** How a person's own way stands. */
export function wayWords({ state, at }: WayReach, t: Texts): string {
  switch (state) {
    case 'open':
    case 'paid':
      return at === null ? t('way-open') : t('way-open-until', { when: html(whenWeekdayWords(at, t)) })
    case 'template':
    case 'window':
    case 'shut':
      return t('way-window')
    case 'spent':
      return t('why-spent')
    case 'left':
      return t('way-stopped')
    case 'blocked':
      return t('way-blocked')
    case 'down':
      return t('way-down')
    default:
      return t('to-phone-unreachable')
  }
}

/** How a way stands, as organizers read it. */
export function reachWords({ state, at, bare }: WayReach, t: Texts): string {
  switch (state) {
    case 'open':
      return bare ? t('reach-bare') : t('way-open')
    case 'paid':
      return t('reach-paid')
    case 'template':
      return t('reach-template')
    case 'window':
      return at === null ? t('why-window') : t('reach-window-since', { when: html(whenWeekdayWords(at, t)) })
    case 'down':
      return t('way-down')
    default:
      return whyWords(state, t)
  }
}

const COMMITTEE = /^(?:Ủy|Uỷ) ban nhân dân (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)(?!\p{L})/iu

/** "UBND tỉnh giao": who gave the task to the body below it. */
export function giverWords(unit: string, t: Texts): string {
  const level = unit.normalize('NFC').match(COMMITTEE)?.[1]
  return level ? t('given-by-committee', { level: level.toLowerCase() }) : t('given-by', { unit })
}

/** What is to be sent, in a sentence: the products, else "kết quả". */
export const productWords = (item: ItemFacts, t: Texts): string =>
  item.deliverables.length > 0
    ? t('reminder-what', { deliverables: listed(item.deliverables) })
    : t('reminder-what-result')

/** "Nguyễn Văn An → Trần Thị Bình": who had the work, one after the other. */
export const chainWords = (contact: ContactFacts, t: Texts): string =>
  [...(contact.chain ?? []), contact.person].map((name) => (name === '' ? t('person-unnamed') : name)).join(' → ')
