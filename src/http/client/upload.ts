// The page for handing in, in the browser: files gathered from the picker, the camera and by dropping, sent one by one with their progress.
import { make } from './dom.ts'

/** What the server says of one form. */
interface Answered {
  ok: boolean
  receipt: { code: string; version: number } | null
  files: { name: string; ok: boolean; sentence: string }[]
  sentence: string | null
}

type Words = Record<'remove' | 'again' | 'sending' | 'looking' | 'cut' | 'none' | 'too-large' | 'too-many', string>

interface Chosen {
  file: File
  row: HTMLLIElement
  said: HTMLElement
  bar: HTMLProgressElement
  button: HTMLButtonElement
  state: 'waiting' | 'sending' | 'done' | 'refused' | 'cut'
}

function start(form: HTMLFormElement): void {
  const words = JSON.parse(form.dataset.words ?? '{}') as Words
  const most = Number(form.dataset.most)
  const maxBytes = Number(form.dataset.bytes)
  const list = form.querySelector<HTMLElement>('#chosen')!
  const progress = form.querySelector<HTMLElement>('#progress')!
  const send = form.querySelector<HTMLButtonElement>('button[type=submit]')!
  const chosen: Chosen[] = []
  let busy = false
  let code: string | null = null

  function add(files: Iterable<File>): void {
    for (const file of files) {
      const again = chosen.some(
        (one) =>
          one.file.name === file.name && one.file.size === file.size && one.file.lastModified === file.lastModified,
      )
      if (!again) chosen.push(line(file))
    }
    progress.textContent = ''
    check()
  }

  function line(file: File): Chosen {
    const said = make('span', { class: 'said' })
    const bar = make('progress', { max: 100, value: 0, hidden: true, 'aria-label': file.name })
    const button = make('button', { type: 'button', 'aria-label': `${words.remove}: ${file.name}` }, words.remove)
    const row = make('li', {}, make('span', { class: 'name' }, file.name.normalize('NFC')), button, bar, said)
    const one: Chosen = { file, row, said, bar, button, state: 'waiting' }
    button.addEventListener('click', () => (one.state === 'cut' ? void sendAll() : remove(one)))
    list.append(row)
    return one
  }

  function remove(one: Chosen): void {
    if (one.state === 'sending' || one.state === 'done') return
    const at = chosen.indexOf(one)
    chosen.splice(at, 1)
    one.row.remove()
    if (finished()) return
    check()
    const next = chosen[at] ?? chosen.at(-1)
    if (next) next.button.focus()
    else document.getElementById('file')?.focus()
  }

  /** What is too large or too many is said before it is sent in vain. */
  function check(): void {
    const waiting = chosen.filter((one) => one.state === 'waiting' || one.state === 'cut')
    waiting.forEach((one, i) => {
      const done = chosen.filter((other) => other.state === 'done').length
      const why = one.file.size > maxBytes ? words['too-large'] : done + i >= most ? words['too-many'] : ''
      say(one, why, why === '' ? '' : 'bad')
    })
  }

  function say(one: Chosen, text: string, look: '' | 'good' | 'bad'): void {
    one.said.className = `said ${look}`
    one.said.textContent = text
  }

  async function sendAll(): Promise<void> {
    if (busy) return
    check()
    const able = chosen.filter((one) => (one.state === 'waiting' || one.state === 'cut') && one.file.size <= maxBytes)
    if (able.length === 0) {
      progress.textContent = words.none
      document.getElementById('file')?.focus()
      return
    }
    busy = true
    send.disabled = true
    for (const one of able) {
      if (chosen.filter((other) => other.state === 'done').length >= most) break
      await sendOne(one)
      // A line that broke will break for the next one as well: whoever sits there decides.
      if (one.state === 'cut') break
    }
    busy = false
    send.disabled = false
    progress.textContent = ''
    if (!finished()) chosen.find((one) => one.state === 'cut' || one.state === 'refused')?.button.focus()
  }

  /** Back to the page as the server draws it: with the receipt, and what was sent among the rest. */
  function finish(receipt: string): void {
    const item = form.querySelector<HTMLInputElement>('input[name=item]')?.value ?? ''
    location.replace(
      `${form.getAttribute('action')}?sent=${encodeURIComponent(receipt)}&item=${encodeURIComponent(item)}&open=1`,
    )
  }

  function finished(): boolean {
    if (code === null || chosen.some((one) => one.state !== 'done')) return false
    finish(code)
    return true
  }

  function sendOne(one: Chosen): Promise<void> {
    one.state = 'sending'
    one.button.hidden = true
    one.bar.hidden = false
    one.bar.value = 0
    say(one, words.sending, '')
    progress.textContent = `${words.sending}: ${one.file.name.normalize('NFC')}`
    return new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.open('POST', form.action)
      request.setRequestHeader('Accept', 'application/json')
      const quiet = watching(() => request.abort())
      request.upload.addEventListener('load', () => {
        quiet.again(LOOKING_MS)
        say(one, words.looking, '')
      })
      request.upload.addEventListener('progress', (event) => {
        quiet.again(QUIET_MS)
        if (event.lengthComputable) one.bar.value = (event.loaded / event.total) * 100
      })
      request.addEventListener('loadend', () => {
        quiet.end()
        settle(one, request.status === 0 ? null : answerIn(request.responseText))
        resolve()
      })
      request.send(formWith(one.file))
    })
  }

  /** The hidden fields come first: the server takes no file before them. */
  function formWith(file: File): FormData {
    const data = new FormData()
    for (const name of ['form', 'item', 'what', 'number', 'date'])
      data.append(name, form.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? '')
    data.append('file', file, file.name)
    return data
  }

  function settle(one: Chosen, answer: Answered | null): void {
    one.bar.hidden = true
    const [file] = answer?.files ?? []
    if (answer === null) cut(one)
    else if (file?.ok) {
      one.state = 'done'
      code = answer.receipt?.code ?? code
      say(one, file.sentence, 'good')
    } else {
      one.state = 'refused'
      one.button.hidden = false
      say(one, file?.sentence ?? answer.sentence ?? words.cut, 'bad')
    }
  }

  function cut(one: Chosen): void {
    one.state = 'cut'
    one.button.hidden = false
    one.button.textContent = words.again
    one.button.setAttribute('aria-label', `${words.again}: ${one.file.name}`)
    say(one, words.cut, 'bad')
  }

  for (const input of form.querySelectorAll<HTMLInputElement>('input[type=file]'))
    input.addEventListener('change', () => {
      add([...(input.files ?? [])])
      input.value = ''
    })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void sendAll()
  })
  dropping(form, add)
  addEventListener('beforeunload', (event) => {
    if (busy) event.preventDefault()
  })
}

/** A line that moves nothing for so long is broken, whatever the browser thinks of it. */
const QUIET_MS = 60_000
/** Once all is sent, the server looks into the file before it answers. */
const LOOKING_MS = 300_000

function watching(silent: () => void): { again(ms: number): void; end(): void } {
  let timer = setTimeout(silent, QUIET_MS)
  return {
    again(ms) {
      clearTimeout(timer)
      timer = setTimeout(silent, ms)
    },
    end: () => clearTimeout(timer),
  }
}

/** What the server says; null where it is no answer of ours, such as a proxy's page. */
function answerIn(text: string): Answered | null {
  try {
    return JSON.parse(text) as Answered
  } catch {
    return null
  }
}

/** Files may be dropped anywhere on the page: missing the field must not open them in place of it. */
function dropping(form: HTMLFormElement, add: (files: Iterable<File>) => void): void {
  const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    form.classList.add('dropping')
  })
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) form.classList.remove('dropping')
  })
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    form.classList.remove('dropping')
    add([...(event.dataTransfer?.files ?? [])])
  })
}

const form = document.getElementById('upload')
if (form instanceof HTMLFormElement) {
  document.documentElement.classList.add('script')
  start(form)
}
