/** @jsxImportSource hono/jsx */
// What would be sent to whom: every message as it will be read, the same one for many units shown once.
import type { PlanFacts } from '../../core/notice.ts'
import { Page, plain, said } from './layout.tsx'
import type { Visit } from './visit.ts'

interface MessagesProps {
  visit: Visit
  plan: PlanFacts
  messages: { to: string; html: string; count: number }[]
  /** Tasks that are in no message yet. */
  waiting: number
}

export function MessagesPage({ visit, plan, messages, waiting }: MessagesProps) {
  const { t } = visit
  const units = messages.reduce((sum, one) => sum + one.count, 0)
  return (
    <Page visit={visit} title={plain(t('o-way-messages'))} plan={plan} here="messages">
      <h1>{said(t('o-messages'))}</h1>
      <p class="o-soft">
        {said(t('o-messages-about', { messages: String(messages.length), units: String(units) }))}
        {waiting > 0 && <> {said(t('o-messages-waiting', { count: String(waiting) }))}</>}
      </p>
      {waiting > 0 && (
        <p>
          <a href={`/o/plans/${plan.shortId}`}>{said(t('o-to-review'))}</a>
        </p>
      )}
      <ol class="o-messages">
        {messages.map((one) => (
          <li>
            <h2>
              {said(
                one.count === 1
                  ? t('o-message-to', { to: one.to })
                  : t('o-message-to-many', { to: one.to, count: String(one.count - 1) }),
              )}
            </h2>
            <div class="bubble o-bubble">
              <div class="text">{said(one.html)}</div>
            </div>
          </li>
        ))}
      </ol>
      <p class="o-onward">
        <a class="button primary" href={`/o/plans/${plan.shortId}/activate`}>
          {said(t('o-to-activate'))}
        </a>
      </p>
    </Page>
  )
}
