// Internal milestones of tasks without a date: what is adopted, what is usual, and all of them before they are adopted.
import { html, shorten } from '../markup.ts'
import type { Proposal, Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { deadlineBrief } from './deadlines.ts'
import { type Abilities, type Block, choice, type FactsOf, finish, pageOf } from './layout.ts'
import { planShort } from './words.ts'

const BRIEF = 120
/** Tasks with their button on one page. */
const LINES = 8

export function renderMilestones(facts: FactsOf<'milestones'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, lines } = facts
  const about = { event: plan.event.name ?? plan.title }
  const open = lines.filter((line) => line.offered !== null).length
  const message = pageOf(
    {
      head: [
        t('milestones-heading', { plan: html(planShort(plan, t)) }),
        lines.length === 0 ? t('milestones-none') : t('milestones-note'),
      ],
      blocks: lines.map((line): Block => {
        const { taskId: task, ref, adopted, offered } = line
        return {
          lines: [
            '',
            t('milestones-task', { ref, unit: line.unit, task: shorten(line.task, BRIEF) }),
            adopted
              ? deadlineBrief(adopted, t, about)
              : offered
                ? t('milestones-offered', { deadline: html(deadlineBrief(offered, t, about)) })
                : t('milestones-unknown'),
          ],
          choices: adopted
            ? [choice(t('button-milestone-remove', { ref }), { do: 'milestone', task, adopt: false })]
            : offered
              ? [choice(t('button-milestone-adopt', { ref }), { do: 'milestone', task, adopt: true })]
              : [],
        }
      }),
      page: facts.page,
      most: LINES,
      foot:
        open > 1
          ? [
              [
                choice(t('button-milestones-all', { count: String(open) }), {
                  do: 'milestones',
                  plan: plan.id,
                  page: 0,
                }),
              ],
            ]
          : [],
      turn: (page) => ({ do: 'milestones', plan: plan.id, page }),
    },
    abilities,
    t,
  )
  return finish(message, abilities, t)
}

export const milestonesProposal = (proposal: Extract<Proposal, { kind: 'milestones' }>, t: Texts): string[] => [
  t('proposal-milestones-heading', { plan: html(planShort(proposal.plan, t)) }),
  ...proposal.lines.map((line) =>
    t('milestones-line', {
      ref: line.ref,
      task: shorten(line.task, BRIEF),
      deadline: html(
        line.offered === null
          ? ''
          : deadlineBrief(line.offered, t, { event: proposal.plan.event.name ?? proposal.plan.title }),
      ),
    }),
  ),
  t('proposal-recipients', { count: String(proposal.recipients) }),
]
