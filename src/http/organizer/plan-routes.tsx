/** @jsxImportSource hono/jsx */
// The routes of one plan: its review, the messages that would be sent, its activation.
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { activatePlan } from '../../app/activate-plan.ts'
import { activationFacts } from '../../app/activation-facts.ts'
import { messagePreviews } from '../../app/preview-messages.ts'
import { byVisitor, planFor, roleIn } from '../../app/visitor.ts'
import { nextWorkingTime } from '../../core/calendar.ts'
import { whenWords } from '../../core/render.ts'
import { ActivatePage, seenOf } from './activate-page.tsx'
import { addChangesRoutes } from './changes-routes.tsx'
import { plain } from './layout.tsx'
import { MessagesPage } from './messages-page.tsx'
import { addReviewRoutes } from './review-routes.tsx'
import type { Sentence } from './sentence.ts'
import { formIsOurs, type PageContext, type Variables } from './visit.ts'

const MAX_FORM = 512 * 1024

type Plan = NonNullable<ReturnType<typeof planFor>>

export function planRoutes(sentence: Sentence): Hono<{ Variables: Variables }> {
  const routes = new Hono<{ Variables: Variables }>()
  const small = bodyLimit({ maxSize: MAX_FORM, onError: (c) => sentence(c, 413, 'o-too-large') })

  const planOf = (c: PageContext): Plan | null => {
    const { app, visitor } = c.get('visit')
    return planFor(app, visitor, c.req.param('plan') ?? '')
  }
  const acts = (c: PageContext, plan: Plan) => roleIn(c.get('visit').visitor, plan.id) === 'organizer'

  addReviewRoutes(routes, { planOf, acts, sentence, small })
  addChangesRoutes(routes, { planOf, acts, sentence, small })

  routes.get('/messages', (c) => {
    const plan = planOf(c)
    if (!plan) return sentence(c, 404, 'o-not-there')
    const visit = c.get('visit')
    const facts = activationFacts(visit.app, plan)
    const messages = messagePreviews(visit.app, plan.id)
    return c.html(<MessagesPage visit={visit} plan={facts.plan} messages={messages} waiting={facts.waiting.length} />)
  })

  const activatePage = (c: PageContext, plan: Plan, note?: 'stale' | 'done' | 'nothing') => {
    const visit = c.get('visit')
    const facts = activationFacts(visit.app, plan)
    const now = visit.app.now()
    const next = nextWorkingTime(visit.app.settings.calendar, now)
    const later = next <= now ? null : plain(whenWords(next, visit.t))
    const page = { visit, facts, later, acts: acts(c, plan) }
    return c.html(<ActivatePage {...page} {...(note ? { note } : {})} />, note === 'stale' ? 409 : 200)
  }
  routes.get('/activate', (c) => {
    const plan = planOf(c)
    if (!plan) return sentence(c, 404, 'o-not-there')
    return activatePage(c, plan, c.req.query('note') === 'done' ? 'done' : undefined)
  })
  routes.post('/activate', small, async (c) => {
    const plan = planOf(c)
    if (!plan) return sentence(c, 404, 'o-not-there')
    if (!acts(c, plan)) return sentence(c, 403, 'o-only-look')
    const visit = c.get('visit')
    const body = await c.req.parseBody()
    if (!formIsOurs(visit, body.form) || body.sure !== 'yes') return activatePage(c, plan, 'stale')
    const done = await visit.port.act((app) => {
      const fresh = planFor(app, visit.visitor, plan.shortId)
      // Confirmed is what was shown and nothing else: a task settled meanwhile is looked at first.
      if (!fresh || fresh.state === 'closed' || seenOf(activationFacts(app, fresh)) !== body.seen) return false
      activatePlan(app, fresh, byVisitor(visit.visitor), { urgent: body.when === 'urgent' })
      return true
    })
    if (!done) return activatePage(c, planOf(c) ?? plan, 'stale')
    return c.redirect(`/o/plans/${plan.shortId}/activate?note=done`, 303)
  })
  return routes
}
