/** @jsxImportSource hono/jsx */
// The first page: the plans with their state and what waits, and the place to bring a document.
import type { PlanEntry } from '../../app/plan-list.ts'
import { html } from '../../core/markup.ts'
import { eventDateWords, planName } from '../../core/render.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { Form, Note, Page, plain, StateMark, said } from './layout.tsx'
import type { Visit } from './visit.ts'

/** What can be read; the picker of files shows these. */
export const READABLE = '.docx,.pdf,.txt,.md,.xlsx,.csv,.json,.yaml,.yml'

interface PlansProps {
  visit: Visit
  entries: PlanEntry[]
  mayBring: boolean
  /** A sentence of the reader: what is wrong with the document that was just sent. */
  refused?: string
}

export function PlansPage({ visit, entries, mayBring, refused }: PlansProps) {
  const { t } = visit
  return (
    <Page visit={visit} title={plain(t('o-plans'))}>
      <h1>{said(t('o-plans'))}</h1>
      {refused && <Note kind="failed">{said(refused)}</Note>}
      {entries.length === 0 && <p class="o-soft">{said(t('o-plans-none'))}</p>}
      <ul class="o-plans">
        {entries.map((entry) => (
          <PlanCard entry={entry} t={t} />
        ))}
      </ul>
      {mayBring && <Bring visit={visit} />}
    </Page>
  )
}

function PlanCard({ entry, t }: { entry: PlanEntry; t: Texts }) {
  const { plan, totals } = entry
  return (
    <li class="o-card">
      <a href={`/o/plans/${plan.shortId}`}>
        <span class="o-card-name">
          <b>{plan.shortId}</b> {said(planName(plan, t))}
        </span>
        <StateMark state={plan.state} t={t} />
        {plan.title && <span class="o-card-title">{plan.title}</span>}
      </a>
      <dl>
        <Fact label={t('o-fact-event')} value={said(eventDateWords(plan.event, t))} />
        <Fact label={t('o-fact-tasks')} value={String(entry.tasks)} />
        {plan.state !== 'closed' && (
          <Fact
            label={t('o-fact-asked')}
            value={entry.asked === 0 ? said(t('o-none')) : String(entry.asked)}
            hot={entry.asked > 0}
          />
        )}
        {plan.state === 'active' && (
          <>
            <Fact
              label={t('o-fact-done')}
              value={said(
                t('o-of', { done: String(totals.onTime + totals.late), of: html(String(totals.assignments)) }),
              )}
            />
            <Fact label={t('o-fact-to-review')} value={String(entry.toReview)} hot={entry.toReview > 0} />
            <Fact label={t('o-fact-overdue')} value={String(totals.overdue)} hot={totals.overdue > 0} />
          </>
        )}
      </dl>
    </li>
  )
}

function Fact({ label, value, hot }: { label: string; value: unknown; hot?: boolean }) {
  return (
    <div class={hot ? 'hot' : ''}>
      <dt>{said(label)}</dt>
      <dd>{value as string}</dd>
    </div>
  )
}

function Bring({ visit }: { visit: Visit }) {
  const { t } = visit
  return (
    <section class="o-bring" aria-labelledby="bring-title">
      <h2 id="bring-title">{said(t('o-bring'))}</h2>
      <p class="o-soft" id="bring-about">
        {said(t('o-bring-about'))}
      </p>
      <Form visit={visit} action="/o/plans" files>
        <label for="document">{said(t('o-bring-label'))}</label>
        <input id="document" type="file" name="document" accept={READABLE} required aria-describedby="bring-about" />
        <button type="submit" class="primary">
          {said(t('o-bring-do'))}
        </button>
      </Form>
      {visit.seated && <p class="o-soft">{said(t('o-bring-rehearsal'))}</p>}
    </section>
  )
}
