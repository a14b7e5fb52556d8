// By which channels the messages of a plan go: what an organizer chose, after seeing whom it would leave without any.
import { type ChannelPolicy, NO_POLICY, samePolicy, saysNothing, standingOf } from '../core/channel-policy.ts'
import { works } from '../core/reach.ts'
import type { ChannelsProposal } from '../core/ways-notice.ts'
import { transact } from '../store/db.ts'
import { record } from '../store/journal.ts'
import { contactsOf, identitiesOf, peopleWithRole } from '../store/people.ts'
import { changePlan, type Plan, planById, unitById } from '../store/plans.ts'
import type { App, By } from './app.ts'
import { bringAgain } from './come-back.ts'
import { wayReach } from './way-standing.ts'

export const channelsOf = (plan: Plan): ChannelPolicy => plan.channelPolicy ?? NO_POLICY

/** Sets the policy; what waits to be sent follows it. @returns whether anything changed */
export function setChannels(app: App, plan: Plan, policy: ChannelPolicy, by: By): boolean {
  return transact(app.db, () => {
    const before = channelsOf(planById(app.db, plan.id) ?? plan)
    if (samePolicy(before, policy)) return false
    changePlan(app.db, plan.id, { channelPolicy: saysNothing(policy) ? null : policy })
    record(app.db, {
      at: app.now(),
      ...by,
      action: 'channels_set',
      object: `plan:${plan.id}`,
      details: { ...policy },
    })
    for (const personId of new Set(contactsOf(app.db, plan.id).map((c) => c.personId))) bringAgain(app, personId)
    app.nudge()
    return true
  })
}

/** What a policy would do: whom nothing reaches any more, who would only hear that there is something. */
export function channelsFacts(app: App, plan: Plan, policy: ChannelPolicy): ChannelsProposal {
  const from = channelsOf(plan)
  const lost = new Map<number, boolean>()
  let bare = 0
  const seen = new Set<number>()
  for (const contact of contactsOf(app.db, plan.id)) {
    const [was, is] = [waysBy(app, contact.personId, from), waysBy(app, contact.personId, policy)]
    // A unit is lost where one of its people was reached before, and none is now.
    if (was.length > 0) lost.set(contact.unitId, (lost.get(contact.unitId) ?? true) && is.length === 0)
    else if (is.length > 0) lost.set(contact.unitId, false)
    const onlyBare = is.length > 0 && is.every((way) => way.bare) && !was.every((way) => way.bare)
    if (onlyBare && !seen.has(contact.personId)) bare++
    seen.add(contact.personId)
  }
  return {
    kind: 'channels',
    code: plan.shortId,
    plan: plan.id,
    from,
    to: policy,
    lost: [...lost].flatMap(([unitId, gone]) => (gone ? [unitById(app.db, unitId)?.name ?? ''] : [])),
    bare,
    shut: shutOut(app, plan.id, from, policy),
  }
}

const waysBy = (app: App, personId: number, policy: ChannelPolicy) =>
  identitiesOf(app.db, personId)
    .map((identity) => wayReach(app, identity, policy))
    .filter(works)

/** Organizers and viewers with a channel on which they would not see the plan any more. */
function shutOut(app: App, planId: number, from: ChannelPolicy, to: ChannelPolicy): number {
  const people = new Set([...peopleWithRole(app.db, 'organizer', planId), ...peopleWithRole(app.db, 'viewer', planId)])
  return [...people].filter((id) =>
    identitiesOf(app.db, id).some(
      ({ channel }) => standingOf([from], channel) === 'full' && standingOf([to], channel) !== 'full',
    ),
  ).length
}
