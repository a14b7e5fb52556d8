/** @jsxImportSource hono/jsx */
// The form with every field of a task; lists are one for each line, the deadline is typed as words and read at once.
import type { PlanReview, ReviewTask } from '../../app/plan-review.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { type Field, shownOf, type Typed } from './edits.ts'
import { Form, said } from './layout.tsx'
import { deadlineInShort, readingWords } from './review-words.ts'
import type { Visit } from './visit.ts'

export interface EditState {
  open: boolean
  /** What was typed and not saved. */
  typed?: Typed
  /** Somebody else saved in between: the fields that hold something unsaved say what they hold now. */
  stale?: boolean
  /** The field that could not be read, and why, as markup. */
  failed?: { field: Field; sentence: string }
}

interface EditProps {
  visit: Visit
  review: PlanReview
  task: ReviewTask
  action: string
  state: EditState
}

export function EditForm({ visit, review, task, action, state }: EditProps) {
  const { t } = visit
  const shown = shownOf(task)
  const typed = state.typed ?? shown
  const field = { typed, shown, state, t }
  const reading = deadlineInShort(task.deadline, review.plan, t)
  return (
    <details class="o-edit" id="edit" open={state.open}>
      <summary>{said(t('o-edit'))}</summary>
      <Form visit={visit} action={action} class="o-fields">
        <input type="hidden" name="act" value="edit" />
        <input type="hidden" name="stamp" value={task.stamp} />
        <input type="hidden" name="was" value={JSON.stringify(shown)} />
        <Line name="unit" label={t('o-field-unit')} {...field} />
        <Lines name="members" label={t('o-field-members')} hint={t('o-hint-members')} {...field} />
        <Line
          name="deadline"
          label={t('o-field-deadline')}
          hint={t('o-hint-deadline')}
          {...field}
          reading={`/o/plans/${review.plan.shortId}/reading`}
          read={readingWords(task.deadline.rule ? reading : null, t)}
        />
        <Lines name="more" label={t('o-field-more')} hint={t('o-hint-lines')} rows={2} {...field} />
        <Lines name="text" label={t('o-field-text')} {...field} rows={4} />
        <Lines name="products" label={t('o-field-products')} hint={t('o-hint-lines')} rows={2} {...field} />
        <div class="o-field">
          <label for="f-role">{said(t('o-field-role'))}</label>
          <select id="f-role" name="role">
            {(['lead', 'coordinate'] as const).map((role) => (
              <option value={role} selected={typed.role === role}>
                {said(t(`offer-role-${role}`))}
              </option>
            ))}
          </select>
        </div>
        <Line name="executor" label={t('o-field-executor')} hint={t('o-hint-executor')} {...field} />
        <Lines name="coordinators" label={t('o-field-coordinators')} hint={t('o-hint-lines')} rows={2} {...field} />
        <Line name="receiver" label={t('o-field-receiver')} {...field} />
        <label class="o-choice">
          <input type="checkbox" name="acceptance" value="yes" checked={typed.acceptance === 'yes'} />
          <span>{said(t('o-field-acceptance'))}</span>
        </label>
        <div class="o-save">
          <button type="submit" class="primary">
            {said(t('o-save'))}
          </button>
          <a class="button" href={`/o/plans/${review.plan.shortId}?task=${task.taskId}`}>
            {said(t('o-cancel'))}
          </a>
        </div>
      </Form>
    </details>
  )
}

interface FieldProps {
  name: Field
  label: string
  hint?: string
  rows?: number
  typed: Typed
  shown: Typed
  state: EditState
  t: Texts
  /** Where what is typed is read at once, and how it was read last. */
  reading?: string
  read?: string
}

const describedBy = (props: FieldProps): string | undefined =>
  [
    props.hint ? `h-${props.name}` : '',
    props.state.failed?.field === props.name ? `e-${props.name}` : '',
    props.reading ? `r-${props.name}` : '',
  ]
    .filter((id) => id !== '')
    .join(' ') || undefined

function Line(props: FieldProps) {
  const { name, typed, reading } = props
  const described = describedBy(props)
  return (
    <FieldFrame {...props}>
      <input
        id={`f-${name}`}
        name={name}
        value={typed[name]}
        autocomplete="off"
        {...(reading ? { 'data-reading': reading } : {})}
        {...(described ? { 'aria-describedby': described } : {})}
        {...(props.state.failed?.field === name ? { 'aria-invalid': 'true' as const } : {})}
      />
    </FieldFrame>
  )
}

function Lines(props: FieldProps) {
  const { name, typed, rows = 3 } = props
  const described = describedBy(props)
  return (
    <FieldFrame {...props}>
      <textarea
        id={`f-${name}`}
        name={name}
        rows={rows}
        {...(described ? { 'aria-describedby': described } : {})}
        {...(props.state.failed?.field === name ? { 'aria-invalid': 'true' as const } : {})}
      >
        {typed[name]}
      </textarea>
    </FieldFrame>
  )
}

function FieldFrame(props: FieldProps & { children?: unknown }) {
  const { name, label, hint, state, shown, typed, t, reading, read, children } = props
  const unsaved = state.stale && typed[name].trim() !== shown[name].trim()
  return (
    <div class={unsaved ? 'o-field unsaved' : 'o-field'}>
      <label for={`f-${name}`}>{said(label)}</label>
      {children as string}
      {hint && (
        <p class="o-hint" id={`h-${name}`}>
          {said(hint)}
        </p>
      )}
      {reading && (
        <p class="o-reading" id={`r-${name}`} aria-live="polite">
          {said(read ?? '')}
        </p>
      )}
      {state.failed?.field === name && (
        <p class="o-wrong" id={`e-${name}`}>
          {said(state.failed.sentence)}
        </p>
      )}
      {unsaved && <p class="o-hint">{said(t('o-holds-now', { value: shown[name] === '' ? '—' : shown[name] }))}</p>}
    </div>
  )
}
