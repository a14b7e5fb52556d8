// Every message that activation would send, as it would be read: units with the same words are shown once and counted.
import { render } from '../core/render.ts'
import type { App } from './app.ts'
import { waitingReason } from './clearance.ts'
import { cardFacts } from './plan-facts.ts'
import { loadWorld, type World } from './world.ts'

/** The cards of all units as they would go out now, the units' own names left in. */
export function messagePreviews(app: App, planId: number): { to: string; html: string; count: number }[] {
  const world = announced(app, loadWorld(app, planId))
  const texts = app.ports.texts(app.settings.language)
  const seen = new Map<string, { to: string; html: string; count: number }>()
  const units = [...new Set(world.shares.filter((s) => s.row.role === 'lead').map((s) => s.row.unitId))]
  for (const unitId of units) {
    const card = cardFacts(app, world, unitId, 0)
    if (!card || card.items.length === 0) continue
    const { parts } = render({ kind: 'announcement', card }, { buttons: true, maxText: 4096 }, texts)
    const html = parts.join('\n')
    // The same tasks under another name are the same message: 63 provinces are read once.
    const shape = JSON.stringify(
      world.shares.filter((s) => s.row.unitId === unitId && s.row.role === 'lead').map((s) => s.task.id),
    )
    const known = seen.get(shape)
    if (known) known.count++
    else seen.set(shape, { to: card.addressed, html, count: 1 })
  }
  return [...seen.values()]
}

/** The same world as if everything clear had been announced. */
function announced(app: App, world: World): World {
  const waiting = new Set(world.tasks.filter((t) => waitingReason(app, world, t)).map((t) => t.id))
  const shares = world.shares.map((share) =>
    share.life.state === 'waiting' && !waiting.has(share.task.id)
      ? { ...share, life: { ...share.life, state: 'announced' as const } }
      : share,
  )
  return { ...world, shares }
}
