// `dondoc invite`: codes and links to join, for units, organizers and viewers.
import { COMMAND_LINE } from '../app/app.ts'
import { type InvitationLine, invite } from '../app/invite.ts'
import { unitOfPlan } from '../app/plan-units.ts'
import { plainText } from '../channels/channel.ts'
import type { Texts } from '../core/texts.gen.ts'
import { toIso } from '../core/time.ts'
import type { Installation } from '../installation.ts'
import type { Plan } from '../store/plans.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, planMeant, print, type Shell, within } from './shell.ts'

export interface InviteOptions {
  unit?: string
  role: 'unit' | 'organizer' | 'viewer'
  renew?: boolean
}

export async function inviteUnits(shell: Shell, planName: string | undefined, options: InviteOptions): Promise<void> {
  await within(shell, (installation) => {
    const t = createTexts(shell.config.language)
    const { app } = installation.engine
    const lines =
      options.role === 'unit'
        ? inviteOf(shell, installation, planName, options)
        : invite(
            app,
            { role: options.role, plan: planName === undefined ? null : planMeant(shell, installation, planName) },
            options.renew ?? false,
            COMMAND_LINE,
          )
    const iso = (at: number) => toIso(at, shell.config.timezone)
    if (shell.json)
      return print(
        shell,
        lines.map((l) => ({ ...l, expires: iso(l.expires) })),
      )
    for (const l of lines) shell.out(`${l.code}  ${whose(l, t)}${l.telegram ? `  ${l.telegram}` : ''}\n`)
    shell.out(`${t('invitations-note')}\n`)
  })
}

const whose = ({ unit, person, role }: InvitationLine, t: Texts): string =>
  [unit ?? t(role === 'viewer' ? 'cli-role-viewer' : 'cli-role-organizer'), ...(person === null ? [] : [person])].join(
    ' – ',
  )

function inviteOf(
  shell: Shell,
  installation: Installation,
  planName: string | undefined,
  options: InviteOptions,
): InvitationLine[] {
  const { app } = installation.engine
  const plan = planMeant(shell, installation, planName)
  const unitIds = options.unit === undefined ? null : [unitOf(shell, installation, plan, options.unit)]
  return invite(app, { role: 'unit', plan, unitIds }, options.renew ?? false, COMMAND_LINE)
}

/** A unit of a plan by any of its names. */
function unitOf(shell: Shell, installation: Installation, plan: Plan, query: string): number {
  const meant = unitOfPlan(installation.engine.app, plan, query)
  if (meant.kind === 'unit') return meant.unitId
  const t = createTexts(shell.config.language)
  throw new Failure(plainText(t('cli-unit-unknown', { unit: query, near: meant.names.join('; ') || '—' })), 2)
}
