// The style of the review: two panes at a desk, one column on a phone, the doubt with its answers above all else.

export const REVIEW_STYLE = `
.o-panes { display: flex; flex-direction: column; gap: 20px; padding: 14px; }
.o-work { min-width: 0; }
.o-progress { display: flex; align-items: center; flex-wrap: wrap; gap: 8px; margin-bottom: 12px; }
.o-progress p { flex: 1; font-weight: 600; }
.o-task { padding: 12px 16px 6px; border: 1px solid var(--line); border-radius: var(--round); background: var(--panel); box-shadow: var(--lift); }
.o-task > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; margin-bottom: 8px; }
.o-task > header h2 { flex: 1; min-width: 60%; margin: 0; font-size: 1.1rem; }
.o-task .ref { margin-right: 4px; }
.o-quote { margin: 0 0 12px; padding: 8px 12px; border-left: 3px solid var(--accent); background: var(--sunk); border-radius: 0 10px 10px 0; }
.o-quote figcaption { display: flex; justify-content: space-between; gap: 10px; font-size: .87rem; color: var(--soft); }
.o-quote figcaption a { padding: 13px 0; margin: -13px 0; }
.o-quote blockquote { margin: 4px 0 0; max-height: 9.5em; overflow-y: auto; }
.o-quote blockquote p { white-space: pre-wrap; overflow-wrap: anywhere; }
.o-quote-none { margin-bottom: 10px; }
.o-line { margin: 6px 0; padding-left: 10px; border-left: 3px solid var(--edge); }
.o-doubt { margin: 0 0 12px; padding: 10px 14px 12px; border-radius: 10px; background: var(--soon-soft); }
.o-doubt > p > b { color: var(--soon); }
.o-doubt-mild { background: var(--sunk); }
.o-offers { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 10px; }
.o-offers button, .o-offers .button { flex: 0 1 auto; min-width: 0; overflow-wrap: anywhere; }
.o-offered { flex: 1 1 100%; color: var(--soft); font-size: .93rem; }
.o-type-form { margin-top: 8px; }
.o-short { grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); align-items: start; }
.o-type { margin-top: 6px; }
.o-type > summary { min-height: 44px; display: inline-flex; align-items: center; cursor: pointer; color: var(--accent); text-decoration: underline; text-underline-offset: 3px; list-style: none; }
.office .quiet { background: transparent; border-color: var(--edge); }
.office .danger { color: var(--bad); border-color: var(--bad); background: transparent; }
.o-understood { display: grid; gap: 8px; margin: 4px 0 10px; }
.o-understood > div { display: grid; grid-template-columns: 112px minmax(0, 1fr); gap: 12px; }
.o-understood dd { overflow-wrap: anywhere; }
.o-names, .o-further, .o-helper { display: block; }
.o-names { color: var(--soft); }
.o-own { display: inline-block; margin-left: 8px; padding: 0 8px; border-radius: 10px; background: var(--accent-soft); color: var(--accent); font-size: .8rem; }
.o-edit { border-top: 1px solid var(--line); }
.o-fields { display: grid; gap: 14px; padding: 4px 0 14px; }
.o-field { display: grid; gap: 4px; justify-items: stretch; }
.o-field > button { justify-self: start; margin-top: 4px; }
.o-field > label:not(.o-choice) { font-weight: 500; }
.o-field :is(input, textarea, select) { scroll-margin: 44px 0 80px; }
.o-hint, .o-reading { font-size: .87rem; color: var(--soft); }
.o-reading { color: var(--accent); min-height: 1.5em; }
.o-wrong { color: var(--bad); font-weight: 500; }
.office [aria-invalid="true"] { border-color: var(--bad) !important; border-width: 2px !important; }
.unsaved > :is(input, textarea) { border-color: var(--soon) !important; background: var(--soon-soft) !important; }
.o-save { display: flex; flex-wrap: wrap; gap: 8px; position: sticky; bottom: 0; padding: 8px 0; background: var(--panel); }
.o-list { margin-top: 22px; }
.o-list h3 { margin: 14px 0 2px; font-size: .9rem; color: var(--soft); }
.o-list ul { margin: 0; padding: 0; list-style: none; }
.o-list a { display: grid; grid-template-columns: 74px minmax(0, 1fr) auto; align-items: center; gap: 2px 10px; min-height: 44px; padding: 6px 10px; border-top: 1px solid var(--line); color: inherit; text-decoration: none; line-height: 1.35; }
.o-list a > .what:first-child { grid-column: 1 / 3; }
.o-list a:hover { background: var(--accent-soft); }
.o-list a[aria-current] { background: var(--panel); box-shadow: inset 3px 0 0 var(--accent); }
.o-list .soon { box-shadow: inset 3px 0 0 var(--soon); }
.o-list .when { max-width: 220px; font-size: .87rem; color: var(--soft); text-align: right; }
.o-list .what { overflow: hidden; text-overflow: ellipsis; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.o-list .what b { font-weight: 600; }
.o-document { min-width: 0; scroll-margin-top: 12px; }
.o-lines { margin: 0; padding: 8px 0; list-style: none; border: 1px solid var(--line); border-radius: var(--round); background: var(--panel); overflow-y: auto; max-height: 70dvh; }
.o-lines li { display: grid; grid-template-columns: 52px minmax(0, 1fr); line-height: 1.55; }
.o-lines .no { padding-right: 12px; color: var(--soft); font-size: .8rem; line-height: 1.95; text-align: right; text-decoration: none; font-variant-numeric: tabular-nums; user-select: none; }
.o-lines a.no { color: var(--accent); font-weight: 700; }
.o-lines a.no.hot { color: var(--soon); }
.o-lines .words { padding-right: 14px; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
.o-lines .blank { line-height: 1; min-height: .7em; }
.o-lines .blank .no { visibility: hidden; line-height: 1; }
.o-lines .marked { background: var(--soon-soft); box-shadow: inset 3px 0 0 var(--soon); }
.o-lines :target { outline: 2px solid var(--accent); outline-offset: -2px; }
.o-lines mark { background: transparent; color: inherit; }
@media (min-width: 960px) {
  .office .o-wide { display: flex; flex-direction: column; height: 100dvh; overflow: hidden; }
  .o-wide main { flex: 1; min-height: 0; }
  .o-panes { height: 100%; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr) minmax(0, 1.05fr); gap: 0; padding: 0; }
  .o-work { grid-column: 2; grid-row: 1; overflow-y: auto; padding: 14px 20px 0; scrollbar-gutter: stable; }
  .o-work::after { content: ""; display: block; height: 40px; }
  .o-document { position: relative; grid-column: 1; grid-row: 1; display: flex; flex-direction: column; min-height: 0; border-right: 1px solid var(--line); background: var(--panel); }
  .o-document h2 { padding: 14px 20px 8px; margin: 0; border-bottom: 1px solid var(--line); }
  .o-lines { flex: 1; min-height: 0; max-height: none; border: 0; border-radius: 0; }
  .o-lines :target { outline: 0; }
}
@media (max-width: 720px) {
  .o-understood > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .o-understood dt { font-size: .87rem; }
  .o-offers button, .o-offers .button { flex: 1 1 100%; }
  .o-list a { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .o-list a > .what:first-child { grid-column: 1; }
  .o-list .when { max-width: none; text-align: left; }
  .o-lines li { grid-template-columns: 40px minmax(0, 1fr); }
  .o-task { padding-inline: 12px; }
}
@media (forced-colors: active) { .o-doubt, .o-task { border: 1px solid; } .o-lines .marked { outline: 1px solid; } }
`
