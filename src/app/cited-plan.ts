// The stored plan that a document cites by number: near issuers are one, closed plans are told apart.
import type { PlanDocument } from '../core/plan-document.ts'
import { fold, resolveUnit } from '../core/units.ts'
import { allPlans, type Plan } from '../store/plans.ts'
import type { App } from './app.ts'
import { unitContext } from './spread.ts'

export type Cited = { kind: 'plan'; plan: Plan } | { kind: 'closed'; plan: Plan } | { kind: 'none' }

/** Finds the plan that is amended. Of several with its number the issuer decides, then the day. */
export function citedPlan(app: App, document: PlanDocument): Cited {
  const { amends } = document
  if (!amends) return { kind: 'none' }
  const numbered = allPlans(app.db).filter((plan) => plan.number !== null && bare(plan.number) === bare(amends.number))
  const near = numbered.filter((plan) => sameIssuer(app, plan, document))
  const dated = near.filter((plan) => amends.date === null || plan.documentDate === amends.date)
  // Dates are misprinted: a day that no plan of this number has decides nothing.
  const fits = dated.length > 0 ? dated : near
  const open = fits.filter((plan) => plan.state !== 'closed')
  if (open.length === 1) return { kind: 'plan', plan: open[0]! }
  return open.length === 0 && fits.length > 0 ? { kind: 'closed', plan: fits.at(-1)! } : { kind: 'none' }
}

const bare = (number: string): string => fold(number).replace(/\s/g, '').replace(/^0+/, '')

/** "UBND tỉnh", said by a department of Đắk Lắk, is the committee of Đắk Lắk. */
function sameIssuer(app: App, plan: Plan, document: PlanDocument): boolean {
  const cited = document.amends?.issuer ?? document.issuer
  if (cited === null || plan.issuer === null) return true
  const [a, b] = [fold(cited), fold(plan.issuer)]
  if (a === b || b.startsWith(`${a} `) || a.startsWith(`${b} `)) return true
  const on = plan.documentDate ?? document.date
  const key = (name: string): string | null => {
    const found = resolveUnit(name, unitContext(app, { on, issuer: document.issuer }))
    return found.kind === 'group' ? null : found.unit.key
  }
  const [x, y] = [key(cited), key(plan.issuer)]
  // The letter's own body may stand below the one whose plan it cites.
  return x !== null && x === y ? true : document.amends?.issuer === null
}
