// What a unit is told of changes, nudges and verdicts, and on joining.
import { escapeHtml, html, listed, shorten } from '../markup.ts'
import type { ItemFacts, PlanFacts, Rendered } from '../notice.ts'
import type { Texts } from '../texts.gen.ts'
import { greeting, isOpen, itemChoices, itemLines, LABEL, sentence, stateLine } from './card.ts'
import { dayWords, whenWords } from './days.ts'
import { deadlineBrief, itemDeadline, planEvent } from './deadlines.ts'
import { type Abilities, choice, type FactsOf, finish, fitted, type Message, saying } from './layout.ts'
import { overdueLine } from './overdue.ts'
import { eventDateWords, isSpeech, markOf, personWords, planName } from './words.ts'

/** The event's change in a line: from when to when, or that it is put off or not held. */
export function changeLines({ plan, change }: Pick<FactsOf<'event_changed'>, 'plan' | 'change'>, t: Texts): string[] {
  const event = html(planEvent(plan, t))
  const from = html(eventDateWords(change.from, t))
  switch (change.to.state) {
    case 'postponed':
      return [t('event-changed-postponed', { event, from })]
    case 'cancelled':
      return [t('event-changed-cancelled', { event, from })]
    case 'unknown':
    case 'fixed': {
      const to = html(eventDateWords(change.to, t))
      return [change.from.day === null ? t('event-changed-set', { to }) : t('event-changed-moved', { from, to })]
    }
    default:
      return change.to.state satisfies never
  }
}

export function renderEventChanged(facts: FactsOf<'event_changed'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, change, items } = facts
  const called = change.to.state === 'cancelled'
  const build = (limit: number): Message => ({
    lines: [
      greeting(facts.addressed, null, t),
      t('event-changed-heading', { event: html(planEvent(plan, t)), plan: html(planName(plan, t)) }),
      ...changeLines(facts, t),
      ...(change.basis === null ? [] : [t('event-changed-basis', { basis: change.basis })]),
      ...(items.length > 0 && !called ? ['', t('event-changed-items')] : []),
      ...(called ? [] : items.flatMap((item) => movedItemLines(item, plan, limit, t))),
      ...(facts.helping.length > 0
        ? [
            '',
            t('event-changed-helping', {
              tasks: listed(
                facts.helping.map((task) => shorten(task, limit)),
                '; ',
              ),
            }),
          ]
        : []),
      '',
      t('event-changed-valid'),
    ],
    choices: called ? [] : itemChoices(items, plan, t),
  })
  return fitted(build, abilities, t)
}

function movedItemLines(item: ItemFacts, plan: PlanFacts, limit: number, t: Texts): string[] {
  const { result, dayOff } = item.deadline
  const due = result.kind === 'due' ? result.due : null
  return [
    t('event-changed-item', { no: String(item.no), task: shorten(item.task, limit) }),
    isOpen(item)
      ? itemDeadline(item, plan, t)
      : deadlineBrief(item.deadline, t, { event: plan.event.name ?? plan.title }),
    ...(due !== null && dayOff !== null
      ? [t('event-changed-day-off', { day: html(dayWords(due.lenientDay, t, dayOff)) })]
      : []),
    ...(isOpen(item) && item.state !== 'returned' ? [] : [stateLine(item, t)]),
  ]
}

export function renderTaskChanged(facts: FactsOf<'task_changed'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, items, what } = facts
  const args = { plan: html(planName(plan, t)) }
  const heading = {
    changed: 'task-changed-heading',
    added: 'task-added-heading',
    cancelled: 'task-cancelled-heading',
  } as const
  const build = (limit: number): Message => ({
    lines: [
      greeting(facts.addressed, null, t),
      t(heading[what], args),
      ...items.flatMap((item) => {
        const said = { no: String(item.no), task: shorten(item.task, limit) }
        if (what === 'cancelled') return ['', t('task-cancelled-item', { ...said, task: sentence(said.task) })]
        return ['', t('card-item', { ...said, mark: markOf(item.light) }), ...itemLines(item, plan, t)]
      }),
    ],
    choices: what === 'cancelled' ? [] : itemChoices(items, plan, t),
  })
  return fitted(build, abilities, t)
}

