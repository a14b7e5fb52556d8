// `dondoc contacts import`: units and contacts from a sheet; the counts and faults first, carried out with --yes.
import { basename } from 'node:path'
import { COMMAND_LINE } from '../app/app.ts'
import { contactChanges } from '../app/contact-changes.ts'
import { importContacts } from '../app/import-contacts.ts'
import { planFacts } from '../app/plan-facts.ts'
import { plainText } from '../channels/channel.ts'
import { type ContactPreview, readContacts } from '../core/contact-sheet.ts'
import { contactsWords, faultWords, planShort } from '../core/render.ts'
import { toIso } from '../core/time.ts'
import { createSheetReader, READER_LIMITS } from '../intake/reader.ts'
import { createTexts } from '../texts/texts.ts'
import { bytesOf, Failure, planMeant, print, type Shell, sentenceFor, within } from './shell.ts'

export interface ContactsOptions {
  plan?: string
  yes?: boolean
  readmit?: string[]
}

export async function importSheet(shell: Shell, file: string, options: ContactsOptions): Promise<void> {
  const t = createTexts(shell.config.language)
  const name = file === '-' ? 'stdin.csv' : basename(file)
  const read = await createSheetReader(READER_LIMITS)(bytesOf(shell, file), name)
  if (!read.ok) {
    const known = read.code !== 'unsupported' && read.code !== 'corrupt'
    throw new Failure(plainText(known ? sentenceFor(shell, read.code) : t('unreadable-sheet')), 2)
  }
  const rows = readContacts(read.sheets)
  if (rows === null) throw new Failure(plainText(t('cli-contacts-none')), 2)
  await within(shell, async (installation) => {
    const { app } = installation.engine
    const plan = options.plan === undefined ? null : planMeant(shell, installation, options.plan)
    const wanted = { ...rows, planId: plan?.id ?? null, readmit: options.readmit ?? [] }
    let { preview } = contactChanges(app, wanted.entries, wanted)
    const faulty = preview.faults.length > 0
    if (!shell.json && !faulty) show(shell, preview, plan === null ? null : planShort(planFacts(app, plan), t))
    let applied = false
    if (!faulty && (options.yes || (!shell.json && (await agreed(shell)))))
      ({ applied, preview } = importContacts(app, wanted, COMMAND_LINE))
    if (shell.json) print(shell, dataOf(shell, preview, applied))
    if (preview.faults.length > 0)
      throw new Failure(preview.faults.map((fault) => plainText(faultWords(fault, t))).join('\n'), 1)
    if (shell.json) return
    const { units, contacts, gone } = preview
    const counts = { units: units.new.length, contacts: contacts.new, changed: contacts.changed }
    if (gone.length > 0) shell.out(`${plainText(t('cli-contacts-readmit'))}\n`)
    shell.out(
      `${plainText(
        applied
          ? t('contacts-done', {
              units: String(counts.units),
              contacts: String(counts.contacts),
              changed: String(counts.changed),
            })
          : t('cli-contacts-preview'),
      )}\n`,
    )
  })
}

function show(shell: Shell, preview: ContactPreview, plan: string | null): void {
  const t = createTexts(shell.config.language)
  const lines = contactsWords(preview, t, Number.POSITIVE_INFINITY)
  for (const line of plan === null ? lines : [t('contacts-for-plan', { plan }), ...lines])
    shell.out(`${plainText(line)}\n`)
}

/** Asked only where somebody sits at a terminal. */
async function agreed(shell: Shell): Promise<boolean> {
  const said = await shell.question?.(`${plainText(createTexts(shell.config.language)('cli-contacts-question'))} `)
  return /^\s*(?:c|y)/i.test(said ?? '')
}

const dataOf = (shell: Shell, preview: ContactPreview, applied: boolean) => ({
  applied,
  units: { new: preview.units.new, known: preview.units.known },
  contacts: preview.contacts,
  gone: preview.gone.map(({ person, unit, at, how }) => ({ person, unit, how, at: toIso(at, shell.config.timezone) })),
  errors: preview.faults,
})
