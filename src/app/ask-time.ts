// A contact asks for more time: for which item, until which day, for what reason; whatever was said already is not asked again.
import { dayMeant } from '../core/day-words.ts'
import type { ExtensionAct } from '../core/incoming/extension.ts'
import type { Because, DayProblem, Draft } from '../core/talk.ts'
import { dayOf } from '../core/time.ts'
import { answered, type Waiting } from '../store/conversations.ts'
import { transact } from '../store/db.ts'
import { doAct } from './acts.ts'
import type { App } from './app.ts'
import { askFor } from './asking.ts'
import { requestExtension } from './extensions.ts'
import { itemSaid } from './file-item.ts'
import { ANSWERABLE, contactActor, handOf, itemsNumbered, listedAs, oneOf, openItems } from './items-of.ts'
import { refusalCode } from './refusals.ts'
import { answer, byOf, refuse, type Speaker } from './speaker.ts'
import { loadShare, type Share } from './world.ts'

/** Open items with a deadline: for what else could more time be asked. */
const extensible = (app: App, speaker: Speaker): Share[] =>
  openItems(app, speaker).filter((s) => ANSWERABLE.has(s.life.state) && s.due.kind === 'due')

/** Begins with what was said. @param replied the item of the message that was replied to */
export function askForTime(app: App, speaker: Speaker, act: ExtensionAct, replied: Share | null): void {
  if (act.withdraw) return withdraw(app, speaker, act.item, replied)
  const draft: Draft = { when: act.when, reason: act.reason }
  const numbered = act.item === null ? [] : itemsNumbered(app, speaker, act.item)
  const share = act.item === null ? replied : oneOf(numbered, extensible(app, speaker))
  if (share) return timeFor(app, speaker, share, draft)
  if (openItems(app, speaker).length === 0) return refuse(app, speaker, 'no_open_item')
  if (act.item !== null && numbered.length === 0) return refuse(app, speaker, 'no_such_item', String(act.item))
  return chooseItem(app, speaker, null, draft)
}

/** The one item that it can be for, else asks which. */
export function chooseItem(app: App, speaker: Speaker, planId: number | null, draft: Draft): void {
  const items = extensible(app, speaker).filter((s) => planId === null || s.task.planId === planId)
  const [only] = items
  if (only && items.length === 1) return timeFor(app, speaker, only, draft)
  if (only)
    return askFor(
      app,
      speaker,
      'extension_item',
      { plan: planId, about: null, draft },
      { kind: 'extension_ask', plan: planId, assignment: null, step: 'item', until: null, problem: null },
    )
  const open = openItems(app, speaker).filter((s) => planId === null || s.task.planId === planId)
  if (open.length === 0) return refuse(app, speaker, 'no_open_item')
  const due = open.find((s) => ANSWERABLE.has(s.life.state))?.due.kind
  refuse(app, speaker, due === undefined ? 'already_done' : due === 'no_date' ? 'no_date' : 'no_deadline')
}

/** Goes on with what is known of the request. */
export function timeFor(app: App, speaker: Speaker, share: Share, draft: Draft): void {
  if (!ANSWERABLE.has(share.life.state)) return refuse(app, speaker, 'already_done')
  if (share.due.kind === 'no_date') return refuse(app, speaker, 'no_date')
  if (share.due.kind !== 'due') return refuse(app, speaker, 'no_deadline')
  const today = dayOf(app.now(), app.settings.calendar.zone)
  const due = share.due.due.lenientDay
  const until =
    draft.until ??
    (draft.when === undefined ? null : dayMeant(draft.when, { today, due, calendar: app.settings.calendar }))
  const said = draft.reason ?? null
  if (until === null) return askDay(app, speaker, share, { reason: said }, null)
  if (until < today) return askDay(app, speaker, share, { reason: said }, 'date_past')
  if (until <= due) return askDay(app, speaker, share, { reason: said }, 'not_later')
  if (said === null || said.trim() === '') return askReason(app, speaker, share, until)
  const acted = requestExtension(app, share.row.id, until, said, handOf(speaker, share.row.unitId))
  if (!acted.ok) return refuse(app, speaker, refusalCode(acted.refusal))
  answered(app.db, speaker.identity.id)
  answer(app, speaker, { kind: 'extension_asked', assignment: share.row.id })
}

