// `dondoc reach`: which units of a plan are reached and by which channel, and where nobody is: why, and what to do.

import { planFacts } from '../app/plan-facts.ts'
import { reachOf } from '../app/reach.ts'
import { toIso } from '../core/time.ts'
import { planMeant, print, type Shell, say, within } from './shell.ts'

export async function reach(shell: Shell, planName: string | undefined): Promise<void> {
  await within(shell, (installation) => {
    const { app } = installation.engine
    const plan = planMeant(shell, installation, planName)
    const units = reachOf(app, plan.id)
    const iso = (at: number | null) => (at === null ? null : toIso(at, shell.config.timezone))
    if (shell.json)
      return print(
        shell,
        units.map(({ unit, reached, channels, why, noSeat, todo, people }) => ({
          unit,
          reached,
          channels,
          why: why === null ? (reached ? null : noSeat ? 'no_seat' : 'nobody_joined') : why.state,
          since: iso(why?.at ?? null),
          todo,
          people: people.map(({ person, phone, joined, deputy, way }) => ({
            person,
            phone,
            joined,
            deputy,
            channel: way?.channel ?? null,
            state: way?.state ?? null,
            bare: way?.bare ?? false,
            at: iso(way?.at ?? null),
          })),
        })),
      )
    // One long page: a terminal scrolls.
    for (let page = 1, pages = Math.ceil(units.length / UNITS) || 1; page <= pages; page++)
      shell.out(say(shell, { kind: 'reach', plan: planFacts(app, plan), page, units, to: 'organizer' }))
  })
}

/** As many as one page of the chat shows. */
const UNITS = 20
