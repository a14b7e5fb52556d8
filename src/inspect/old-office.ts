// What lies in the files of the old Office and in objects of the same make: macros, things inside, a password.
import type { FileKind } from '../core/inspection.ts'
import { type Compound, openCompound } from './compound.ts'
import { Broken, type Flags } from './findings.ts'
import { workbookFlags } from './old-sheets.ts'
import { slideshowFlags } from './old-slides.ts'

/** `locked` is a new Office file behind a password: which one cannot be seen. */
export type OldKind = Extract<FileKind, 'doc' | 'xls' | 'ppt'> | 'locked' | null

const LONGEST_STREAM = 64 * 1024 * 1024

/** @throws Broken */
export function lookIntoOld(bytes: Buffer, flags: Flags): OldKind {
  const file = openCompound(bytes)
  const kind = kindOf(file)
  if (kind === 'locked') {
    flags.add('encrypted')
    return kind
  }
  commonFlags(file, flags)
  if (kind === 'doc') documentFlags(file, flags)
  if (kind === 'xls') workbookFlags(streamOf(file, /^(?:workbook|book)$/i), flags)
  if (kind === 'ppt') slideshowFlags(streamOf(file, /^powerpoint document$/i), streamOf(file, /^current user$/i), flags)
  return kind
}

/** An object inside another file: only whether it brings code is asked. */
export function hasMacros(bytes: Buffer): boolean {
  const flags: Flags = new Set()
  try {
    lookIntoOld(bytes, flags)
  } catch (error) {
    if (!(error instanceof Broken)) throw error
  }
  return flags.has('macro')
}

function kindOf({ entries }: Compound): OldKind {
  const top = new Set(
    entries.filter((one) => one.kind === 'stream' && one.folders.length === 0).map((one) => one.name.toLowerCase()),
  )
  if (top.has('encryptedpackage')) return 'locked'
  if (top.has('worddocument')) return 'doc'
  if (top.has('workbook') || top.has('book')) return 'xls'
  if (top.has('powerpoint document')) return 'ppt'
  return null
}

const MACROS = /^(?:macros|vba|_vba_project|_vba_project_cur|vba_project|vbaproject\.bin)$/i
/** What Office calls the storages of things inside, and the streams that hold them. */
const INSIDE = /^(?:objectpool|mbd[0-9a-f]{4,8}|\x01ole10native|package)$/i

function commonFlags({ entries }: Compound, flags: Flags): void {
  for (const { name, kind, folders } of entries) {
    if (MACROS.test(name)) flags.add('macro')
    // An empty pool of objects is left behind by many an old document.
    const empty = /^objectpool$/i.test(name) && !entries.some((one) => one.folders.includes(name))
    if (INSIDE.test(name) && !empty) flags.add('embedded')
    if (kind === 'stream' && folders.length === 0 && /^encrypt(?:ion|edsummary)$/i.test(name)) flags.add('encrypted')
  }
}

function streamOf(file: Compound, name: RegExp): Buffer {
  const entry = file.entries.find((one) => one.kind === 'stream' && one.folders.length === 0 && name.test(one.name))
  return entry ? file.read(entry, LONGEST_STREAM) : Buffer.alloc(0)
}

/** Word: the head says whether there is a password; fields stand in the text between marks of their own. */
function documentFlags(file: Compound, flags: Flags): void {
  const stream = streamOf(file, /^worddocument$/i)
  if (stream.length >= 12 && (stream.readUInt16LE(10) & 0x0100) !== 0) return void flags.add('encrypted')
  for (const text of [stream.toString('latin1'), stream.toString('utf16le'), stream.subarray(1).toString('utf16le')]) {
    for (const [, field = ''] of text.matchAll(/\x13([^\x13-\x15]{1,600})/g)) fieldFlags(field, flags)
  }
}

/**
 * What a field of a Word document does when it is brought up to date.
 * @param field its words: `DDEAUTO c:\\... "..."`, `INCLUDEPICTURE "https://…"`
 */
export function fieldFlags(field: string, flags: Flags): void {
  const words = /^\s*([a-z]+)\b(.*)$/is.exec(field)
  const name = words?.[1]?.toUpperCase() ?? ''
  if (name === 'DDE' || name === 'DDEAUTO') flags.add('macro')
  if (/^(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|RD|DATABASE)$/.test(name) && isElsewhere(words![2]!))
    flags.add('remote')
}

/** An address on another machine somewhere in these words; a file on one's own disk is none. */
export const isElsewhere = (words: string): boolean =>
  /\b(?:https?|ftps?|mhtml|mk|script|webdav|ms-[\w-]+):|(?:^|[\s"'=/|])\\\\+[\w.$-]+[\\@/]|file:\/{2}(?!\/)[\w.]|file:\/{4,}\w/i.test(
    words,
  )
