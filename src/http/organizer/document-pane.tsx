/** @jsxImportSource hono/jsx */
// The document's own words with the numbers of their lines; the lines of what is looked at are marked.
import type { PlanReview } from '../../app/plan-review.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { said } from './layout.tsx'

interface DocumentProps {
  review: PlanReview
  /** Lines to mark, from 1. */
  marked: readonly { from: number; to: number }[]
  t: Texts
}

export function DocumentPane({ review, marked, t }: DocumentProps) {
  const { lines, plan } = review
  const isMarked = (line: number) => marked.some((one) => line >= one.from && line <= one.to)
  const first = Math.min(...marked.map((one) => one.from))
  const tasks = new Map(review.tasks.filter((one) => one.line > 0).map((one) => [one.line, one]))
  return (
    <section class="o-document" id="document" aria-labelledby="document-title">
      <h2 id="document-title">{said(t('o-document'))}</h2>
      {lines === null ? (
        <p class="o-soft">{said(t('o-document-none'))}</p>
      ) : (
        <ol class="o-lines" tabindex={0} aria-labelledby="document-title">
          {lines.map((line, i) => {
            const no = i + 1
            const task = tasks.get(no)
            const look = [isMarked(no) ? 'marked' : '', line.trim() === '' ? 'blank' : ''].join(' ').trim()
            return (
              <li id={`l${no}`} class={look} {...(no === first ? { 'data-first': '' } : {})}>
                {task ? (
                  <a
                    class={task.state === 'waiting' ? 'no hot' : 'no'}
                    href={`/o/plans/${plan.shortId}?task=${task.taskId}`}
                    title={task.ref}
                    tabindex={-1}
                  >
                    {String(no)}
                  </a>
                ) : (
                  <span class="no">{String(no)}</span>
                )}
                <span class="words">{isMarked(no) ? <mark>{line}</mark> : line}</span>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
