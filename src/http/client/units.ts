// The list of units: searched, filtered to the unread, one row each, moved through by keyboard.
import { byId, make, setText } from './dom.ts'
import { find } from './search.ts'
import type { Seat } from './wire.ts'
import type { PageWords } from './words.ts'

export interface UnitsView {
  /** Shows these seats, the chosen one marked. */
  show(seats: Seat[], chosen: string | null): void
}

export function createUnits(words: PageWords, onChoose: (seat: string) => void): UnitsView {
  const list = byId('unit-rows')
  const search = byId<HTMLInputElement>('unit-search')
  const onlyUnread = byId<HTMLButtonElement>('only-unread')
  const rows = new Map<string, HTMLButtonElement>()
  let seats: Seat[] = []
  let chosen: string | null = null

  const filter = (): void => {
    const unreadOnly = onlyUnread.getAttribute('aria-pressed') === 'true'
    const found = find(
      seats.map((seat) => seat.title),
      search.value,
    )
    let visible = 0
    for (const [index, seat] of seats.entries()) {
      const shows = found[index]! && (!unreadOnly || seat.unread > 0 || seat.id === chosen)
      rows.get(seat.id)!.parentElement!.hidden = !shows
      if (shows) visible++
    }
    byId('unit-none').hidden = visible > 0
  }
  const visibleRows = (): HTMLButtonElement[] => [...rows.values()].filter((row) => !row.parentElement!.hidden)

  search.addEventListener('input', filter)
  search.addEventListener('keydown', (event) => {
    const first = visibleRows()[0]
    if (!first) return
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      first.focus()
    } else if (event.key === 'Enter') first.click()
  })
  onlyUnread.addEventListener('click', () => {
    onlyUnread.setAttribute('aria-pressed', String(onlyUnread.getAttribute('aria-pressed') !== 'true'))
    filter()
  })
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = visibleRows()
    const at = all.indexOf(document.activeElement as HTMLButtonElement) + step
    if (at < 0) search.focus()
    else all[Math.min(at, all.length - 1)]?.focus()
  })

  const rowOf = (seat: Seat): HTMLButtonElement => {
    let row = rows.get(seat.id)
    if (!row) {
      row = make('button', { type: 'button', class: 'unit-row' })
      row.append(
        make('span', { class: 'unit-title' }),
        make('span', { class: 'unit-unread' }),
        make('span', { class: 'unit-state' }),
      )
      row.addEventListener('click', () => onChoose(seat.id))
      rows.set(seat.id, row)
      make('li', {}, row)
    }
    return row
  }

  return {
    show(next, nextChosen) {
      const order = next.map((seat) => seat.id).join('\n')
      const was = seats.map((seat) => seat.id).join('\n')
      seats = next
      chosen = nextChosen
      for (const id of [...rows.keys()]) if (!next.some((seat) => seat.id === id)) rows.delete(id)
      for (const seat of next) fillRow(rowOf(seat), seat, seat.id === chosen, words)
      if (order !== was || list.childElementCount !== next.length) {
        list.replaceChildren(...next.map((seat) => rows.get(seat.id)!.parentElement!))
      }
      const unread = next.filter((seat) => seat.unread > 0).length
      setText(byId('unit-count'), String(next.length))
      setText(byId('unread-count'), unread > 0 ? String(unread) : '')
      filter()
    },
  }
}

function fillRow(row: HTMLButtonElement, seat: Seat, chosen: boolean, words: PageWords): void {
  const [title, unread, state] = [...row.children] as [HTMLElement, HTMLElement, HTMLElement]
  setText(title, seat.title)
  setText(state, seat.joined ? seat.state : [words['page-not-joined'], seat.state].filter(Boolean).join(' · '))
  setText(unread, seat.unread > 0 ? String(seat.unread) : '')
  if (seat.unread > 0) unread.setAttribute('aria-label', `${seat.unread} ${words['page-unread']}`)
  else unread.removeAttribute('aria-label')
  row.classList.toggle('has-unread', seat.unread > 0)
  row.classList.toggle('apart', !seat.joined)
  if (chosen) row.setAttribute('aria-current', 'true')
  else row.removeAttribute('aria-current')
}
