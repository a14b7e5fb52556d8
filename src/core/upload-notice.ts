// What is said of handing in by a link: the link itself, why it comes, and what else to do where there is none.
import type { FileSizes } from './card-notice.ts'
import type { ItemFacts, PlanFacts } from './facts.ts'
import type { Instant } from './time.ts'

/** Why somebody is given a link. */
export type UploadBecause =
  /** It was asked for. */
  | 'asked'
  /** Something came that the channel does not hand over, most likely a file. */
  | 'unseen'
  /** The file is over what the channel hands over. */
  | 'too_large'
  /** The channel handed the file over badly, and trying again did not help. */
  | 'failed'

export type UploadAction =
  /** A link for one item; null: for all that is open, chosen on the page. */
  { do: 'upload_link'; assignment: number | null }

export type UploadNotice = {
  kind: 'upload_link'
  /** The row of the link; null where nobody has said at which address the pages are. */
  link: number | null
  assignment: number | null
  because: UploadBecause
  /** Of the file that did not come through. */
  name: string | null
  sizes?: FileSizes
  /** It may have been the file of a plan, which goes another way. */
  plans?: boolean
}

/** How a link is used: in full, or by a code that is typed on another machine. */
export interface UploadWay {
  link: string
  /** Where the code is typed. */
  address: string
  /** Null once it was used or is too old. */
  code: string | null
  codeMinutes: number
  until: Instant
  most: number
}

export interface UploadFacts {
  kind: 'upload_link'
  because: UploadBecause
  name: string | null
  sizes: FileSizes | null
  plans?: boolean
  plan: PlanFacts | null
  /** The item it is for; null where it is chosen on the page. */
  item: ItemFacts | null
  way: UploadWay | null
}

export const isUploadNotice = (notice: { kind: string }): notice is UploadNotice => notice.kind === 'upload_link'

export const isUploadFacts = (facts: { kind: string }): facts is UploadFacts => facts.kind === 'upload_link'
