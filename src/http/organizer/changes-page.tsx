/** @jsxImportSource hono/jsx */
// What a letter or a revised document would change: each point with its words and effect, the exact messages, the confirmation.
import type { Offered } from '../../app/offered-changes.ts'
import type { ChangeLine } from '../../core/notice.ts'
import { anyChosen, changeWords, movedWords } from '../../core/render.ts'
import { Form, Note, Page, plain, said } from './layout.tsx'
import type { Visit } from './visit.ts'

export type ChangesNote = 'stale' | 'nothing' | 'old'

interface ChangesProps {
  visit: Visit
  id: number
  offered: Offered
  note?: ChangesNote
}

export function ChangesPage({ visit, id, offered, note }: ChangesProps) {
  const { t } = visit
  const { changes } = offered
  const { plan, basis } = changes
  const { flags, moved } = movedWords(changes, t)
  const action = `/o/plans/${plan.shortId}/changes/${id}`
  const title = basis === null ? t('o-changes-revision') : t('o-changes-letter', { letter: basis })
  return (
    <Page visit={visit} title={plain(title)} plan={plan}>
      <h1>{said(title)}</h1>
      {note && <Note kind="stale">{said(note === 'old' ? t('o-old-form') : t(`o-changes-${note}`))}</Note>}
      <p class="o-soft">{said(t('o-changes-about'))}</p>
      {changes.same !== null && <p>{said(t('proposal-revision-same', { count: String(changes.same) }))}</p>}
      {changes.keepsRest && <p>{said(t('proposal-letter-rest'))}</p>}
      <ol class="o-changes">
        {changes.lines.map((line) => (
          <Change {...{ visit, line, action }} plan={plan} byHand={basis !== null} />
        ))}
      </ol>
      {flags.map((flag) => (
        <Note kind="stale">{said(flag)}</Note>
      ))}
      {moved.length > 0 && (
        <details class="o-fold">
          <summary>{said(t('o-changes-moved', { count: String(moved.length) }))}</summary>
          {moved.map((line) => (
            <p>{said(line)}</p>
          ))}
        </details>
      )}
      <Messages visit={visit} texts={changes.texts} />
      {anyChosen(changes) && <Confirm {...{ visit, action, offered }} />}
      <Form visit={visit} action={action}>
        <button type="submit" name="act" value="leave">
          {said(t('o-changes-leave'))}
        </button>
      </Form>
    </Page>
  )
}

interface ChangeProps {
  visit: Visit
  line: ChangeLine
  action: string
  plan: Offered['changes']['plan']
  /** A letter's changes are taken or left one by one; a revised plan is taken as a whole. */
  byHand: boolean
}

function Change({ visit, line, action, plan, byHand }: ChangeProps) {
  const { t } = visit
  const { said: words, effects, mark } = changeWords(line, plan, t)
  const args = { no: String(line.no) }
  const may = byHand && (line.state === 'clear' || line.state === 'doubtful')
  return (
    <li id={`change-${line.no}`} class={line.chosen ? 'o-change o-change-on' : 'o-change'}>
      {words !== null && <p class="o-change-said">{said(words)}</p>}
      {effects.map((effect) => (
        <p>{said(effect)}</p>
      ))}
      {mark !== null && <p class="o-reason">{said(mark)}</p>}
      {byHand && line.chosen && <p class="o-soft">{said(t('o-changes-chosen'))}</p>}
      {(may || (byHand && line.candidates.length > 0 && line.state === 'which')) && (
        <Form visit={visit} action={action} class="o-offers">
          {may ? (
            <button type="submit" name="change" value={String(line.no)}>
              {said(line.chosen ? t('button-change-leave', args) : t('button-change-take', args))}
            </button>
          ) : (
            line.candidates.map((task) => (
              <button type="submit" name="change" value={`${line.no}:${task.id}`}>
                {said(t('button-change-means', { ...args, ref: task.ref }))}
              </button>
            ))
          )}
        </Form>
      )}
    </li>
  )
}

function Messages({ visit, texts }: { visit: Visit; texts: Offered['changes']['texts'] }) {
  const { t } = visit
  return (
    <section aria-labelledby="messages-title">
      <h2 id="messages-title">{said(t('o-changes-messages'))}</h2>
      {texts.length === 0 && <p class="o-soft">{said(t('o-changes-messages-none'))}</p>}
      <ol class="o-messages">
        {texts.map((one) => (
          <li>
            <h3>{said(t('preview-to', { to: one.to, count: String(one.count) }))}</h3>
            <div class="bubble o-bubble">
              <div class="text">{said(one.html)}</div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Confirm({ visit, action, offered }: { visit: Visit; action: string; offered: Offered }) {
  const { t } = visit
  const { changes, seen } = offered
  const count = changes.lines.filter((line) => line.chosen).length
  const people = changes.texts.reduce((sum, one) => sum + one.count, 0)
  return (
    <Form visit={visit} action={action} class="o-confirm">
      <input type="hidden" name="seen" value={seen} />
      <label class="o-choice">
        <input type="checkbox" name="sure" value="yes" required />{' '}
        {said(t('o-changes-sure', { count: String(count), people: String(people) }))}
      </label>
      <button type="submit" class="primary">
        {said(t('o-changes-do'))}
      </button>
    </Form>
  )
}