function askDay(app: App, speaker: Speaker, share: Share, draft: Draft, problem: DayProblem | null): void {
  const where = { plan: share.task.planId, about: share.row.id }
  askFor(
    app,
    speaker,
    'extension_date',
    { ...where, draft },
    {
      kind: 'extension_ask',
      plan: share.task.planId,
      assignment: share.row.id,
      step: 'date',
      until: null,
      problem,
    },
  )
}

function askReason(app: App, speaker: Speaker, share: Share, until: string): void {
  askFor(
    app,
    speaker,
    'extension_reason',
    { plan: share.task.planId, about: share.row.id, draft: { until } },
    {
      kind: 'extension_ask',
      plan: share.task.planId,
      assignment: share.row.id,
      step: 'reason',
      until,
      problem: null,
    },
  )
}

/** A day or a reason, typed as the answer to the question. */
export function timeAnswered(app: App, speaker: Speaker, waiting: Waiting, text: string): void {
  const draft = waiting.draft ?? {}
  if (waiting.ask === 'extension_item') {
    const no = /^\D{0,12}?(\d{1,2})\D{0,3}$/.exec(text)
    const listed = extensible(app, speaker).filter((s) => waiting.plan === null || s.task.planId === waiting.plan)
    const share = no ? listedAs(app, listed, Number(no[1])) : itemSaid(app, text, listed)
    if (share) return timeFor(app, speaker, share, draft)
    return chooseItem(app, speaker, waiting.plan, { ...draft, when: text })
  }
  const share = waiting.about === null ? undefined : loadShare(app, waiting.about)?.share
  if (!share) return refuse(app, speaker, 'stale_button')
  if (waiting.ask === 'extension_reason') return timeFor(app, speaker, share, { ...draft, reason: text })
  const today = dayOf(app.now(), app.settings.calendar.zone)
  const due = share.due.kind === 'due' ? share.due.due.lenientDay : null
  const until = dayMeant(text, { today, due, calendar: app.settings.calendar })
  if (until === null) return askDay(app, speaker, share, draft, 'unread')
  timeFor(app, speaker, share, { ...draft, until })
}

const REASONS = { signing: 'because-signing', data: 'because-data', workload: 'because-workload' } as const

/** A reason of one tap, in the words that the organizer reads. */
export function becauseOf(app: App, speaker: Speaker, share: Share, until: string, because: Because): void {
  const t = app.ports.texts(app.settings.language)
  timeFor(app, speaker, share, { until, reason: t(REASONS[because]) })
}

/** Takes back the only request there is, the one named, or the one replied to. */
export function withdraw(app: App, speaker: Speaker, no: number | null, replied: Share | null): void {
  const asked = openItems(app, speaker).filter((s) => s.life.extension !== null)
  const named = no === null ? (replied ? [replied] : null) : itemsNumbered(app, speaker, no)
  const shares = named ? asked.filter((s) => named.some((one) => one.row.id === s.row.id)) : asked
  if (shares.length === 0) return refuse(app, speaker, 'no_request')
  transact(app.db, () => {
    for (const share of shares)
      doAct(
        app,
        share.row.id,
        { kind: 'withdraw_extension', why: 'unit' },
        contactActor(speaker, share.row.unitId),
        byOf(speaker),
        speaker.at,
      )
  })
  answered(app.db, speaker.identity.id)
  for (const share of shares) answer(app, speaker, { kind: 'extension_withdrawn', assignment: share.row.id })
}
