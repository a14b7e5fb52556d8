// What is said of files sent twice, taken back or filed under the wrong item, and the choices under a receipt.
import { html, shorten } from '../markup.ts'
import type { Rendered, RenderedChoice } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { type Abilities, choice, column, type FactsOf, finish, saying } from './layout.ts'
import { planShort, sizeWords } from './words.ts'

const TASK = 200

/** While nobody has decided on what was sent, it can be filed under another item or taken back. */
export function receiptChoices(facts: FactsOf<'receipt'>, t: Texts): RenderedChoice[][] {
  const { submission } = facts
  if (submission.state !== 'waiting' || submission.way === 'declined') return []
  return column([
    ...(facts.several && submission.way === 'file'
      ? [choice(t('button-refile'), { do: 'refile', submission: submission.id, to: null })]
      : []),
    choice(t('button-withdraw'), { do: 'withdraw', submission: submission.id }),
  ])
}

export function renderSameFile(facts: FactsOf<'same_file'>, abilities: Abilities, t: Texts): Rendered {
  const { item, submission, name } = facts
  const args = { name, task: shorten(item.task, TASK), code: submission.receiptCode }
  return finish(
    saying(submission.state === 'returned' ? t('same-file-returned', args) : t('same-file', args)),
    abilities,
    t,
  )
}

export function renderWithdrawn(facts: FactsOf<'withdrawn'>, abilities: Abilities, t: Texts): Rendered {
  const { item, submission } = facts
  const back = { do: 'send', plan: facts.plan.id, assignment: item.assignmentId } as const
  const lines = [
    t('withdrawn', { code: submission.receiptCode }),
    t('receipt-item', { task: shorten(item.task, TASK) }),
    t('withdrawn-next'),
  ]
  const again = t('button-send-again', { what: html(t('result')) })
  return finish({ lines, choices: [[choice(again, back)]] }, abilities, t)
}

/** The same to the organizers: what they may have opened already no longer waits. */
export const renderHandInWithdrawn = (
  { plan, item, submission }: FactsOf<'hand_in_withdrawn'>,
  abilities: Abilities,
  t: Texts,
): Rendered =>
  finish(
    saying(
      t('hand-in-withdrawn', { unit: item.executor ?? item.unit, code: submission.receiptCode }),
      t('receipt-item', { task: shorten(item.task, TASK) }),
      t('plan-heading', { plan: html(planShort(plan, t)) }),
    ),
    abilities,
    t,
  )

/** Under which item it belongs, asked of the person who sent it. */
export function renderRefile(facts: FactsOf<'refile'>, abilities: Abilities, t: Texts): Rendered {
  const { others, submission, item } = facts
  return finish(
    {
      lines: [
        t('ask-refile', { code: submission.receiptCode, no: String(item.no) }),
        ...others.map((one) => t('ask-item', { no: String(one.no), task: shorten(one.task, TASK) })),
      ],
      choices: column(
        others.map((one) =>
          choice(t('button-item', { no: String(one.no), task: shorten(one.deliverables[0] ?? one.task, 40) }), {
            do: 'refile',
            submission: submission.id,
            to: one.assignmentId,
          }),
        ),
      ),
    },
    abilities,
    t,
  )
}

/** "27,3 MB; tối đa 20 MB": what a file is and what could be taken. */
export function sizesWords({ bytes, limit }: { bytes: number | null; limit: number }, t: Texts): string {
  const most = html(sizeWords(limit, t))
  return bytes === null
    ? t('file-limit', { limit: most })
    : t('file-sizes', { size: html(sizeWords(bytes, t)), limit: most })
}
