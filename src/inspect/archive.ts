// An archive looked through entry by entry: every byte counted, the few parts that matter kept, archives inside one level deep.
import { isCompound } from './compound.ts'
import { Bomb, Broken, type Budget, type Flags } from './findings.ts'
import type { Inside, Looked, OfficeKind } from './looked.ts'
import { isListed, lookIntoOffice, type OfficeParts, partsOf, resolved } from './office.ts'
import { hasMacros, isElsewhere } from './old-office.ts'
import { isPdf, lookIntoPdf } from './pdf.ts'
import { unpack } from './zip-content.ts'
import { type ZipEntry, zipEntries } from './zip-entries.ts'

export type ArchiveKind = OfficeKind | 'zip' | null

export const isArchive = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('504b0304', 'hex'))

/** A part that is kept to be looked into; no part of an Office file that matters is longer. */
const LONGEST_KEPT = 48 * 1024 * 1024
/** Archives that may lie in one another, the outermost counted. */
const DEEPEST = 2

/**
 * @param depth archives around this one
 * @returns the kind of Office file, `zip` for any other archive, null for an Office file of a kind that is not known
 * @throws Bomb, Broken
 */
export async function lookIntoArchive(bytes: Buffer, flags: Flags, budget: Budget, depth = 0): Promise<ArchiveKind> {
  const entries = zipEntries(bytes, budget).map((entry) => ({ ...entry, name: nameOf(entry) }))
  const looked: Looked = { names: new Set(entries.map(({ name }) => name)), texts: new Map(), inside: new Map() }
  const office = looked.names.has('[content_types].xml')
  // What the parts are is said by two of them, wherever they stand; where a part lies says nothing.
  const [lists, rest] = [entries.filter(({ name }) => LISTS.has(name)), entries.filter(({ name }) => !LISTS.has(name))]
  for (const entry of lists) await lookAt(bytes, entry, flags, budget, depth, looked, null)
  const matters = office ? partsOf(looked) : null
  for (const entry of rest) await lookAt(bytes, entry, flags, budget, depth, looked, matters)
  if (office) return lookIntoOffice(looked, flags)
  insideOfZip(looked, flags)
  return 'zip'
}

const LISTS: ReadonlySet<string> = new Set(['[content_types].xml', '_rels/.rels'])

/** As Office looks parts up: without regard to case. */
function nameOf({ name }: ZipEntry): string {
  // What unpacks this could write where it likes.
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]{2}|^[a-z]:|\0/i.test(name)) throw new Bomb('path')
  // A part in pieces, as the standard allows and no writer of documents does: what it holds would be seen by nobody.
  if (/\/\[\d+\](?:\.last)?\.piece$/i.test(name)) throw new Broken('pieces')
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
}

async function lookAt(
  bytes: Buffer,
  entry: ZipEntry,
  flags: Flags,
  budget: Budget,
  depth: number,
  looked: Looked,
  parts: OfficeParts | null,
): Promise<void> {
  const { name } = entry
  if (entry.encrypted) return void flags.add('encrypted')
  const pieces: Buffer[] = []
  let kept = 0
  let wanted: boolean | null = null
  let before = ''
  await unpack(bytes, entry, budget, (piece) => {
    if (piece.length === 0) return
    // The first piece says what a part is, whatever its name.
    wanted ??=
      parts?.matters(name, piece) ||
      isListed(name) ||
      isArchive(piece) ||
      isCompound(piece) ||
      isProgram(piece) ||
      isPdf(piece)
    if (wanted) {
      kept += piece.length
      if (kept > LONGEST_KEPT) throw new Bomb('part')
      pieces.push(piece)
    } else if (parts?.kind === 'xlsx') {
      const text = before + piece.toString('latin1').replaceAll('\0', '')
      if (asksElsewhere(text)) flags.add('remote')
      before = text.slice(-LONGEST_NAME)
    }
  })
  if (kept === 0) return
  const content = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
  if (isCompound(content)) looked.inside.set(name, { is: 'object', macros: hasMacros(content) })
  else if (isArchive(content)) looked.inside.set(name, await nested(content, budget, depth))
  else if (isPdf(content)) looked.inside.set(name, { is: 'pdf', flags: await pdfInside(content, budget) })
  else if (isProgram(content)) looked.inside.set(name, { is: 'program' })
  else if (isListed(name)) looked.texts.set(name, textOf(content))
  else parts?.look(name, textOf(content), flags)
}

/** An archive in an archive may hold no further one; what cannot be read is inside all the same. */
async function nested(content: Buffer, budget: Budget, depth: number): Promise<Inside> {
  if (depth + 1 >= DEEPEST + (isOfficeLike(content) ? 1 : 0)) throw new Bomb('depth')
  const flags: Flags = new Set()
  try {
    const kind = await lookIntoArchive(content, flags, budget, depth + 1)
    return { is: 'archive', kind: kind === 'zip' ? null : kind, flags }
  } catch (error) {
    if (error instanceof Broken) return { is: 'archive', kind: null, flags }
    throw error
  }
}

async function pdfInside(content: Buffer, budget: Budget): Promise<Flags> {
  const flags: Flags = new Set()
  try {
    await lookIntoPdf(content, flags, budget)
  } catch (error) {
    if (!(error instanceof Broken)) throw error
  }
  return flags
}

const isOfficeLike = (bytes: Buffer): boolean => bytes.includes('[Content_Types].xml', 0, 'latin1')

/** Windows and Linux programs, and scripts that name who runs them. */
const isProgram = (bytes: Buffer): boolean => {
  const head = bytes.toString('latin1', 0, 4)
  return (head.startsWith('MZ') && bytes.length > 64) || head === '\x7fELF' || head.startsWith('#!/')
}

/** The longest way to write one of these functions, each letter as its number. */
const LONGEST_NAME = 300

/** Functions of a sheet that fetch what they show. */
const asksElsewhere = (text: string): boolean =>
  /webservice\(|_xlfn\.(?:webservice|image)\s*\(/i.test(text.includes('&#') ? resolved(text) : text)

/** Anything else that was packed: programs and scripts by their names too, and what Office files in it bring. */
function insideOfZip(looked: Looked, flags: Flags): void {
  for (const name of looked.names)
    if (
      /\.(?:exe|com|scr|pif|cpl|msi|dll|bat|cmd|ps1|vbs?|js|jse|wsf|hta|lnk|url|jar|reg|iso|img|chm|apk|html?|svg)$/.test(
        name,
      )
    )
      flags.add('embedded')
  for (const one of looked.inside.values()) {
    if (one.is === 'program') flags.add('embedded')
    if (one.is === 'object' && one.macros) flags.add('macro')
    if (one.is === 'archive' || one.is === 'pdf') for (const flag of one.flags) flags.add(flag)
  }
  if ([...looked.texts.values()].some((text) => /\[InternetShortcut\]/i.test(text) && isElsewhere(text)))
    flags.add('remote')
}

/** XML says in its first bytes how it is written. */
function textOf(content: Buffer): string {
  const [a, b] = content
  if (a === 0xff && b === 0xfe) return content.toString('utf16le', 2)
  if (a === 0xfe && b === 0xff) return swapped(content.subarray(2)).toString('utf16le')
  if (a === 0x3c && b === 0) return content.toString('utf16le')
  if (a === 0 && b === 0x3c) return swapped(content).toString('utf16le')
  return content.toString('utf8').replace(/^\uFEFF/, '')
}

const swapped = (content: Buffer): Buffer => Buffer.from(content.subarray(0, content.length & ~1)).swap16()
