// Facts about groups, judged again at the moment of sending: still registered, still true, not for internal use.
import { isQuiet } from '../../core/assignment.ts'
import { OPEN_TASKS } from '../../core/incoming.ts'
import type { Facts, GroupFacts, GroupItem, Notice } from '../../core/notice.ts'
import { allGroups, type GroupChat, groupById, leavingJobs } from '../../store/groups.ts'
import { contactById, contactsOf, contactsOfPerson, rolesOf } from '../../store/people.ts'
import { planById, plansInState, unitById } from '../../store/plans.ts'
import { type App, channelOf } from '../app.ts'
import { unitsInTitle } from '../group-acts.ts'
import { addressedName, owed, planFacts } from '../plan-facts.ts'
import { openGroup, placeOf } from '../registered-group.ts'
import { loadWorld, type Share, type World } from '../world.ts'
import { type Gone, gone, items, type Recipient } from './gone.ts'

type Of<K extends Notice['kind']> = Extract<Notice, { kind: K }>

export function groupFacts(app: App, group: GroupChat): GroupFacts {
  const plan = group.planId === null ? undefined : planById(app.db, group.planId)
  return {
    id: group.id,
    title: group.title,
    plan: plan ? planFacts(app, plan) : null,
    unit: group.unitId === null ? null : (unitById(app.db, group.unitId)?.name ?? ''),
    content: group.content,
  }
}

export function groupEnded(app: App, notice: Of<'group_ended'>): Facts | Gone {
  const group = groupById(app.db, notice.group)
  return group ? { kind: 'group_ended', group: groupFacts(app, group) } : gone('no group')
}

export function groupList(app: App, notice: Of<'groups'>, to: Recipient): Facts | Gone {
  if (to.personId === null) return gone('nobody')
  const roles = rolesOf(app.db, to.personId).filter((role) => role.role === 'organizer')
  const all = roles.some((role) => role.planId === null)
  const mine = allGroups(app.db).filter((group) => all || roles.some((role) => role.planId === group.planId))
  return { ...notice, groups: mine.map((group) => groupFacts(app, group)) }
}

/** Whose group it may be: by its own name and by who brought the bot in. */
export function groupAdded(app: App, notice: Of<'group_added'>, to: Recipient): Facts | Gone {
  if (to.personId === null) return gone('nobody')
  const roles = rolesOf(app.db, to.personId).filter((role) => role.role === 'organizer')
  const all = roles.some((role) => role.planId === null)
  const plans = plansInState(app.db, 'active', 'draft').filter(
    (plan) => !plan.internal && (all || roles.some((role) => role.planId === plan.id)),
  )
  const contact = notice.contact === null ? undefined : contactById(app.db, notice.contact)
  const named = contact
    ? contactsOfPerson(app.db, contact.personId).map(({ unitId, planId }) => ({ unitId, planId }))
    : unitsInTitle(app, plans, notice.place.title).map(({ unitId, plan }) => ({ unitId, planId: plan.id }))
  const units = new Map(named.map((one) => [one.unitId, all ? null : one.planId]))
  const jobs = leavingJobs(app.db, notice.place)
  return {
    kind: 'group_added',
    place: notice.place,
    by: contact ? (unitById(app.db, contact.unitId)?.name ?? '') : null,
    until: jobs[0]?.notBefore ?? null,
    offers: [...units].map(([unit, plan]) => ({ plan, unit, label: unitById(app.db, unit)?.name ?? '' })),
    plans: contact ? [] : plans.map((plan) => planFacts(app, plan)),
  }
}

/** What is still true of it, by plan; nothing of a plan for internal use. */
export function groupNews(app: App, notice: Of<'group_news'>): Facts | Gone {
  const group = openGroup(app, notice.group)
  if (!group || group.unitId === null) return gone('not registered')
  const unitId = group.unitId
  const names: string[] = []
  const news: Extract<Facts, { kind: 'group_news' }>['news'] = []
  for (const planId of new Set(notice.items.map(({ plan }) => plan))) {
    const plan = planById(app.db, planId)
    if (plan?.state !== 'active' || plan.internal) continue
    const world = loadWorld(app, planId, [unitId])
    const mine = owed(world, unitId)
    const helps = world.shares.some((s) => s.row.role === 'coordinate' && s.life.announcedAt !== null)
    const kept = notice.items.filter(
      (item) => item.plan === planId && (notice.again === true || isTrue(item, world, mine, helps)),
    )
    if (kept.length === 0) continue
    names.push(addressedName(mine, unitById(app.db, unitId)?.name ?? ''))
    const chased = kept.every(({ what }) => what === 'reminder' || what === 'nudge')
    const about = new Set(kept.flatMap(({ assignments }) => assignments))
    const shown = chased ? mine.filter((share) => about.has(share.row.id)) : mine
    news.push({
      plan: planFacts(app, plan),
      what: [...new Set(kept.map(({ what }) => what))],
      items: group.content ? items(app, world, shown) : [],
      content: group.content,
    })
  }
  if (news.length === 0) return gone('no longer true')
  const [name = ''] = names
  const addressed = names.every((one) => one === name) ? name : (unitById(app.db, unitId)?.name ?? '')
  const reached = news.some(({ plan }) => contactsOf(app.db, plan.id, [unitId]).length > 0)
  const ask = reached ? null : (news[0]?.plan.organizer ?? null)
  return { kind: 'group_news', addressed, link: privateLink(app, placeOf(group)), ask, news }
}

/** Whoever has sent, or asked for time, is not chased in front of everybody; nor is anybody while the plan is paused. */
function isTrue(item: GroupItem, world: World, mine: readonly Share[], helps: boolean): boolean {
  if (item.what === 'work') return mine.length > 0 || helps
  if (item.what !== 'reminder' && item.what !== 'nudge') return true
  if (world.plan.pausedAt !== null) return false
  return mine.some((share) => {
    if (!item.assignments.includes(share.row.id) || isQuiet(share.life)) return false
    if (item.what !== 'reminder') return true
    if (item.step === 'acknowledge') return share.life.acknowledgedAt === null
    return share.due.kind === 'due' && share.due.due.strict === item.dueStrict
  })
}

/** The link that opens the bot in private from a group. */
const privateLink = (app: App, place: { channel: string; bot: string }): string | null =>
  channelOf(app, place)?.joinLink(OPEN_TASKS) ?? null
