// What was seen in an archive: the names and texts of its parts, and what is packed in it.
import type { Flags } from './findings.ts'

/** What was found in an archive's entries. */
export interface Looked {
  /** Names in small letters, without a leading slash. */
  names: Set<string>
  /** What lists the parts of an Office file and how they hang together, as text. */
  texts: Map<string, string>
  /** Parts that are files of their own: an old Office object, a program, another archive. */
  inside: Map<string, Inside>
}

export type Inside =
  | { is: 'object'; macros: boolean }
  | { is: 'program' }
  | { is: 'pdf'; flags: Flags }
  /** `office` is the folder that tells a Word file from a workbook, where it is one. */
  | { is: 'archive'; kind: OfficeKind | null; flags: Flags }

export type OfficeKind = 'docx' | 'xlsx' | 'pptx'
