// Deadlines counted from something: "05 ngày trước Hội nghị", "sau khi có hướng dẫn", "trước khi tổ chức".
import type { Bound } from '../core/plan-document.ts'
import {
  AT_LATEST,
  BOUND,
  boundOf,
  type DeadlineContext,
  type Form,
  folded,
  type Groups,
  type Reading,
} from './deadline-form.ts'
import { fold } from './fold.ts'

const EVENT_WORD =
  /\b(?:hoi nghi|hoi thao|toa dam|le\b|dai hoi|hoi thi|cuoc hop|ky hop|phien hop|dien dan|su kien|ngay hoi|cuoc thi|lien hoan|hoi dien|hoi khoe|hoi cho|hoi trai|hoi giang|hoi xuan|khai mac)/
// Meetings that a plan also holds on the way: the event only where its title says so.
const MEETING_WORD = /\b(?:tap huan|hop|giao ban|buoi|dien tap|khao sat|giai)\b/
const DOCUMENT_WORD =
  /\b(?:ban hanh|ky)\b.*\b(?:ke hoach|van ban)|\bke hoach (?:nay )?(?:co hieu luc|duoc ban hanh|nay)|^(?:ky|ban hanh|ky ban hanh)(?: ke hoach)?(?: nay)?$/

/** Words after the number of days → the anchor's code, or the words themselves, which `verbatim` takes from the text. */
const anchorOf = (words: string, context: DeadlineContext): string => {
  const folded = fold(words)
  if (DOCUMENT_WORD.test(folded)) return 'document'
  if (EVENT_WORD.test(folded)) return 'event'
  const meeting = MEETING_WORD.exec(folded)?.[0]
  return meeting && (context.title == null || fold(context.title).includes(meeting)) ? 'event' : words.trim()
}

// An anchor ends at punctuation or where the sentence goes on.
const ANCHOR =
  '(?<anchor>[^,.;:()\\n]{2,120}?)(?=\\s*(?:[,.;:()\\n]|$)|\\s+(?:de|gui|va gui|theo|ve (?:so|bo|phong|van phong)|nham|phai|se|thi)\\s)'
const COUNT =
  '(?<n>\\d{1,3}|mot|hai|ba|bon|nam|sau|bay|muoi)\\s*(?:\\([a-z ]+\\)\\s*)?(?:(?<weeks>tuan)|ngay(?<work>\\s+lam\\s+viec)?)'
const IN_WORDS: Record<string, number> = { mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7, muoi: 10 }
const daysIn = ({ n, weeks }: Groups): number => (IN_WORDS[n!] ?? Number(n)) * (weeks ? 7 : 1)

const relative = (groups: Groups, context: DeadlineContext, sign: number, bound: Bound): Reading => ({
  rule: {
    kind: 'relative',
    days: sign * daysIn(groups),
    unit: groups.work ? 'working_day' : 'day',
    time: null,
    anchor: anchorOf(groups.anchor ?? '', context),
  },
  bound,
  doubts: [],
})

/** Before or after something without a number of days. */
const nameless = (groups: Groups, context: DeadlineContext, bound: Bound): Reading => ({
  rule: { kind: 'relative', days: null, unit: 'day', time: null, anchor: anchorOf(groups.anchor ?? '', context) },
  bound,
  doubts: [],
})

/** "trước ngày 10 tháng liền kề trước tháng tổ chức Hội nghị". */
export const dayOfMonthBeside: Form = {
  pattern: folded`${BOUND}\s+ngay\s+(?<day>\d{1,2})\s+(?:cua\s+)?thang\s+(?:lien\s+ke\s+)?(?<side>truoc|sau)\s+(?:thang\s+)?${ANCHOR}`,
  read: (g, context) => {
    const day = Number(g.day)
    if (day < 1 || day > 31) return null
    const { bound, contradictory } = boundOf(g)
    return {
      rule: {
        kind: 'relative_month',
        months: g.side === 'truoc' ? -1 : 1,
        day,
        anchor: anchorOf(g.anchor ?? '', context),
      },
      bound,
      doubts: contradictory ? ['deadline_contradictory'] : [],
    }
  },
}

/** "trước 05 ngày tổ chức Hội nghị", "trước ít nhất 03 ngày làm việc so với ngày khai mạc". */
export const countBefore: Form = {
  pattern: folded`(?:(?:cham|muon)\s+nhat\s+(?:la\s+)?|it\s+nhat\s+)?truoc\s+(?:it\s+nhat\s+|toi\s+thieu\s+)?${COUNT}\s+(?:truoc\s+|so voi\s+)?(?:khi\s+)?${ANCHOR}`,
  read: (g, context) => (/^(?:hang|moi|cua|thang|nam)\b/.test(g.anchor ?? '') ? null : relative(g, context, -1, 'by')),
}

/** "chậm nhất trước ngày diễn ra Hội nghị 05 ngày". */
export const beforeEventByCount: Form = {
  pattern: folded`${AT_LATEST}truoc\s+(?:khi\s+|ngay\s+)?(?<anchor>(?:to chuc |dien ra |khai mac |bat dau )?(?:hoi (?:nghi|thao|thi|trai|giang|xuan|dien|cho)|toa dam|le |dai hoi|cuoc hop|ky hop|phien hop|khai mac|to chuc|dien ra|ngay hoi|lien hoan|cuoc thi|giai)[^,.;:()\n]{0,40}?)\s+(?:it\s+nhat\s+|toi\s+thieu\s+)?${COUNT}`,
  read: (g, context) => relative(g, context, -1, 'by'),
}

