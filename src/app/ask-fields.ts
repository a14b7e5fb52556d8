// Three fields in place of a file: asked one by one or typed in one go, shown back, filed when confirmed.
import type { FieldsAct } from '../core/incoming/acts.ts'
import type { FieldProblem } from '../core/talk.ts'
import {
  delegatesIn,
  type FieldName,
  fieldsIn,
  missingField,
  NO_FIELDS,
  none,
  type ThreeFields,
  takesFields,
  technicalIn,
} from '../core/three-fields.ts'
import { answered, type Waiting } from '../store/conversations.ts'
import type { App } from './app.ts'
import { askFor } from './asking.ts'
import { itemSaid } from './file-item.ts'
import { ANSWERABLE, handOf, itemsNumbered, listedAs, oneOf, openItems, settle } from './items-of.ts'
import { answer, refuse, type Speaker } from './speaker.ts'
import { submitFields } from './submit.ts'
import { loadShare, loadWorld, type Share } from './world.ts'

/** Items of a contact that three fields can answer. */
function candidates(app: App, speaker: Speaker): Share[] {
  return openItems(app, speaker).filter((share) => {
    const products = loadWorld(app, share.task.planId, [share.row.unitId]).deliverables.get(share.task.id) ?? []
    return share.life.state !== 'declined' && takesFields(products, share.task.text)
  })
}

/** All in one sentence: for the item named or replied to, else for the only one that takes them, else asked. */
export function fieldsSaid(app: App, speaker: Speaker, act: FieldsAct, replied: Share | null): void {
  const items = openItems(app, speaker)
  const numbered = act.item === null ? [] : itemsNumbered(app, speaker, act.item)
  const fit = candidates(app, speaker)
  const named = act.item === null ? replied : oneOf(numbered, fit)
  const only = act.item !== null ? null : fit.length === 1 ? fit[0]! : items.length === 1 ? items[0]! : null
  const share = named ?? only
  if (share) return goOn(app, speaker, share, act.fields, act.wrongPhone ? 'phone' : null)
  if (items.length === 0) return refuse(app, speaker, 'no_open_item')
  if (act.item !== null && numbered.length === 0) return refuse(app, speaker, 'no_such_item', String(act.item))
  askFor(
    app,
    speaker,
    'field_item',
    { plan: null, about: null, draft: { fields: act.fields } },
    { kind: 'fields_ask', plan: null, assignment: null, field: 'item', problem: null },
  )
}

/** Asks what is missing; when nothing is, shows it all to be confirmed. */
export function goOn(
  app: App,
  speaker: Speaker,
  share: Share,
  fields: ThreeFields,
  problem: FieldProblem | null = null,
): void {
  const missing = missingField(fields)
  if (missing === null) {
    answered(app.db, speaker.identity.id)
    return answer(app, speaker, { kind: 'fields_shown', assignment: share.row.id, fields })
  }
  askField(app, speaker, share, missing, fields, problem)
}

const ASKS = { chair: 'field_chair', delegates: 'field_delegates', technical: 'field_technical' } as const

/** Asks one field, which may be there already: it is corrected then. */
export function askField(
  app: App,
  speaker: Speaker,
  share: Share,
  field: FieldName,
  fields: ThreeFields,
  problem: FieldProblem | null = null,
): void {
  askFor(
    app,
    speaker,
    ASKS[field],
    { plan: share.task.planId, about: share.row.id, draft: { fields } },
    { kind: 'fields_ask', plan: share.task.planId, assignment: share.row.id, field, problem },
  )
}

/** A field typed as the answer; whoever types all of them at once is asked nothing more. */
export function fieldAnswered(app: App, speaker: Speaker, waiting: Waiting, text: string): void {
  const fields = waiting.draft?.fields ?? NO_FIELDS
  if (waiting.ask === 'field_item') {
    const no = /^\D{0,12}?(\d{1,2})\D{0,3}$/.exec(text)
    const listed = openItems(app, speaker).filter((s) => ANSWERABLE.has(s.life.state))
    const share = no ? listedAs(app, listed, Number(no[1])) : itemSaid(app, text, listed)
    return share ? goOn(app, speaker, share, fields) : refuse(app, speaker, 'no_such_item', no?.[1] ?? null)
  }
  const share = waiting.about === null ? undefined : loadShare(app, waiting.about)?.share
  if (!share) return refuse(app, speaker, 'stale_button')
  const whole = fieldsIn(text)
  if (whole) return goOn(app, speaker, share, merged(fields, whole.fields), whole.wrongPhone ? 'phone' : null)
  const said = text.normalize('NFC').trim()
  switch (waiting.ask) {
    case 'field_chair':
      return goOn(app, speaker, share, { ...fields, chair: none(said) ? '' : said })
    case 'field_delegates': {
      const delegates = delegatesIn(said)
      return delegates === null
        ? askField(app, speaker, share, 'delegates', fields, 'number')
        : goOn(app, speaker, share, { ...fields, delegates })
    }
    case 'field_technical': {
      if (none(said)) return goOn(app, speaker, share, { ...fields, technical: '', phone: null })
      const { name, phone, wrong } = technicalIn(said)
      const technical = name === '' ? fields.technical : name
      const next = { ...fields, technical, phone: phone ?? null }
      return goOn(app, speaker, share, next, wrong || phone === null ? 'phone' : technical === null ? 'name' : null)
    }
    default:
      return refuse(app, speaker, 'command_unknown')
  }
}

const merged = (before: ThreeFields, said: ThreeFields): ThreeFields => ({
  chair: said.chair ?? before.chair,
  delegates: said.delegates ?? before.delegates,
  technical: said.technical ?? before.technical,
  phone: said.technical === '' ? null : (said.phone ?? before.phone),
})

/** Confirmed: filed like anything that is sent. */
export const fileFields = (app: App, speaker: Speaker, share: Share, fields: ThreeFields): void =>
  settle(app, speaker, submitFields(app, share.row.id, fields, handOf(speaker, share.row.unitId)))
