// Facts of what was sent twice, taken back, or filed under the wrong item.
import type { UnitNotice } from '../../core/card-notice.ts'
import type { Facts } from '../../core/notice.ts'
import { submissionById } from '../../store/assignments.ts'
import type { App } from '../app.ts'
import { owed, planFacts, submissionFacts } from '../plan-facts.ts'
import { loadShare } from '../world.ts'
import { type Gone, gone, items } from './gone.ts'

type HandInNotice = Extract<UnitNotice, { kind: 'same_file' | 'withdrawn' | 'refile' }>

export function handInFacts(app: App, notice: HandInNotice): Facts | Gone {
  const row = submissionById(app.db, notice.submission)
  const loaded = row ? loadShare(app, row.assignmentId) : null
  if (!row || !loaded) return gone('no submission')
  const { world, share } = loaded
  const [item] = items(app, world, [share])
  const submission = submissionFacts(app, { ...share, submissions: [row] })
  if (!item || !submission) return gone('no submission')
  const plan = planFacts(app, world.plan)
  switch (notice.kind) {
    case 'same_file':
      return { kind: 'same_file', plan, item, submission, name: notice.name }
    case 'withdrawn':
      return { kind: 'withdrawn', plan, item, submission }
    case 'refile': {
      const others = owed(world, share.row.unitId).filter(
        (s) => s.row.id !== share.row.id && s.life.state !== 'declined',
      )
      return { kind: 'refile', item, submission, others: items(app, world, others) }
    }
    default:
      return notice satisfies never
  }
}
