// Office files of today: their kind by their own lists, and what in them runs, comes along, or fetches something.
import { readXml } from '../intake/xml.ts'
import { Bomb, Broken, type Flags } from './findings.ts'
import type { Inside, Looked, OfficeKind } from './looked.ts'
import { fieldFlags, isElsewhere } from './old-office.ts'

/** Lists, kept until all is known; and shortcuts to addresses. */
export const isListed = (name: string): boolean =>
  name === '[content_types].xml' || name.endsWith('.rels') || name.endsWith('.url')

/** The parts of an Office file whose text is looked into, each by itself; of all others only the size counts. */
export interface OfficeParts {
  kind: OfficeKind | null
  /** @param head the part's first piece */
  matters(name: string, head: Buffer): boolean
  /** @throws Broken */
  look(name: string, text: string, flags: Flags): void
}

/** @param looked with the two lists that say what the file is @throws Broken */
export function partsOf(looked: Looked): OfficeParts {
  const types = contentTypes(looked)
  const kind = kindOf(looked, types, relationsIn('_rels/.rels', looked.texts.get('_rels/.rels') ?? NO_RELATIONS))
  const isLink = (name: string): boolean =>
    /externalLink|connections/i.test(types.get(name) ?? '') || /^xl\/(?:externallinks\/|connections\.xml$)/.test(name)
  return {
    kind,
    // Sheets can be huge, and hold nothing that starts a program.
    matters: (name, head) => isXml(head) && (kind === 'docx' || kind === 'pptx' || isLink(name)),
    look: (name, text, flags) => {
      if (kind === 'docx') fieldsIn(text, flags, /^word\/.*\.xml$/.test(name))
      if (kind === 'pptx' && /ppaction:\/\/(?:macro|program)/i.test(resolved(text))) flags.add('macro')
      if (kind === 'xlsx' && isLink(name)) linkFlags(text, flags)
    },
  }
}

const NO_RELATIONS = '<Relationships/>'

/** However many blanks stand before it; what begins with nothing else may be. */
const isXml = (head: Buffer): boolean => {
  let at = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.exec(head.toString('latin1', 0, 3))?.[0].length ?? 0
  while (at < head.length && (head[at] === 0 || head[at] === 32 || (head[at]! >= 9 && head[at]! <= 13))) at++
  return at === head.length || head[at] === 0x3c
}

/** The standard has two ways to write letters; by any other a list could say something else to another reader. */
const isOddlyWritten = (xml: string): boolean => {
  const said = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']/i.exec(xml)?.[1]
  return said !== undefined && !/^(?:utf-?8|utf-?16(?:le|be)?|(?:us-)?ascii|iso-8859-\d+|windows-125\d)$/i.test(said)
}

/** Letters that are written as their numbers. */
export const resolved = (xml: string): string =>
  xml.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (all, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })

interface Relation {
  /** The last word of its type: `attachedTemplate`. */
  type: string
  target: string
  external: boolean
  /** The part that has it. */
  of: string
}

