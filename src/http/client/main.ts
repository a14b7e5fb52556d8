// The rehearsal's page: follows the server's events and passes on what the person does.
import { type Api, createApi, type Outcome } from './api.ts'
import { type ChatActs, createChat } from './chat.ts'
import { clockTime, longDay, shortMoment } from './dates.ts'
import { byId, setText } from './dom.ts'
import { createNotices, type Notices } from './notices.ts'
import { drawOverview } from './overview.ts'
import { createUnits } from './units.ts'
import type { Advance, ChatEvent, Seat, StateEvent } from './wire.ts'
import type { PageWords } from './words.ts'

type View = 'organizer' | 'list' | 'unit'

const words = JSON.parse(document.body.dataset.words ?? '{}') as PageWords
const api = createApi(words)
const notices = createNotices(words)
const acts = chatActs(api, notices)
const organizerChat = createChat('organizer', words, {
  ...acts,
  async files(_seat, files) {
    const first = files[0]
    if (first) await loadPlan(first)
    // A plan takes no text along: what the organizer was writing stays.
    return false
  },
})
const unitChat = createChat('unit', words, acts)
const units = createUnits(words, (seat) => {
  choose(seat)
  setView('unit')
  if (matchMedia('(hover: hover)').matches) unitChat.focus()
})

let state: StateEvent | null = null
let source: EventSource | null = null
let watched = ''
let moving = false
/** Waits until the server has been away for a moment: a restart of a second needs no alarm. */
let offline: number | undefined

function told(outcome: Outcome): boolean {
  if (!outcome.ok) notices.failed(outcome.sentence)
  return outcome.ok
}

function chatActs(to: Api, say: Notices): ChatActs {
  const heard = (outcome: Outcome): boolean => {
    if (!outcome.ok) say.failed(outcome.sentence)
    return outcome.ok
  }
  return {
    say: async (seat, text) => heard(await to.say(seat, text)),
    press: async (seat, message, data) => heard(await to.press(seat, message, data)),
    async files(seat, files, caption) {
      const finished = say.doing(words['page-sending-file'])
      try {
        // One after another: they are one submission, and their order is what the person chose.
        const album = files.length > 1 ? Date.now().toString(36) : ''
        for (const [index, file] of files.entries()) {
          if (!heard(await to.upload(seat, file, index === 0 ? caption : '', album))) return false
        }
        return true
      } finally {
        finished()
      }
    },
  }
}

async function loadPlan(file: File): Promise<void> {
  const finished = notices.doing(words['page-load-plan-doing'])
  const done = told(await api.loadPlan(file))
  finished()
  if (done) notices.done(words['page-load-plan-done'])
}

// Following the server

function follow(): void {
  const seats = [organizerChat.seat(), unitChat.seat()].filter((seat) => seat !== null)
  const query = new URLSearchParams(seats.map((seat) => ['seat', seat])).toString()
  if (source && query === watched) return
  watched = query
  source?.close()
  source = new EventSource(`/r/events?${query}`)
  source.addEventListener('open', () => setOffline(false))
  source.addEventListener('error', () => setOffline(true))
  source.addEventListener('state', (event) => showState(JSON.parse(event.data) as StateEvent))
  source.addEventListener('chat', (event) => showChat(JSON.parse(event.data) as ChatEvent))
}

/** A page out of sight lets its connection go: a browser has six for one server, and people open many tabs. */
function pause(): void {
  source?.close()
  source = null
  setOffline(false)
}

function setOffline(on: boolean): void {
  clearTimeout(offline)
  offline = undefined
  if (on) {
    offline = setTimeout(() => {
      byId('offline').hidden = false
    }, 1500)
    // Refused outright (the server said no) a browser does not try again; we do.
    if (source?.readyState === EventSource.CLOSED) {
      setTimeout(() => {
        source = null
        if (document.visibilityState === 'visible') follow()
      }, 2000)
    }
  } else byId('offline').hidden = true
}

function showChat(event: ChatEvent): void {
  if (!state) return
  organizerChat.receive(event, state.zone)
  unitChat.receive(event, state.zone)
}

function showState(next: StateEvent): void {
  state = next
  const organizer = next.seats.find((seat) => seat.role === 'organizer') ?? null
  const contacts = next.seats.filter((seat) => seat.role === 'contact')
  const chosen =
    contacts.find((seat) => seat.id === unitChat.seat()) ??
    contacts.find((seat) => location.hash === `#${encodeURIComponent(seat.id)}`) ??
    contacts.find((seat) => seat.joined) ??
    contacts[0]
  organizerChat.show(organizer)
  unitChat.show(chosen ?? null)
  follow()
  read(next.seats)
  units.show(contacts.map(asShown), chosen?.id ?? null)
  byId('organizer-dot').hidden = !organizer || asShown(organizer).unread === 0
  byId('units-dot').hidden = contacts.every((seat) => asShown(seat).unread === 0)
  showClock(next)
  setText(byId('plan-name'), next.plan ?? '')
  if (byId<HTMLDialogElement>('overview').open) void showOverview()
}

