// The event that a plan is about: its name, form, day or window, places, chair, attendance.
import type { Day, PlanEvent, Question } from '../core/plan-document.ts'
import { weekday } from '../core/time.ts'
import { datePattern, dayOf, timePattern, WEEKDAY, weekdayMeant, writtenDate, writtenTime } from './dates.ts'
import { type DeadlineContext, readDeadlines } from './deadlines.ts'
import { capitalised, fold } from './fold.ts'
import { descend, type Node, type Outline } from './outline.ts'
import { ask } from './questions.ts'

const EVENT =
  /\b(?:hoi nghi|hoi thao|toa dam|dai hoi|hoi thi|cuoc hop|ky hop|dien dan|le (?:ky niem|khai|cong bo|trao|phat dong|ra mat|don|to chuc|tong ket|mit tinh)|tap huan|khao sat|ngay hoi|cuoc thi|lien hoan|hoi dien|hoi khoe|hoi cho|hoi trai|hoi giang|tuan le|dien tap|giai (?:the thao|bong|cau long|co|chay|dua)|ngay (?:sach|truyen thong)|dem |buoi (?:le|lam viec|gap mat))\b/

const nameIn = (title: string): string | null => {
  const match = EVENT.exec(fold(title))
  if (!match) return null
  const start = match.index
  return capitalised(title.slice(start).replace(/[.\s]+$/u, ''))
}

export interface Timing {
  date: Day | null
  time: string | null
  window: { from: Day; to: Day } | null
}

const FULL_TIME = new RegExp(timePattern())
const SINGLE = new RegExp(`(?<![\\d/.-])(?:ngay\\s+)?${datePattern('')}`)

export const timingIn = (text: string, context: DeadlineContext): Timing | null => {
  const range = readDeadlines(text, { ...context, cell: true }).find(
    ({ deadline }) => deadline.kind === 'date' && deadline.from !== null,
  )
  if (range && range.deadline.kind === 'date' && range.deadline.from)
    return { date: null, time: null, window: { from: range.deadline.from, to: range.deadline.date } }
  const folded = fold(text)
  const match = SINGLE.exec(folded)
  const written = match && writtenDate(match.groups ?? {}, '')
  if (!written) return null
  const known = context.documentDate ?? context.nearDate
  const year = written.year ?? (known ? Number(known.slice(0, 4)) : null)
  const guess = year === null ? null : dayOf(year, written.month, written.day)
  const date =
    guess && written.year === null && known && guess < known ? dayOf(year! + 1, written.month, written.day) : guess
  if (!date) return null
  const hour = FULL_TIME.exec(folded)
  return { date, time: hour ? writtenTime(hour.groups ?? {}) : null, window: null }
}

const LABEL =
  /^(?:[-–+]\s*)?(?:du kien\s+)?thoi gian(?:\s+(?:du kien|to chuc|dien ra|hop|trien khai|khao sat|tap huan|khai mac|hoi nghi|to chuc hoi nghi|cu the|,|va|dia diem))*\s*(?:\([^()]{0,400}\))?\s*[:.]?/
const NOT_THE_EVENT =
  /ket noi thu|thu nghiem|dang ky|nop|gui|hoan thanh|bao cao|tong hop|thuc hien|phat bieu|to chuc thuc hien/

const timeNodes = (outline: Outline): { node: Node; text: string }[] => {
  const found: { node: Node; text: string }[] = []
  for (const node of [...descend(outline.root), ...descend(outline.annex)]) {
    const folded = fold(node.text)
    const label = LABEL.exec(folded)
    if (!label || NOT_THE_EVENT.test(folded.slice(0, (folded.indexOf(':') + 1 || label[0].length) + 1))) continue
    found.push({ node, text: node.text })
    // "Thời gian, địa điểm" heads the lines that say it.
    for (const child of node.children)
      if (!/^dia diem/.test(fold(child.text))) found.push({ node: child, text: child.text })
  }
  return found
}

const formOf = (texts: readonly string[], title: string): PlanEvent['form'] => {
  const about = texts.map(fold).join('\n')
  const all = `${fold(title)}\n${about}`
  const online = /truc tuyen/.test(all)
  const present = /truc tiep\b(?! (?:phat bieu|thuc hien|chi dao|phu trach))/.test(about)
  if (online && present) return 'hybrid'
  if (online) return 'online'
  return present ? 'in_person' : null
}

const after = (text: string): string => {
  const colon = text.indexOf(':')
  return colon < 0 ? '' : text.slice(colon + 1).replace(/^\s+|[\s.;]+$/gu, '')
}

const venuesOf = (outline: Outline): string[] => {
  const venues: string[] = []
  for (const node of descend(outline.root)) {
    if (!/^(?:hinh thuc va |hinh thuc, )?dia diem/.test(fold(node.text))) continue
    const place = after(node.text)
    if (place) venues.push(place)
    else
      for (const child of node.children)
        if (child.text && !/^hinh thuc|^dia diem/.test(fold(child.text)))
          venues.push(child.text.replace(/[\s.;]+$/u, ''))
  }
  return [...new Set(venues)]
}

const FORM_LABEL = /^hinh thuc|to chuc (?:bang|theo) hinh thuc|^hoi nghi truc t/

/** Reads the event and what is doubtful about its day; null for a plan that is about no event. The hour may come from the agenda's first row. */
export const readEvent = (
  outline: Outline,
  title: string | null,
  context: DeadlineContext,
  firstHour: string | null,
): { event: PlanEvent; questions: Question[] } | null => {
  const name = title ? nameIn(title) : null
  const nodes = [...descend(outline.root)]
  const timings = timeNodes(outline).flatMap(({ node, text }) => {
    const found = timingIn(text, context)
    return found ? [{ ...found, line: node.line, text }] : []
  })
  const timing = timings.find((one) => one.date) ?? timings[0] ?? null
  if (
    !name &&
    !nodes.some((node) => EVENT.test(fold(node.text)) && /^\p{Lu}/u.test(node.text) && node.text.length < 80)
  )
    return null
  if (!name && !timing) return null
  const formTexts = nodes.flatMap((node, i) => {
    if (!FORM_LABEL.test(fold(node.text))) return []
    return [
      node.text,
      ...node.children.map((child) => child.text),
      ...(node.children.length === 0 ? [nodes[i + 1]?.text ?? ''] : []),
    ]
  })
  const chair = nodes.find(
    (node) => /^chu tri(?: hoi nghi)?\s*:/.test(fold(node.text)) && !/diem cau/.test(fold(node.parent?.text ?? '')),
  )
  const attendees = nodes
    .map((node) => /(?:khoang|du kien|gom|tong so)\s+(\d{2,5})\s+(?:dai bieu|nguoi)/.exec(fold(node.text))?.[1])
    .find(Boolean)
  const form = formOf(formTexts, title ?? '')
  const venues = venuesOf(outline)
  const event: PlanEvent = {
    name,
    form,
    date: timing?.date ?? null,
    time: timing?.date ? (timing.time ?? firstHour) : null,
    window: timing?.window ?? null,
    venues,
    chair: chair ? after(chair.text) || null : null,
    expectedAttendees: attendees ? Number(attendees) : null,
  }
  const day = timing?.date ? weekdayMeant(new RegExp(WEEKDAY).exec(fold(timing.text))?.[0] ?? '') : null
  const contradicted = day !== null && timing?.date && day !== weekday(timing.date)
  const questions: Question[] = []
  if (!event.date) questions.push(ask('event_date_unknown', timing?.line ?? 1))
  if (contradicted) questions.push(ask('weekday_mismatch', timing.line, timing.text.slice(0, 120)))
  return { event, questions }
}
