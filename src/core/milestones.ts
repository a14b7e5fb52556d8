// Internal milestones for what the plan leaves undated: how long before the event each kind of work is usually due.
import type { Deadline } from './plan-document.ts'
import { fold } from './units.ts'

interface Usual {
  /** Days from the event; after it where positive. */
  days: number
  unit: 'day' | 'working_day'
  /** Folded words of tasks and products. */
  words: RegExp
}

// The first row that fits decides: what is done after the event before what serves it, papers before the hall they lie in.
const USUAL: readonly Usual[] = [
  { days: 5, unit: 'working_day', words: /\b(?:thanh quyet toan|quyet toan|thanh toan kinh phi)\b/ },
  {
    days: 3,
    unit: 'working_day',
    words:
      /\b(?:thong bao ket luan|bien ban|bao cao ket qua (?:to chuc|hoi nghi|hoi thao|su kien)|rut kinh nghiem|sau (?:hoi nghi|hoi thao|su kien|khi ket thuc|dai hoi|le))\b/,
  },
  { days: -5, unit: 'working_day', words: /\b(?:du toan|kinh phi|dau thau|mua sam|in an|in tai lieu|ky yeu)\b/ },
  {
    days: -3,
    unit: 'working_day',
    words: /\b(?:giay moi|thu moi|cong van moi|moi (?:dai bieu|lanh dao|khach|bao chi)|phat hanh|danh sach)\b/,
  },
  {
    days: -3,
    unit: 'working_day',
    words:
      /\b(?:bao cao|tham luan|bai (?:phat bieu|trinh bay|noi)|phat bieu|dien van|tai lieu|du thao|video|phim|clip|slide)\b/,
  },
  {
    days: -2,
    unit: 'working_day',
    words: /\b(?:chuong trinh|kich ban|ma ?ket|nguoi dan|dan chuong trinh|mc|so do cho ngoi)\b/,
  },
  {
    days: -1,
    unit: 'working_day',
    words:
      /\b(?:hoi truong|phong hop|dia diem|khanh tiet|trang tri|phong nen|phong chu|backdrop|bang ron|am thanh|anh sang|duong truyen|truc tuyen|diem cau|ky thuat|thiet bi|le tan|hau can|nuoc uong|bien ten|an nghi|an, nghi|xe|phuong tien|an ninh|trat tu|giao thong|y te|phong chay|ve sinh|dien luc|cap dien|bao dam dien)\b/,
  },
  { days: -1, unit: 'working_day', words: /\b(?:tuyen truyen|bao chi|truyen thong|dua tin|phong vien|truyen hinh)\b/ },
]

/** The milestone that is usual for such work; null where experience says nothing. */
export function usualMilestone(task: string, products: readonly string[]): Pick<Usual, 'days' | 'unit'> | null {
  // What is handed in says more than the sentence around it.
  for (const text of [products.join('; '), task]) {
    const folded = fold(text)
    const found = folded === '' ? undefined : USUAL.find(({ words }) => words.test(folded))
    if (found) return { days: found.days, unit: found.unit }
  }
  return null
}

/** The milestone as a rule, which moves with the event. @param event what the event is called */
export const milestoneRule = ({ days, unit }: Pick<Usual, 'days' | 'unit'>, event: string): Deadline => ({
  text: event,
  bound: 'by',
  kind: 'relative',
  days,
  unit,
  time: null,
  anchor: 'event',
})
