/** @jsxImportSource hono/jsx */
// The forms of an item: files, the number of a document, three fields, the word that it is done.
import type { UploadItem } from '../../app/upload-page.ts'
import { toPlain } from '../../core/markup.ts'
import type { Texts } from '../../core/texts.gen.ts'
import { mostWords } from './answers.ts'
import { type PageProps, plain, said } from './layout.tsx'

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

export function FileForm(props: PageProps & { one: UploadItem }) {
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

export function DocumentForm(props: PageProps & { one: UploadItem }) {
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

export function FieldsForm(props: PageProps & { one: UploadItem }) {
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

export function DoneForm(props: PageProps & { one: UploadItem }) {
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
