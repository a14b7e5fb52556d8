/** @jsxImportSource hono/jsx */
// The pages as the server draws them: the rehearsal's frame, which the client fills, and the page that says nothing.
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { PageWords } from './client/words.ts'
import type { RehearsalControl } from './rehearsal-port.ts'

interface FrameProps {
  language: 'vi' | 'en'
  title: string
  base: string
  /** Given where the client runs: its words travel with the page. */
  words?: PageWords
  children?: Child
}

function Frame({ language, title, base, words, children }: FrameProps) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={`${base}icon.svg`} type="image/svg+xml" />
        <link rel="stylesheet" href={`${base}style.css`} />
        {words && <script type="module" src={`${base}main.js`} />}
      </head>
      {words ? (
        <body data-words={JSON.stringify(words)} data-view="organizer">
          {children}
        </body>
      ) : (
        <body class="idle">{children}</body>
      )}
    </html>
  )
}

const ICONS = {
  send: 'M3.4 20.4 21 12 3.4 3.6 3.4 10.1 15 12 3.4 13.9z',
  attach: 'M16.5 6.5v9.2a4.5 4.5 0 0 1-9 0V5.8a3 3 0 0 1 6 0v9.4a1.5 1.5 0 0 1-3 0V6.5',
  plan: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  close: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.4l3 1.8',
  reset: 'M5 12a7 7 0 1 0 2.2-5.1M5 4.5V8h3.5',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.5M4 12h.5M4 17.5h.5',
  chat: 'M4 5h16v11H9.5L5.5 19.5V16H4z',
} as const

/** A line drawing beside words; screen readers pass over it. */
function Icon({ name }: { name: keyof typeof ICONS }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={ICONS[name]} />
    </svg>
  )
}

/** The rehearsal's page as it stands before the first event: everything that does not move is there already. */
export function rehearsalPage(control: RehearsalControl, base: string, reviews = false) {
  const { words, language } = control
  return (
    <>
      {raw('<!doctype html>')}
      <Frame language={language} title={words['page-title']} base={base} words={words}>
        <TopBar words={words} plan={control.planName()} />
        <p id="offline" class="offline" role="status" hidden>
          {words['page-offline']}
        </p>
        <main id="table">
          <Chat words={words} id="organizer" title={words['page-organizer']} reviews={reviews} />
          <UnitList words={words} />
          <Chat words={words} id="unit" title="" />
        </main>
        <Tabs words={words} />
        <OverviewDialog words={words} />
        <ResetDialog words={words} />
        <div id="notices" class="notices" role="alert" />
        <noscript>
          <p class="no-script">{words['page-no-script']}</p>
        </noscript>
      </Frame>
    </>
  )
}

function TopBar({ words, plan }: { words: PageWords; plan: string | null }) {
  return (
    <header class="top">
      <div class="brand" title={words['page-about']}>
        <h1>{words['page-brand']}</h1>
        <span class="mode">{words['page-mode']}</span>
      </div>
      <button type="button" id="open-overview" class="plain plan-button" aria-haspopup="dialog">
        <Icon name="plan" />
        <span class="plan-text">
          <span class="plan-name" id="plan-name">
            {plan ?? ''}
          </span>
          <span class="plan-more">{words['page-overview']}</span>
        </span>
      </button>
      <section class="clock" aria-label={words['page-clock']}>
        <div class="clock-face">
          <time id="now">–</time>
          <span id="hours" class="hours" />
        </div>
        <div class="clock-moves">
          <button type="button" data-advance="hour" aria-label={words['page-hour-long']}>
            {words['page-hour']}
          </button>
          <button type="button" data-advance="day" aria-label={words['page-day-long']}>
            {words['page-day']}
          </button>
          <button type="button" data-advance="next" class="next">
            <Icon name="clock" />
            <span class="next-text">
              <span class="next-label">{words['page-next']}</span>
              <span class="next-what" id="next-what" />
            </span>
          </button>
        </div>
      </section>
    </header>
  )
}

function UnitList({ words }: { words: PageWords }) {
  return (
    <section class="units" id="panel-list" aria-label={words['page-units']}>
      <div class="units-head">
        <h2>
          {words['page-units']} <span id="unit-count" class="count" />
        </h2>
        <button type="button" id="only-unread" class="chip" aria-pressed="false">
          {words['page-show-unread']} <span id="unread-count" class="count" />
        </button>
      </div>
      <input
        type="search"
        id="unit-search"
        placeholder={words['page-units-search']}
        aria-label={words['page-units-search']}
        autocomplete="off"
        spellcheck={false}
      />
      <ul id="unit-rows" class="unit-rows" />
      <p id="unit-none" class="none" hidden>
        {words['page-units-none']}
      </p>
    </section>
  )
}

