// Telephone numbers as people type them → the digits that are dialled, several in one text, or what is no number.

/** Mobiles, landlines with their area, the exchanges of the state and the army, service numbers. */
const SHAPES = [/^0[35789]\d{8}$/, /^02\d{9}$/, /^080\d{5,6}$/, /^069\d{6,7}$/, /^1[89]00\d{4,6}$/]

const known = (digits: string): boolean => SHAPES.some((shape) => shape.test(digits))

/** Whether one person carries it; a landline is shared by an office. */
export const isMobile = (phone: string): boolean => /^0[35789]\d{8}$/.test(phone)

/** One number; null where nobody could dial it. The zero that a spreadsheet drops is put back. */
export function phoneOf(text: string): string | null {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\((\d{1,5})\)\s*$/, 'x$1')
  const [number = '', extension] = plain.split(/(?:ext|exch|may le|so le|le|nhanh|x)\s*[.:]?\s*(?=\d{1,5}\D*$)/)
  if (/\p{L}/u.test(number)) return null
  const digits = number.replace(/\D/g, '').replace(/^(?:00)?84(?=[2-9]\d{8,9}$)/, '0')
  const whole = [digits, `0${digits}`].find(known)
  if (!whole) return null
  return extension ? `${whole}-${extension.replace(/\D/g, '')}` : whole
}

export interface Phones {
  phones: string[]
  /** What stands among them and is no number. */
  wrong: string[]
}

/** What stands before a number: "ĐT", "Tel.", "Di động:", "DĐ:". */
const LABEL = /(?:^|\s)(?:\p{L}{2,5}\.?|\p{L}{1,4}\s\p{L}{1,5})\s*:\s*/gu

const EXTENSION = /[,;]?\s*(?:m\p{L}y\s*l\p{L}|s\p{L}\s*l\p{L}|ext\.?|nh\p{L}nh)\s*[.:]?\s*(\d{1,5})(?!\d)/giu

/** All the numbers of a cell, each once, in their order. */
export function phonesIn(text: string): Phones {
  const phones: string[] = []
  const wrong: string[] = []
  const parts = text
    .replace(EXTENSION, ' x$1')
    .replace(LABEL, ' ; ')
    .split(/[;,/\n|]|\s[-–]\s|\s(?:ho\p{L}c|v\p{L}|or|and|&)\s/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^[-–.]+$/.test(part))
  for (const part of parts) {
    const one = phoneOf(part)
    const several = one === null ? numbersSideBySide(part) : [one]
    if (several) phones.push(...several)
    else wrong.push(part)
  }
  return { phones: [...new Set(phones)], wrong }
}

/** "0912345678 0987654321": two numbers with only a blank or a dash between them. */
function numbersSideBySide(text: string): string[] | null {
  const pieces = text.split(/[\s-]+/)
  for (let cut = 1; cut < pieces.length; cut++) {
    const first = phoneOf(pieces.slice(0, cut).join(''))
    const rest = first === null ? null : pieces.slice(cut).join(' ')
    const second = rest === null ? null : phoneOf(rest)
    if (first !== null && second !== null) return [first, second]
    if (first !== null && rest !== null) {
      const more = numbersSideBySide(rest)
      if (more) return [first, ...more]
    }
  }
  return null
}
