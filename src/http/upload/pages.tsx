/** @jsxImportSource hono/jsx */
// The pages of a link for handing in: what is owed and was sent before, the forms, the code to type, and the page that says nothing.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { UploadItem, UploadView } from '../../app/upload-page.ts'
import { toPlain } from '../../core/markup.ts'
import type { SubmissionFacts } from '../../core/notice.ts'
import { whenWords } from '../../core/render/days.ts'
import { fieldLines } from '../../core/render/fields.ts'
import { sentWords } from '../../core/render/words.ts'
import { fileWords, itemDeadline, planName, stateWords } from '../../core/render.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { formatDay } from '../../core/time.ts'
import { mostWords } from './answers.ts'

/** Markup that the catalogue made. Never anything else: it is not escaped again. */
const said = (markup: string) => raw(markup)
const plain = (markup: string): string => toPlain(markup)

export interface Place {
  language: 'vi' | 'en'
  /** Where the assets are. */
  base: string
  t: Texts
}

export interface Note {
  kind: 'done' | 'failed'
  /** Markup of the catalogue, a line each. */
  lines: string[]
}

function Document({
  place,
  title,
  script,
  children,
}: {
  place: Place
  title: string
  script?: boolean
  children?: Child
}) {
  const { language, base, t } = place
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex, nofollow" />
          <title>{title}</title>
          <link rel="icon" href={`${base}icon.svg`} type="image/svg+xml" />
          <link rel="stylesheet" href={`${base}upload.css`} />
          {script && <script type="module" src={`${base}upload.js`} />}
        </head>
        <body>
          <header class="brand">{said(t('u-brand'))}</header>
          <main id="main" tabindex={-1}>
            {children}
          </main>
        </body>
      </html>
    </>
  )
}

function Notes({ notes }: { notes: readonly Note[] }) {
  return (
    <>
      {notes.map(({ kind, lines }) => (
        <div class={`note note-${kind}`} role={kind === 'done' ? 'status' : 'alert'}>
          {lines.map((line) => (
            <p>{said(line)}</p>
          ))}
        </div>
      ))}
    </>
  )
}

/** What a program that draws previews of links gets, and whoever cannot be told from one: a way on, and nothing else. */
export function BlankPage({ place, path }: { place: Place; path: string }) {
  const { t } = place
  return (
    <Document place={place} title={plain(t('u-title'))}>
      <h1>{said(t('u-title'))}</h1>
      <p>{said(t('u-blank'))}</p>
      <p>
        <a class="button primary" href={`${path}?open=1`} rel="nofollow">
          {said(t('u-open'))}
        </a>
      </p>
    </Document>
  )
}

/** A page with one sentence and the way to a new link. */
export function SentencePage({ place, sentence, again }: { place: Place; sentence: string; again?: string }) {
  const { t } = place
  return (
    <Document place={place} title={plain(t('u-title'))}>
      <h1>{said(t('u-title'))}</h1>
      <div class="note note-failed" role="alert">
        <p>{said(sentence)}</p>
      </div>
      {again && (
        <p>
          <a class="button" href={again}>
            {said(t('u-back'))}
          </a>
        </p>
      )}
    </Document>
  )
}

/** Where the code out of the chat is typed on another machine. */
export function CodePage({ place, failed }: { place: Place; failed?: string }) {
  const { t } = place
  return (
    <Document place={place} title={plain(t('u-code-title'))}>
      <h1>{said(t('u-code-title'))}</h1>
      {failed && <Notes notes={[{ kind: 'failed', lines: [failed] }]} />}
      <form method="post" action="/u" class="card">
        <p id="code-about">{said(t('u-code-text'))}</p>
        <label for="code">{said(t('u-code-label'))}</label>
        <input
          id="code"
          name="code"
          class="typed"
          required
          maxlength={20}
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby="code-about"
        />
        <button type="submit" class="primary">
          {said(t('u-code-go'))}
        </button>
      </form>
    </Document>
  )
}

export interface PageProps {
  place: Place
  view: UploadView
  /** Its own address, without the item. */
  path: string
  notes: readonly Note[]
  kinds: readonly string[]
  maxBytes: number
}

