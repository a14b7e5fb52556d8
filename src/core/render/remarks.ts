// What a unit wrote and the bot did not understand: for the organizer to answer, and the answer back to whoever wrote.
import { html, shorten } from '../markup.ts'
import type { Rendered, RenderedChoice } from '../notice.ts'
import type { RemarkFacts } from '../talk.ts'
import type { Texts } from '../texts.gen.ts'
import { whenWords } from './days.ts'
import { type Abilities, choice, column, type FactsOf, finish, pageOf, saying } from './layout.ts'
import { personWords, planShort } from './words.ts'

const QUOTED = 300

function heading({ plan, contact, at }: Omit<RemarkFacts, 'id' | 'answer'>, t: Texts): string {
  const args = {
    unit: contact.unit,
    person: html(personWords(contact.person, contact.position, t)),
    when: html(whenWords(at, t)),
  }
  return plan === null
    ? t('remark-heading', args)
    : t('remark-heading-plan', { ...args, plan: html(planShort(plan, t)) })
}

/** Answering, and what an organizer may record of it in one tap. */
function remarkChoices({ id, plan }: RemarkFacts, t: Texts): RenderedChoice[][] {
  const means = (label: string, what: 'acknowledge' | 'document' | 'decline') =>
    choice(t('button-record', { what: label }), { do: 'remark_means', remark: id, what })
  return column([
    choice(t('button-answer-remark'), { do: 'answer_remark', remark: id }),
    ...(plan === null
      ? []
      : [
          means(t('button-acknowledge'), 'acknowledge'),
          means(t('button-by-document'), 'document'),
          means(t('button-not-taking-part'), 'decline'),
        ]),
  ])
}

const answerLines = ({ answer }: Pick<RemarkFacts, 'answer'>, t: Texts): string[] =>
  answer === null
    ? []
    : [
        t('remark-answered-by', {
          person: html(personWords(answer.by, null, t)),
          when: html(whenWords(answer.at, t)),
        }),
        t('remark-text', { text: answer.text }),
      ]

export function renderRemark(facts: FactsOf<'remark'>, abilities: Abilities, t: Texts): Rendered {
  const { contact, answer } = facts
  return finish(
    {
      lines: [
        heading(facts, t),
        ...(facts.answers ? [t('remark-answers', { text: shorten(facts.answers, QUOTED) })] : []),
        t('remark-text', { text: facts.text }),
        ...(contact.phone === null ? [] : [t('contact-phone', { phone: contact.phone })]),
        ...(answer === null ? [t('remark-how', { no: String(facts.id) })] : answerLines(facts, t)),
      ],
      choices: answer === null ? remarkChoices(facts, t) : [],
    },
    abilities,
    t,
  )
}

export function renderRemarkTalk(
  facts: FactsOf<'remark_question' | 'remark_done' | 'remark_answered'>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  const { remark, organizer } = facts
  const quoted = t('remark-text', { text: shorten(remark.text, QUOTED) })
  switch (facts.kind) {
    case 'remark_question':
      return finish(saying(heading(remark, t), quoted, t('remark-ask-answer')), abilities, t)
    case 'remark_done':
      return finish(saying(t('remark-answer-sent', { unit: remark.contact.unit })), abilities, t)
    case 'remark_answered':
      return finish(
        saying(
          t('remark-answer', { organizer }),
          t('remark-text', { text: remark.answer?.text ?? '' }),
          t('remark-answer-to', { when: html(whenWords(remark.at, t)) }),
          quoted,
        ),
        abilities,
        t,
      )
    default:
      return facts.kind satisfies never
  }
}

/** Remarks on one page: with a button for each, few enough to read. */
const ON_PAGE = 6

export function renderRemarks(facts: FactsOf<'remarks'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, remarks, looking } = facts
  const message = pageOf(
    {
      head: [
        t('remarks-heading', { count: String(remarks.length), plan: html(planShort(plan, t)) }),
        ...(remarks.length === 0 ? [t('remarks-none')] : looking ? [] : [t('remarks-how')]),
      ],
      blocks: remarks.map((remark) => ({
        lines: [
          '',
          t('remarks-line', {
            no: String(remark.id),
            unit: remark.contact.unit,
            person: html(personWords(remark.contact.person, null, t)),
            when: html(whenWords(remark.at, t)),
          }),
          t('remark-text', { text: shorten(remark.text, QUOTED) }),
        ],
        choices: looking
          ? []
          : [
              choice(t('button-answer-remark-no', { no: String(remark.id) }), {
                do: 'answer_remark',
                remark: remark.id,
              }),
            ],
      })),
      page: facts.page,
      most: ON_PAGE,
      foot: [],
      turn: (page) => ({ do: 'remarks', plan: plan.id, page }),
    },
    abilities,
    t,
  )
  return finish(message, abilities, t)
}
