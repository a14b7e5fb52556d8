/** @jsxImportSource hono/jsx */
// What a letter or a revised document would change, as pages: shown, chosen one by one, confirmed or left.
import type { Hono } from 'hono'
import { chooseOffered, confirmOffered, discardOffered, offeredChanges } from '../../app/offered-changes.ts'
import { byVisitor } from '../../app/visitor.ts'
import { type ChangesNote, ChangesPage } from './changes-page.tsx'
import type { Given } from './review-routes.tsx'
import { formIsOurs, type PageContext, type Variables } from './visit.ts'

export function addChangesRoutes(routes: Hono<{ Variables: Variables }>, given: Given): void {
  const { planOf, acts, sentence, small } = given
  type Plan = NonNullable<ReturnType<typeof planOf>>

  const idOf = (c: PageContext): number => Number(/^\d{1,15}$/.exec(c.req.param('id') ?? '')?.[0] ?? 0)

  const show = (c: PageContext, plan: Plan, note?: ChangesNote) => {
    const visit = c.get('visit')
    const offered = offeredChanges(visit.app, plan, idOf(c))
    if (!offered) return sentence(c, 404, 'o-changes-over')
    const page = <ChangesPage {...{ visit, offered }} id={idOf(c)} {...(note ? { note } : {})} />
    return c.html(page, note === undefined ? 200 : note === 'old' ? 403 : 409)
  }

  routes.get('/changes/:id', (c) => {
    const plan = planOf(c)
    if (!plan) return sentence(c, 404, 'o-not-there')
    return acts(c, plan) ? show(c, plan) : sentence(c, 403, 'o-only-look')
  })

  routes.post('/changes/:id', small, async (c) => {
    const plan = planOf(c)
    if (!plan) return sentence(c, 404, 'o-not-there')
    if (!acts(c, plan)) return sentence(c, 403, 'o-only-look')
    const visit = c.get('visit')
    const body = await c.req.parseBody()
    if (!formIsOurs(visit, body.form)) return show(c, plan, 'old')
    if (typeof body.change === 'string') return choose(c, plan, body.change)
    return body.act === 'leave' ? leave(c, plan) : confirm(c, plan, body.sure === 'yes' ? body.seen : null)
  })

  /** The button says which change, and where there are several, which task: "2" or "2:117". */
  async function choose(c: PageContext, plan: Plan, what: string) {
    const [, no = '', task] = /^(\d{1,4})(?::(\d{1,15}))?$/.exec(what) ?? []
    const chosen = await c
      .get('visit')
      .port.act((app) => chooseOffered(app, plan, idOf(c), Number(no), task === undefined ? null : Number(task)))
    return chosen ? c.redirect(`/o/plans/${plan.shortId}/changes/${idOf(c)}#change-${no}`, 303) : show(c, plan, 'stale')
  }

  async function leave(c: PageContext, plan: Plan) {
    const left = await c.get('visit').port.act((app) => discardOffered(app, plan, idOf(c)))
    return left ? c.redirect(`/o/plans/${plan.shortId}?note=left`, 303) : sentence(c, 404, 'o-changes-over')
  }

  async function confirm(c: PageContext, plan: Plan, seen: unknown) {
    const visit = c.get('visit')
    const outcome = await visit.port.act((app) => {
      // Somebody else may have closed the plan or moved its event since the page was asked for.
      const fresh = planOf(c)
      return fresh ? confirmOffered(app, fresh, idOf(c), seen, byVisitor(visit.visitor)) : 'over'
    })
    if (outcome === 'over') return sentence(c, 404, 'o-changes-over')
    return outcome === 'done'
      ? c.redirect(`/o/plans/${plan.shortId}?note=amended`, 303)
      : show(c, planOf(c) ?? plan, outcome)
  }
}
