// One file looked into: its kind by content, and what a person has to know before opening it.
import type { FileFlag, FileKind, InspectionRefusal } from '../core/inspection.ts'
import { isArchive, lookIntoArchive } from './archive.ts'
import { isCompound } from './compound.ts'
import { Bomb, Broken, type Budget, type Flags, newBudget } from './findings.ts'
import { isJpg, isPng, lookIntoJpg, lookIntoPng } from './image.ts'
import { isMisnamed, kindNamed } from './kinds.ts'
import { lookIntoOld } from './old-office.ts'
import { isPdf, lookIntoPdf } from './pdf.ts'

export type Look = { ok: true; kind: FileKind; flags: FileFlag[] } | { ok: false; code: InspectionRefusal }

/**
 * Never throws for what a file is.
 * @param name only a promise: what it says is compared with what the file is
 * @param kinds those that are taken
 */
export async function inspectBytes(file: Uint8Array, name: string, kinds: readonly string[]): Promise<Look> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.length === 0) return { ok: false, code: 'file_broken' }
  const flags: Flags = new Set()
  try {
    const kind = await lookInto(bytes, name, flags, newBudget())
    if (kind === null || !kinds.includes(kind)) return { ok: false, code: 'file_kind' }
    if (isMisnamed(name, kind)) flags.add('mismatch')
    return { ok: true, kind, flags: [...flags].sort() }
  } catch (error) {
    if (error instanceof Bomb) return { ok: false, code: 'file_bomb' }
    if (error instanceof Broken) return { ok: false, code: 'file_broken' }
    throw error
  }
}

/** The first bytes say what is tried; what does not bear it out is broken. */
async function lookInto(bytes: Buffer, name: string, flags: Flags, budget: Budget): Promise<FileKind | null> {
  if (isArchive(bytes)) return lookIntoArchive(bytes, flags, budget)
  if (isCompound(bytes)) {
    const kind = lookIntoOld(bytes, flags)
    if (kind !== 'locked') return kind
    // Behind a password only the name says which of the three it is.
    const promised = kindNamed(name)
    return promised === 'xlsx' || promised === 'pptx' ? promised : 'docx'
  }
  if (isJpg(bytes)) {
    lookIntoJpg(bytes, flags)
    return 'jpg'
  }
  if (isPng(bytes)) {
    lookIntoPng(bytes, flags)
    return 'png'
  }
  if (!isPdf(bytes)) return null
  await lookIntoPdf(bytes, flags, budget)
  return 'pdf'
}
