/** @jsxImportSource hono/jsx */
// What the pages of a link for handing in share: the frame, notes, and what every one of them is given.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { UploadView } from '../../app/upload-page.ts'
import { toPlain } from '../../core/markup.ts'
import type { Texts } from '../../core/texts.gen.ts'

/** Markup that the catalogue made. Never anything else: it is not escaped again. */
export const said = (markup: string) => raw(markup)
export const plain = (markup: string): string => toPlain(markup)

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

export function Document({
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

export function Notes({ notes }: { notes: readonly Note[] }) {
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

export interface PageProps {
  place: Place
  view: UploadView
  /** Its own address, without the item. */
  path: string
  notes: readonly Note[]
  kinds: readonly string[]
  maxBytes: number
}
