/** @jsxImportSource hono/jsx */
// One doubt: its reason, the answers that one tap gives, and the field to type another.
import { createHash } from 'node:crypto'
import type { PlanReview, ReviewDoubt, ReviewTask } from '../../app/plan-review.ts'
import type { Answer } from '../../core/answers.ts'
import type { Offer } from '../../core/doubts.ts'
import { offerWords } from '../../core/render.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { shownOf } from './edits.ts'
import { Form, said } from './layout.tsx'
import type { Visit } from './visit.ts'

/** Names an answer in a form: only what was offered can be sent back. */
export const offerMark = (answer: Answer): string =>
  createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 16)

export function Doubt({ doubt, t, children }: { doubt: ReviewDoubt; t: Texts; children?: unknown }) {
  return (
    <section class={doubt.blocking ? 'o-doubt' : 'o-doubt o-doubt-mild'}>
      <p>
        <b>{said(doubt.blocking ? t('o-doubt') : t('o-doubt-mild'))}</b> {doubt.message}
      </p>
      {children as string}
    </section>
  )
}

interface OffersProps {
  visit: Visit
  offers: readonly Offer[]
  action: string
  stamp?: string
}

/** A reading that the document itself bears out; a guess, or leaving things open, is not pressed upon anybody. */
const isLikely = ({ label }: Offer): boolean =>
  label.as === 'rule' ||
  label.as === 'unit' ||
  label.as === 'leads' ||
  label.as === 'document_date' ||
  label.as === 'event_date' ||
  label.as === 'adopt' ||
  (label.as === 'units' && label.why !== 'in_plan')

/** The likeliest answer first; whoever is meant by a number of units is named. */
export function Offers({ visit, offers, action, stamp }: OffersProps) {
  const { t } = visit
  return (
    <Form visit={visit} action={action} class="o-offers">
      <input type="hidden" name="act" value="offer" />
      {stamp && <input type="hidden" name="stamp" value={stamp} />}
      {offers.map((offer, i) => (
        <button
          type="submit"
          name="offer"
          value={offerMark(offer.answer)}
          class={i === 0 && isLikely(offer) ? 'primary' : offer.answer.kind === 'drop' ? 'quiet' : ''}
        >
          {said(offerWords(offer.label, t))}
        </button>
      ))}
      {offers.map(({ label }) =>
        label.as === 'units' ? (
          <p class="o-offered">
            {said(t('o-units-count', { count: String(label.names.length) }))}: {label.names.join('; ')}
          </p>
        ) : null,
      )}
    </Form>
  )
}

type AnswerField = 'members' | 'unit' | 'deadline'

/** The field in which a doubt is answered where no offer fits. */
export function fieldOf(doubt: ReviewDoubt): AnswerField | null {
  if (/group/.test(doubt.code)) return 'members'
  if (/unit/.test(doubt.code)) return 'unit'
  return /deadline|date|weekday|year/.test(doubt.code) ? 'deadline' : null
}

interface TypeItProps {
  visit: Visit
  review: PlanReview
  task: ReviewTask
  field: AnswerField
  at: number
  open: boolean
}

/** The one field that a doubt is about, at the doubt: a form of its own, saved as the whole form would be. */
export function TypeIt({ visit, review, task, field, at, open }: TypeItProps) {
  const { t } = visit
  const { shortId } = review.plan
  const id = `d${at}-${field}`
  const form = (
    <Form visit={visit} action={`/o/plans/${shortId}/tasks/${task.taskId}`} class="o-field o-type-form">
      <input type="hidden" name="act" value="edit" />
      <input type="hidden" name="stamp" value={task.stamp} />
      <input type="hidden" name="was" value={JSON.stringify(shownOf(task))} />
      {task.needsAcceptance && <input type="hidden" name="acceptance" value="yes" />}
      <label for={id}>{said(t(`o-field-${field}`))}</label>
      {field === 'members' ? (
        <textarea id={id} name={field} rows={3} required aria-describedby={`h-${id}`} />
      ) : (
        <input
          id={id}
          name={field}
          autocomplete="off"
          required
          aria-describedby={`h-${id} r-${id}`}
          {...(field === 'deadline' ? { 'data-reading': `/o/plans/${shortId}/reading` } : {})}
        />
      )}
      {field !== 'unit' && (
        <p class="o-hint" id={`h-${id}`}>
          {said(t(field === 'members' ? 'o-hint-members' : 'o-hint-deadline-like'))}
        </p>
      )}
      {field === 'deadline' && <p class="o-reading" id={`r-${id}`} aria-live="polite" />}
      <button type="submit">{said(t('o-save'))}</button>
    </Form>
  )
  if (open) return form
  return (
    <details class="o-type">
      <summary>{said(t('o-type-it'))}</summary>
      {form}
    </details>
  )
}