/** One chat: head, messages, the line to write on. */
function Chat({
  words,
  id,
  title,
  reviews,
}: {
  words: PageWords
  id: 'organizer' | 'unit'
  title: string
  reviews?: boolean
}) {
  const organizer = id === 'organizer'
  return (
    <section class={`chat chat-${id}`} id={`panel-${id}`} aria-labelledby={`${id}-title`}>
      <header class="chat-head">
        {!organizer && (
          <button type="button" id="back-to-list" class="plain square back" aria-label={words['page-units-back']}>
            <Icon name="back" />
          </button>
        )}
        <div class="chat-names">
          <h2 id={`${id}-title`}>{title}</h2>
          <p id={`${id}-state`} class="chat-state" />
        </div>
        {reviews && (
          <a class="chip" href="/o/">
            <Icon name="list" />
            <span>{words['page-review']}</span>
          </a>
        )}
        {organizer && (
          <button type="button" id="load-plan" class="chip">
            <Icon name="plan" />
            <span>{words['page-load-plan']}</span>
          </button>
        )}
      </header>
      <div class="chat-body">
        <div id={`${id}-log`} class="log" role="log" aria-labelledby={`${id}-title`} tabindex={0} />
        <button type="button" id={`${id}-below`} class="below" hidden>
          {words['page-new-below']}
        </button>
        <div class="drop" aria-hidden="true">
          <span>{words[organizer ? 'page-drop-plan' : 'page-drop-file']}</span>
        </div>
      </div>
      <form id={`${id}-form`} class="write" autocomplete="off">
        <input type="file" id={`${id}-file`} hidden multiple={!organizer} />
        {!organizer && (
          <button
            type="button"
            id="attach"
            class="plain square"
            aria-label={words['page-attach']}
            title={words['page-attach']}
          >
            <Icon name="attach" />
          </button>
        )}
        <textarea
          id={`${id}-text`}
          rows={1}
          maxlength={4000}
          placeholder={words['page-write']}
          aria-label={words['page-write']}
        />
        <button type="submit" class="primary square" aria-label={words['page-send']} title={words['page-send']}>
          <Icon name="send" />
        </button>
      </form>
    </section>
  )
}

/** On a phone one part shows at a time. */
function Tabs({ words }: { words: PageWords }) {
  return (
    <nav class="tabs" aria-label={words['page-mode']}>
      <button type="button" data-tab="organizer" aria-current="true">
        <Icon name="chat" />
        <span>{words['page-organizer']}</span>
        <span class="dot" id="organizer-dot" hidden />
      </button>
      <button type="button" data-tab="unit">
        <Icon name="list" />
        <span>{words['page-units']}</span>
        <span class="dot" id="units-dot" hidden />
      </button>
    </nav>
  )
}

function OverviewDialog({ words }: { words: PageWords }) {
  return (
    <dialog id="overview" class="drawer" aria-labelledby="overview-title">
      <header class="drawer-head">
        <h2 id="overview-title">{words['page-overview']}</h2>
        <button type="button" id="open-reset" class="chip">
          <Icon name="reset" />
          <span>{words['page-reset']}</span>
        </button>
        <button type="button" id="close-overview" class="plain square" aria-label={words['page-close']}>
          <Icon name="close" />
        </button>
      </header>
      <div id="overview-body" class="drawer-body" tabindex={0} />
    </dialog>
  )
}

function ResetDialog({ words }: { words: PageWords }) {
  return (
    <dialog id="reset" class="question" aria-labelledby="reset-question">
      <p id="reset-question">{words['page-reset-question']}</p>
      <div class="question-moves">
        <button type="button" id="reset-cancel">
          {words['page-cancel']}
        </button>
        <button type="button" id="reset-confirm" class="primary">
          {words['page-reset-confirm']}
        </button>
      </div>
    </dialog>
  )
}

/** What `GET /` shows while the bot works in chats: that it runs, and nothing else. */
export function idlePage(language: 'vi' | 'en', words: PageWords, base: string) {
  return (
    <>
      {raw('<!doctype html>')}
      <Frame language={language} title={words['page-brand']} base={base}>
        <main class="idle-card">
          <img src={`${base}icon.svg`} alt="" width="48" height="48" />
          <h1>{words['page-idle-title']}</h1>
          <p>{words['page-idle-text']}</p>
        </main>
      </Frame>
    </>
  )
}
