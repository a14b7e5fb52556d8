/** @jsxImportSource hono/jsx */
// The review of a plan: the document on the left, on the right one thing at a time, the doubtful first, and the list of all.
import type { PlanReview, ReviewTask } from '../../app/plan-review.ts'
import { shorten } from '../../core/markup.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { AboutDocument, Suggestions } from './about-document.tsx'
import { DocumentPane } from './document-pane.tsx'
import type { EditState } from './edit-form.tsx'
import { Note, Page, plain, said } from './layout.tsx'
import { type Done, deadlineInShort, grouped } from './review-words.ts'
import { AddForm, type AddTyped } from './shape-forms.tsx'
import { TaskCard } from './task-card.tsx'
import type { Visit } from './visit.ts'

export type Selected = { kind: 'task'; task: ReviewTask } | { kind: 'document' } | { kind: 'suggestions' }

export interface ReviewState {
  visit: Visit
  review: PlanReview
  selected: Selected | null
  acts: boolean
  edit: EditState
  /** What came of the last act. */
  done?: { what: Done; also: string[]; unresolved: string[] }
  /** Why an act was refused, as markup. */
  refused?: { kind: 'failed' | 'stale'; sentence: string }
  add?: { typed: AddTyped; sentence: string }
}

/** What is shown first: what keeps a task from going out, then what is doubtful about the document, then the rest. */
export function firstOf(review: PlanReview): Selected | null {
  const task = review.tasks[0]
  if (task?.state === 'waiting') return { kind: 'task', task }
  if (review.doubts.length > 0) return { kind: 'document' }
  if (task && task.doubts.length > 0 && task.state !== 'announced') return { kind: 'task', task }
  if (review.suggestions.length > 0) return { kind: 'suggestions' }
  return task ? { kind: 'task', task } : null
}

/** Everything that wants an answer, in the order in which it is worked off. */
function openEnds(review: PlanReview): { href: string; key: string }[] {
  const at = (key: string) => ({ key, href: `/o/plans/${review.plan.shortId}?task=${key}` })
  const doubtful = (state: 'waiting' | 'clear') =>
    review.tasks
      .filter((one) => one.state === state && (state === 'waiting' || one.doubts.length > 0))
      .map((one) => at(String(one.taskId)))
  return [
    ...doubtful('waiting'),
    ...(review.doubts.length > 0 ? [at('document')] : []),
    ...doubtful('clear'),
    ...(review.suggestions.length > 0 ? [at('suggestions')] : []),
  ]
}

export function ReviewPage(state: ReviewState) {
  const { visit, review, selected, acts } = state
  const { t } = visit
  const key = selected === null ? '' : selected.kind === 'task' ? String(selected.task.taskId) : selected.kind
  const ends = openEnds(review)
  const place = ends.findIndex((one) => one.key === key)
  const next = place >= 0 ? ends[place + 1] : ends[0]
  return (
    <Page visit={visit} title={plain(t('o-way-review'))} plan={review.plan} here="review" script wide>
      <div class="o-panes">
        <div class="o-work">
          <h1 class="unseen">{said(t('o-review'))}</h1>
          <div class="o-progress">
            <p>{said(ends.length === 0 ? t('o-all-clear') : t('o-left', { count: String(ends.length) }))}</p>
            {place > 0 && (
              <a class="button" href={ends[place - 1]!.href} rel="prev">
                {said(t('o-previous'))}
              </a>
            )}
            {next && (
              <a class="button" href={next.href} rel="next">
                {said(t('o-next'))}
              </a>
            )}
            {ends.length === 0 && (
              <a class="button primary" href={`/o/plans/${review.plan.shortId}/messages`}>
                {said(t('o-to-messages'))}
              </a>
            )}
          </div>
          {state.refused && <Note kind={state.refused.kind}>{said(state.refused.sentence)}</Note>}
          {state.done && <DoneNote done={state.done} t={t} />}
          {!acts && <p class="o-soft">{said(t('o-only-look'))}</p>}
          {selected?.kind === 'task' && (
            <TaskCard visit={visit} review={review} task={selected.task} acts={acts} edit={state.edit} />
          )}
          {selected?.kind === 'document' && <AboutDocument {...state} />}
          {selected?.kind === 'suggestions' && <Suggestions {...state} />}
          {selected === null && <p>{said(t('o-no-tasks'))}</p>}
          <TaskList review={review} chosen={key} t={t} />
          {acts && review.plan.state !== 'closed' && (
            <AddForm
              visit={visit}
              review={review}
              {...(state.add ? { typed: state.add.typed, failed: state.add.sentence } : {})}
            />
          )}
        </div>
        <DocumentPane review={review} marked={markedLines(review, selected)} t={t} />
      </div>
    </Page>
  )
}

function DoneNote({ done, t }: { done: NonNullable<ReviewState['done']>; t: Texts }) {
  return (
    <Note kind="done" id="done">
      {said(t(`o-done-${done.what}`))}
      {done.also.length > 0 && <> {said(t('o-done-also', { refs: done.also.join(', ') }))}</>}
      {done.unresolved.length > 0 && <> {said(t('o-done-unresolved', { names: done.unresolved.join('; ') }))}</>}
    </Note>
  )
}

function markedLines(review: PlanReview, selected: Selected | null): { from: number; to: number }[] {
  const single = (line: number) => ({ from: line, to: line })
  if (selected === null) return []
  if (selected.kind === 'document') return review.doubts.filter((d) => d.line > 0).map((d) => single(d.line))
  if (selected.kind === 'suggestions') return review.suggestions.map((s) => single(s.line))
  const { words, line } = selected.task
  return words ? [words] : line > 0 ? [single(line)] : []
}

function TaskList({ review, chosen, t }: { review: PlanReview; chosen: string; t: Texts }) {
  const { plan } = review
  const entry = (key: string) => ({
    href: `/o/plans/${plan.shortId}?task=${key}`,
    ...(key === chosen ? { 'aria-current': 'true' as const } : {}),
  })
  return (
    <nav class="o-list" aria-labelledby="list-title">
      <h2 id="list-title">
        {said(t('o-list'))} <span class="count">{String(review.counts.tasks)}</span>
      </h2>
      <ul>
        <li>
          <a class={review.doubts.length > 0 ? 'soon' : ''} {...entry('document')}>
            <span class="what">{said(t('o-about-document'))}</span>
            {review.doubts.length > 0 && <span class="count">{String(review.doubts.length)}</span>}
          </a>
        </li>
        {review.suggestions.length > 0 && (
          <li>
            <a {...entry('suggestions')}>
              <span class="what">{said(t('o-suggestions'))}</span>
              <span class="count">{String(review.suggestions.length)}</span>
            </a>
          </li>
        )}
      </ul>
      {grouped(review.tasks).map(({ group, tasks }) => (
        <>
          <h3>
            {said(t(`o-group-${group}`))} <span class="count">{String(tasks.length)}</span>
          </h3>
          <ul>
            {tasks.map((task) => (
              <li>
                <a class={group === 'waiting' ? 'soon' : ''} {...entry(String(task.taskId))}>
                  <span class="ref">{task.ref}</span>
                  <span class="what">
                    <b>{task.unit.text}</b> {shorten(task.text, 110)}
                  </span>
                  <span class="when">{said(deadlineInShort(task.deadline, plan, t))}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  )
}
