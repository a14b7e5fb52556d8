// The style sheet of the page for handing in: plain enough for an old phone, whole in itself, light and dark.

export const UPLOAD_STYLE = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #eef1f3; color: #17232a; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; }
main { max-width: 640px; margin: 0 auto; padding: 16px 16px 40px; }
h1, h2, h3, p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; border: 0; }
h1 { font-size: 1.35rem; line-height: 1.3; margin-bottom: 4px; }
h2 { font-size: 1.05rem; line-height: 1.4; margin-bottom: 6px; }
ul, ol { list-style: none; }
a { color: #0f5f66; }
[hidden] { display: none !important; }
.brand { padding: 10px 16px; background: #fff; border-bottom: 1px solid #d7dee2; color: #0f5f66; font-weight: 700; text-align: center; }
.soft { color: #52636d; }
.small { font-size: .9rem; }
.card { margin-top: 14px; padding: 14px 16px; background: #fff; border: 1px solid #d7dee2; border-radius: 12px; overflow-wrap: anywhere; word-wrap: break-word; }
.card p + p { margin-top: 6px; }
.due { font-weight: 600; }
.note { margin: 12px 0; padding: 12px 14px; border: 1px solid; border-radius: 10px; overflow-wrap: anywhere; }
.note p + p { margin-top: 4px; }
.note-done { background: #dcf1e3; color: #1c6b3c; }
.note-failed { background: #fbe6e2; color: #a8291d; }
.code { font-size: 1.15rem; font-weight: 700; letter-spacing: .04em; }
label, .label { display: block; margin: 12px 0 4px; font-weight: 600; }
input { display: block; width: 100%; min-height: 46px; padding: 9px 12px; border: 1px solid #7f929c; border-radius: 9px; background: #fff; color: inherit; font: inherit; }
input[type="file"] { padding: 9px; }
input.typed { font-size: 1.5rem; letter-spacing: .18em; text-align: center; text-transform: uppercase; }
button, .button { display: inline-block; min-height: 48px; padding: 10px 18px; border: 1px solid #0f5f66; border-radius: 9px; background: #fff; color: #0f5f66; font: inherit; font-weight: 600; line-height: 1.5; text-align: center; text-decoration: none; cursor: pointer; }
.primary { display: block; width: 100%; margin-top: 16px; background: #0f5f66; color: #fff; }
button[disabled] { opacity: .55; cursor: default; }
.choose { display: block; min-height: 48px; }
.choose:hover { border-color: #0f5f66; }
.choose a { display: block; padding: 14px 16px; margin: -14px -16px; color: inherit; text-decoration: none; }
.choose .task { font-weight: 600; color: #0f5f66; text-decoration: underline; }
details { margin-top: 14px; padding: 0 16px; background: #fff; border: 1px solid #d7dee2; border-radius: 12px; }
details form, details ul, details .inside { padding-bottom: 16px; }
summary { padding: 13px 0; font-weight: 600; color: #0f5f66; cursor: pointer; }
.card details { padding: 0 12px; }
.sent li { padding: 10px 0; border-top: 1px solid #d7dee2; overflow-wrap: anywhere; word-wrap: break-word; }
.sent li:first-child { border-top: 0; padding-top: 0; }
.drop { display: none; }
.script .drop { display: block; margin-top: 12px; padding: 16px; border: 2px dashed #7f929c; border-radius: 10px; text-align: center; }
.dropping .drop { border-color: #0f5f66; background: #dcedee; }
.script .pick input { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; border: 0; opacity: 0; }
.picks label { display: none; }
.script .picks label { display: inline-block; margin: 6px 6px 0 0; padding: 10px 16px; border: 1px solid #0f5f66; border-radius: 9px; color: #0f5f66; cursor: pointer; }
.script .picks .nojs { display: none; }
.script .pick input:focus + label { outline: 3px solid #0f5f66; outline-offset: 2px; }
.pick { position: relative; }
.script .picks > div { display: inline-block; }
.chosen li { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; padding: 8px 0; border-top: 1px solid #d7dee2; }
.chosen .name { flex: 1 1 60%; min-width: 0; overflow-wrap: anywhere; word-wrap: break-word; }
.chosen button { min-height: 44px; padding: 6px 12px; font-weight: 400; }
.chosen progress { flex: 1 1 100%; width: 100%; height: 10px; margin-top: 6px; }
.chosen .said { flex: 1 1 100%; font-size: .95rem; }
.chosen .bad { color: #a8291d; }
.chosen .good { color: #1c6b3c; }
.foot { margin-top: 20px; }
.foot p + p { margin-top: 6px; }
:focus { outline: 3px solid #0f5f66; outline-offset: 2px; }
:focus:not(:focus-visible) { outline: 0; }
main:focus, .note:focus { outline: 0; }
@media (hover: hover) and (pointer: fine) { .camera, .script .picks > .camera { display: none; } }
@media (min-width: 900px) { .camera, .script .picks > .camera { display: none; } }
@media (max-width: 640px) { .drop { display: none !important; } }
@media (prefers-color-scheme: dark) {
  body { background: #0e1519; color: #e6edf0; }
  .brand, .card, details, input, button, .button { background: #172126; border-color: #2c3a41; }
  .brand, a, summary, .choose .task, button, .button, .script .picks label { color: #5cc0c4; }
  input { border-color: #6d818b; }
  button, .button, .script .picks label { border-color: #5cc0c4; }
  .primary { background: #5cc0c4; color: #06262a; }
  .soft { color: #9fb0b8; }
  .note-done { background: #173a25; color: #86d6a2; }
  .note-failed { background: #46211d; color: #ff9a8c; }
  .chosen .bad { color: #ff9a8c; }
  .chosen .good { color: #86d6a2; }
  .sent li, .chosen li { border-color: #2c3a41; }
  .dropping .drop { background: #17393d; }
  :focus { outline-color: #5cc0c4; }
}
@media print { form, .drop { display: none; } }
`.trimStart()
