// Three fields in words: asked, shown back, and read by whoever decides on them.
import { html, shorten } from '../markup.ts'
import type { Rendered, SubmissionFacts } from '../notice.ts'
import type { FieldProblem } from '../talk.ts'
import type { Texts } from '../texts.gen.ts'
import { storedFields } from '../three-fields.ts'
import { itemChoices, itemsAsked } from './asked-items.ts'
import { type Abilities, choice, column, type FactsOf, finish, saying } from './layout.ts'

const TASK = 200

/** The fields of a submission, a line each; empty ones say that there is none. */
export function fieldLines(fields: SubmissionFacts['fields'], t: Texts): string[] {
  if (fields === null) return []
  const { chair = '', delegates = '', technical = '', phone = '' } = fields
  const none = html(t('field-none'))
  return [
    t('field-line-chair', { chair: chair === '' ? none : chair }),
    t('field-line-delegates', { count: delegates === '' ? none : delegates }),
    phone === ''
      ? t('field-line-technical', { technical: technical === '' ? none : technical })
      : t('field-line-technical-phone', { technical, phone }),
  ]
}

const PROBLEMS: Readonly<Record<FieldProblem, 'field-problem-number' | 'field-problem-phone' | 'field-problem-name'>> =
  {
    number: 'field-problem-number',
    phone: 'field-problem-phone',
    name: 'field-problem-name',
  }

const QUESTIONS = {
  chair: 'field-ask-chair',
  delegates: 'field-ask-delegates',
  technical: 'field-ask-technical',
} as const

export function renderFieldsAsk(facts: FactsOf<'fields_ask'>, abilities: Abilities, t: Texts): Rendered {
  const { item, items, field, problem } = facts
  if (field === 'item' || item === null)
    return finish(
      {
        lines: [t('ask-which-item'), ...itemsAsked(items, t)],
        choices: itemChoices(items, t, (one) => ({ do: 'fields', assignment: one.assignmentId })),
      },
      abilities,
      t,
    )
  return finish(
    saying(
      ...(problem === null ? [] : [t(PROBLEMS[problem])]),
      ...(field === 'chair' && problem === null
        ? [t('extension-about', { no: String(item.no), task: shorten(item.task, TASK) })]
        : []),
      t(QUESTIONS[field]),
      ...(field === 'chair' && problem === null ? [t('field-ask-all')] : []),
    ),
    abilities,
    t,
  )
}

export function renderFieldsShown(facts: FactsOf<'fields_shown'>, abilities: Abilities, t: Texts): Rendered {
  const { item, fields } = facts
  const assignment = item.assignmentId
  const edit = (label: string, field: 'chair' | 'delegates' | 'technical') =>
    choice(label, { do: 'fields_edit', assignment, fields, field })
  return finish(
    {
      lines: [
        t('fields-shown-heading', { unit: item.executor ?? item.unit }),
        t('extension-about', { no: String(item.no), task: shorten(item.task, TASK) }),
        ...fieldLines(storedFields(fields), t),
        t('fields-shown-ask'),
      ],
      choices: column([
        choice(t('button-confirm'), { do: 'fields_file', assignment, fields }),
        edit(t('button-edit-chair'), 'chair'),
        edit(t('button-edit-delegates'), 'delegates'),
        edit(t('button-edit-technical'), 'technical'),
      ]),
    },
    abilities,
    t,
  )
}
