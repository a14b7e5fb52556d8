/** @jsxImportSource hono/jsx */
// Pages that show nothing of any plan: the way on for whoever only fetches, one sentence, the code to type.
import { Document, Notes, type Place, plain, said } from './layout.tsx'

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
