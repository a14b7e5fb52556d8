// Whom one reaches, unit by unit: by which channel, or why nobody is and what to do about it.
import { escapeHtml, html } from '../markup.ts'
import type { Rendered } from '../notice.ts'
import type { PersonReach, UnitReach } from '../reach.ts'
import type { Texts } from '../texts.gen.ts'
import { type Abilities, choice, type FactsOf, finish, pageOf } from './layout.ts'
import { channelsWords, channelWords, planShort, reachWords } from './words.ts'

/** Units on one page: each has a line or two, and those that are not reached come first. */
const UNITS = 20

export function renderReach(facts: FactsOf<'reach'>, abilities: Abilities, t: Texts): Rendered {
  const { plan, units } = facts
  const reached = units.filter((unit) => unit.reached)
  const ordered = [...units.filter((unit) => !unit.reached), ...reached]
  return finish(
    pageOf(
      {
        head: [
          ...(facts.to === 'viewer' ? [t('report-to-leader')] : []),
          t('reach-heading', { plan: html(planShort(plan, t)) }),
          t('reach-count', { reached: String(reached.length), of: String(units.length) }),
          ...(units.some(({ todo }) => todo === 'invite')
            ? [t('reach-todo-unjoined', { todo: html(t('todo-invite')) })]
            : []),
          '',
        ],
        blocks: ordered.map((unit, i) => ({ lines: unitLines(unit, i + 1, t) })),
        page: facts.page,
        most: UNITS,
        foot: [
          [
            choice(t('button-to-phone'), { do: 'view', view: 'to_phone', plan: plan.id, page: 1, unit: null }),
            ...(facts.to === 'viewer'
              ? []
              : [choice(t('button-channels'), { do: 'channels', plan: plan.id, word: null })]),
          ],
        ],
        turn: (page) => ({ do: 'reach', plan: plan.id, page }),
      },
      abilities,
      t,
    ),
    abilities,
    t,
  )
}

function unitLines(unit: UnitReach, no: number, t: Texts): string[] {
  const args = { no: String(no), unit: unit.unit }
  const todo = todoWords(unit, t)
  // What is to be done of all that nobody joined for is said once, above.
  const doing = todo === null || unit.todo === 'invite' ? [] : [t('reach-todo', { todo: html(todo) })]
  if (unit.reached) return [t('reach-line-reached', { ...args, channels: html(goodWords(unit, t)) }), ...doing]
  const why =
    unit.why === null
      ? t(unit.noSeat ? 'reach-no-seat' : 'reach-nobody')
      : t('reach-why', { channel: channelWords(unit.why.channel, t), why: html(reachWords(unit.why, t)) })
  return [t('reach-line-lost', { ...args, why: html(why) }), ...doing]
}

/** "Zalo OA, Telegram", with what there is to know of a way that works only just. */
function goodWords(unit: UnitReach, t: Texts): string {
  const marked = unit.people.flatMap(({ way }) =>
    way !== null && (way.bare || way.state !== 'open') && unit.channels.includes(way.channel) ? [way] : [],
  )
  const names = channelsWords(unit.channels, t)
  const [one] = marked
  return one === undefined ? names : t('reach-marked', { channels: html(names), mark: html(reachWords(one, t)) })
}

/** What to do, in one short sentence; null where nothing is. */
export function todoWords(unit: UnitReach, t: Texts): string | null {
  const who = unit.people.find(({ joined, deputy }) => joined && !deputy) ?? unit.people[0]
  const args = { person: html(personOf(who, t)), channel: unit.why === null ? '' : channelWords(unit.why.channel, t) }
  switch (unit.todo) {
    case 'none':
      return null
    case 'invite':
      return t('todo-invite')
    case 'invite_phone':
      return t('todo-invite-phone', args)
    case 'more_seats':
      return t('todo-more-seats')
    case 'more_messages':
      return t('todo-more-messages', args)
    case 'ask_to_write':
      return t('todo-ask-to-write', args)
    case 'other_way':
      return t('todo-other-way', args)
    case 'new_code':
      return t('todo-new-code', args)
    case 'mend_channel':
      return t('todo-mend-channel', { channels: html(channelsWords(unit.channels, t)) })
    default:
      return unit.todo satisfies never
  }
}

const personOf = (one: PersonReach | undefined, t: Texts): string => {
  const name = one === undefined || one.person === '' ? t('person-unnamed') : one.person
  return one?.phone == null ? escapeHtml(name) : t('todo-person-phone', { person: name, phone: one.phone })
}
