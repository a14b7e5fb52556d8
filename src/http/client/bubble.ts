// One message as an element: text, file, buttons, time.
import { fileSize, longDay, shortMoment } from './dates.ts'
import { drawing, make } from './dom.ts'
import { readMarkup } from './markup.ts'
import type { ChatChoice, ChatFile, ChatMessage } from './wire.ts'
import type { PageWords } from './words.ts'

const SHEET = 'M6 3h8l4 4v14H6zM14 3v4h4'

export interface BubbleContext {
  words: PageWords
  zone: string
  language: string
  /** A button of the message was pressed. */
  onPress(message: ChatMessage, data: string): void
}

/** The element of a message; the same message always gives the same element. */
export function bubble(message: ChatMessage, context: BubbleContext): HTMLElement {
  const { words } = context
  const body = make('div', { class: 'bubble' })
  if (message.file) body.append(fileLine(message.file, context))
  if (message.html) body.append(make('div', { class: 'text' }, markup(message.html)))
  body.append(footLine(message, context))
  const item = make('article', { class: `message from-${message.from}`, 'data-id': message.id })
  if (message.from === 'bot') item.setAttribute('aria-label', words['page-bot'])
  item.append(body)
  const rows = message.choices.filter((row) => row.length > 0)
  if (rows.length > 0) item.append(choiceRows(message, rows, context))
  return item
}

function markup(html: string): DocumentFragment {
  const all = document.createDocumentFragment()
  for (const run of readMarkup(html)) {
    let node: Node = document.createTextNode(run.text)
    if (run.href) node = make('a', { href: run.href, target: '_blank', rel: 'noopener noreferrer' }, node)
    if (run.italic) node = make('em', {}, node)
    if (run.bold) node = make('strong', {}, node)
    all.append(node)
  }
  return all
}

function fileLine(file: ChatFile, { words, language }: BubbleContext): HTMLElement {
  const size = file.href
    ? fileSize(file.bytes, language)
    : `${fileSize(file.bytes, language)} · ${words['page-file-gone']}`
  const inside = [
    make('span', { class: 'file-mark' }, drawing('sheet', SHEET)),
    make(
      'span',
      { class: 'file-words' },
      make('span', { class: 'file-name' }, file.name),
      make('span', { class: 'file-size' }, size),
    ),
  ]
  // Only addresses of this server: what a channel says elsewhere is shown, not followed.
  if (!file.href?.startsWith('/r/files/')) return make('div', { class: 'file' }, ...inside)
  const label = `${words['page-download']}: ${file.name}`
  if (file.picture) {
    const picture = make('img', {
      src: file.href.replace('/r/files/', '/r/pictures/'),
      alt: file.name,
      loading: 'lazy',
    })
    return make('a', { class: 'picture', href: file.href, download: file.name, 'aria-label': label }, picture)
  }
  return make('a', { class: 'file', href: file.href, download: file.name, 'aria-label': label }, ...inside)
}

function footLine(message: ChatMessage, { words, zone }: BubbleContext): HTMLElement {
  const when = make('time', { datetime: new Date(message.at).toISOString(), title: longDay(message.at, zone, words) })
  when.textContent = shortMoment(message.at, zone)
  const edited = message.edited ? make('span', {}, `${words['page-edited']} · `) : null
  return make('footer', { class: 'foot' }, edited, when)
}

function choiceRows(message: ChatMessage, rows: ChatChoice[][], context: BubbleContext): HTMLElement {
  const all = make('div', { class: 'choices' })
  for (const row of rows) {
    const line = make('div', { class: 'choice-row' })
    for (const choice of row) {
      const element = choiceElement(message, choice, context)
      if (element) line.append(element)
    }
    all.append(line)
  }
  return all
}

function choiceElement(message: ChatMessage, choice: ChatChoice, context: BubbleContext): HTMLElement | null {
  if (choice.url !== undefined) {
    if (!/^https?:\/\//i.test(choice.url)) return null
    return make('a', { class: 'choice', href: choice.url, target: '_blank', rel: 'noopener noreferrer' }, choice.label)
  }
  const { data } = choice
  if (data === undefined) return null
  const button = make('button', { type: 'button', class: choice.used ? 'choice used' : 'choice' }, choice.label)
  if (choice.used) button.append(make('span', { class: 'unseen' }, ` (${context.words['page-used']})`))
  button.addEventListener('click', () => {
    button.classList.add('pressing')
    context.onPress(message, data)
  })
  return button
}
