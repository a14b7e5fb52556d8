// `dondoc invite`: codes and links to join, for units, organizers and viewers.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type App, COMMAND_LINE } from '../app/app.ts'
import { joinPictures } from '../app/attachments.ts'
import { type InvitationLine, invite } from '../app/invite.ts'
import { joiningAccounts } from '../app/joining-accounts.ts'
import { unitOfPlan } from '../app/plan-units.ts'
import { plainText } from '../channels/channel.ts'
import { type Config, hasChannel } from '../config.ts'
import { accountName, typedHead } from '../core/render.ts'
import type { Texts } from '../core/texts.gen.ts'
import { toIso } from '../core/time.ts'
import type { Installation } from '../installation.ts'
import { draw } from '../reports/draw.ts'
import type { Plan } from '../store/plans.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, planMeant, print, type Shell, within } from './shell.ts'

export interface InviteOptions {
  unit?: string
  role: 'unit' | 'organizer' | 'viewer'
  renew?: boolean
  seats?: number
  png?: string
}

export async function inviteUnits(shell: Shell, planName: string | undefined, options: InviteOptions): Promise<void> {
  await within(shell, async (installation) => {
    const t = createTexts(shell.config.language)
    const { app } = installation.engine
    const lines =
      options.role === 'unit'
        ? inviteOf(shell, installation, planName, options)
        : invite(
            app,
            {
              role: options.role,
              plan: planName === undefined ? null : planMeant(shell, installation, planName),
              seats: options.seats,
            },
            options.renew ?? false,
            COMMAND_LINE,
          )
    if (options.png !== undefined) await pictures(shell, lines, options.png, t)
    const iso = (at: number) => toIso(at, shell.config.timezone)
    if (shell.json)
      return print(
        shell,
        lines.map(({ id: _, account, ...l }) => ({ ...l, bot: account?.bot ?? null, expires: iso(l.expires) })),
      )
    for (const l of lines) shell.out(`${l.code}  ${whose(l, t)}${l.telegram ? `  ${l.telegram}` : ''}${place(l, t)}\n`)
    for (const note of notes(app, shell.config, lines, t)) shell.out(`${plainText(note)}\n`)
  })
}

/** One picture for each code, made to be printed beside "đầu mối liên hệ": the QR code, the unit and the code to type. */
async function pictures(shell: Shell, lines: InvitationLine[], folder: string, t: Texts): Promise<void> {
  const linked = lines.flatMap((line) => {
    const codes = joinPictures(line.telegram, line.account && { ...line.account, link: line.zalo }, t)
    return codes.length > 0 ? [{ line, codes }] : []
  })
  if (linked.length < lines.length) throw new Failure(plainText(t('cli-invite-no-link')), 1)
  const here = resolve(shell.folder, folder)
  mkdirSync(here, { recursive: true, mode: 0o700 })
  for (const [i, { line, codes }] of linked.entries()) {
    const bytes = await draw({ kind: 'qr', codes, lines: [whose(line, t), line.code] })
    const path = join(here, `${String(i + 1).padStart(2, '0')}-${fileWord(whose(line, t))}.png`)
    writeFileSync(path, bytes, { mode: 0o600 })
  }
  shell.err(`${plainText(t('cli-invite-pictures', { count: String(linked.length), folder }))}\n`)
}

/** Which bot a code is typed in, where there are several. */
const place = ({ account }: InvitationLine, t: Texts): string =>
  account !== null && account.of > 1 ? `  ${plainText(accountName(account, t))}` : ''

/** How the codes are used, by the ways that these have. */
function notes(app: App, config: Config, lines: readonly InvitationLine[], t: Texts): string[] {
  const places = new Map(
    lines.flatMap(({ account, zalo }) => (account ? [[account.bot, { ...account, link: zalo }]] : [])),
  )
  const zaloAlone = config.telegram === null && hasChannel(config)
  const full = joiningAccounts(app).length > 0 ? lines.filter(({ account }) => account === null).length : 0
  return [
    t('invitations-note'),
    ...(lines.some((l) => l.telegram) || (places.size === 0 && !zaloAlone) ? [t('invitations-note-telegram')] : []),
    ...(places.size === 0 && zaloAlone ? [t('cli-invite-not-started')] : []),
    ...[...places.values()].map((one) => typedHead(one, t)),
    ...(full === 0 ? [] : [t('invitations-typed-full', { count: String(full) })]),
  ]
}

/** A name as part of a file's name that any disk and printer takes. */
const fileWord = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)

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
  return invite(app, { role: 'unit', plan, unitIds, seats: options.seats }, options.renew ?? false, COMMAND_LINE)
}

/** A unit of a plan by any of its names. */
function unitOf(shell: Shell, installation: Installation, plan: Plan, query: string): number {
  const meant = unitOfPlan(installation.engine.app, plan, query)
  if (meant.kind === 'unit') return meant.unitId
  const t = createTexts(shell.config.language)
  throw new Failure(plainText(t('cli-unit-unknown', { unit: query, near: meant.names.join('; ') || '—' })), 2)
}
