/** @jsxImportSource hono/jsx */
// What the review asks and does: a page for each task; answers and edits, refused where the task has changed since.
import type { Hono, MiddlewareHandler } from 'hono'
import { readingOf } from '../../app/deadline-reading.ts'
import { type PlanReview, planReview, type ReviewTask } from '../../app/plan-review.ts'
import { type SettledReviewed, settleReviewed } from '../../app/settle-reviewed.ts'
import { byVisitor, type planFor } from '../../app/visitor.ts'
import { keptOf, type ReadDeadline, shownOf, type Typed, typedOf } from './edits.ts'
import { addTyped, answersOf, type Body, fieldOf, planAnswerOf } from './form-answers.ts'
import { plain } from './layout.tsx'
import { firstOf, ReviewPage, type ReviewState, type Selected } from './review-page.tsx'
import { type Done, isDone, readingWords, refusalWords } from './review-words.ts'
import type { Sentence } from './sentence.ts'
import { formIsOurs, type PageContext, type Variables } from './visit.ts'

type Plan = NonNullable<ReturnType<typeof planFor>>
type Part = Partial<Pick<ReviewState, 'done' | 'refused' | 'add' | 'edit'>>

export interface Given {
  planOf(c: PageContext): Plan | null
  acts(c: PageContext, plan: Plan): boolean
  sentence: Sentence
  small: MiddlewareHandler
}

