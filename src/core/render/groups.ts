// Groups: what is said in a unit's own, and what the organizer is asked and told about them in private.
import { html, shorten } from '../markup.ts'
import type { GroupFacts, ItemFacts, PlanFacts, Rendered, RenderedChoice } from '../notice.ts'
import { withoutPersons } from '../personal.ts'
import type { Texts } from '../texts.gen.ts'
import { greeting, isOpen } from './card.ts'
import { whenWeekdayWords } from './days.ts'
import { itemDeadline } from './deadlines.ts'
import { type Abilities, choice, column, type FactsOf, finish, fitted, type Message, pageOf } from './layout.ts'
import { markOf, planName, planShort, stateWords } from './words.ts'

const HEADINGS = {
  work: 'group-news-work',
  change: 'group-news-change',
  nudge: 'group-news-reminder',
  reminder: 'group-news-reminder',
  word: 'group-news-word',
} as const

/** One text for the whole unit: what there is, without content; with it only where the organizer allowed it. */
export function renderGroupNews(facts: FactsOf<'group_news'>, abilities: Abilities, t: Texts): Rendered {
  const { addressed, ask, link, news } = facts
  const all = news.reduce((sum, { items }) => sum + items.length, 0)
  const build = (most: number, limit: number): Message => ({
    lines: [
      greeting(addressed, null, t),
      ...news.flatMap(({ plan, what, items }, index) => [
        ...new Set(what.map((one) => t(HEADINGS[one], { plan: html(planName(plan, t)) }))),
        ...items
          .slice(0, Math.max(0, most - news.slice(0, index).reduce((sum, before) => sum + before.items.length, 0)))
          .flatMap((item) => itemOf(item, plan, limit, t)),
      ]),
      ...(most < all ? [t('group-more', { count: String(all - most) })] : []),
      '',
      ask === null ? t('group-open-private') : t('group-ask', { organizer: ask }),
      ...(link === null || abilities.buttons ? [] : [t('group-link', { link })]),
    ],
    choices: abilities.buttons ? newsChoices(facts, t) : [],
  })
  // A group is not filled with parts of a list: what does not fit into one message is read in private.
  for (const most of [all, ...SOME].filter((most) => most <= all)) {
    const rendered = fitted((limit) => build(most, limit), abilities, t)
    if (rendered.parts.length <= 1) return rendered
  }
  return fitted((limit) => build(0, limit), abilities, t)
}

/** How many items are shown, in turn, until they fit. */
const SOME = [40, 25, 15, 10, 6, 3, 1]

/** An item as everybody in the group may read it: no person, no telephone, no reason for a return. */
function itemOf(item: ItemFacts, plan: PlanFacts, limit: number, t: Texts): string[] {
  const task = shorten(withoutPersons(item.task), limit)
  return [
    '',
    t('card-item', { mark: markOf(item.light), no: String(item.no), task }),
    ...(isOpen(item) ? [itemDeadline(item, plan, t)] : []),
    t('item-state', { state: html(stateWords(item, t)) }),
  ]
}

/** In a group only receipt is confirmed, by a contact of the unit; everything else is done in private. */
function newsChoices({ link, news }: FactsOf<'group_news'>, t: Texts): RenderedChoice[][] {
  const fresh = news.filter(({ items }) => items.some((i) => i.state === 'announced' && i.acknowledgedAt === null))
  const [only] = fresh
  return [
    ...(fresh.length === 1 && only
      ? [[choice(t('button-acknowledge'), { do: 'acknowledge', plan: only.plan.id } as const)]]
      : []),
    ...(link === null ? [] : [[{ label: t('button-open-private'), url: link }]]),
  ]
}

const titleOf = (title: string | null, t: Texts): string => title ?? t('group-untitled')

export function renderGroupAdded(facts: FactsOf<'group_added'>, abilities: Abilities, t: Texts): Rendered {
  const { place, by, until, offers, plans } = facts
  const title = titleOf(place.title, t)
  const choices: RenderedChoice[] = [
    ...offers.map(({ plan, unit, label }) =>
      choice(t('button-group-of-unit', { unit: label }), { do: 'group_register', place, plan, unit }),
    ),
    ...plans.map((plan) =>
      choice(t('button-group-of-plan', { plan: plan.shortId }), {
        do: 'group_register',
        place,
        plan: plan.id,
        unit: null,
      }),
    ),
    choice(t('button-group-leave'), { do: 'group_leave', place }),
  ]
  return finish(
    {
      lines: [
        by === null ? t('group-added', { title }) : t('group-added-by-unit', { title, unit: by }),
        t('group-added-silent'),
        ...plans.map((plan) => t('refused-option', { option: html(planShort(plan, t)) })),
        t('group-added-type'),
        ...(until === null ? [] : [t('group-added-until', { when: html(whenWeekdayWords(until, t)) })]),
      ],
      choices: column(choices),
    },
    abilities,
    t,
  )
}

/** "Tổ Nội vụ – Sở Nội vụ tỉnh Nghệ An (KH1)". */
function groupLine(group: GroupFacts, t: Texts): string {
  const title = titleOf(group.title, t)
  if (group.unit === null) return t('group-of-plan', { title, plan: group.plan?.shortId ?? '' })
  return group.plan === null
    ? t('group-of-unit', { title, unit: group.unit })
    : t('group-of-unit-plan', { title, unit: group.unit, plan: group.plan.shortId })
}

export const renderGroupEnded = (facts: FactsOf<'group_ended'>, abilities: Abilities, t: Texts): Rendered =>
  finish({ lines: [t('group-ended', { group: html(groupLine(facts.group, t)) })], choices: [] }, abilities, t)

const DID = {
  registered: 'group-did-registered',
  content_on: 'group-did-content-on',
  content_off: 'group-did-content-off',
  left: 'group-did-left',
} as const

/** Buttons for each group take two lines; more than this many groups go on the next page. */
const ON_A_PAGE = 8
const LABEL = 30

export function renderGroups(facts: FactsOf<'groups'>, abilities: Abilities, t: Texts): Rendered {
  const { did, groups, page } = facts
  const said = did === null ? [] : [t(DID[did.what], { title: titleOf(did.title, t) }), '']
  if (groups.length === 0)
    return finish({ lines: [...said, t('groups-none'), t('groups-how')], choices: [] }, abilities, t)
  const message = pageOf(
    {
      head: [...said, t('groups-heading'), t('groups-note')],
      blocks: groups.map((group, index) => {
        const no = String(index + 1)
        const title = shorten(titleOf(group.title, t), LABEL)
        const on = !group.content
        return {
          lines: [t('groups-line', { no, group: html(groupLine(group, t)), content: html(contentWords(group, t)) })],
          choices: [
            ...(group.unit === null
              ? []
              : [
                  choice(t(on ? 'button-group-content-on' : 'button-group-content-off', { no, title }), {
                    do: 'group_content' as const,
                    group: group.id,
                    on,
                  }),
                ]),
            choice(t('button-group-end', { no, title }), { do: 'group_end', group: group.id }),
          ],
        }
      }),
      page,
      most: ON_A_PAGE,
      foot: [],
      turn: (to) => ({ do: 'groups', page: to }),
    },
    abilities,
    t,
  )
  return finish(message, abilities, t)
}

function contentWords(group: GroupFacts, t: Texts): string {
  if (group.unit === null) return t('group-content-asked')
  return group.content ? t('group-content-on') : t('group-content-off')
}