function showClock({ now, zone, hours, next }: StateEvent): void {
  const face = byId('now')
  setText(face, `${longDay(now, zone, words)} · ${clockTime(now, zone)}`)
  face.setAttribute('datetime', new Date(now).toISOString())
  const mark = byId('hours')
  const kind = words[hours.working ? 'page-working' : 'page-not-working']
  setText(mark, hours.note ? `${kind} · ${hours.note}` : kind)
  mark.classList.toggle('off', !hours.working)
  const what = byId('next-what')
  setText(what, next ? `${shortMoment(next.at, zone)} · ${next.what}` : words['page-next-none'])
  what.title = what.textContent ?? ''
  lockClock()
}

function lockClock(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-advance]')) {
    // Not `disabled`: that would throw the focus away from a person who presses the key again and again.
    const off = moving || (button.dataset.advance === 'next' && !state?.next)
    button.setAttribute('aria-disabled', String(off))
  }
}

// Which seats are in sight, and so read

function inSight(seat: string): boolean {
  if (document.visibilityState !== 'visible') return false
  const panel = byId(seat === organizerChat.seat() ? 'panel-organizer' : 'panel-unit')
  return (seat === organizerChat.seat() || seat === unitChat.seat()) && panel.offsetParent !== null
}

const asShown = (seat: Seat): Seat => (inSight(seat.id) ? { ...seat, unread: 0 } : seat)

function read(seats: Seat[]): void {
  for (const seat of seats) if (seat.unread > 0 && inSight(seat.id)) void api.markRead(seat.id)
}

function choose(id: string): void {
  const seat = state?.seats.find((one) => one.id === id)
  if (!seat || !state) return
  unitChat.show(seat)
  // Loading the page again, or in another tab, keeps the unit.
  history.replaceState(null, '', `#${encodeURIComponent(id)}`)
  showState(state)
}

function setView(view: View): void {
  document.body.dataset.view = view
  for (const tab of document.querySelectorAll<HTMLElement>('[data-tab]')) {
    const on = tab.dataset.tab === (view === 'organizer' ? 'organizer' : 'unit')
    if (on) tab.setAttribute('aria-current', 'true')
    else tab.removeAttribute('aria-current')
  }
  if (state) showState(state)
}

// The clock, the drawer, the plan

async function advance(by: Advance): Promise<void> {
  if (moving) return
  moving = true
  lockClock()
  const slow: { end?: () => void } = {}
  const timer = setTimeout(() => {
    slow.end = notices.doing(words['page-moving'])
  }, 400)
  told(await api.advance(by))
  clearTimeout(timer)
  slow.end?.()
  moving = false
  lockClock()
}

async function showOverview(): Promise<void> {
  const overview = await api.overview()
  if (overview) drawOverview(overview, words)
  else notices.failed(words['page-refused-offline'])
}

/** A click on the shade beside a dialog closes it, as people expect. */
function closeOnShade(dialog: HTMLDialogElement): void {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
}

function wire(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-advance]')) {
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled') !== 'true') void advance(button.dataset.advance as Advance)
    })
  }
  const overview = byId<HTMLDialogElement>('overview')
  const reset = byId<HTMLDialogElement>('reset')
  closeOnShade(overview)
  closeOnShade(reset)
  byId('open-overview').addEventListener('click', async () => {
    await showOverview()
    if (!overview.open) overview.showModal()
  })
  byId('close-overview').addEventListener('click', () => overview.close())
  byId('open-reset').addEventListener('click', () => reset.showModal())
  byId('reset-cancel').addEventListener('click', () => reset.close())
  byId('reset-confirm').addEventListener('click', async () => {
    reset.close()
    overview.close()
    told(await api.reset())
  })
  byId('load-plan').addEventListener('click', () => byId('organizer-file').click())
  byId('attach').addEventListener('click', () => byId('unit-file').click())
  byId('back-to-list').addEventListener('click', () => setView('list'))
  for (const tab of document.querySelectorAll<HTMLElement>('[data-tab]')) {
    tab.addEventListener('click', () => setView(tab.dataset.tab === 'organizer' ? 'organizer' : 'list'))
  }
  // A file let go beside the chats must not make the browser leave the page for it.
  for (const kind of ['dragover', 'drop'] as const) {
    document.addEventListener(kind, (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    })
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') follow()
    else pause()
  })
  addEventListener('resize', () => state && read(state.seats))
}

wire()
follow()
