// Facts of an organizer's announcement, as one unit reads it.
import type { Facts, Notice } from '../../core/notice.ts'
import { bulletinById } from '../../store/bulletins.ts'
import { personById } from '../../store/people.ts'
import { addressed } from '../announce.ts'
import type { App } from '../app.ts'
import { planFacts } from '../plan-facts.ts'
import { loadWorld } from '../world.ts'
import { type Gone, gone, type Recipient, stillContact } from './gone.ts'

export function bulletinFacts(app: App, notice: Extract<Notice, { kind: 'bulletin' }>, to: Recipient): Facts | Gone {
  const row = bulletinById(app.db, notice.bulletin)
  if (!row) return gone('no announcement')
  if (!stillContact(app, to, notice.unit)) return gone('no longer a contact')
  const world = loadWorld(app, notice.plan, [notice.unit])
  if (world.plan.state === 'closed') return gone('plan closed')
  return {
    kind: 'bulletin',
    plan: planFacts(app, world.plan),
    addressed: addressed(world, notice.unit),
    text: row.text,
    by: personById(app.db, row.personId)?.name ?? '',
  }
}
