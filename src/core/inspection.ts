// What was found in a file that somebody handed in, before it counts as received.

/** Kinds told by content, each by the ending it goes by. */
export const FILE_KINDS = ['pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'png', 'doc', 'xls', 'ppt', 'zip'] as const
export type FileKind = (typeof FILE_KINDS)[number]

/**
 * What a person has to know before opening a file; it is kept, and nobody is sent it before a person decided.
 * - `macro`: code that runs in the office program
 * - `embedded`: another program or document inside
 * - `remote`: opening it fetches something from elsewhere
 * - `script`: code or a launch in a PDF
 * - `encrypted`: cannot be looked into without a password
 * - `mismatch`: its name says another kind than its content
 * - `unscanned`: the scanner could not be asked or did not answer
 */
export const FILE_FLAGS = ['macro', 'embedded', 'remote', 'script', 'encrypted', 'mismatch', 'unscanned'] as const
export type FileFlag = (typeof FILE_FLAGS)[number]

export type Inspection =
  /** `kind` is null where kinds are not told apart: in a rehearsal without disk, for a document of any kind. */
  | { ok: true; kind: FileKind | null; mime: string; flags: FileFlag[]; scan: 'clean' | 'unscanned' | null }
  /** `kinds` are those that are taken, where it is of none of them. */
  | { ok: false; code: InspectionRefusal; kinds?: readonly string[] }

/**
 * - `file_kind`: not of a kind that is taken
 * - `file_bomb`: inflates to more than anybody sends, or is made to stop whoever opens it
 * - `file_infected`: the scanner knows it
 * - `file_broken`: nothing in it, or damaged
 */
export const REFUSALS = ['file_kind', 'file_bomb', 'file_infected', 'file_broken'] as const
export type InspectionRefusal = (typeof REFUSALS)[number]

/** Flags as they were stored, those alone that are known. */
export const flagsOf = (stored: readonly string[]): FileFlag[] => FILE_FLAGS.filter((flag) => stored.includes(flag))
