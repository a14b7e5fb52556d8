/** @jsxImportSource hono/jsx */
// What all organizers' pages share: the frame, the head with its ways, a form that only we can have given out, notes.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { toPlain } from '../../core/markup.ts'
import type { PlanFacts } from '../../core/notice.ts'
import { planName } from '../../core/render.ts'
import type { Texts } from '../../core/texts.gen.ts'
import type { Visit } from './visit.ts'

/** Markup that the catalogue or the renderer made. Never anything else: it is not escaped again. */
export const said = (markup: string) => raw(markup)

/** The same for attributes and titles, which hold no markup. */
export const plain = (markup: string): string => toPlain(markup)

interface DocumentProps {
  language: 'vi' | 'en'
  title: string
  base: string
  /** The small script of the review; every page works without. */
  script?: boolean
  children?: Child
}

export function Document({ language, title, base, script, children }: DocumentProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language} class="office">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{title}</title>
          <link rel="icon" href={`${base}icon.svg`} type="image/svg+xml" />
          <link rel="stylesheet" href={`${base}style.css`} />
          <link rel="stylesheet" href={`${base}organizer.css`} />
          {script && <script type="module" src={`${base}review.js`} />}
        </head>
        {children}
      </html>
    </>
  )
}

/** A form that posts; the word inside shows that this browser got it from us. */
export function Form({
  visit,
  action,
  children,
  ...more
}: {
  visit: Visit
  action: string
  children?: Child
  class?: string
  id?: string
  files?: boolean
}) {
  const { files, ...attributes } = more
  return (
    <form method="post" action={action} {...(files ? { enctype: 'multipart/form-data' } : {})} {...attributes}>
      <input type="hidden" name="form" value={visit.form} />
      {children}
    </form>
  )
}

interface PageProps {
  visit: Visit
  title: string
  /** The plan whose ways are shown in the head. */
  plan?: PlanFacts
  here?: 'review' | 'messages' | 'activate'
  script?: boolean
  wide?: boolean
  children?: Child
}

export function Page({ visit, title, plan, here, script, wide, children }: PageProps) {
  const { t, base, port } = visit
  const name = `${title} · ${plain(t('o-brand'))}`
  return (
    <Document language={port.language} title={name} base={base} {...(script ? { script } : {})}>
      <body class={wide ? 'o o-wide' : 'o'}>
        <a class="skip" href="#main">
          {said(t('o-skip'))}
        </a>
        <header class="o-head">
          <a class="o-brand" href="/o/">
            {said(t('o-brand'))}
          </a>
          {plan ? (
            <p class="o-plan">
              <b>{plan.shortId}</b> {said(planName(plan, t))}
              <StateMark state={plan.state} t={t} />
            </p>
          ) : (
            <p class="o-plan" />
          )}
          <Who visit={visit} />
        </header>
        {plan && <Ways visit={visit} plan={plan} {...(here ? { here } : {})} />}
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    </Document>
  )
}

function Who({ visit }: { visit: Visit }) {
  const { t, visitor } = visit
  if (visit.seated)
    return (
      <a class="o-who button" href="/">
        {said(t('o-to-rehearsal'))}
      </a>
    )
  return (
    <div class="o-who">
      <span class="o-name">{visitor.name ?? ''}</span>
      <Form visit={visit} action="/o/leave">
        <button type="submit">{said(t('o-sign-out'))}</button>
      </Form>
    </div>
  )
}

/** The steps from the document to the units, in their order. */
function Ways({ visit, plan, here }: { visit: Visit; plan: PlanFacts; here?: PageProps['here'] }) {
  const { t } = visit
  const ways = [
    ['review', `/o/plans/${plan.shortId}`, t('o-way-review')],
    ['messages', `/o/plans/${plan.shortId}/messages`, t('o-way-messages')],
    ['activate', `/o/plans/${plan.shortId}/activate`, t('o-way-activate')],
  ] as const
  return (
    <nav class="o-ways" aria-label={plain(t('o-ways'))}>
      <ol>
        {ways.map(([way, href, label]) => (
          <li>
            <a href={href} {...(way === here ? { 'aria-current': 'page' as const } : {})}>
              {said(label)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function StateMark({ state, t }: { state: PlanFacts['state']; t: Texts }) {
  const look = state === 'active' ? 'light light-good' : state === 'draft' ? 'light light-soon' : 'light'
  return <span class={look}>{said(t(`o-state-${state}`))}</span>
}

/** What came of the last act; screen readers hear it at once. */
export function Note({ kind, children, id }: { kind: 'done' | 'failed' | 'stale'; children?: Child; id?: string }) {
  const attributes = id ? { id } : {}
  return (
    <div class={`o-note o-note-${kind}`} role={kind === 'done' ? 'status' : 'alert'} {...attributes}>
      {children}
    </div>
  )
}

/** A page with one sentence: what is not there, or could not be done. */
export function SentencePage({
  port,
  base,
  t,
  sentence,
  way,
}: {
  port: { language: 'vi' | 'en' }
  base: string
  t: Texts
  sentence: string
  way: { href: string; label: string } | null
}) {
  return (
    <Document language={port.language} title={plain(t('o-brand'))} base={base}>
      <body class="idle o-single">
        <main class="idle-card">
          <img src={`${base}icon.svg`} alt="" width="48" height="48" />
          <h1>{said(t('o-brand'))}</h1>
          <p>{said(sentence)}</p>
          {way && (
            <p class="o-onward">
              <a class="button" href={way.href}>
                {said(way.label)}
              </a>
            </p>
          )}
        </main>
      </body>
    </Document>
  )
}
