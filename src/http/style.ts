// The style sheet of all pages: system type that carries Vietnamese well, light and dark, desk and phone.

export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #eef1f3;
  --panel: #ffffff;
  --sunk: #f5f7f8;
  --wall: #e9eff0;
  --line: #d7dee2;
  --edge: #7f929c;
  --ink: #17232a;
  --soft: #52636d;
  --accent: #0f5f66;
  --accent-ink: #ffffff;
  --accent-soft: #dcedee;
  --own: #d5ebe6;
  --bad: #a8291d;
  --bad-soft: #fbe6e2;
  --soon: #865500;
  --soon-soft: #fbeecd;
  --good: #1c6b3c;
  --good-soft: #dcf1e3;
  --wait: #2a5596;
  --wait-soft: #e1ebfa;
  --shade: rgb(15 30 38 / 45%);
  --lift: 0 1px 2px rgb(15 30 38 / 12%);
  --round: 12px;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  font-size: 15px;
  line-height: 1.5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1519;
    --panel: #172126;
    --sunk: #121b20;
    --wall: #11191d;
    --line: #2c3a41;
    --edge: #6d818b;
    --ink: #e6edf0;
    --soft: #9fb0b8;
    --accent: #5cc0c4;
    --accent-ink: #06262a;
    --accent-soft: #17393d;
    --own: #1b4244;
    --bad: #ff9a8c;
    --bad-soft: #46211d;
    --soon: #f0c168;
    --soon-soft: #40310f;
    --good: #86d6a2;
    --good-soft: #173a25;
    --wait: #9dc1f7;
    --wait-soft: #1c304d;
    --shade: rgb(0 0 0 / 60%);
    --lift: 0 1px 2px rgb(0 0 0 / 40%);
  }
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html, body { height: 100%; margin: 0; }
body {
  display: flex; flex-direction: column; height: 100dvh; overflow: hidden;
  background: var(--ground); color: var(--ink); -webkit-text-size-adjust: 100%;
}
h1, h2, h3, p, ul, dl, dd { margin: 0; }
h2 { font-size: 1rem; line-height: 1.3; }
button, input, textarea { font: inherit; color: inherit; }
button {
  min-height: 38px; padding: 6px 12px; border: 1px solid var(--line); border-radius: 9px;
  background: var(--panel); cursor: pointer; touch-action: manipulation;
}
button:hover { border-color: var(--accent); }
button:active { background: var(--accent-soft); }
button[aria-disabled="true"] { opacity: .5; cursor: default; border-color: var(--line); background: var(--panel); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.plain { border-color: transparent; background: transparent; }
.plain:hover { background: var(--accent-soft); border-color: transparent; }
.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.primary:hover { filter: brightness(1.08); }
.primary:active { background: var(--accent); }
.square { width: 40px; min-width: 40px; height: 40px; padding: 0; display: inline-grid; place-items: center; }
.chip {
  display: inline-flex; align-items: center; gap: 6px; min-height: 34px; padding: 3px 11px;
  border-radius: 17px; font-size: .87rem; white-space: nowrap;
}
a.chip { border: 1px solid var(--line); background: var(--panel); color: inherit; text-decoration: none; }
a.chip:hover { border-color: var(--accent); }
.chip[aria-pressed="true"] { background: var(--accent-soft); border-color: var(--accent); color: var(--accent); }
.count { color: var(--soft); font-weight: 400; font-size: .87em; font-variant-numeric: tabular-nums; }
.icon { width: 20px; height: 20px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.icon-send { fill: currentColor; stroke: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.none { padding: 24px 16px; color: var(--soft); text-align: center; }

.top {
  flex: none; display: flex; align-items: center; gap: 10px 18px; padding: 9px 16px;
  background: var(--panel); border-bottom: 1px solid var(--line);
}
.brand { display: flex; flex-direction: column; line-height: 1.2; white-space: nowrap; }
.brand h1 { line-height: 1.2; font-size: 1.15rem; color: var(--accent); letter-spacing: -.01em; }
.mode { font-size: .8rem; color: var(--soft); }
.plan-button { display: flex; align-items: center; gap: 9px; min-width: 0; flex: 0 1 auto; padding: 4px 10px; text-align: left; border-color: var(--line); }
.plan-text { display: flex; flex-direction: column; min-width: 0; line-height: 1.25; }
.plan-name { font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 250px; }
.plan-name:empty { display: none; }
.plan-more { font-size: .8rem; color: var(--soft); white-space: nowrap; }
.clock { display: flex; align-items: center; gap: 8px 16px; margin-left: auto; min-width: 0; }
.clock-face { display: flex; flex-direction: column; align-items: flex-end; line-height: 1.3; white-space: nowrap; }
.clock-face time { font-weight: 600; font-size: 1.06rem; font-variant-numeric: tabular-nums; min-width: 15.5em; text-align: right; }
.hours { font-size: .8rem; color: var(--good); }
.hours::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 6px; border-radius: 50%; background: currentColor; }
.hours.off { color: var(--soft); }
.hours.off::before { background: transparent; border: 1.5px solid currentColor; }
.clock-moves { display: flex; gap: 6px; min-width: 0; }
.clock-moves > button { white-space: nowrap; font-variant-numeric: tabular-nums; }
.next { display: flex; align-items: center; gap: 8px; width: 330px; min-width: 0; padding-block: 3px; text-align: left; color: var(--accent); border-color: var(--accent); background: var(--accent-soft); }
.next-text { display: flex; flex-direction: column; min-width: 0; line-height: 1.25; }
.next-label { font-weight: 600; font-size: .9rem; }
.next-what { font-size: .8rem; color: var(--ink); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-height: 1.25em; }
.offline { flex: none; padding: 6px 16px; text-align: center; background: var(--soon-soft); color: var(--soon); font-size: .9rem; }

#table { flex: 1; min-height: 0; display: grid; gap: 1px; background: var(--line); grid-template-columns: minmax(0, 1fr) 296px minmax(0, 1fr); }
.chat, .units { display: flex; flex-direction: column; min-height: 0; min-width: 0; background: var(--panel); }
.units { background: var(--sunk); }
.units-head { flex: none; display: flex; align-items: center; justify-content: space-between; gap: 8px; height: 58px; padding: 0 12px 0 16px; }
#unit-search { flex: none; margin: 0 12px 8px; height: 38px; padding: 0 12px; border: 1px solid var(--line); border-radius: 9px; background: var(--panel); }
.unit-rows { flex: 1; min-height: 0; margin: 0; padding: 0 6px 10px; list-style: none; overflow-y: auto; overscroll-behavior: contain; scrollbar-gutter: stable; }
.unit-row {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 8px; align-items: start; width: 100%;
  padding: 7px 10px; border-color: transparent; background: transparent; text-align: left; line-height: 1.35;
}
.unit-row:hover { background: var(--accent-soft); border-color: transparent; }
.unit-row[aria-current] { background: var(--panel); border-color: var(--line); box-shadow: inset 3px 0 0 var(--accent); }
.unit-title { overflow-wrap: anywhere; }
.has-unread .unit-title { font-weight: 600; }
.unit-state { grid-column: 1 / -1; font-size: .83rem; color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-height: 1.35em; }
.apart .unit-title { color: var(--soft); }
.unit-unread:not(:empty) { min-width: 20px; padding: 0 6px; border-radius: 10px; background: var(--accent); color: var(--accent-ink); font-size: .77rem; line-height: 20px; text-align: center; font-variant-numeric: tabular-nums; }

.chat-head { flex: none; display: flex; align-items: center; gap: 10px; min-height: 58px; padding: 7px 12px 7px 16px; border-bottom: 1px solid var(--line); }
.chat-names { flex: 1; min-width: 0; }
.chat-names h2 { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-height: 1.3em; }
.chat-state { font-size: .83rem; color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-height: 1.5em; }
.back { display: none; margin-left: -8px; }
.chat-body { flex: 1; min-height: 0; position: relative; background: var(--wall); }
.log { position: absolute; inset: 0; overflow-y: auto; overscroll-behavior: contain; padding: 8px 16px 16px; scrollbar-gutter: stable; }
.log:focus-visible { outline-offset: -2px; }
.log:empty::before { content: attr(data-empty); display: block; max-width: 22em; margin: 18vh auto 0; text-align: center; color: var(--soft); }
.day { position: sticky; top: 0; z-index: 1; margin: 10px 0 6px; text-align: center; font-size: .8rem; font-weight: 500; pointer-events: none; }
.day span { display: inline-block; padding: 2px 12px; border-radius: 12px; background: var(--panel); color: var(--soft); box-shadow: var(--lift); }
.message { display: flex; flex-direction: column; align-items: flex-start; max-width: min(88%, 600px); margin-top: 8px; }
.from-person { align-items: flex-end; margin-left: auto; }
.bubble { max-width: 100%; padding: 8px 12px 5px; border-radius: var(--round) var(--round) var(--round) 4px; background: var(--panel); box-shadow: var(--lift); }
.from-person .bubble { background: var(--own); border-radius: var(--round) var(--round) 4px var(--round); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
.text a { color: var(--accent); }
.foot { margin-top: 1px; font-size: .75rem; color: var(--soft); text-align: right; font-variant-numeric: tabular-nums; }
.file { display: flex; align-items: center; gap: 10px; margin: 3px 0; color: inherit; text-decoration: none; min-width: 0; }
.file-mark { flex: none; display: grid; place-items: center; width: 42px; height: 42px; border-radius: 10px; background: var(--accent); color: var(--accent-ink); }
.file-words { display: flex; flex-direction: column; min-width: 0; line-height: 1.35; }
.file-name { font-weight: 600; overflow-wrap: anywhere; }
a.file:hover .file-name { text-decoration: underline; }
.picture { display: block; margin: 3px 0; }
.picture img { display: block; width: 100%; aspect-ratio: 6 / 7; object-fit: cover; object-position: top; border-radius: 10px; border: 1px solid var(--line); background: #fff; }
.file-size { font-size: .83rem; color: var(--soft); }
.choices { display: flex; flex-direction: column; gap: 5px; width: 100%; min-width: min(300px, 100%); margin-top: 5px; }
.choice-row { display: flex; flex-wrap: wrap; gap: 5px; }
.choice {
  flex: 1 1 auto; display: flex; align-items: center; justify-content: center; min-height: 40px; padding: 6px 12px;
  border: 1px solid var(--line); border-radius: 10px; background: var(--panel); color: var(--accent);
  font-weight: 500; line-height: 1.3; text-align: center; text-decoration: none; overflow-wrap: anywhere;
}
.choice:hover { border-color: var(--accent); background: var(--accent-soft); }
.choice.used { color: var(--soft); background: var(--sunk); }
.choice.used::before { content: "✓"; margin-right: 6px; }
.choice.pressing { background: var(--accent-soft); border-color: var(--accent); opacity: .7; }
.below {
  position: absolute; left: 50%; bottom: 10px; transform: translateX(-50%); z-index: 2; border-radius: 19px;
  background: var(--accent); border-color: var(--accent); color: var(--accent-ink); font-size: .87rem; box-shadow: 0 3px 10px var(--shade);
}
.drop {
  position: absolute; inset: 8px; z-index: 3; display: none; place-items: center; padding: 16px; text-align: center; font-weight: 600;
  border: 2px dashed var(--accent); border-radius: var(--round); background: var(--accent-soft); color: var(--accent); pointer-events: none;
}
.dropping .drop { display: grid; }
.write { flex: none; display: flex; align-items: flex-end; gap: 6px; padding: 9px 12px; border-top: 1px solid var(--line); position: relative; }
.write textarea {
  flex: 1; min-width: 0; height: 40px; max-height: 140px; padding: 8px 12px; resize: none; border: 1px solid var(--line);
  border-radius: 11px; background: var(--sunk); line-height: 22px; overflow-y: auto;
}
.no-seat .write { visibility: hidden; }
.tabs { display: none; }

dialog { border: 0; color: inherit; background: var(--panel); }
dialog::backdrop { background: var(--shade); }
.drawer { width: min(860px, 100vw); height: 100dvh; max-width: none; max-height: none; margin: 0 0 0 auto; padding: 0; overflow: hidden; }
.drawer[open] { display: flex; flex-direction: column; }
.drawer-head { flex: none; display: flex; align-items: center; gap: 10px; padding: 10px 12px 10px 20px; border-bottom: 1px solid var(--line); }
.drawer-head h2 { flex: 1; }
.drawer-body { flex: 1; min-height: 0; overflow-y: auto; padding: 18px 20px 32px; }
.drawer-body:focus-visible { outline-offset: -2px; }
.about { margin-top: 26px; color: var(--soft); font-size: .87rem; }
.drawer-body section + section { margin-top: 22px; }
.drawer-body h3 { font-size: 1rem; line-height: 1.4; margin-bottom: 8px; }
.plan-number { font-size: .87rem; color: var(--soft); }
.plan-facts h3 { font-size: 1.15rem; }
.plan-facts dl { display: grid; gap: 5px; }
.plan-facts dl > div { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 10px; }
dt { color: var(--soft); }
.totals dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(128px, 1fr)); gap: 8px; }
.totals dl > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 9px 12px; border-radius: 10px; background: var(--sunk); border: 1px solid var(--line); }
.totals dt { font-size: .8rem; line-height: 1.3; }
.totals dd { font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; line-height: 1.3; }
.questions { padding: 12px 16px; border-radius: var(--round); background: var(--soon-soft); }
.questions ul { padding-left: 18px; }
.questions li + li { margin-top: 4px; }
.line { color: var(--soon); font-size: .87rem; white-space: nowrap; }
table { width: 100%; border-collapse: collapse; }
th { padding: 6px 10px; font-size: .8rem; font-weight: 500; color: var(--soft); text-align: left; white-space: nowrap; }
td { padding: 10px; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th:first-child, td:first-child { padding-left: 0; }
td:nth-child(2) { width: 21%; } td:nth-child(3) { width: 22%; } td:nth-child(4) { width: 20%; }
.ref { color: var(--soft); font-size: .87rem; font-variant-numeric: tabular-nums; }
.task-note { margin-top: 4px; font-size: .87rem; color: var(--soon); }
.light { display: inline-block; padding: 1px 9px; border-radius: 11px; font-size: .83rem; background: var(--sunk); color: var(--soft); }
.light-good { background: var(--good-soft); color: var(--good); }
.light-waiting { background: var(--wait-soft); color: var(--wait); }
.light-soon { background: var(--soon-soft); color: var(--soon); }
.light-bad { background: var(--bad-soft); color: var(--bad); }
.tally { display: block; margin-top: 4px; font-size: .87rem; font-variant-numeric: tabular-nums; }
progress { appearance: none; display: block; width: 100%; height: 5px; margin-top: 5px; border: 0; border-radius: 3px; overflow: hidden; background: var(--line); }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
.question { width: min(420px, calc(100vw - 32px)); padding: 20px; border-radius: var(--round); }
.question-moves { display: flex; justify-content: flex-end; gap: 8px; margin-top: 18px; }
.notices { position: fixed; left: 50%; bottom: 76px; z-index: 9; transform: translateX(-50%); display: grid; gap: 8px; width: min(480px, calc(100vw - 32px)); pointer-events: none; }
.note { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 16px; min-height: 44px; border-radius: 10px; background: var(--ink); color: var(--panel); box-shadow: 0 4px 16px var(--shade); pointer-events: auto; }
.note p { flex: 1; }
.note-failed { background: var(--bad-soft); color: var(--bad); border: 1px solid var(--bad); }
.no-script { position: fixed; inset: auto 0 0; padding: 14px; text-align: center; background: var(--bad-soft); color: var(--bad); }
.idle { display: grid; place-items: center; padding: 24px; }
.idle-card { max-width: 440px; padding: 36px; border-radius: var(--round); background: var(--panel); box-shadow: var(--lift); text-align: center; }
.idle-card h1 { margin: 12px 0 6px; font-size: 1.3rem; }
.idle-card p { color: var(--soft); }

/* Over the list of units, where they hide no message. */
@media (min-width: 1081px) {
  .notices { width: 280px; bottom: 14px; }
}
@media (max-width: 1240px) {
  .next { width: 250px; }
  .notices { width: 244px; }
  #table { grid-template-columns: minmax(0, 1fr) 260px minmax(0, 1fr); }
}
@media (max-width: 1080px) {
  .notices { width: min(480px, calc(100vw - 32px)); }
  .top { flex-wrap: wrap; }
  .clock { flex: 1 1 100%; justify-content: space-between; margin: 0; }
  .clock-face { align-items: flex-start; }
  .clock-face time { min-width: 0; text-align: left; }
  .plan-button { margin-left: auto; }
  #table { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .back { display: inline-grid; }
  body:not([data-view="list"]) .units { display: none; }
  body[data-view="list"] .chat-unit { display: none; }
}
@media (max-width: 720px) {
  .top { gap: 7px 10px; padding: 7px 10px; }
  .plan-name { max-width: 46vw; }
  .clock { flex-wrap: wrap; }
  .clock-face { flex: 1 1 100%; flex-direction: row; align-items: baseline; justify-content: space-between; gap: 8px; flex-wrap: wrap; }
  .clock-face time { font-size: 1rem; }
  .clock-moves { flex: 1 1 100%; }
  .clock-moves > button { padding-inline: 10px; min-height: 42px; }
  .next { flex: 1; width: auto; }
  .next-label { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .next-what { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; color: inherit; min-height: 2.5em; }
  #table { grid-template-columns: minmax(0, 1fr); }
  body[data-view="organizer"] :is(.chat-unit, .units) { display: none; }
  body[data-view="list"] .chat { display: none; }
  body[data-view="unit"] .chat-organizer { display: none; }
  .chat-head { padding-inline: 12px 10px; }
  a.chip { min-height: 42px; }
  a.chip ~ #load-plan { min-width: 42px; min-height: 42px; padding: 0; justify-content: center; }
  a.chip ~ #load-plan span { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .log { padding-inline: 10px; scrollbar-gutter: auto; }
  .message { max-width: 92%; }
  .write { padding: 7px 8px; }
  .write textarea { font-size: 16px; }
  #unit-search { font-size: 16px; height: 42px; }
  .unit-row { padding-block: 9px; }
  .square { width: 42px; min-width: 42px; height: 42px; }
  .tabs { flex: none; display: grid; grid-template-columns: 1fr 1fr; background: var(--panel); border-top: 1px solid var(--line); padding-bottom: env(safe-area-inset-bottom); }
  .tabs button { position: relative; display: flex; align-items: center; justify-content: center; gap: 7px; min-height: 48px; border: 0; border-radius: 0; background: transparent; color: var(--soft); font-size: .9rem; }
  .tabs button[aria-current] { color: var(--accent); font-weight: 600; box-shadow: inset 0 2px 0 var(--accent); }
  .dot { width: 8px; height: 8px; border-radius: 50%; background: var(--bad); }
  .notices { bottom: 118px; }
  .plan-facts dl > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .drawer-body { padding-inline: 14px; }
  thead { display: none; }
  table, tbody, tr, td { display: block; width: auto !important; }
  tr { padding: 10px 0; border-top: 1px solid var(--line); }
  td { padding: 2px 0; border: 0; }
  td:nth-child(2)::before, td:nth-child(3)::before { content: attr(data-label) ": "; color: var(--soft); }
}
@media (max-height: 520px) {
  .mode, .plan-more { display: none; }
  .log:empty::before { margin-top: 16px; }
}
@media (prefers-reduced-motion: no-preference) {
  .arriving { animation: rise .16s ease-out; }
  @keyframes rise { from { opacity: 0; transform: translateY(4px); } }
}
@media (forced-colors: active) {
  .bubble, .light, .note { border: 1px solid; }
}
`.trimStart()
