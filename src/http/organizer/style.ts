// What the organizers' pages add to the style sheet of all pages: a page that scrolls, cards, forms, the two panes.

export const ORGANIZER_STYLE = `
.office, .office body { height: auto; }
.office body { display: block; min-height: 100dvh; overflow: visible; }
.office body.idle { display: grid; }
.office a { color: var(--accent); text-underline-offset: 3px; }
.office button, .office .button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px; padding: 8px 16px;
  border: 1px solid var(--line); border-radius: 9px; background: var(--panel); color: inherit; font-weight: 500;
  line-height: 1.3; text-align: center; text-decoration: none; cursor: pointer;
}
.office button:hover, .office .button:hover { border-color: var(--accent); }
.office .primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.office h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 6px; }
.office h2 { font-size: 1.05rem; margin: 0 0 6px; }
.office h3 { font-size: 1rem; line-height: 1.35; margin: 0 0 4px; }
.office table, .office tr, .office td { width: auto; }
.skip { position: absolute; left: 8px; top: -60px; z-index: 9; padding: 10px 16px; background: var(--panel); border: 2px solid var(--accent); border-radius: 9px; }
.skip:focus { top: 8px; }
main:focus { outline: none; }
.o-soft { color: var(--soft); }
.o-head { display: flex; align-items: center; gap: 8px 18px; flex-wrap: wrap; padding: 8px 20px; background: var(--panel); border-bottom: 1px solid var(--line); }
.o-brand { display: inline-flex; align-items: center; min-height: 44px; font-size: 1.15rem; font-weight: 700; letter-spacing: -.01em; text-decoration: none; }
.o-plan { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.o-plan .light { margin-left: 8px; }
.o-who { display: flex; align-items: center; gap: 12px; margin-left: auto; }
.o-name { color: var(--soft); }
.o-ways { background: var(--panel); border-bottom: 1px solid var(--line); padding: 0 12px; }
.o-ways ol { display: flex; gap: 2px; margin: 0; padding: 0; list-style: none; counter-reset: way; overflow-x: auto; }
.o-ways a { display: flex; align-items: center; gap: 8px; min-height: 44px; padding: 0 12px; color: var(--soft); text-decoration: none; white-space: nowrap; }
.o-ways a::before { counter-increment: way; content: counter(way); display: grid; place-items: center; width: 22px; height: 22px; border-radius: 50%; border: 1px solid currentColor; font-size: .8rem; font-variant-numeric: tabular-nums; }
.o-ways a:hover { color: var(--accent); }
.o-ways a[aria-current] { color: var(--accent); font-weight: 600; box-shadow: inset 0 -3px 0 var(--accent); }
.o-ways a[aria-current]::before { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.o:not(.o-wide) main { max-width: 860px; margin: 0 auto; padding: 24px 20px 64px; }
.o-note { display: block; margin: 0 0 14px; padding: 10px 14px; border-radius: 10px; border: 1px solid transparent; }
.o-note-done { background: var(--good-soft); color: var(--good); }
.o-note-failed { background: var(--bad-soft); color: var(--bad); border-color: var(--bad); }
.o-note-stale { background: var(--soon-soft); color: var(--soon); border-color: var(--soon); }
.o-onward { margin-top: 20px; }

.o-single { padding: 24px; }
.o-sign-in form { display: grid; gap: 12px; margin-top: 12px; text-align: left; }
.o-sign-in form p { text-align: center; }
.o-sign-in label { font-weight: 500; color: var(--ink); }
.o-code { font-size: 1.5rem; letter-spacing: .22em; text-transform: uppercase; text-align: center; font-variant-numeric: tabular-nums; }
.office input:not([type="radio"], [type="checkbox"]), .office textarea, .office select {
  width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--edge); border-radius: 9px;
  background: var(--panel); color: inherit; font: inherit;
}
.office textarea { resize: vertical; line-height: 1.45; }
.office input[type="radio"], .office input[type="checkbox"] { flex: none; width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--accent); }
.o-choice { display: flex; gap: 10px; align-items: flex-start; min-height: 44px; padding: 8px 0; }
fieldset { margin: 0; padding: 10px 14px; border: 1px solid var(--line); border-radius: 10px; }
legend { padding: 0 6px; font-weight: 500; }

.o-plans { display: grid; gap: 12px; margin: 16px 0 0; padding: 0; list-style: none; }
.o-card { padding: 6px 18px 14px; border: 1px solid var(--line); border-radius: var(--round); background: var(--panel); box-shadow: var(--lift); }
.o-card a { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; min-height: 44px; padding-top: 8px; color: inherit; text-decoration: none; }
.o-card a:hover .o-card-name { text-decoration: underline; }
.o-card-name { font-weight: 600; color: var(--accent); }
.o-card-title { flex: 1 1 100%; }
.o-card dl { display: flex; flex-wrap: wrap; gap: 6px 28px; margin-top: 10px; }
.o-card dt { font-size: .83rem; }
.o-card dd { font-weight: 600; font-variant-numeric: tabular-nums; }
.hot dd { color: var(--soon); }
.o-bring { margin-top: 32px; padding: 18px; border: 1px dashed var(--edge); border-radius: var(--round); }
.o-bring form { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px 10px; align-items: end; margin-top: 10px; }
.o-bring label { grid-column: 1 / -1; font-weight: 500; }

.o-messages { display: grid; gap: 20px; margin: 20px 0 0; padding: 0; list-style: none; }
.o-messages h2 { font-size: 1rem; }
.o-bubble { max-width: 620px; padding: 12px 16px; border: 1px solid var(--line); }
.o-counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(140px, 1fr)); gap: 10px; margin: 16px 0; }
.o-counts > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 10px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--panel); }
.o-counts dt { font-size: .87rem; line-height: 1.35; }
.o-counts dd { font-size: 1.6rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
.o-changes { display: grid; gap: 12px; margin: 16px 0; padding: 0; list-style: none; }
.o-change { display: grid; gap: 4px; padding: 12px 16px; border: 1px solid var(--line); border-left: 3px solid var(--edge); border-radius: 10px; background: var(--panel); overflow-wrap: anywhere; }
.o-change-on { border-left-color: var(--accent); }
.o-change-said { font-weight: 500; }
.o-change form { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 6px; }
.o-waits { margin: 18px 0; }
.o-waits ul { display: grid; gap: 12px; margin: 0; padding: 0; list-style: none; }
.o-waits li { padding: 10px 14px; border-left: 3px solid var(--soon); background: var(--panel); border-radius: 0 10px 10px 0; }
.o-reason { display: block; margin-top: 2px; color: var(--soon); }
.o-confirm { display: grid; gap: 10px; margin-top: 20px; padding: 16px 18px; border: 1px solid var(--line); border-radius: var(--round); background: var(--panel); }
.o-confirm button { justify-self: start; }
.o-fold { margin: 14px 0; }
.o-fold > summary, .o-edit > summary, .o-more > summary { min-height: 44px; display: flex; align-items: center; gap: 8px; cursor: pointer; font-weight: 500; color: var(--accent); list-style: none; }
summary::-webkit-details-marker { display: none; }
.o-fold > summary::before, .o-edit > summary::before, .o-more > summary::before { content: ""; width: 8px; height: 8px; border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(-45deg); margin: 0 3px; }
details[open] > summary::before { transform: rotate(45deg); }
@media (max-width: 720px) {
  .o-head { padding: 4px 14px; }
  .o-plan { order: 3; flex: 1 1 100%; padding-bottom: 6px; }
  .o-plan:empty { display: none; }
  .o:not(.o-wide) main { padding: 16px 14px 48px; }
  .o-ways { padding: 0 4px; }
  .o-bring form { grid-template-columns: minmax(0, 1fr); }
  .office input:not([type="radio"], [type="checkbox"]), .office textarea, .office select { font-size: 16px; }
}
@media (forced-colors: active) { .o-card, .o-change, .o-note, .o-waits li { border: 1px solid; } }
`
