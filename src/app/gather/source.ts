// Facts of the plan's own words: the lines that say an item, and whether the document may be sent along.
import type { UnitNotice } from '../../core/card-notice.ts'
import type { Facts } from '../../core/notice.ts'
import { sourceWords } from '../../core/source-words.ts'
import { latestVersion, planById } from '../../store/plans.ts'
import type { App } from '../app.ts'
import { planFacts } from '../plan-facts.ts'
import { planFile } from '../plan-file.ts'
import { loadShare } from '../world.ts'
import { type Gone, gone, items, type Recipient, stillContact } from './gone.ts'

type SourceNotice = Extract<UnitNotice, { kind: 'card_moved' | 'source_words' | 'plan_file' }>

export function sourceFacts(app: App, notice: SourceNotice, to: Recipient): Facts | Gone {
  const plan = planById(app.db, notice.plan)
  if (plan?.state !== 'active') return gone('no active plan')
  switch (notice.kind) {
    case 'card_moved':
      return { kind: 'card_moved', plan: planFacts(app, plan) }
    case 'plan_file': {
      const file = planFile(app, plan)
      return typeof file === 'string' ? gone(file) : { kind: 'plan_file', plan: planFacts(app, plan), name: file.name }
    }
    case 'source_words': {
      const loaded = loadShare(app, notice.assignment)
      const [item] = loaded ? items(app, loaded.world, [loaded.share]) : []
      if (!loaded || !item || !stillContact(app, to, loaded.share.row.unitId)) return gone('no longer a contact')
      const { task } = loaded.share
      const lines = latestVersion(app.db, plan.id)?.lines ?? []
      const file = planFile(app, plan)
      return {
        kind: 'source_words',
        plan: planFacts(app, plan),
        item,
        section: task.section,
        words: sourceWords(lines, task.line, task.text),
        file: typeof file === 'string' ? file : 'follows',
      }
    }
    default:
      return notice satisfies never
  }
}
