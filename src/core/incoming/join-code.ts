// The code by which somebody joins, out of whatever was typed around it or pasted with it; or that none is in there.
import { CODE_LETTERS } from '../codes.ts'
import { typed } from './acts.ts'

export const CODE_LENGTH = 8

/** What an eye or a finger makes of letters that codes have, where codes have none of these. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { O: 'Q', '0': 'Q', I: 'L', '1': 'L', '|': 'L', '!': 'L' }

/** Between the groups of a code, and around it where instructions were copied with their brackets. */
const BETWEEN = /[\s.\-–—_·:,;<>()[\]{}"'“”‘’«»*`]+/g

const strict = (signs: string): boolean => [...signs].every((sign) => CODE_LETTERS.includes(sign))

/**
 * What is typed for a code, as it was minted: capitals, without blanks, dashes and brackets, look-alikes put right.
 * Wide letters and the like become plain ones; other texts come back without what stands between.
 */
export const normalCode = (text: string): string =>
  [...text.normalize('NFKC').replace(BETWEEN, '').toUpperCase()].map((sign) => LOOK_ALIKES[sign] ?? sign).join('')

/** A code as minted, from how people type it (lower case, blanks, dashes); null where it cannot be one. */
export function codeIn(text: string): string | null {
  const code = normalCode(text)
  return code.length === CODE_LENGTH && strict(code) ? code : null
}

/** More readings of one code than these are not tried: each is a guess less that is needed. */
const MOST_READINGS = 14

const MARKED: Readonly<Record<string, readonly string[]>> = {
  Â: ['AA'],
  Ă: ['AW'],
  Ê: ['EE'],
  Ư: ['UW', 'W'],
  Đ: ['DD'],
}
/** The letter that a telex keyboard takes for each tone: grave, acute, tilde, hook, dot. */
const TONES: Readonly<Record<string, string>> = {
  '\u0300': 'F',
  '\u0301': 'S',
  '\u0303': 'X',
  '\u0309': 'R',
  '\u0323': 'J',
}

/**
 * The codes that a telex keyboard may have made this of: it swallows the second of two letters and the letters of tones
 * ("ABAAS2K4" shows as "ABẤ2K4"), which stood anywhere behind the vowel.
 */
function untelexed(text: string): string[] {
  const shown = text.normalize('NFKC').replace(BETWEEN, '').toUpperCase()
  if (!/\p{L}/u.test(shown) || /^[\x20-\x7e]*$/.test(shown) || shown.length > CODE_LENGTH) return []
  let readings: { signs: string; tones: { after: number; letter: string }[] }[] = [{ signs: '', tones: [] }]
  for (const sign of shown) {
    // Every mark of this letter apart: the tone is one, and what is left is the letter or a letter with its hat.
    const apart = [...sign.normalize('NFD')]
    const tone = apart.find((mark) => TONES[mark] !== undefined)
    const base = apart
      .filter((mark) => mark !== tone)
      .join('')
      .normalize('NFC')
    readings = readings.flatMap(({ signs, tones }) =>
      (MARKED[base] ?? [base]).map((letters) => ({
        signs: signs + letters,
        tones: tone === undefined ? tones : [...tones, { after: signs.length + letters.length, letter: TONES[tone]! }],
      })),
    )
  }
  const codes = readings.flatMap(({ signs, tones }) =>
    tones.length === 0 ? [signs] : tones.length === 1 ? withTone(signs, tones[0]!) : [],
  )
  return [...new Set(codes.flatMap((code) => codeIn(code) ?? []))].slice(0, MOST_READINGS)
}

const withTone = (signs: string, { after, letter }: { after: number; letter: string }): string[] =>
  Array.from(
    { length: signs.length - after + 1 },
    (_, i) => signs.slice(0, after + i) + letter + signs.slice(after + i),
  )

/** A code that somebody wants to join by; `others` are further readings of what a keyboard made of it. */
export interface Joining {
  kind: 'join'
  code: string
  others?: string[]
}

const joinBy = ([code, ...others]: readonly string[]): Joining | null =>
  code === undefined ? null : { kind: 'join', code, ...(others.length > 0 ? { others } : {}) }

// Raw telex and VNI among them ("lieen keets", "lie6n ke61t"): the keyboard's Vietnamese may be switched off.
const LINK_WORD = 'lie{1,2}6?n6? ?ke{1,2}6?1?s?t6?1?s?'
const CONNECT = `(?:${LINK_WORD}|(?:ket ?noi|start|join|connect)\\b)`
const CODE_WORD =
  '(?:ma(?: so| code)?(?: ket noi| lien ket| moi| dau moi| tham gia)?(?: cua (?:toi|em|don vi|so))?|code|link)'
const MARKS = '[\\s:=.,–-]*(?:la\\b[\\s:=]*)?'
const STRONG = new RegExp(`^/?${CONNECT}(?:${MARKS}\\b${CODE_WORD}\\b)*${MARKS}(?=\\S)`)
const LINKING = new RegExp(`^/?${LINK_WORD}`)
const WEAK = new RegExp(`^${CODE_WORD}\\b${MARKS}(?=\\S)`)

const hasDigit = (text: string): boolean => /\d/.test(text)
const hasLetter = (text: string): boolean => /[a-z]/i.test(text)
const isPlain = (text: string): boolean => /^[\x20-\x7e–—]+$/.test(text.normalize('NFKC'))
const isUpper = (text: string): boolean => text === text.toUpperCase()

/** Minted as they come: eight signs, or twice four. */
const SHAPE = /^[a-z0-9]{8}$|^[a-z0-9]{4}[ .–-][a-z0-9]{4}$/i

/** The code at the beginning of what follows the word for it; words of politeness may follow. */
function leading(rest: string, sure: boolean): string[] {
  const words = rest.split(' ')
  for (let count = 1; count <= Math.min(words.length, CODE_LENGTH); count++) {
    const some = words.slice(0, count).join(' ')
    const marked = count === 1 ? untelexed(some) : []
    if (marked.length > 0) return marked
    if (!isPlain(some)) return []
    const code = codeIn(some)
    if (code === null) continue
    // Eight letters of plain words ("lien ket chua nhan") are no code; one word of eight, or capitals, may be.
    const mixed = hasDigit(some) && hasLetter(some)
    if (mixed || (sure && (count === 1 || isUpper(some))) || (count === 1 && isUpper(some) && strict(some)))
      return [code]
  }
  return []
}

/** What is typed after the word for joining and is none: said to be wrong, as every other wrong code is. */
function mistyped(rest: string, flat: string): Joining | null {
  if (!isPlain(rest) || rest.length > 24) return null
  const oneWord = LINKING.test(flat) && !rest.includes(' ') && rest.length <= 12
  return oneWord || (hasDigit(rest) && normalCode(rest).length <= 12) ? { kind: 'join', code: rest } : null
}

/** A code with the word for it, or alone; from somebody who is connected already, alone only when it looks minted. */
export function joiningIn(text: string, role: 'contact' | 'organizer' | 'viewer' | 'stranger'): Joining | null {
  const { said, flat } = typed(text)
  const strong = flat.match(STRONG)
  if (strong) {
    const rest = said.slice(strong[0].length)
    const found = joinBy(leading(rest, true)) ?? mistyped(rest, flat)
    if (found) return found
  }
  const weak = flat.match(WEAK)
  const named = weak ? joinBy(leading(said.slice(weak[0].length), role === 'stranger')) : null
  return named ?? alone(said, role) ?? pasted(text, role)
}

function alone(said: string, role: string): Joining | null {
  if (!isPlain(said)) return role === 'stranger' && !said.includes(' ') ? joinBy(untelexed(said)) : null
  const code = codeIn(said)
  if (code === null) return null
  const mixed = hasDigit(said) && hasLetter(said)
  const bare = said.toUpperCase().replace(/[\s.–-]/g, '')
  if (role !== 'stranger') return mixed && strict(bare) && SHAPE.test(said) ? { kind: 'join', code } : null
  // All letters, or all digits: only as it was minted, for a day or a few words look much the same.
  const minted = strict(bare) && (/^\S{8}$/.test(said) || (SHAPE.test(said) && isUpper(said)))
  return mixed || minted ? { kind: 'join', code } : null
}

const TOKEN = /(?<![\p{L}\p{N}/_-])(?:[A-Z2-9]{8}|[A-Z2-9]{4}[ –-][A-Z2-9]{4})(?![\p{L}\p{N}/_-])/gu
const LINK = /\bhttps?:\/\/\S+/gi
const PAYLOAD = /[?&]start=([\w-]{22})(?![\w-])/
/** The word for a code shortly before it, on its line. */
const AFTER_WORD = /(?:\b(?:ma|code|lienket|lien ket|start)\b|:)[^\n]{0,12}$/
const LONGEST_PASTED = 6_000

/** The one code in a text that was pasted whole; none where it holds several, as a list for everybody does. */
function pasted(text: string, role: string): Joining | null {
  if ((role !== 'stranger' && role !== 'contact') || text.length > LONGEST_PASTED) return null
  const plain = text.normalize('NFKC').replace(LINK, ' ')
  const found = [...plain.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
    const code = codeIn(token)
    if (code === null || !strict(token.replace(/[ –-]/g, ''))) return []
    const line = plain.slice(plain.lastIndexOf('\n', index) + 1, index)
    return [
      {
        code,
        after: AFTER_WORD.test(typed(line).flat),
        mixed: hasDigit(token) && hasLetter(token),
        lettered: hasLetter(token),
      },
    ]
  })
  const sure = found.filter((one) => one.after && one.lettered)
  if (role === 'contact') return only(sure)
  for (const some of [sure, found.filter((one) => one.mixed), found.filter((one) => one.after), found])
    if (some.length > 0) return only(some)
  const payloads = [...new Set((text.match(LINK) ?? []).flatMap((link) => PAYLOAD.exec(link)?.[1] ?? []))]
  return payloads.length === 1 ? { kind: 'join', code: payloads[0]! } : null
}

function only(found: readonly { code: string }[]): Joining | null {
  const codes = [...new Set(found.map((one) => one.code))]
  return codes.length === 1 ? { kind: 'join', code: codes[0]! } : null
}
