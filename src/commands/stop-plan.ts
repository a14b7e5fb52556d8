// /tamdung and /tieptuc: stops chasing and announcing for everything, a plan or one unit, and lets it run again.
import type { App } from '../app/app.ts'
import type { ChatCommand } from '../app/chat-command.ts'
import { unitMeant } from '../app/organizer-acts.ts'
import type { Stop } from '../app/pausing.ts'
import { propose } from '../app/proposing.ts'
import { planMeant, refuse, type Speaker } from '../app/speaker.ts'
import { readStop } from '../core/incoming/stop-words.ts'
import { addDays, dayOf, startOfDay } from '../core/time.ts'
import { pauses } from '../store/pauses.ts'
import type { Plan } from '../store/plans.ts'

/** What was meant, or null where the speaker has been told what is wrong. */
function stopMeant(app: App, speaker: Speaker, args: string): { plan: Plan; stop: Stop } | null {
  const { zone } = app.settings.calendar
  const today = dayOf(app.now(), zone)
  const everything = readStop(args, today).all
  const meant = planMeant(app, speaker, everything ? '' : args, everything)
  if (!meant) return null
  const words = readStop(everything ? args : meant.rest, today)
  const wrong = words.unread ?? (words.until !== null && words.until < today ? words.until : null)
  if (wrong !== null) {
    refuse(app, speaker, 'date_unreadable', wrong)
    return null
  }
  // The day named is the last one of the stop.
  const until = words.until === null ? null : startOfDay(addDays(words.until, 1), zone)
  if (words.all && speaker.plans !== null) {
    refuse(app, speaker, 'not_for_role')
    return null
  }
  const unit = words.name === '' ? null : unitMeant(app, speaker, meant.plan, words.name)
  if (words.name !== '' && unit === null) return null
  return { plan: meant.plan, stop: { scope: words.all ? 'all' : unit === null ? 'plan' : 'unit', unit, until } }
}

export const stopPlan: ChatCommand = {
  name: 'tamdung',
  aliases: ['pause'],
  roles: ['organizer'],
  about: 'command-pause',
  run(app, speaker, args) {
    const meant = stopMeant(app, speaker, args)
    if (meant) propose(app, speaker, meant.plan.id, { kind: 'pause', ...meant.stop })
  },
}

export const resumePlan: ChatCommand = {
  name: 'tieptuc',
  aliases: ['resume'],
  roles: ['organizer'],
  about: 'command-resume',
  run(app, speaker, args) {
    const meant = stopMeant(app, speaker, args)
    if (!meant) return
    const { plan, stop } = meant
    const all = pauses(app.db)
    const exact = all.find(
      (p) => p.scope === stop.scope && (p.scope === 'all' || p.plan === plan.id) && p.unit === stop.unit,
    )
    // Without a name the widest stop that concerns the plan is meant.
    const widest = all.find((p) => p.scope === 'all') ?? all.find((p) => p.plan === plan.id)
    const found = exact ?? (stop.scope === 'plan' ? widest : undefined)
    if (!found) return refuse(app, speaker, 'not_paused')
    if (found.scope === 'all' && speaker.plans !== null) return refuse(app, speaker, 'not_for_role')
    propose(app, speaker, plan.id, { kind: 'resume', scope: found.scope, unit: found.unit, until: null })
  },
}
