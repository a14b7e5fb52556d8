// `dondoc event`: the date of the event, as a preview first and carried out with --yes.
import { COMMAND_LINE } from '../app/app.ts'
import { dayDoubt, type EventCommand, eventChange, movedItems, moveEvent, recipientsOf } from '../app/move-event.ts'
import { planFacts } from '../app/plan-facts.ts'
import { plainText } from '../channels/channel.ts'
import type { Facts } from '../core/notice.ts'
import { toIso } from '../core/time.ts'
import { createTexts } from '../texts/texts.ts'
import { dayTimeOf, Failure, planMeant, print, type Shell, say, within } from './shell.ts'

export interface EventOptions {
  date?: string
  postpone?: boolean
  cancel?: boolean
  resume?: boolean
  basis?: string
  yes?: boolean
}

export async function moveTheEvent(shell: Shell, planName: string | undefined, options: EventOptions): Promise<void> {
  const command = eventCommandOf(shell, options)
  await within(shell, (installation) => {
    const t = createTexts(shell.config.language)
    const { app } = installation.engine
    const plan = planMeant(shell, installation, planName)
    const proposed = eventChange(plan, command, options.basis ?? null, null)
    if (!proposed.ok) {
      if (proposed.code === 'same' && shell.json)
        return print(shell, { applied: false, same: true, moved: [], recipients: 0 })
      if (proposed.code === 'same') return shell.out(`${t('cli-event-same')}\n`)
      throw new Failure(proposed.code === 'closed' ? t('refused-plan_closed') : t('cli-event-nothing-to-resume'), 1)
    }
    const moved = movedItems(app, plan, proposed.change)
    const recipients = recipientsOf(app, plan.id)
    const facts: Facts = {
      kind: 'proposal',
      id: 0,
      proposal: {
        kind: 'event',
        day: dayDoubt(app, proposed.change.to),
        plan: planFacts(app, plan),
        change: proposed.change,
        moved,
        recipients,
        window: false,
        sample: null,
      },
    }
    if (options.yes) moveEvent(app, plan.id, proposed.change, COMMAND_LINE, null)
    if (shell.json) {
      const zone = shell.config.timezone
      const iso = (due: (typeof moved)[number]['to']) =>
        due ? { strict: toIso(due.strict, zone), lenient: toIso(due.lenient, zone) } : null
      return print(shell, {
        applied: options.yes === true,
        from: proposed.change.from,
        to: proposed.change.to,
        recipients,
        day: dayDoubt(app, proposed.change.to),
        moved: moved.map((m) => ({
          unit: m.unit,
          task: m.task,
          from: iso(m.from),
          to: iso(m.to),
          day: m.toDay,
          dayOff: m.dayOff,
          past: m.past,
          acted: m.acted,
        })),
      })
    }
    shell.out(say(shell, facts))
    shell.out(
      `${options.yes ? plainText(t('cli-event-done', { recipients: String(recipients) })) : t('cli-event-preview')}\n`,
    )
  })
}

function eventCommandOf(shell: Shell, options: EventOptions): EventCommand {
  const given = [options.date, options.postpone, options.cancel, options.resume].filter(Boolean)
  if (given.length !== 1) throw new Failure(createTexts(shell.config.language)('cli-event-one'), 2)
  if (options.date !== undefined) {
    const { day, time } = dayTimeOf(shell, options.date)
    return { kind: 'date', day, time }
  }
  return { kind: options.postpone ? 'postpone' : options.cancel ? 'cancel' : 'resume' }
}
