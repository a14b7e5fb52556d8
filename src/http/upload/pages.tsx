/** @jsxImportSource hono/jsx */
// The pages of a link for handing in: the choice of an item, and an item with what is owed, what was sent before and the forms.
import type { UploadItem, UploadView } from '../../app/upload-page.ts'
import { toPlain } from '../../core/markup.ts'
import type { SubmissionFacts } from '../../core/notice.ts'
import { whenWords } from '../../core/render/days.ts'
import { fieldLines } from '../../core/render/fields.ts'
import { sentWords } from '../../core/render/words.ts'
import { fileWords, itemDeadline, planName, stateWords } from '../../core/render.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { formatDay } from '../../core/time.ts'
import { DocumentForm, DoneForm, FieldsForm, FileForm } from './forms.tsx'
import { Document, Notes, type PageProps, type Place, plain, said } from './layout.tsx'

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
