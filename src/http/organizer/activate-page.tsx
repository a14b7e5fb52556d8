/** @jsxImportSource hono/jsx */
// The last step: what activation would do, what waits, when it goes out, and the button that does it.
import { createHash } from 'node:crypto'
import type { ActivationFacts } from '../../app/activation-facts.ts'
import { shorten } from '../../core/markup.ts'
import { roomWords } from '../../core/render.ts'
import { Form, Note, Page, plain, said } from './layout.tsx'
import type { Visit } from './visit.ts'

interface ActivateProps {
  visit: Visit
  facts: ActivationFacts
  acts: boolean
  /** When bulk messages may go out next, in words; null while it is working time. */
  later: string | null
  note?: 'stale' | 'done' | 'nothing'
}

/** Names what the page showed: confirmed is only what was seen. */
export const seenOf = ({ clear, waiting, recipients, units }: ActivationFacts): string =>
  createHash('sha256')
    .update(JSON.stringify([clear.map((t) => t.taskId), waiting.map((t) => t.taskId), recipients, units]))
    .digest('base64url')
    .slice(0, 16)

export function ActivatePage({ visit, facts, acts, later, note }: ActivateProps) {
  const { t } = visit
  const { plan } = facts
  return (
    <Page visit={visit} title={plain(t('o-way-activate'))} plan={plan} here="activate">
      <h1>{said(plan.state === 'draft' ? t('o-activate') : t('o-activate-more'))}</h1>
      {note && <Note kind={note === 'done' ? 'done' : 'stale'}>{said(t(`o-activate-${note}`))}</Note>}
      <dl class="o-counts">
        <Count label={t('o-count-clear')} value={facts.clear.length} />
        <Count label={t('o-count-waiting')} value={facts.waiting.length} hot={facts.waiting.length > 0} />
        <Count label={t('o-count-units')} value={facts.units} />
        <Count label={t('o-count-recipients')} value={facts.recipients} />
        <Count label={t('o-count-unreached')} value={facts.unreached.length} hot={facts.unreached.length > 0} />
      </dl>
      <Waiting facts={facts} visit={visit} />
      {facts.unreached.length > 0 && (
        <details class="o-fold">
          <summary>{said(t('o-unreached', { count: String(facts.unreached.length) }))}</summary>
          <ul>
            {facts.unreached.map((unit) => (
              <li>{unit}</li>
            ))}
          </ul>
        </details>
      )}
      {roomWords(facts.room, t).map((line) => (
        <p class="o-soft">{said(line)}</p>
      ))}
      {acts && plan.state !== 'closed' && facts.fresh > 0 && <Confirm visit={visit} facts={facts} later={later} />}
      {acts && plan.state === 'active' && facts.fresh === 0 && <p>{said(t('o-activate-nothing'))}</p>}
      {!acts && <p class="o-soft">{said(t('o-only-look'))}</p>}
    </Page>
  )
}

function Count({ label, value, hot }: { label: string; value: number; hot?: boolean }) {
  return (
    <div class={hot ? 'hot' : ''}>
      <dt>{said(label)}</dt>
      <dd>{String(value)}</dd>
    </div>
  )
}

function Waiting({ facts, visit }: { facts: ActivationFacts; visit: Visit }) {
  const { t } = visit
  if (facts.waiting.length === 0) return <p>{said(t('o-activate-all-clear'))}</p>
  return (
    <section class="o-waits" aria-labelledby="waits-title">
      <h2 id="waits-title">{said(t('o-activate-waits', { count: String(facts.waiting.length) }))}</h2>
      <ul>
        {facts.waiting.map((task) => (
          <li>
            <a href={`/o/plans/${facts.plan.shortId}?task=${task.taskId}`}>
              {task.ref} · {task.unit}
            </a>
            <span class="o-soft"> {shorten(task.task, 120)}</span>
            <span class="o-reason">{task.waiting?.message}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Confirm({ visit, facts, later }: { visit: Visit; facts: ActivationFacts; later: string | null }) {
  const { t } = visit
  return (
    <Form visit={visit} action={`/o/plans/${facts.plan.shortId}/activate`} class="o-confirm">
      <input type="hidden" name="seen" value={seenOf(facts)} />
      {later === null ? (
        <p>{said(t('o-activate-now'))}</p>
      ) : (
        <fieldset>
          <legend>{said(t('o-activate-when'))}</legend>
          <label class="o-choice">
            <input type="radio" name="when" value="hours" checked /> {said(t('o-activate-later', { when: later }))}
          </label>
          <label class="o-choice">
            <input type="radio" name="when" value="urgent" /> {said(t('o-activate-urgent'))}
          </label>
        </fieldset>
      )}
      <label class="o-choice">
        <input type="checkbox" name="sure" value="yes" required />{' '}
        {said(
          t('o-activate-sure', {
            tasks: String(facts.fresh),
            units: String(facts.units),
            people: String(facts.recipients),
          }),
        )}
      </label>
      <button type="submit" class="primary">
        {said(t('o-activate-do'))}
      </button>
    </Form>
  )
}
