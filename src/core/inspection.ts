// What was found in a file that somebody handed in, before it counts as received.

/** A kind told by content, by the ending it goes by. */
export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'jpg' | 'png' | 'doc' | 'xls' | 'ppt' | 'zip'

/** What a person has to know before opening a file; it is kept, and nobody is sent it before a person decided. */
export type FileFlag =
  /** Code that runs in the office program. */
  | 'macro'
  /** Another program or document inside. */
  | 'embedded'
  /** Opening it fetches something from elsewhere. */
  | 'remote'
  /** Code or a launch in a PDF. */
  | 'script'
  /** Cannot be looked into without a password. */
  | 'encrypted'
  /** Its name says another kind than its content. */
  | 'mismatch'
  /** The scanner could not be asked or did not answer. */
  | 'unscanned'

export type Inspection =
  /** `kind` is null where kinds are not told apart, in a rehearsal without disk. */
  | { ok: true; kind: FileKind | null; mime: string; flags: FileFlag[]; scan: 'clean' | 'unscanned' | null }
  | { ok: false; code: InspectionRefusal }

export type InspectionRefusal =
  /** Not of a kind that is taken. */
  | 'file_kind'
  /** Inflates to more than anybody sends, or is made to stop whoever opens it. */
  | 'file_bomb'
  /** The scanner knows it. */
  | 'file_infected'
  /** Nothing in it, or broken. */
  | 'file_broken'