export function renderNudge(facts: FactsOf<'nudge'>, abilities: Abilities, t: Texts): Rendered {
  const { plan } = facts
  const parts = [facts, ...(facts.also ?? [])]
  const items = parts.flatMap((part) => part.items)
  const args = { organizer: plan.organizer, plan: html(planName(plan, t)) }
  const nudged = (item: ItemFacts, limit: number): string[] => [
    t('reminder-item', { no: String(item.no), task: shorten(item.task, limit) }),
    item.light === 'overdue' ? overdueLine(item, plan, t) : itemDeadline(item, plan, t),
  ]
  // Whoever speaks for several units reads under each what is its own.
  const under = (unit: string): string[] => (parts.length > 1 ? ['', t('cards-together-unit', { unit })] : [])
  const build = (limit: number): Message => ({
    lines: [
      greeting(parts.map((part) => part.addressed).join('; '), null, t),
      facts.urgent ? t('nudge-heading-urgent', args) : t('nudge-heading', args),
      ...parts.flatMap((part) => [
        ...under(part.addressed),
        ...part.items.flatMap((item) => ['', ...nudged(item, limit)]),
      ]),
      '',
      t('nudge-by', { by: facts.by }),
    ],
    choices: itemChoices(items, plan, t),
  })
  return fitted(build, abilities, t)
}

export function renderVerdict(facts: FactsOf<'returned' | 'accepted'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, item, submission } = facts
  const at = html(whenWords(submission.at, t))
  if (facts.kind === 'accepted') {
    const state = html(isSpeech(item.deliverables) ? t('state-accepted-speech') : t('state-accepted'))
    return finish(
      saying(
        greeting(item.executor ?? item.unit, null, t),
        t('accepted-text', { state, task: shorten(item.task, 400) }),
        t('returned-version', { code: submission.receiptCode, when: at }),
        t('accepted-thanks', { organizer: plan.organizer }),
      ),
      abilities,
      t,
    )
  }
  const [product] = item.deliverables
  const action = { do: 'send', plan: plan.id, assignment: item.assignmentId } as const
  return finish(
    {
      lines: [
        greeting(item.executor ?? item.unit, null, t),
        t('returned-text', { task: shorten(item.task, 400) }),
        ...(submission.reason ? [t('returned-reason', { reason: submission.reason })] : []),
        t('returned-version', { code: submission.receiptCode, when: at }),
        itemDeadline(item, plan, t),
      ],
      choices: [
        [
          choice(
            t('button-send-again', { what: html(product ? escapeHtml(shorten(product, LABEL)) : t('result')) }),
            action,
          ),
        ],
      ],
    },
    abilities,
    t,
  )
}

/** Some platforms tell nobody's name, and a person is not greeted by the lack of it. */
function welcomed({ contact, plan }: FactsOf<'welcome'>, t: Texts): string {
  const args = { unit: contact.unit, plan: html(planName(plan, t)) }
  return contact.person.trim() === '' && !contact.position
    ? t('welcome-unnamed', args)
    : t('welcome', { ...args, person: html(personWords(contact.person, contact.position, t)) })
}

export function renderWelcome(facts: FactsOf<'welcome'>, abilities: Abilities, t: Texts): Rendered {
  const { contact, plan } = facts
  const before = facts.from ?? null
  const giver = before === '' ? t('person-unnamed') : before
  return finish(
    saying(
      ...(facts.again ? [] : [t('welcome-who', { organizer: plan.organizer })]),
      welcomed(facts, t),
      ...(giver === null ? [] : [t('welcome-taken-over', { from: giver })]),
      contact.deputy
        ? t('welcome-deputy')
        : facts.announced
          ? t('welcome-announced')
          : t('welcome-later', { organizer: plan.organizer }),
      ...(facts.again ? [] : [t('welcome-kept', { organizer: plan.organizer }), t('welcome-secret')]),
      t('welcome-help'),
    ),
    abilities,
    t,
  )
}
