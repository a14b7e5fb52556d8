// What an organizer does about groups: registers one where it is, switches content, lets the bot leave.
import { fold } from '../core/fold.ts'
import type { Action, GroupPlace } from '../core/notice.ts'
import { allGroups, type GroupChat } from '../store/groups.ts'
import type { Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { endGroup, isThere, leaveNow, registerGroup, switchContent, type Target } from './group-chats.ts'
import { unitOfPlan } from './plan-units.ts'
import { mayHaveGroup, openGroup } from './registered-group.ts'
import { answer, byOf, plansOfRole, refuse, type Speaker } from './speaker.ts'

export type GroupAction = Extract<
  Action,
  { do: 'group_register' | 'group_leave' | 'group_content' | 'group_end' | 'groups' }
>

/** Who organizes single plans has nothing to say about a group for all of them. */
export const mayGroup = (speaker: Speaker, planId: number | null): boolean =>
  speaker.role === 'organizer' && (speaker.plans === null || (planId !== null && speaker.plans.includes(planId)))

/** The groups that a speaker may look after, in the order of the list. */
export const groupsOfSpeaker = (app: App, speaker: Speaker): GroupChat[] =>
  allGroups(app.db).filter((group) => mayGroup(speaker, group.planId))

export function groupAct(app: App, speaker: Speaker, action: GroupAction): void {
  switch (action.do) {
    case 'groups':
      return answer(app, speaker, { kind: 'groups', page: action.page, did: null })
    case 'group_register':
      if (!isThere(app, action.place)) return refuse(app, speaker, 'group_gone')
      return register(app, speaker, action.place, { planId: action.plan, unitId: action.unit })
    case 'group_leave': {
      if (!isThere(app, action.place)) return refuse(app, speaker, 'group_gone')
      leaveNow(app, action.place)
      return done(app, speaker, 'left', action.place.title)
    }
    case 'group_content':
    case 'group_end': {
      const group = openGroup(app, action.group)
      if (!group) return refuse(app, speaker, 'group_gone')
      if (!mayGroup(speaker, group.planId)) return refuse(app, speaker, 'not_for_role')
      if (action.do === 'group_content') switchContent(app, group, action.on, byOf(speaker))
      else endGroup(app, group, byOf(speaker))
      const what = action.do === 'group_end' ? 'left' : action.on ? 'content_on' : 'content_off'
      return done(app, speaker, what, group.title)
    }
    default:
      return action satisfies never
  }
}

type Did = 'registered' | 'content_on' | 'content_off' | 'left'

const done = (app: App, speaker: Speaker, what: Did, title: string | null): void =>
  answer(app, speaker, { kind: 'groups', page: 1, did: { what, title } })

function register(app: App, speaker: Speaker, place: GroupPlace, target: Target): void {
  if (!mayGroup(speaker, target.planId)) return refuse(app, speaker, 'not_for_role')
  if (!mayHaveGroup(app, target.planId)) return refuse(app, speaker, 'group_internal')
  const group = registerGroup(app, place, target, speaker.person.id, byOf(speaker))
  done(app, speaker, 'registered', group.title)
}

/** `/nhom` typed in a group: with a unit's name its group, with nothing the plan's; the answer comes in private. */
export function registerHere(app: App, speaker: Speaker, place: GroupPlace, args: string): void {
  const plans = plansOfRole(app, speaker)
  if (plans.length === 0) return refuse(app, speaker, 'no_plan')
  const { named, words } = namedPlan(plans, args)
  if (words !== '') {
    const target = unitTarget(app, speaker, named ? [named] : plans, named, words)
    return target ? register(app, speaker, place, target) : undefined
  }
  const active = plans.filter((plan) => plan.state === 'active')
  const only = named ?? (plans.length === 1 ? plans[0] : active.length === 1 ? active[0] : undefined)
  if (only) return register(app, speaker, place, { planId: only.id, unitId: null })
  // Several plans: which one is answered by a button.
  answer(app, speaker, { kind: 'group_added', place, contact: null })
}

function namedPlan(plans: readonly Plan[], args: string): { named: Plan | undefined; words: string } {
  const [first = '', ...rest] = args.trim().split(/\s+/)
  const is = (name: string | null) => name !== null && name.toLowerCase() === first.toLowerCase()
  const named = first === '' ? undefined : plans.find((plan) => is(plan.shortId) || is(plan.number))
  return { named, words: (named ? rest : [first, ...rest]).join(' ').trim() }
}

/** A unit by any of its names in these plans; what is unclear is answered in private. */
function unitTarget(
  app: App,
  speaker: Speaker,
  plans: readonly Plan[],
  named: Plan | undefined,
  words: string,
): Target | null {
  const found = unitsNamed(app, plans, words)
  const units = new Set(found.map(({ unitId }) => unitId))
  const [first] = found
  if (!first || units.size > 1) {
    const names = plans.flatMap((plan) => namesNear(app, plan, words)).slice(0, 5)
    refuse(app, speaker, first || names.length > 1 ? 'unit_ambiguous' : 'unit_unknown', names.join(', ') || words)
    return null
  }
  if (named) return { planId: named.id, unitId: first.unitId }
  if (speaker.plans === null) return { planId: null, unitId: first.unitId }
  if (found.length === 1) return { planId: first.plan.id, unitId: first.unitId }
  refuse(app, speaker, 'several_plans', found.map(({ plan }) => plan.shortId).join(', '))
  return null
}

function namesNear(app: App, plan: Plan, words: string): string[] {
  const found = unitOfPlan(app, plan, words)
  return found.kind === 'unit' ? [] : found.names
}

/** The plans in which these words name one unit. */
export const unitsNamed = (app: App, plans: readonly Plan[], words: string): { plan: Plan; unitId: number }[] =>
  plans.flatMap((plan) => {
    const found = unitOfPlan(app, plan, words)
    return found.kind === 'unit' ? [{ plan, unitId: found.unitId }] : []
  })

/** What people put before a unit's name when they call a chat after it. */
const CALLED = /^(?:nhom|group|zalo|telegram|to|chat)\s+/

/** The units that a group's own name may mean; empty where it means none or many. */
export function unitsInTitle(app: App, plans: readonly Plan[], title: string | null): { plan: Plan; unitId: number }[] {
  if (title === null) return []
  const bare = title.slice(CALLED.exec(fold(title))?.[0].length ?? 0)
  for (const words of [title, bare, bare.split(/\s*[-–|:(]\s*/)[0] ?? '']) {
    const found = words.trim() === '' ? [] : unitsNamed(app, plans, words.trim())
    if (new Set(found.map(({ unitId }) => unitId)).size === 1) return found
  }
  return []
}
