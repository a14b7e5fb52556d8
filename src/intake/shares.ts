// The same job under two units: which share belongs to which.
import type { PlanAssignment } from '../core/plan-document.ts'
import { fold, overlap } from './fold.ts'
import { actOf } from './roles.ts'
import { partsOf } from './sentences.ts'
import { sameBody, verbAt } from './units.ts'

const actsOf = (task: string): string[] =>
  partsOf(task.replace(/(?<=\p{L})\.\s/gu, '; ')).map((part) => {
    const { act } = actOf(part)
    if (!/^(?:chủ động\s+|chủ trì,?\s+)?phối hợp/iu.test(act)) return act
    // "Phối hợp" may be all that the part says.
    const support = /^.*?phối hợp(?:\s*,?\s*với)?\s+/iu.exec(act)
    if (!support) return act
    const verb = verbAt(act, support[0].length)
    return verb < 0 ? act : act.slice(verb)
  })

const namesIn = (one: PlanAssignment, other: PlanAssignment): boolean =>
  one.coordinators.some((name) => sameBody(name, other.unit))

/** Links the two sides of a job that stands under two units: one supports the other and both say nearly the same act. */
export const linkShares = (assignments: PlanAssignment[]): void => {
  for (const helper of assignments) {
    if (helper.role !== 'coordinate') continue
    let best: { other: PlanAssignment; score: number } | null = null
    for (const other of assignments) {
      if (other.unit === helper.unit || other.role !== 'lead' || !namesIn(helper, other) || other.sameAs) continue
      for (const mine of actsOf(helper.task)) {
        for (const theirs of actsOf(other.task)) {
          if (fold(mine).split(' ').length < 4 || fold(theirs).split(' ').length < 4) continue
          const score =
            overlap(mine, theirs) * (Math.min(mine.length, theirs.length) / Math.max(mine.length, theirs.length))
          if (score >= 0.7 && (!best || score > best.score)) best = { other, score }
        }
      }
    }
    if (!best) continue
    helper.sameAs = best.other.id
    best.other.sameAs = helper.id
  }
}