/** @returns null for an Office file that is neither text, sheet nor slides @throws Broken */
export function lookIntoOffice(looked: Looked, flags: Flags): OfficeKind | null {
  const types = contentTypes(looked)
  const relations = [...looked.texts].flatMap(([name, text]) => (name.endsWith('.rels') ? relationsIn(name, text) : []))
  for (const type of types.values()) typeFlags(type, flags)
  for (const relation of relations) relationFlags(relation, flags)
  for (const [name, one] of looked.inside) insideFlags(name, one, relations, flags)
  if ([...looked.names].some((name) => /(?:^|\/)(?:vbaproject\.bin|macrosheets\/|dialogsheets\/)/.test(name)))
    flags.add('macro')
  if ([...looked.names].some((name) => /\/activex\//.test(name))) flags.add('embedded')
  return kindOf(looked, types, relations)
}

/** Which part is of which type; `*.xml` for an ending. */
function contentTypes(looked: Looked): Map<string, string> {
  const types = new Map<string, string>()
  reading(looked.texts.get('[content_types].xml') ?? '', (name, of) => {
    const type = of('ContentType')
    if (type === undefined) return
    if (name === 'Override') types.set((of('PartName') ?? '').replace(/^\//, '').toLowerCase(), type)
    if (name === 'Default') types.set(`*.${(of('Extension') ?? '').toLowerCase()}`, type)
  })
  return types
}

function relationsIn(name: string, text: string): Relation[] {
  const found: Relation[] = []
  const of = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2')
  reading(text, (element, attribute) => {
    if (element !== 'Relationship') return
    found.push({
      type: (attribute('Type') ?? '').replace(/^.*\//s, ''),
      target: attribute('Target') ?? '',
      external: /^external$/i.test(attribute('TargetMode') ?? ''),
      of,
    })
  })
  return found
}

/** @throws Broken where the XML is none */
function reading(xml: string, open: (name: string, of: (attribute: string) => string | undefined) => void): void {
  if (isOddlyWritten(xml)) throw new Broken('encoding')
  try {
    readXml(xml, { open, close: () => undefined, text: () => undefined })
  } catch {
    throw new Broken('xml')
  }
}

function typeFlags(type: string, flags: Flags): void {
  if (/macroEnabled|vbaProject|macrosheet|dialogsheet/i.test(type)) flags.add('macro')
  if (/activeX/i.test(type)) flags.add('embedded')
}

/** Relationships whose part is another program or document, or brings code. */
const CODE = /^(?:vbaProject|xlMacrosheet|xlIntlMacrosheet|dialogsheet)$/i
const INSIDE = /^(?:oleObject|control|activeXControlBinary|aFChunk)$/i

function relationFlags(relation: Relation, flags: Flags): void {
  const { type, target, external } = relation
  if (!external) {
    if (CODE.test(type)) flags.add('macro')
    if (INSIDE.test(type)) flags.add('embedded')
    return
  }
  // A link that a person follows by a tap fetches nothing by itself.
  if (/^hyperlink$/i.test(type)) {
    if (/^\s*(?:script|javascript|vbscript|mhtml|mk|search(?:-ms)?|ms-[\w-]+):/i.test(target)) flags.add('remote')
    return
  }
  if (/^oleObject$/i.test(type)) flags.add('remote')
  else if (isElsewhere(target) || /^\s*\/\/[\w.]/.test(target)) flags.add('remote')
}

function insideFlags(name: string, one: Inside, relations: readonly Relation[], flags: Flags): void {
  if (one.is === 'program') return void flags.add('embedded')
  if (one.is === 'object') return void flags.add(one.macros ? 'macro' : 'embedded')
  for (const flag of one.flags) flags.add(flag)
  if (one.is === 'pdf') return void flags.add('embedded')
  // A chart keeps its figures in a workbook of its own.
  const file = name.replace(/^.*\//, '')
  const owners = relations.filter(({ target }) => target.toLowerCase().replace(/^.*\//, '') === file)
  const figures =
    one.kind === 'xlsx' && owners.length > 0 && owners.every(({ of }) => /(?:^|\/)(?:charts|diagrams)\//.test(of))
  if (!figures) flags.add('embedded')
}

/** Links of a workbook to programs, to objects, and to queries of the web. */
function linkFlags(text: string, flags: Flags): void {
  if (/<(?:[\w.-]+:)?ddeLink\b/.test(text)) flags.add('macro')
  if (/<(?:[\w.-]+:)?oleLink\b/.test(text)) flags.add('remote')
  if (isElsewhere(resolved(text).replace(/xmlns(?::\w+)?\s*=\s*(?:"[^"]*"|'[^']*')/g, ''))) flags.add('remote')
}

/** Letters of a field with all that lie in it; a table of contents has some hundred thousand at most. */
const LONGEST_FIELD = 1_000_000

/** The fields of a Word part: simple ones by their attribute, others by the words between their marks, nested ones together. */
function fieldsIn(xml: string, flags: Flags, mustBeXml: boolean): void {
  let words = ''
  let depth = 0
  let inside = false
  let tooLong = false
  const said = (field: string): void => fieldFlags(spelled(field), flags)
  try {
    readXml(xml, {
      open: (name, of) => {
        if (name === 'w:instrText') inside = true
        if (name === 'w:fldSimple') said(of('instr') ?? '')
        if (name !== 'w:fldChar') return
        const mark = of('fldCharType')
        if (mark === 'begin') {
          depth++
          words += '\u0013'
        } else if (mark === 'end' && depth > 0) {
          depth--
          words += '\u0015'
          if (depth === 0) words = sayAll(words, said)
        }
      },
      close: (name) => {
        if (name === 'w:instrText') inside = false
      },
      text: (text) => {
        if (!inside) return
        if (words.length + text.length > LONGEST_FIELD) tooLong = true
        else words += text
      },
    })
  } catch {
    // What a document only carries along may be anything.
    if (mustBeXml) throw new Broken('xml')
  }
  if (tooLong) throw new Bomb('field')
  if (mustBeXml && isOddlyWritten(xml)) throw new Broken('encoding')
  sayAll(words, said)
}

/** Says every field in these words by itself, and once more with the inner ones in their place. */
function sayAll(words: string, said: (field: string) => void): '' {
  for (const field of words.split(/[\u0013\u0015]/)) said(field)
  said(words.replace(/[\u0013\u0015]/g, ' ').replace(/\bQUOTE\b/gi, ''))
  const quoted = words.replace(/\u0013\s*QUOTE\s+([\d\s]+)\u0015?/gi, (_, codes: string) => spelled(`QUOTE ${codes}`))
  for (const field of quoted.split(/[\u0013\u0015]/)) said(field)
  said(quoted.replace(/[\u0013\u0015]/g, ''))
  return ''
}

/** `QUOTE 68 68 69` is a way to write DDE so that nobody finds it. */
function spelled(field: string): string {
  const codes = /^\s*QUOTE\s([\d\s]+)$/i.exec(field)?.[1]
  return codes === undefined ? field : String.fromCharCode(...codes.trim().split(/\s+/).slice(0, 5_000).map(Number))
}

const MAIN: readonly [RegExp, OfficeKind | null][] = [
  [/wordprocessingml|ms-word\./i, 'docx'],
  [/sheet\.binary/i, null],
  [/spreadsheetml|ms-excel\./i, 'xlsx'],
  [/presentationml|ms-powerpoint\./i, 'pptx'],
]
const FOLDERS: readonly [RegExp, OfficeKind][] = [
  [/^word\//, 'docx'],
  [/^xl\//, 'xlsx'],
  [/^ppt\//, 'pptx'],
]

/** Programs find the main part where it usually lies, too. */
const usualPlace = ({ names }: Looked): OfficeKind | null =>
  names.has('word/document.xml')
    ? 'docx'
    : names.has('xl/workbook.xml')
      ? 'xlsx'
      : names.has('ppt/presentation.xml')
        ? 'pptx'
        : null

/** By the main part's type; where a careless writer named none, by where it lies. */
function kindOf(looked: Looked, types: ReadonlyMap<string, string>, relations: readonly Relation[]): OfficeKind | null {
  const main = relations.find(({ type, of, external }) => /^officeDocument$/i.test(type) && of === '' && !external)
  const path = main?.target.replace(/^\.?\//, '').toLowerCase()
  if (path === undefined || !looked.names.has(path)) return usualPlace(looked)
  const type = types.get(path) ?? types.get(`*.${path.replace(/^.*\./, '')}`)
  const said = type === undefined ? undefined : MAIN.find(([rule]) => rule.test(type))
  if (said) return said[1]
  return FOLDERS.find(([rule]) => rule.test(path))?.[1] ?? null
}
