/** @jsxImportSource hono/jsx */
// One task as it is reviewed: the document's words, each doubt with its reason and one-tap answers, what was understood.
import type { PlanReview, ReviewTask } from '../../app/plan-review.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { Doubt, fieldOf, Offers, TypeIt } from './doubt.tsx'
import { EditForm, type EditState } from './edit-form.tsx'
import { said } from './layout.tsx'
import { deadlineInFull } from './review-words.ts'
import { Reshape } from './shape-forms.tsx'
import type { Visit } from './visit.ts'

interface CardProps {
  visit: Visit
  review: PlanReview
  task: ReviewTask
  acts: boolean
  edit: EditState
}

export function TaskCard({ visit, review, task, acts, edit }: CardProps) {
  const { t } = visit
  const action = `/o/plans/${review.plan.shortId}/tasks/${task.taskId}`
  return (
    <article class={`o-task o-task-${task.state}`} aria-labelledby="task-title">
      <header>
        <h2 id="task-title">
          <span class="ref">{task.ref}</span> {task.unit.text}
        </h2>
        <span class={task.state === 'waiting' ? 'light light-soon' : 'light light-good'}>
          {said(t(`o-task-${task.state}`))}
        </span>
      </header>
      <Quote task={task} t={t} />
      {task.doubts.map((doubt, i) => {
        const field = fieldOf(doubt)
        return (
          <Doubt doubt={doubt} t={t}>
            {acts && doubt.offers.length > 0 && (
              <Offers visit={visit} offers={doubt.offers} action={action} stamp={task.stamp} />
            )}
            {acts && field && (
              <TypeIt visit={visit} review={review} task={task} field={field} at={i} open={doubt.offers.length === 0} />
            )}
          </Doubt>
        )
      })}
      <Understood review={review} task={task} t={t} />
      {acts && <EditForm visit={visit} review={review} task={task} action={action} state={edit} />}
      {acts && <Reshape visit={visit} review={review} task={task} action={action} />}
    </article>
  )
}

/** On a narrow screen the words stand here; beside the whole document they need not be said twice. */
function Quote({ task, t }: { task: ReviewTask; t: Texts }) {
  const { words } = task
  if (words === null)
    return <p class="o-quote-none o-soft">{said(task.line > 0 ? t('o-words-lost') : t('o-words-own'))}</p>
  return (
    <figure class="o-quote">
      <figcaption>
        {said(
          words.from === words.to
            ? t('o-words-line', { line: String(words.from) })
            : t('o-words-lines', { from: String(words.from), to: String(words.to) }),
        )}
        <a href={`#l${words.from}`}>{said(t('o-words-in-place'))}</a>
      </figcaption>
      <blockquote>
        {words.lines.map((line) => (
          <p>{line}</p>
        ))}
      </blockquote>
    </figure>
  )
}

const LONG = 6

function Understood({ review, task, t }: { review: PlanReview; task: ReviewTask; t: Texts }) {
  const own = (field: string) => task.corrected.includes(field)
  const { unit } = task
  return (
    <dl class="o-understood" aria-label={t('o-understood')}>
      <Row label={t('o-field-unit')} own={own('unit')} t={t}>
        {unit.text}
        {unit.names.length > 0 && !(unit.names.length === 1 && unit.names[0] === unit.text) && (
          <Names names={unit.names} t={t} />
        )}
        {unit.names.length === 0 && <span class="o-reason">{said(t('o-nobody'))}</span>}
      </Row>
      {task.role === 'coordinate' && (
        <Row label={t('o-field-role')} own={own('role')} t={t}>
          {said(t('offer-role-coordinate'))}
        </Row>
      )}
      {task.executor && (
        <Row label={t('o-field-executor')} own={own('executor')} t={t}>
          {task.executor}
        </Row>
      )}
      <Row label={t('o-field-text')} own={own('text')} t={t}>
        {task.text}
      </Row>
      <Row label={t('o-field-deadline')} own={own('deadline')} t={t}>
        {said(deadlineInFull(task.deadline, review.plan, t))}
        {task.deadline.provisional && <span class="o-reason">{said(t('deadline-provisional'))}</span>}
        {task.moreDeadlines.map((one) => (
          <span class="o-further">
            {said(t('o-further'))} {said(deadlineInFull({ ...one, sendBy: null }, review.plan, t))}
          </span>
        ))}
      </Row>
      {task.products.length > 0 && (
        <Row label={t('o-field-products')} own={own('products')} t={t}>
          {task.products.join('; ')}
        </Row>
      )}
      {task.coordinators.length > 0 && (
        <Row label={t('o-field-coordinators')} own={own('coordinators')} t={t}>
          {task.coordinators.map((one) => (
            <span class="o-helper">
              {one.text}
              {one.names.length === 0 && <span class="o-soft"> {said(t('o-not-told'))}</span>}
            </span>
          ))}
        </Row>
      )}
      {task.deliverTo && (
        <Row label={t('o-field-receiver')} own={own('deliverTo')} t={t}>
          {task.deliverTo}
        </Row>
      )}
      {task.sameAs && (
        <Row label={t('o-field-same')} own={own('sameAs')} t={t}>
          <a href={`/o/plans/${review.plan.shortId}?task=${task.sameAs.taskId}`}>
            {task.sameAs.ref} {task.sameAs.unit}
          </a>
        </Row>
      )}
    </dl>
  )
}

function Row({ label, own, t, children }: { label: string; own: boolean; t: Texts; children?: unknown }) {
  return (
    <div>
      <dt>{said(label)}</dt>
      <dd>
        {children as string}
        {own && <span class="o-own">{said(t('o-own'))}</span>}
      </dd>
    </div>
  )
}

/** 34 provinces are a number first, and a list for who wants it. */
function Names({ names, t }: { names: readonly string[]; t: Texts }) {
  if (names.length <= LONG) return <span class="o-names">{names.join('; ')}</span>
  return (
    <details class="o-more">
      <summary>{said(t('o-units-count', { count: String(names.length) }))}</summary>
      <p class="o-names">{names.join('; ')}</p>
    </details>
  )
}
