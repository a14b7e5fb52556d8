// Answers that nothing will come, in words: decided, taken back, opened again.
import { html, shorten } from '../markup.ts'
import type { Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { greeting } from './card.ts'
import { deadlineBrief } from './deadlines.ts'
import { undoChoices } from './desk.ts'
import { type Abilities, choice, column, type FactsOf, finish, pageOf, saying } from './layout.ts'
import { planShort } from './words.ts'

const TASK = 200

const about = ({ item }: Pick<FactsOf<'reopened'>, 'item'>, t: Texts): string =>
  t('extension-about', { no: String(item.no), task: shorten(item.task, TASK) })

export function renderNotOurs(
  facts: FactsOf<'not_ours_question' | 'not_ours_told' | 'not_ours_decided'>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  const { plan, item } = facts
  const unit = item.executor ?? item.unit
  const reason = 'reason' in facts && facts.reason !== null ? [t('receipt-reason', { reason: facts.reason })] : []
  switch (facts.kind) {
    case 'not_ours_question':
      return finish(
        {
          lines: [
            t('extension-question', { unit, task: shorten(item.task, TASK) }),
            ...(facts.claim === null ? [] : [t('receipt-reason', { reason: facts.claim })]),
            t('not-ours-ask-reason'),
          ],
          choices: [
            [choice(t('button-refuse-plainly'), { do: 'not_ours', assignment: item.assignmentId, what: 'plainly' })],
          ],
        },
        abilities,
        t,
      )
    case 'not_ours_told':
      return finish(
        saying(
          greeting(unit, null, t),
          facts.granted
            ? t('not-ours-told-granted', { organizer: plan.organizer })
            : t('not-ours-told-refused', { organizer: plan.organizer }),
          about(facts, t),
          ...reason,
          ...(facts.granted ? [] : [deadlineBrief(item.deadline, t, { event: plan.event.name ?? plan.title })]),
        ),
        abilities,
        t,
      )
    case 'not_ours_decided': {
      const args = { unit, task: shorten(item.task, TASK) }
      return finish(
        {
          lines: [facts.granted ? t('not-ours-granted', args) : t('not-ours-refused', args), ...reason],
          choices: undoChoices(facts.undo, t),
        },
        abilities,
        t,
      )
    }
    default:
      return facts satisfies never
  }
}

/** Each with two buttons: few enough to read. */
const ON_PAGE = 6

export function renderClaims({ plan, page, claims }: FactsOf<'claims'>, abilities: Abilities, t: Texts): Rendered {
  const message = pageOf(
    {
      head: [
        t('claims-heading', { count: String(claims.length), plan: html(planShort(plan, t)) }),
        ...(claims.length === 0 ? [t('claims-none')] : []),
      ],
      blocks: claims.map(({ item, reason }, index) => {
        const no = String(index + 1)
        const { assignmentId: assignment } = item
        return {
          lines: [
            '',
            t('claims-line', { no, unit: item.executor ?? item.unit, task: shorten(item.task, TASK) }),
            ...(reason === null ? [] : [t('receipt-reason', { reason })]),
          ],
          row: [
            choice(t('button-claim-grant', { no }), { do: 'not_ours', assignment, what: 'grant' }),
            choice(t('button-claim-refuse', { no }), { do: 'not_ours', assignment, what: 'refuse' }),
          ],
        }
      }),
      page,
      most: ON_PAGE,
      foot: [],
      turn: (to) => ({ do: 'claims', plan: plan.id, page: to }),
    },
    abilities,
    t,
  )
  return finish(message, abilities, t)
}

export function renderTakenBack(
  facts: FactsOf<'take_back_done' | 'taken_back' | 'reopened' | 'reopen_done'>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  const { plan, item } = facts
  const unit = item.executor ?? item.unit
  const due = deadlineBrief(item.deadline, t, { event: plan.event.name ?? plan.title })
  switch (facts.kind) {
    case 'take_back_done':
      return finish(saying(t('take-back-done', { unit }), about(facts, t), due), abilities, t)
    case 'taken_back':
      return finish(
        saying(t('taken-back', { unit }), t('declined-task', { task: shorten(item.task, TASK) }), due),
        abilities,
        t,
      )
    case 'reopened':
      return finish(
        saying(greeting(unit, null, t), t('reopened', { organizer: plan.organizer }), about(facts, t), due),
        abilities,
        t,
      )
    case 'reopen_done':
      return finish(
        {
          lines: [t('reopen-done', { unit, task: shorten(item.task, TASK) })],
          choices: undoChoices(facts.undo, t),
        },
        abilities,
        t,
      )
    default:
      return facts.kind satisfies never
  }
}

export const renderTakeBackWhich = ({ items }: FactsOf<'take_back_which'>, abilities: Abilities, t: Texts): Rendered =>
  finish(
    {
      lines: [
        t('take-back-which'),
        ...items.map((item) => t('ask-item', { no: String(item.no), task: shorten(item.task, TASK) })),
      ],
      choices: column(
        items.map((item) =>
          choice(t('button-item', { no: String(item.no), task: shorten(item.deliverables[0] ?? item.task, 40) }), {
            do: 'take_back',
            assignment: item.assignmentId,
          }),
        ),
      ),
    },
    abilities,
    t,
  )
