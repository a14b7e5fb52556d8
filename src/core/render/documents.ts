// What came by official document, for the organizer to match with what arrived.
import { html, shorten } from '../markup.ts'
import type { PlanFacts, Proposal, Rendered } from '../notice.ts'
import type { DocumentFacts } from '../talk.ts'
import type { Texts } from '../texts.gen.ts'
import { whenWords } from './days.ts'
import { type Abilities, choice, type FactsOf, finish, pageOf, saying } from './layout.ts'
import { planShort, sentWords } from './words.ts'

const BRIEF = 90
const ON_PAGE = 6

const line = ({ unit, task, submission }: DocumentFacts, no: number, t: Texts): string =>
  t('document-line', {
    no: String(no),
    unit,
    sent: html(sentWords(submission, t)),
    task: shorten(task, BRIEF),
    when: html(whenWords(submission.at, t)),
  })

const shortPlan = (plan: PlanFacts, t: Texts) => html(planShort(plan, t))

export function renderDocuments(facts: FactsOf<'documents'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, documents, query, looking } = facts
  const args = { count: String(documents.length), plan: shortPlan(plan, t) }
  const message = pageOf(
    {
      head: [
        query === null
          ? t('documents-heading', args)
          : t('documents-heading-query', { ...args, query: shorten(query, 60) }),
        ...(documents.length === 0 ? [t('documents-none')] : []),
      ],
      blocks: documents.map((document, index) => {
        const no = String(index + 1)
        const { id } = document.submission
        return {
          lines: [line(document, index + 1, t)],
          choices: looking
            ? []
            : [
                choice(t('button-document-found', { no }), { do: 'match_document', submission: id, found: true }),
                choice(t('button-document-missing', { no }), { do: 'match_document', submission: id, found: false }),
              ],
        }
      }),
      page: facts.page,
      most: ON_PAGE,
      foot:
        looking || documents.length < 2
          ? []
          : [
              [
                choice(t('button-match-all', { count: String(documents.length) }), {
                  do: 'match_all',
                  plan: plan.id,
                  query,
                }),
              ],
            ],
      turn: (page) => ({ do: 'documents', plan: plan.id, page, query }),
    },
    abilities,
    t,
  )
  return finish(message, abilities, t)
}

export function renderDocumentMatched(
  { plan, document, left }: FactsOf<'document_matched'>,
  abilities: Abilities,
  t: Texts,
): Rendered {
  const { unit, submission } = document
  const args = { unit, sent: html(sentWords(submission, t)) }
  return finish(
    {
      lines: [
        submission.state === 'returned' ? t('document-returned', args) : t('document-accepted', args),
        ...(left > 0 ? [t('documents-left', { count: String(left) })] : []),
      ],
      choices:
        left === 0 ? [] : [[choice(t('button-documents'), { do: 'documents', plan: plan.id, page: 1, query: null })]],
    },
    abilities,
    t,
  )
}

export const renderDocumentsMatched = (
  { plan, accepted, left }: FactsOf<'documents_matched'>,
  abilities: Abilities,
  t: Texts,
): Rendered =>
  finish(
    saying(
      t('documents-matched', { count: String(accepted), plan: shortPlan(plan, t) }),
      ...(left > 0 ? [t('documents-matched-left', { count: String(left) })] : []),
    ),
    abilities,
    t,
  )

export const documentsProposal = (
  { plan, documents }: Extract<Proposal, { kind: 'documents' }>,
  t: Texts,
): string[] => [
  t('proposal-documents-heading', { count: String(documents.length), plan: shortPlan(plan, t) }),
  ...documents.map((document, index) => line(document, index + 1, t)),
]
