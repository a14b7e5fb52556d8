// A plan as sheets to calculate with: the four cells with their rule, a row for each task, each assignment and each contact.
import { namesOf } from '../board.ts'
import type { ExportFacts, ItemFacts } from '../facts.ts'
import { html, toPlain } from '../markup.ts'
import type { Rendered } from '../notice.ts'
import type { SheetDocument } from '../picture.ts'
import type { Texts } from '../texts.gen.ts'
import { formatDay, type Instant } from '../time.ts'
import { whenWeekdayWords, whenWords } from './days.ts'
import { deadlineBrief } from './deadlines.ts'
import { journalAct, journalActor } from './journal.ts'
import { type Abilities, finish, saying } from './layout.ts'
import { channelWords, lightWords, planName, planShort, sentWords, stateWords } from './words.ts'

export function renderExport(facts: ExportFacts, abilities: Abilities, t: Texts): Rendered {
  const args = { plan: html(planShort(facts.plan, t)), when: html(whenWeekdayWords(facts.now, t)) }
  return finish(saying(t('export-caption', args)), abilities, t)
}

/** The sheets, their words finished. */
export function exportSheets(facts: ExportFacts, t: Texts): SheetDocument {
  const { plan, totals } = facts
  const plain = (markup: string): string => toPlain(markup)
  const head = (...names: string[]) => names.map(plain)
  const led = facts.tasks.filter((task) => task.role === 'lead' && task.of > 0)
  const about = { event: plan.event.name ?? plan.title }
  const at = (instant: Instant | null): string | null => (instant === null ? null : plain(whenWords(instant, t)))
  const overview = [
    [plain(planName(plan, t))],
    [plan.title ?? ''],
    [plain(t('report-as-of', { when: html(whenWeekdayWords(facts.now, t)) }))],
    [],
    head(t('sheet-tasks-count'), String(led.length)),
    head(t('sheet-assignments-count'), String(totals.assignments)),
    [],
    head('', t('sheet-in-time'), t('sheet-late')),
    [plain(t('sheet-done')), totals.onTime, totals.late],
    [plain(t('sheet-open')), totals.inTime, totals.overdue],
    [],
    [plain(t('totals-rule'))],
    [],
    head(
      t('sheet-ref'),
      t('sheet-task'),
      t('sheet-unit'),
      t('sheet-deadline'),
      t('sheet-of'),
      t('sheet-done'),
      t('sheet-submitted'),
      t('sheet-missing'),
      t('sheet-missing-units'),
    ),
    ...led.map((task) => [
      task.ref,
      task.task,
      task.executor ?? task.unit,
      plain(deadlineBrief(task.deadline, t, about)),
      task.of,
      task.done,
      task.submitted,
      task.missing.length,
      namesOf(task.missing).join(', '),
    ]),
  ]
  const detail = [
    head(
      t('sheet-ref'),
      t('sheet-task'),
      t('sheet-unit'),
      t('sheet-state'),
      t('sheet-light'),
      t('sheet-deadline'),
      t('sheet-acknowledged-at'),
      t('sheet-sent-at'),
      t('sheet-sent'),
      t('sheet-document'),
      t('sheet-code'),
      ...(withVia(facts) ? [t('sheet-via')] : []),
      ...fieldHeads(facts, t),
    ),
    ...facts.rows.map(({ ref, item }) => [
      ref,
      item.task,
      item.executor ?? item.unit,
      plain(stateWords(item, t)),
      plain(lightWords(item.light, t)),
      plain(deadlineBrief(item.deadline, t, about)),
      at(item.acknowledgedAt),
      at(item.submission?.at ?? null),
      item.submission === null ? null : plain(sentWords(item.submission, t)),
      item.submission?.documentNumber
        ? [item.submission.documentNumber, item.submission.documentDate ? formatDay(item.submission.documentDate) : '']
            .filter((part) => part !== '')
            .join(', ')
        : null,
      item.submission?.receiptCode ?? null,
      ...(withVia(facts) ? [item.submission?.via == null ? null : channelWords(item.submission.via, t)] : []),
      ...fieldCells(facts, item),
    ]),
  ]
  const sheets = [
    { name: plain(t('sheet-overview')), rows: overview, heads: [7, 13] },
    { name: plain(t('sheet-detail')), rows: detail, heads: [0] },
  ]
  if (facts.contacts !== null)
    sheets.push({
      name: plain(t('sheet-contacts')),
      rows: [
        head(t('sheet-unit'), t('sheet-person'), t('sheet-position'), t('sheet-phone'), t('sheet-reached')),
        ...facts.contacts.flatMap(({ unit, contacts }) =>
          contacts.length === 0
            ? [[unit, null, null, null, plain(t('to-phone-no-contact'))]]
            : contacts.map((one) => [
                unit,
                one.person,
                one.position,
                one.phone,
                one.reachable
                  ? plain(t('sheet-yes'))
                  : plain(t(one.joined ? 'to-phone-unreachable' : 'to-phone-not-joined')),
              ]),
        ),
      ],
      heads: [0],
    })
  sheets.push({
    name: plain(t('sheet-journal')),
    rows: [
      head(t('sheet-when'), t('sheet-by'), t('sheet-act'), t('sheet-object')),
      ...facts.journal.map((row) => [
        at(row.at),
        plain(journalActor(row.actor, t)),
        plain(
          row.of
            ? t('journal-of', { act: journalAct(row.action, t), of: journalAct(row.of, t) })
            : journalAct(row.action, t),
        ),
        row.object,
      ]),
    ],
    heads: [0],
  })
  return { kind: 'sheet', sheets }
}

/** Whether it is known of anything by which channel it came. */
const withVia = ({ rows }: ExportFacts): boolean => rows.some(({ item }) => item.submission?.via != null)

/** Columns of the three fields, where some unit gave them in place of a file; names and phones as in the sheet of contacts. */
const withFields = ({ rows }: ExportFacts): boolean => rows.some(({ item }) => item.submission?.fields != null)

const fieldHeads = (facts: ExportFacts, t: Texts): string[] => [
  ...(withFields(facts) ? [t('sheet-chair'), t('sheet-delegates')] : []),
  ...(withFields(facts) && facts.contacts !== null ? [t('sheet-technical'), t('sheet-technical-phone')] : []),
]

function fieldCells(facts: ExportFacts, { submission }: ItemFacts): (string | number | null)[] {
  if (!withFields(facts)) return []
  const { chair, delegates, technical, phone } = submission?.fields ?? {}
  const count = Number(delegates)
  return [
    chair ?? null,
    delegates === undefined || delegates === '' || Number.isNaN(count) ? (delegates ?? null) : count,
    ...(facts.contacts === null ? [] : [technical ?? null, phone ?? null]),
  ]
}
