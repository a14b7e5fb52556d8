// A rendered notice as one channel carries it: marks, buttons, file and picture, template, and what of it is kept.
import { type Outgoing, type StoredAttachment, XLSX } from '../channels/channel.ts'
import { textLength } from '../core/markup.ts'
import type { Facts, Notice, Rendered } from '../core/notice.ts'
import type { Picture } from '../core/picture.ts'
import { templateWords } from '../core/template.ts'
import type { Texts } from '../core/texts.gen.ts'
import type { OutboxRow } from '../store/outbox.ts'
import { personById } from '../store/people.ts'
import { handleOf } from '../store/platform-files.ts'
import type { App, Language } from './app.ts'
import { pageOf } from './bare-message.ts'
import { encodeButton } from './buttons.ts'
import type { Address } from './ways.ts'

export const languageOf = (app: App, row: OutboxRow): Language =>
  (row.personId === null ? null : personById(app.db, row.personId)?.language) ?? app.settings.language

export const NOTHING_BROUGHT = { attachment: null, picture: null, words: null }

/** Words that stand in for a file that the channel does not take, under what is said. */
export function withWords(rendered: Rendered, words: string | null): Rendered {
  return words === null ? rendered : { ...rendered, parts: [...rendered.parts, words] }
}

/** With the handle under which the platform has the file already, where it was uploaded before. */
export function withHandle(app: App, attachment: StoredAttachment, to: Address): StoredAttachment {
  if (attachment.hash === undefined) return attachment
  // What this bot uploaded itself comes before what a person sent: that one may have been a photo, or be stale.
  return { ...attachment, platformId: handleOf(app.db, attachment.hash, to.channel, to.bot) ?? attachment.platformId }
}

/** Nobody in particular, a group, is shown no button that acts; in a unit's own group whoever presses is asked for. */
export const shownTo = (row: OutboxRow, choices: Rendered['choices']): Rendered['choices'] =>
  row.personId !== null || row.identityId !== null || row.kind === 'group_news'
    ? choices
    : choices.map((line) => line.filter((choice) => 'url' in choice)).filter((line) => line.length > 0)

/** The text as the database keeps it: a personal link is not to be read there. */
export const keptText = (html: string, said: Facts): string =>
  said.kind === 'bare' && said.link !== null ? html.replaceAll(said.link, '…') : html

/** What it says is generic; the page says the rest. */
export function templateOf(app: App, row: OutboxRow, said: Facts): NonNullable<Outgoing['template']> {
  const words = templateWords(said)
  return { kind: row.kind, ...words, link: words.link ?? pageOf(app, row) }
}

/** Marks the rest of a long list of codes, of which nothing is kept once it was sent. */
export const CODES = 'codes:'

export const showsCodes = (row: Pick<OutboxRow, 'kind' | 'key'>): boolean =>
  row.kind === 'invitations' ||
  row.kind === 'invitation_card' ||
  row.kind === 'sign_in' ||
  row.kind === 'upload_link' ||
  row.kind === 'way_code' ||
  (row.key?.startsWith(CODES) ?? false)

/** A second copy says that it is one, so that nobody takes it for new work; a reminder says so by itself. */
export function marked(said: Rendered, row: OutboxRow, maxText: number, texts: Texts): Rendered {
  const rendered = urgentMark(said, row.notice, maxText, texts)
  const [first = '', ...more] = rendered.parts
  const mark = texts('reminder-resent')
  if (row.copies === 0 || row.kind === 'reminder' || textLength(first) + textLength(mark) + 2 > maxText) return rendered
  return { ...rendered, parts: [`${first}\n\n${mark}`, ...more] }
}

/** Whoever gets work outside working hours sees that somebody meant it so, and who. */
function urgentMark(rendered: Rendered, notice: Notice, maxText: number, texts: Texts): Rendered {
  const by = 'urgentBy' in notice ? notice.urgentBy : undefined
  if (by === undefined) return rendered
  const mark = texts('urgent-mark', { by })
  const [first = '', ...more] = rendered.parts
  const fits = textLength(first) + textLength(mark) + 1 <= maxText
  return { ...rendered, parts: fits ? [`${mark}\n${first}`, ...more] : [first, ...more, mark] }
}

/** Choices as the channel shows them; each button names its place in the row, counted over all lines. */
export function buttonsOf(app: App, nonce: string, choices: NonNullable<OutboxRow['choices']>): Outgoing['choices'] {
  const all = choices.flat()
  return choices.map((line) =>
    line.map((choice) =>
      'url' in choice
        ? choice
        : { label: choice.label, data: encodeButton(app.ports.secret, nonce, all.indexOf(choice)) },
    ),
  )
}

/** What is handed to the channel: with its picture, where it has one. Without it, where drawing fails: words are enough. */
export async function withPicture(
  app: App,
  { outgoing, picture }: { outgoing: Outgoing; picture: { name: string; picture: Picture } | null },
  onError: (error: unknown) => void,
): Promise<Outgoing> {
  if (picture === null) return outgoing
  try {
    const bytes = await app.ports.draw(picture.picture)
    return {
      ...outgoing,
      attachment: { name: picture.name, mime: picture.picture.kind === 'sheet' ? XLSX : 'image/png', bytes },
    }
  } catch (error) {
    onError(error)
    return outgoing
  }
}
