// The review in the browser: brings the marked lines into sight, reads a deadline while it is typed, warns of unsaved words.

const WAIT = 350

/** Scrolls the pane of the document to the marked lines, without moving the page. */
function showLines(smooth: boolean): void {
  const pane = document.querySelector<HTMLElement>('.o-lines')
  const line = pane?.querySelector<HTMLElement>('[data-first]')
  if (!pane || !line || pane.scrollHeight <= pane.clientHeight) return
  const top =
    line.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop - pane.clientHeight / 3
  pane.scrollTo({
    top,
    behavior: smooth && !matchMedia('(prefers-reduced-motion: reduce)').matches ? 'smooth' : 'auto',
  })
}

/** Asks how the words of a deadline are understood and says it below the field. */
function readWhileTyping(input: HTMLInputElement): void {
  const said = document.getElementById(
    (input.getAttribute('aria-describedby') ?? '').split(' ').find((id) => id.startsWith('r-')) ?? '',
  )
  const from = input.dataset.reading
  if (!said || !from) return
  let timer: number | undefined
  let asked = 0
  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const own = ++asked
      const answer = await fetch(`${from}?text=${encodeURIComponent(input.value)}`).catch(() => null)
      if (!answer?.ok || own !== asked) return
      const { words } = (await answer.json()) as { words: string }
      said.textContent = words
    }, WAIT)
  })
}

/** Words that were typed and not saved are not lost by a wrong tap. */
function keepUnsaved(form: HTMLFormElement): void {
  const state = (): string => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  const before = state()
  let sending = false
  form.addEventListener('submit', () => {
    sending = true
  })
  addEventListener('beforeunload', (event) => {
    if (!sending && state() !== before) event.preventDefault()
  })
}

const SLOW = 5000

/** A second tap on a slow line is not a second answer; one who decided to stay after all may tap again. */
function onceOnly(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    setTimeout(() => delete form.dataset.sent, SLOW)
  })
  addEventListener('pageshow', () => {
    for (const form of document.forms) delete form.dataset.sent
  })
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#l"]'))
  link.addEventListener('click', (event) => {
    const pane = document.querySelector<HTMLElement>('.o-lines')
    if (!pane || pane.scrollHeight <= pane.clientHeight) return
    event.preventDefault()
    const line = document.getElementById(link.hash.slice(1))
    line?.scrollIntoView({ block: 'center' })
  })
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-reading]')) readWhileTyping(input)
for (const form of document.querySelectorAll<HTMLFormElement>('.o-edit form')) keepUnsaved(form)
const edit = document.getElementById('edit')
if (location.hash.startsWith('#f-') && edit instanceof HTMLDetailsElement) {
  edit.open = true
  document.getElementById(location.hash.slice(1))?.focus()
}
onceOnly()
showLines(false)
