/** @jsxImportSource hono/jsx */
// What changes the number of tasks: split, merge, link, drop, add.
import type { PlanReview, ReviewTask } from '../../app/plan-review.ts'
import { shorten } from '../../core/markup.ts'
import { partsOffered } from './edits.ts'
import { Form, said } from './layout.tsx'
import type { Visit } from './visit.ts'

interface ReshapeProps {
  visit: Visit
  review: PlanReview
  task: ReviewTask
  action: string
}

const BRIEF = 70

export function Reshape({ visit, review, task, action }: ReshapeProps) {
  const { t } = visit
  const others = inOrder(review.tasks).filter((one) => one.taskId !== task.taskId)
  const hidden = (act: string) => (
    <>
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="stamp" value={task.stamp} />
    </>
  )
  return (
    <details class="o-edit" id="reshape">
      <summary>{said(t('o-reshape'))}</summary>
      <div class="o-fields">
        {task.state !== 'announced' && (
          <Form visit={visit} action={action} class="o-field">
            {hidden('split')}
            <label for="f-parts">{said(t('o-split'))}</label>
            <textarea id="f-parts" name="parts" rows={4} aria-describedby="h-parts">
              {partsOffered(task.text)}
            </textarea>
            <p class="o-hint" id="h-parts">
              {said(t('o-hint-split'))}
            </p>
            <button type="submit">{said(t('o-split-do'))}</button>
          </Form>
        )}
        {others.length > 0 && (
          <>
            <Form visit={visit} action={action} class="o-field">
              {hidden('merge')}
              <label for="f-merge">{said(t('o-merge'))}</label>
              <TaskSelect id="f-merge" tasks={likelyFirst(others, task)} />
              <p class="o-hint">{said(t('o-hint-merge'))}</p>
              <button type="submit">{said(t('o-merge-do'))}</button>
            </Form>
            <Form visit={visit} action={action} class="o-field">
              {hidden('same_as')}
              <label for="f-same">{said(t('o-same'))}</label>
              <TaskSelect id="f-same" tasks={others} none={t('o-same-none')} chosen={task.sameAs?.taskId ?? null} />
              <p class="o-hint">{said(t('o-hint-same'))}</p>
              <button type="submit">{said(t('o-same-do'))}</button>
            </Form>
          </>
        )}
        <Form visit={visit} action={action} class="o-field">
          {hidden('drop')}
          <label class="o-choice">
            <input type="checkbox" name="sure" value="yes" required />
            <span>{said(task.state === 'announced' ? t('o-drop-told') : t('o-drop'))}</span>
          </label>
          <button type="submit" class="danger">
            {said(t('o-drop-do'))}
          </button>
        </Form>
      </div>
    </details>
  )
}

const inOrder = (tasks: readonly ReviewTask[]): ReviewTask[] =>
  [...tasks].sort((a, b) => a.line - b.line || a.taskId - b.taskId)

/** Tasks of the same unit can be merged; they come first. */
const likelyFirst = (tasks: ReviewTask[], task: ReviewTask): ReviewTask[] => {
  const same = (one: ReviewTask) => JSON.stringify(one.unit.names) === JSON.stringify(task.unit.names)
  return [...tasks.filter(same), ...tasks.filter((one) => !same(one))]
}

function TaskSelect(props: { id: string; tasks: ReviewTask[]; none?: string; chosen?: number | null }) {
  return (
    <select id={props.id} name="with">
      {props.none && <option value="">{said(props.none)}</option>}
      {props.tasks.map((one) => (
        <option value={String(one.taskId)} selected={one.taskId === props.chosen}>
          {`${one.ref} · ${one.unit.text} · ${shorten(one.text, BRIEF)}`}
        </option>
      ))}
    </select>
  )
}

export interface AddTyped {
  unit: string
  text: string
  deadline: string
}

export function AddForm(props: { visit: Visit; review: PlanReview; typed?: AddTyped; failed?: string }) {
  const { visit, review, typed, failed } = props
  const { t } = visit
  return (
    <details class="o-edit" id="add" open={typed !== undefined}>
      <summary>{said(t('o-add'))}</summary>
      <Form visit={visit} action={`/o/plans/${review.plan.shortId}/answers`} class="o-fields">
        <input type="hidden" name="act" value="add" />
        {failed && <p class="o-wrong">{said(failed)}</p>}
        <div class="o-field">
          <label for="a-unit">{said(t('o-field-unit'))}</label>
          <input id="a-unit" name="unit" required autocomplete="off" value={typed?.unit ?? ''} />
        </div>
        <div class="o-field">
          <label for="a-text">{said(t('o-field-text'))}</label>
          <textarea id="a-text" name="text" rows={3} required>
            {typed?.text ?? ''}
          </textarea>
        </div>
        <div class="o-field">
          <label for="a-deadline">{said(t('o-field-deadline'))}</label>
          <input
            id="a-deadline"
            name="deadline"
            autocomplete="off"
            value={typed?.deadline ?? ''}
            aria-describedby="h-a-deadline r-a-deadline"
            data-reading={`/o/plans/${review.plan.shortId}/reading`}
          />
          <p class="o-hint" id="h-a-deadline">
            {said(t('o-hint-deadline'))}
          </p>
          <p class="o-reading" id="r-a-deadline" aria-live="polite" />
        </div>
        <button type="submit" class="primary">
          {said(t('o-add-do'))}
        </button>
      </Form>
    </details>
  )
}