/** Several items are open: one is chosen first. */
export function ChoosePage({ place, view, path, notes }: PageProps) {
  const { t } = place
  return (
    <Document place={place} title={plain(t('u-title'))}>
      <h1>{said(t('u-title'))}</h1>
      <Notes notes={notes} />
      <p>{said(t('u-choose'))}</p>
      <ul>
        {view.items.map((one) => (
          <li class="card choose">
            <a href={`${path}?item=${one.item.assignmentId}`}>
              <span class="task">
                {one.item.no}. {one.item.task}
              </span>
              <br />
              <span class="small">{said(itemDeadline(one.item, one.plan, t))}</span>
              <br />
              <span class="small soft">
                {one.addressed} · {said(stateWords(one.item, t))}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <Foot place={place} view={view} />
    </Document>
  )
}

/** One item: what it is, what was sent, and the ways to answer it. */
export function ItemPage(props: PageProps & { one: UploadItem }) {
  const { place, view, path, notes, one } = props
  const { t } = place
  const { item, plan } = one
  return (
    <Document place={place} title={plain(t('u-title'))} script>
      <h1>{said(t('u-title'))}</h1>
      <p>{said(t('greeting', { unit: one.addressed }))}</p>
      <p class="soft small">{said(planName(plan, t))}</p>
      <Notes notes={notes} />
      <section class="card" aria-labelledby="task">
        <h2 id="task">
          {item.no}. {item.task}
        </h2>
        <p class="due">{said(itemDeadline(item, plan, t))}</p>
        {item.deliverables.length > 0 && (
          <p>{said(t('item-deliverables', { deliverables: item.deliverables.join(', ') }))}</p>
        )}
        {item.deliverTo !== null && <p>{said(t('item-deliver-to', { to: item.deliverTo }))}</p>}
        <p class="soft">{said(t('u-state', { state: toPlain(stateWords(item, t)) }))}</p>
        {view.items.length > 1 && (
          <p>
            <a href={path}>{said(t('u-other-item'))}</a>
          </p>
        )}
      </section>
      <Sent one={one} t={t} />
      {view.left > 0 ? <FileForm {...props} /> : <Notes notes={[{ kind: 'failed', lines: [t('u-full')] }]} />}
      <DocumentForm {...props} />
      {item.threeFields && <FieldsForm {...props} />}
      {!item.needsProduct && <DoneForm {...props} />}
      <Foot place={place} view={view} />
    </Document>
  )
}

function Sent({ one, t }: { one: UploadItem; t: Texts }) {
  if (one.sent.length === 0) return null
  return (
    <details open={one.sent.length <= 3}>
      <summary>{said(t('u-sent', { count: String(one.sent.length) }))}</summary>
      <ul class="sent">
        {one.sent.toReversed().map((sent) => (
          <li>
            {sent.files.map((file) => (
              <p>{said(fileWords(file, t))}</p>
            ))}
            {sent.way !== 'file' && <p>{said(sentWords(sent, t))}</p>}
            {sent.way === 'file' && sent.documentNumber !== null && (
              <p>{said(withNumber(sent, sent.documentNumber, t))}</p>
            )}
            {fieldLines(sent.fields, t).map((line) => (
              <p>{said(line)}</p>
            ))}
            <p class="small soft">
              {said(
                t('u-sent-at', {
                  when: toPlain(whenWords(sent.at, t)),
                  code: sent.receiptCode,
                  state: toPlain(decided(sent, t)),
                }),
              )}
            </p>
            {sent.state === 'returned' && sent.reason !== null && (
              <p class="small">{said(t('u-sent-reason', { reason: sent.reason }))}</p>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

const withNumber = ({ documentDate }: SubmissionFacts, number: string, t: Texts): string =>
  documentDate === null
    ? t('receipt-file-document', { number })
    : t('receipt-file-document-dated', { number, day: formatDay(documentDate) })

const decided = ({ state }: SubmissionFacts, t: Texts): string =>
  t(`u-decided-${state === 'withdrawn' ? 'waiting' : state}`)

/** The word that shows that a form is ours, and which item it is for; both before any file. */
function Hidden({ view, one, what }: PageProps & { one: UploadItem; what: string }) {
  return (
    <>
      <input type="hidden" name="form" value={view.form} />
      <input type="hidden" name="item" value={String(one.item.assignmentId)} />
      <input type="hidden" name="what" value={what} />
    </>
  )
}

function FileForm(props: PageProps & { one: UploadItem }) {
  const { place, view, path, kinds, maxBytes } = props
  const { t } = place
  const accept = kinds.map((kind) => `.${kind}`).join(',')
  const words = Object.fromEntries(
    (
      [
        'u-js-remove',
        'u-js-again',
        'u-js-looking',
        'u-js-sending',
        'u-js-cut',
        'u-js-none',
        'u-js-too-large',
        'u-js-too-many',
      ] as const
    ).map((key) => [key.slice('u-js-'.length), plain(t(key))]),
  )
  const limit = { size: toPlain(mostWords(maxBytes, t)), count: String(view.left), kinds: kinds.join(', ') }
  return (
    <form
      method="post"
      action={path}
      enctype="multipart/form-data"
      class="card"
      id="upload"
      data-words={JSON.stringify(words)}
      data-most={String(view.left)}
      data-bytes={String(maxBytes)}
    >
      <Hidden {...props} what="files" />
      <h2>{said(t('u-file-heading'))}</h2>
      <p class="small soft" id="file-about">
        {said(t('u-file-about', limit))}
      </p>
      <div class="picks">
        <Pick id="file" label={t('u-file-label')} button={t('u-file-button')} accept={accept} />
        <div class="camera">
          <Pick
            id="photo"
            label={t('u-photo-label')}
            button={t('u-photo-button')}
            accept="image/jpeg,image/png"
            camera
          />
        </div>
      </div>
      <div class="drop" aria-hidden="true">
        {said(t('u-drop'))}
      </div>
      <ul class="chosen" id="chosen" />
      <details>
        <summary>{said(t('u-with-number'))}</summary>
        <div class="inside">
          <NumberFields t={t} of="file" />
        </div>
      </details>
      <button type="submit" class="primary">
        {said(t('u-file-send'))}
      </button>
      <p class="small" role="status" aria-live="polite" id="progress" />
    </form>
  )
}

/** A choice of files: with the script a button of its own, without it what the browser shows. */
function Pick({
  id,
  label,
  button,
  accept,
  camera,
}: {
  id: string
  label: string
  button: string
  accept: string
  camera?: boolean
}) {
  return (
    <div class="pick">
      <p class="label nojs" id={`${id}-label`}>
        {said(label)}
      </p>
      <input
        type="file"
        id={id}
        name="file"
        accept={accept}
        aria-labelledby={`${id}-label`}
        aria-describedby="file-about"
        {...(camera ? { capture: 'environment' } : { multiple: true })}
      />
      <label for={id}>{said(button)}</label>
    </div>
  )
}

function NumberFields({ t, of, required }: { t: Texts; of: string; required?: boolean }) {
  return (
    <>
      <label for={`${of}-number`}>{said(t('u-number'))}</label>
      <input
        id={`${of}-number`}
        name="number"
        maxlength={100}
        autocomplete="off"
        {...(required ? { required: true } : {})}
      />
      <label for={`${of}-date`}>{said(t('u-date'))}</label>
      <input id={`${of}-date`} name="date" maxlength={30} autocomplete="off" />
    </>
  )
}

function DocumentForm(props: PageProps & { one: UploadItem }) {
  const { t } = props.place
  return (
    <details>
      <summary>{said(t('u-document-heading'))}</summary>
      <form method="post" action={props.path}>
        <Hidden {...props} what="document" />
        <p class="small soft">{said(t('u-document-about'))}</p>
        <NumberFields t={t} of="document" required />
        <button type="submit" class="primary">
          {said(t('u-document-send'))}
        </button>
      </form>
    </details>
  )
}

function FieldsForm(props: PageProps & { one: UploadItem }) {
  const { t } = props.place
  const fields = ['chair', 'delegates', 'technical', 'phone'] as const
  return (
    <details>
      <summary>{said(t('button-fields'))}</summary>
      <form method="post" action={props.path}>
        <Hidden {...props} what="fields" />
        <p class="small soft">{said(t('u-fields-about'))}</p>
        {fields.map((field) => (
          <>
            <label for={`fields-${field}`}>{said(t(`u-field-${field}`))}</label>
            <input
              id={`fields-${field}`}
              name={field}
              maxlength={300}
              {...(field === 'delegates' ? { inputmode: 'numeric' as const, required: true } : {})}
              {...(field === 'phone' ? { type: 'tel' } : {})}
            />
          </>
        ))}
        <button type="submit" class="primary">
          {said(t('u-fields-send'))}
        </button>
      </form>
    </details>
  )
}

function DoneForm(props: PageProps & { one: UploadItem }) {
  const { t } = props.place
  return (
    <details>
      <summary>{said(t('button-done'))}</summary>
      <form method="post" action={props.path}>
        <Hidden {...props} what="done" />
        <p class="small soft">{said(t('u-done-about'))}</p>
        <button type="submit" class="primary">
          {said(t('u-done-send'))}
        </button>
      </form>
    </details>
  )
}

function Foot({ place, view }: { place: Place; view: UploadView }) {
  const { t } = place
  return (
    <footer class="foot small soft">
      <p>
        {said(
          t('u-foot', { when: toPlain(whenWords(view.until, t)), left: String(view.left), most: String(view.most) }),
        )}
      </p>
      <p>{said(t('u-foot-secret'))}</p>
    </footer>
  )
}
