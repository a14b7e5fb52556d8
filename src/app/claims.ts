// What units say is not their duty and nobody has answered yet: a list of its own, so that none is forgotten.
import type { Facts } from '../core/notice.ts'
import { planById } from '../store/plans.ts'
import type { App } from './app.ts'
import { type Gone, gone, items } from './gather/gone.ts'
import { planFacts } from './plan-facts.ts'
import { loadWorld, type Share, type World } from './world.ts'

export const openClaims = (world: World): Share[] =>
  world.shares.filter((s) => s.life.notOurs !== null && s.life.state !== 'declined' && s.life.state !== 'cancelled')

export function claimsFacts(app: App, planId: number, page: number): Facts | Gone {
  const plan = planById(app.db, planId)
  if (!plan) return gone('no plan')
  const world = loadWorld(app, plan.id)
  const claims = openClaims(world).flatMap((share) =>
    items(app, world, [share]).map((item) => ({ item, reason: share.life.notOurs?.reason ?? null })),
  )
  return { kind: 'claims', plan: planFacts(app, plan), page, claims }
}
