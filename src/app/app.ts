// What every use case is given first, and the ports through which the outside world reaches it.
import type { Abilities, ChannelHealth, MenuItem } from '../channels/channel.ts'
import type { Calendar } from '../core/calendar.ts'
import type { SheetRows } from '../core/contact-sheet.ts'
import type { Inspection } from '../core/inspection.ts'
import type { Lane, Notice } from '../core/notice.ts'
import type { Picture } from '../core/picture.ts'
import type { Day, Deadline, PlanDocument } from '../core/plan-document.ts'
import type { ReminderPolicy } from '../core/reminders.ts'
import type { Texts } from '../core/texts.gen.ts'
import type { Instant } from '../core/time.ts'
import type { Db } from '../store/db.ts'
import { enqueue } from '../store/outbox.ts'

export type Language = 'vi' | 'en'

export interface Settings {
  calendar: Calendar
  policy: ReminderPolicy
  language: Language
  /** How long a group may wait to be registered before the bot leaves it; ten minutes where left out. */
  groupWaitMs?: number
  /** The largest file that the upload page takes; any where left out. */
  uploadMaxBytes?: number
}

/** A channel that is switched on, as the use cases see it. */
export interface ChannelInfo {
  name: string
  bot: string
  abilities: Abilities
  joinLink(payload: string): string | null
  /** Whether it works now; left out where nobody here knows, as beside the bot. */
  health?: () => ChannelHealth['state']
}

export type ReadOutcome =
  | { ok: true; plan: PlanDocument; lines: string[] }
  | { ok: false; code: string; detail?: string | undefined }

/** The rows of a sheet, or a code that says why it cannot be read. */
export type SheetOutcome = { ok: true; sheets: SheetRows[] } | { ok: false; code: string; detail?: string | undefined }

export interface Ports {
  /** Unpredictable bytes; predictable in tests. */
  random(bytes: number): Uint8Array
  /** The machine's own clock, whatever a drill says: by it codes and sessions of the pages end. */
  realNow(): Instant
  /** The organizers' pages: where they are (null where nobody has said), and whether one signs in there. */
  pages: { address: string | null; open: boolean } | null
  /** A key outside the database: codes and button tokens are derived from it. */
  secret: Uint8Array
  texts(language: Language): Texts
  /**
   * A deadline as a person types it ("trước ngày 20/11"); null where it says none.
   * @param how `sentence` where the text is a whole task, in which a bare date is no deadline
   */
  readDeadline(text: string, documentDate: Day | null, how?: 'sentence'): Deadline | null
  readPlan(bytes: Uint8Array, name: string): Promise<ReadOutcome>
  readSheet(bytes: Uint8Array, name: string): Promise<SheetOutcome>
  /** Whether a file of any kind bears a mark of secrecy; asked before anything of it is kept. */
  bearsMark(bytes: Uint8Array, name: string): Promise<boolean>
  /**
   * Looks into a file before it counts as received: its kind, what is dangerous in it, what the scanner says.
   * @param how `anyKind` for a plan or a list, which is read in a sandbox: only what harms is refused
   * @throws where the machine cannot look now; the file is no worse for it
   */
  inspectFile(
    file: { path: string } | { bytes: Uint8Array },
    name: string,
    how?: { anyKind: boolean },
  ): Promise<Inspection>
  channels(): ChannelInfo[]
  /** Draws a picture. @returns the bytes of a PNG */
  draw(picture: Picture): Promise<Uint8Array>
  /** The path of a stored file by its hash. */
  filePath(hash: string): string
  /** The command menu of a role. */
  menu(role: 'contact' | 'organizer' | 'viewer', language: Language): MenuItem[]
}

/** A change that one unit is to be told of, kept back until all of them are known. */
export interface Gathered {
  unit: number
  onlyPerson: number | null
  notice: Extract<Notice, { kind: 'event_changed' | 'task_changed' }>
}

export interface App {
  db: Db
  now: () => Instant
  settings: Settings
  ports: Ports
  /** Wakes the dispatcher: something waits to be sent or done. */
  nudge: () => void
  /** While several changes are made at once, what would be told of each is gathered here. */
  gathered?: Gathered[]
}

/** Who did it, for the journal. */
export interface By {
  actor: string
  way: string
}

export const SYSTEM: By = { actor: 'system', way: 'system' }
export const COMMAND_LINE: By = { actor: 'command line', way: 'command line' }

/** The channel of an address, as far as it is switched on; none for what was never sent anywhere. */
export const channelOf = (
  app: App,
  { channel, bot }: { channel?: string | null; bot?: string | null },
): ChannelInfo | undefined => app.ports.channels().find((c) => c.name === channel && c.bot === bot)

export const token = (app: App, bytes = 9): string => Buffer.from(app.ports.random(bytes)).toString('base64url')

/** Puts something to say in the outbox. @returns the row's id, or null where it was said (or decided) before. */
export function tell(
  app: App,
  to: {
    lane: Lane
    personId: number | null
    identityId?: number | null
    address?: { channel: string; bot: string; chat: string }
    key?: string | null
    notBefore?: Instant
    expiresAt?: Instant | null
    edits?: number | null
    replyTo?: string | null
  },
  notice: Notice,
): number | null {
  const now = app.now()
  const row = enqueue(app.db, { ...to, notice, nonce: token(app), notBefore: to.notBefore ?? now, createdAt: now })
  if (row !== null) app.nudge()
  return row
}