export function addReviewRoutes(routes: Hono<{ Variables: Variables }>, given: Given): void {
  const { planOf, acts, sentence, small } = given

  const show = (
    c: PageContext,
    plan: Plan,
    review: PlanReview,
    selected: Selected | null,
    part: Part,
    status = 200,
  ) => {
    const visit = c.get('visit')
    const edit = part.edit ?? { open: false }
    const { edit: _edit, ...more } = part
    const page = <ReviewPage {...{ visit, review, selected, edit }} {...more} acts={acts(c, plan)} />
    return c.html(page, status as 200)
  }

  routes.get('/', (c) => {
    const plan = planOf(c)
    if (!plan) return sentence(c, 404, 'o-not-there')
    const review = planReview(c.get('visit').app, plan.id)
    const wanted = c.req.query('task')
    const selected = wanted === undefined ? firstOf(review) : selectedBy(review, wanted)
    if (wanted !== undefined && selected === null) return c.redirect(`/o/plans/${plan.shortId}`, 303)
    const what = c.req.query('note')
    const also = (c.req.query('also') ?? '').split(',').filter((ref) => review.tasks.some((one) => one.ref === ref))
    return show(c, plan, review, selected, {
      edit: { open: c.req.query('edit') === '1' },
      ...(isDone(what) ? { done: { what, also, unresolved: [] } } : {}),
    })
  })

  routes.get('/reading', (c) => {
    const plan = planOf(c)
    if (!plan) return c.json({ words: '' }, 404)
    const { app, t } = c.get('visit')
    const text = (c.req.query('text') ?? '').slice(0, 500)
    if (text.trim() === '') return c.json({ words: plain(readingWords(null, t)) })
    const phrase = readingOf(app, plan, text)
    return c.json({ words: plain(phrase === null ? t('o-reading-unread') : readingWords(phrase, t)) })
  })

  routes.post('/tasks/:task', small, async (c) => {
    const plan = planOf(c)
    if (!plan) return sentence(c, 404, 'o-not-there')
    if (!acts(c, plan)) return sentence(c, 403, 'o-only-look')
    const visit = c.get('visit')
    const body = (await c.req.parseBody()) as Body
    const review = planReview(visit.app, plan.id)
    const task = review.tasks.find((one) => String(one.taskId) === c.req.param('task'))
    // Dropped or merged by somebody else meanwhile.
    if (!task) {
      const refused = { kind: 'stale', sentence: visit.t('o-refused-task_unknown') } as const
      return show(c, plan, review, firstOf(review), { refused }, 409)
    }
    return settle(c, plan, task, body)
  })

  async function settle(c: PageContext, plan: Plan, task: ReviewTask, body: Body) {
    const visit = c.get('visit')
    const { t } = visit
    const typed = body.act === 'edit' ? typedOf(body, task) : null
    const again = (refused: NonNullable<Part['refused']>, edit: Partial<ReviewState['edit']>, status: number) => {
      const review = planReview(visit.app, plan.id)
      const now = review.tasks.find((one) => one.taskId === task.taskId)
      const selected: Selected | null = now ? { kind: 'task', task: now } : firstOf(review)
      const kept: Typed | null =
        now && typed && refused.kind === 'stale' ? keptOf(typed, body.was, shownOf(now)) : typed
      const stale = refused.kind === 'stale'
      const state = kept ? { open: true, typed: kept, stale, ...edit } : { open: false }
      return show(c, plan, review, selected, { refused, edit: state }, status)
    }
    if (!formIsOurs(visit, body.form)) return again({ kind: 'failed', sentence: t('o-old-form') }, {}, 403)
    if (body.stamp !== task.stamp) return again({ kind: 'stale', sentence: t('o-refused-stale') }, {}, 409)
    const read: ReadDeadline = (text) => visit.app.ports.readDeadline(text, plan.documentDate)
    const said = answersOf(body, task, typed, read)
    if (said.kind === 'unread') {
      const sentence = said.words === '' ? t('o-refused-empty') : t('o-refused-deadline', { words: said.words })
      return again({ kind: 'failed', sentence }, { failed: { field: said.field, sentence } }, 422)
    }
    if (said.kind === 'unknown') return again({ kind: 'stale', sentence: t('o-refused-stale') }, {}, 409)
    if (said.answers.length === 0) return c.redirect(back(plan, task.taskId, 'unchanged_form'), 303)
    const seen = { taskId: task.taskId, stamp: task.stamp }
    const by = byVisitor(visit.visitor)
    const settled = await visit.port.act((app) => settleReviewed(app, plan.id, seen, said.answers, by))
    if (!settled.ok) {
      const sentence = refusalWords(settled, t)
      const stale = settled.code === 'stale'
      const field = fieldOf(settled)
      const failed = field && !stale ? { failed: { field, sentence } } : {}
      return again({ kind: stale ? 'stale' : 'failed', sentence }, failed, stale ? 409 : 422)
    }
    return onward(c, plan, task.taskId, said.done, settled)
  }

  /** Back to the same task with the answer shown; where it is gone, to what wants an answer next. */
  function onward(
    c: PageContext,
    plan: Plan,
    taskId: number | 'document' | 'suggestions' | null,
    what: Done,
    settled: Extract<SettledReviewed, { ok: true }>,
  ) {
    const review = planReview(c.get('visit').app, plan.id)
    if (settled.unresolved.length > 0) {
      // Names are not carried in an address: the page is shown at once.
      const selected = selectedBy(review, String(taskId)) ?? firstOf(review)
      return show(c, plan, review, selected, { done: { what, also: settled.also, unresolved: settled.unresolved } })
    }
    const there = taskId !== null && selectedBy(review, String(taskId)) !== null
    return c.redirect(back(plan, there ? taskId : null, what, settled.also), 303)
  }

  routes.post('/answers', small, async (c) => {
    const plan = planOf(c)
    if (!plan) return sentence(c, 404, 'o-not-there')
    if (!acts(c, plan)) return sentence(c, 403, 'o-only-look')
    const visit = c.get('visit')
    const { t } = visit
    const body = (await c.req.parseBody()) as Body
    const review = planReview(visit.app, plan.id)
    const again = (sentence: string, kind: 'failed' | 'stale', status: number) =>
      body.act === 'add'
        ? show(c, plan, review, firstOf(review), { add: { typed: addTyped(body), sentence } }, status)
        : show(c, plan, review, { kind: 'document' }, { refused: { kind, sentence } }, status)
    if (!formIsOurs(visit, body.form)) return again(t('o-old-form'), 'failed', 403)
    const read: ReadDeadline = (text) => visit.app.ports.readDeadline(text, plan.documentDate)
    const said = planAnswerOf(body, review, read)
    if (said.kind === 'empty') return again(t('o-refused-empty'), 'failed', 422)
    if (said.kind === 'date_unread') return again(t('o-refused-date', { words: said.words }), 'failed', 422)
    if (said.kind === 'deadline_unread') return again(t('o-refused-deadline', { words: said.words }), 'failed', 422)
    if (said.kind === 'unknown') return again(t('o-refused-already_settled'), 'stale', 409)
    const given = said.answer
    const by = byVisitor(visit.visitor)
    const settled = await visit.port.act((app) => settleReviewed(app, plan.id, null, [given], by))
    if (!settled.ok) return again(refusalWords(settled, t), 'failed', 422)
    const from = given.kind === 'adopt' || given.kind === 'dismiss' ? 'suggestions' : 'document'
    return onward(c, plan, settled.task ? settled.task.id : from, given.kind, settled)
  })
}

function back(plan: Plan, task: number | string | null, note: Done, also: readonly string[] = []): string {
  const query = new URLSearchParams({
    ...(task === null ? {} : { task: String(task) }),
    note,
    ...(also.length > 0 ? { also: also.join(',') } : {}),
  })
  return `/o/plans/${plan.shortId}?${query}`
}

function selectedBy(review: PlanReview, key: string): Selected | null {
  if (key === 'document') return { kind: 'document' }
  if (key === 'suggestions') return review.suggestions.length > 0 ? { kind: 'suggestions' } : null
  const task = review.tasks.find((one) => String(one.taskId) === key || one.ref === key)
  return task ? { kind: 'task', task } : null
}
