// The line to write on: text and files on their way to one seat, a draft kept for each.
import { byId } from './dom.ts'

export interface WritingActs {
  say(seat: string, text: string): Promise<boolean>
  /** Files chosen, dropped or pasted, with what stood on the line; true where they took the line's text along. */
  files(seat: string, files: File[], caption: string): Promise<boolean>
}

export interface WritingView {
  /** Turns to another seat; what was begun for the old one waits there. */
  turnTo(seat: string | null): void
  setLabel(label: string): void
  focus(): void
}

export function createWriting(id: 'organizer' | 'unit', acts: WritingActs): WritingView {
  const form = byId<HTMLFormElement>(`${id}-form`)
  const text = byId<HTMLTextAreaElement>(`${id}-text`)
  const drafts = new Map<string, string>()
  let seat: string | null = null

  const write = (words: string): void => {
    text.value = words
    grow(text)
  }
  const hand = async (files: File[]): Promise<void> => {
    const to = seat
    if (to === null || files.length === 0) return
    const caption = text.value.trim()
    if ((await acts.files(to, files, caption)) && seat === to && text.value.trim() === caption) write('')
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const to = seat
    const said = text.value.trim()
    if (to === null || said === '') return
    write('')
    if (await acts.say(to, said)) return
    // What could not be sent comes back, unless something else has been written meanwhile.
    if (seat !== to) drafts.set(to, said)
    else if (text.value === '') write(said)
  })
  wireKeys(form, text, hand)
  const picker = byId<HTMLInputElement>(`${id}-file`)
  picker.addEventListener('change', () => {
    const files = [...(picker.files ?? [])]
    picker.value = ''
    void hand(files)
  })
  wireDrop(byId(`panel-${id}`), hand)

  return {
    turnTo(next) {
      if (next === seat) return
      if (seat !== null) drafts.set(seat, text.value)
      seat = next
      write((next !== null && drafts.get(next)) || '')
    },
    setLabel: (label) => text.setAttribute('aria-label', label),
    focus: () => text.focus({ preventScroll: true }),
  }
}

/** As high as what is written, up to the style sheet's limit. */
function grow(text: HTMLTextAreaElement): void {
  text.style.removeProperty('height')
  if (text.value === '' || text.offsetHeight === 0) return
  text.style.setProperty('height', `${text.scrollHeight + text.offsetHeight - text.clientHeight}px`)
}

function wireKeys(form: HTMLFormElement, text: HTMLTextAreaElement, hand: (files: File[]) => Promise<void>): void {
  text.addEventListener('input', () => grow(text))
  text.addEventListener('keydown', (event) => {
    // Enter also ends a syllable in Vietnamese input methods; that one is not ours.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  text.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    void hand(files)
  })
}

function wireDrop(panel: HTMLElement, hand: (files: File[]) => Promise<void>): void {
  let inside = 0
  const over = (on: boolean): void => {
    panel.classList.toggle('dropping', on)
    if (!on) inside = 0
  }
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  panel.addEventListener('dragenter', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    inside++
    over(true)
  })
  panel.addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault()
  })
  panel.addEventListener('dragleave', () => {
    inside--
    if (inside <= 0) over(false)
  })
  panel.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    over(false)
    void hand([...(event.dataTransfer?.files ?? [])])
  })
}
