/** @jsxImportSource hono/jsx */
// What is asked about the document itself, its number and dates, and what may be tasks though nobody was given them.
import type { PlanReview } from '../../app/plan-review.ts'
import { shorten } from '../../core/markup.ts'
import { formatDay } from '../../core/time.ts'
import { Doubt, Offers } from './doubt.tsx'
import { Form, plain, said } from './layout.tsx'
import type { Visit } from './visit.ts'

interface PanelProps {
  visit: Visit
  review: PlanReview
  acts: boolean
}

export function AboutDocument({ visit, review, acts }: PanelProps) {
  const { t } = visit
  const action = `/o/plans/${review.plan.shortId}/answers`
  return (
    <article class="o-task" aria-labelledby="task-title">
      <header>
        <h2 id="task-title">{said(t('o-about-document'))}</h2>
      </header>
      {review.doubts.length === 0 && <p>{said(t('o-about-document-none'))}</p>}
      {review.doubts.map((doubt) => (
        <Doubt doubt={doubt} t={t}>
          {doubt.line > 0 && review.lines?.[doubt.line - 1] && (
            <blockquote class="o-line">
              <a href={`#l${doubt.line}`}>{said(t('o-words-line', { line: String(doubt.line) }))}</a>{' '}
              {shorten(review.lines[doubt.line - 1] ?? '', 300)}
            </blockquote>
          )}
          {acts && <Offers visit={visit} offers={doubt.offers} action={action} />}
        </Doubt>
      ))}
      {acts && <DocumentForms visit={visit} review={review} action={action} />}
    </article>
  )
}

/** Number, date and event as the organizer knows them; a running plan moves its event in two steps, in the chat. */
function DocumentForms({ visit, review, action }: { visit: Visit; review: PlanReview; action: string }) {
  const { t } = visit
  const { plan } = review
  return (
    <details class="o-edit" open={review.doubts.length > 0}>
      <summary>{said(t('o-edit'))}</summary>
      <div class="o-fields o-short">
        <Form visit={visit} action={action} class="o-field">
          <input type="hidden" name="act" value="number" />
          <label for="p-number">{said(t('o-document-number'))}</label>
          <input id="p-number" name="number" required value={plan.number ?? ''} autocomplete="off" />
          <button type="submit">{said(t('o-save'))}</button>
        </Form>
        <Form visit={visit} action={action} class="o-field">
          <input type="hidden" name="act" value="date" />
          <label for="p-date">{said(t('o-document-date'))}</label>
          <input
            id="p-date"
            name="date"
            required
            autocomplete="off"
            placeholder={plain(t('o-hint-day'))}
            value={plan.documentDate ? formatDay(plan.documentDate) : ''}
          />
          <button type="submit">{said(t('o-save'))}</button>
        </Form>
        {plan.state === 'draft' && (
          <Form visit={visit} action={action} class="o-field">
            <input type="hidden" name="act" value="event" />
            <label for="p-event">{said(t('o-event-date'))}</label>
            <input
              id="p-event"
              name="date"
              required
              autocomplete="off"
              placeholder={plain(t('o-hint-day-time'))}
              value={plan.event.day ? `${formatDay(plan.event.day)} ${plan.event.time ?? ''}`.trim() : ''}
            />
            <button type="submit">{said(t('o-save'))}</button>
          </Form>
        )}
      </div>
    </details>
  )
}

export function Suggestions({ visit, review, acts }: PanelProps) {
  const { t } = visit
  const action = `/o/plans/${review.plan.shortId}/answers`
  return (
    <article class="o-task" aria-labelledby="task-title">
      <header>
        <h2 id="task-title">{said(t('o-suggestions'))}</h2>
      </header>
      <p class="o-soft">{said(t('o-suggestions-about'))}</p>
      {review.suggestions.map((one) => (
        <section class="o-doubt o-doubt-mild">
          <p>
            <b>{one.unit}</b>: {one.task}
          </p>
          <p class="o-soft">
            {one.why} · <a href={`#l${one.line}`}>{said(t('o-words-line', { line: String(one.line) }))}</a>
          </p>
          {acts && <Offers visit={visit} offers={one.offers} action={action} />}
        </section>
      ))}
    </article>
  )
}