/** "trước Tết 02 ngày", "trước kỳ thi 03 ngày": whatever it is, counted back from it. */
export const beforeAnythingByCount: Form = {
  pattern: folded`${AT_LATEST}truoc\s+(?:khi\s+|ngay\s+)?(?<anchor>(?!ngay|thang|nam|quy|het)[a-z][a-z ]{1,40}?)\s+(?:it\s+nhat\s+|toi\s+thieu\s+)?${COUNT}(?=\s*(?:[.,;:)]|$)|\s+(?:de|va|gui)\s)`,
  read: (g, context) => relative(g, context, -1, 'by'),
}

/** "sau Hội nghị 03 ngày", "sau khi kết thúc Hội nghị 05 ngày". */
export const afterEventByCount: Form = {
  pattern: folded`${AT_LATEST}sau\s+(?:khi\s+|ngay\s+)?(?:ket\s+thuc\s+)?(?<anchor>(?:hoi (?:nghi|thao|thi)|toa dam|le |dai hoi|cuoc hop|ky hop|phien hop|ngay hoi|cuoc thi|giai)[^,.;:()\n]{0,40}?)\s+${COUNT}`,
  read: (g, context) => relative(g, context, 1, 'by'),
}

/** "sau 05 ngày kết thúc Hội nghị". */
export const afterCount: Form = {
  pattern: folded`${AT_LATEST}sau\s+${COUNT}\s+(?=ket\s+thuc|to\s+chuc|dien\s+ra|nhan|co\s|ban\s+hanh|ky\s)${ANCHOR}`,
  read: (g, context) => relative(g, context, 1, 'by'),
}

/** "05 ngày trước Hội nghị", "trong vòng 03 ngày làm việc kể từ ngày nhận hồ sơ". */
export const countBeside: Form = {
  pattern: folded`(?:(?:cham nhat|muon nhat|khong qua|trong vong|trong thoi han|trong|sau|it nhat)\s+(?:la\s+)?)*${COUNT}\s*,?\s*(?<side>truoc|sau|ke tu|tinh tu|tu)(?:\s+(?:khi|ngay|luc|thoi diem))*\s+${ANCHOR}`,
  read: (g, context) => relative(g, context, g.side === 'truoc' ? -1 : 1, 'by'),
}

/** "trước khi tổ chức Hội nghị". */
export const beforeStart: Form = {
  pattern: folded`(?:truoc|cham\s+nhat)\s+(?:khi|ngay|thoi gian|thoi diem)\s+(?:dien ra|to chuc|khai mac|bat dau|ket thuc)\s+${ANCHOR}`,
  read: (g, context) => nameless(g, context, 'before'),
}

/** "hoàn thành trước Hội nghị", "xong trước ngày Hội nghị diễn ra"; "trước, trong và sau Hội nghị" is no deadline. */
export const doneBeforeEvent: Form = {
  pattern:
    /(?<=\b(?:hoan thanh|xong|cham nhat|gui|nop|trinh)(?:\s+[a-z]+){0,6}\s+)truoc\s+(?:khi\s+|ngay\s+)?(?<anchor>(?:hoi (?:nghi|thao|thi)|toa dam|dai hoi|cuoc hop|ky hop|phien hop|ngay hoi|cuoc thi)(?![a-z])[^,.;:()\n]{0,40})/g,
  read: (g, context) => nameless(g, context, 'before'),
}

/** A cell of its own: "Trước Hội nghị", "Sau khi kết thúc Hội nghị". */
export const besideEventInCell: Form = {
  pattern:
    /^(?<side>truoc|sau|trong)\s+(?:khi\s+|ngay\s+)?(?<anchor>(?:ket thuc\s+)?(?:hoi (?:nghi|thao|thi)|toa dam|dai hoi|cuoc hop|ky hop|le )[^,.;:()\n]{0,40})$/g,
  only: 'cell',
  read: (g, context) => nameless(g, context, g.side === 'truoc' ? 'before' : 'by'),
}

/** "ngay sau khi Kế hoạch được ban hành". */
export const afterPlan: Form = {
  pattern:
    /(?<![a-z])(?:ngay\s+)?sau khi\s+(?<anchor>ke hoach (?:nay )?(?:duoc )?(?:ban hanh|phe duyet|ky)|(?:duoc )?(?:ban hanh|ky ban hanh|phe duyet) ke hoach(?: nay)?)/g,
  read: () => ({
    rule: { kind: 'relative', days: null, unit: 'day', time: null, anchor: 'document' },
    bound: 'by',
    doubts: [],
  }),
}

/** "sau khi có hướng dẫn của Bộ", "cùng với báo cáo tổng kết năm học". */
export const afterSomething: Form = {
  pattern: folded`(?<![a-z])(?:ngay\s+)?(?<when>sau khi co|sau khi nhan duoc|sau khi ket thuc|sau khi duoc|khi co (?=de nghi|huong dan|thong bao|van ban|ket qua|quyet dinh)|khi nhan duoc|cung voi (?=bao cao)|cung thoi diem voi)\s*${ANCHOR}`,
  read: (g, context) => {
    if (/^(?:yeu cau|phat sinh|nhu cau)/.test(g.anchor ?? '')) return null
    const days = /^sau/.test(g.when ?? '') ? null : 0
    return {
      rule: { kind: 'relative', days, unit: 'day', time: null, anchor: anchorOf(g.anchor ?? '', context) },
      bound: 'by',
      doubts: [],
    }
  },
}
