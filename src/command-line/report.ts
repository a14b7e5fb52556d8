// `dondoc report`: where a plan stands, as a workbook, as text with commas or as a picture.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gather } from '../app/gather/gather.ts'
import { plainText } from '../channels/channel.ts'
import { boardPicture, exportSheets } from '../core/render.ts'
import { draw } from '../reports/draw.ts'
import { commas } from '../reports/sheet.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, planMeant, type Shell, within } from './shell.ts'

const NOBODY = { personId: null, resent: false }

export async function writeReport(
  shell: Shell,
  planName: string | undefined,
  options: { format: string; out: string },
): Promise<void> {
  const t = createTexts(shell.config.language)
  const format = options.format.toLowerCase()
  if (format !== 'xlsx' && format !== 'csv' && format !== 'png')
    throw new Failure(plainText(t('cli-report-format', { format: options.format })), 2)
  await within(shell, async (installation) => {
    const { app } = installation.engine
    const plan = planMeant(shell, installation, planName)
    const made = gather(app, { kind: 'export', plan: plan.id }, NOBODY)
    if (!('kind' in made) || made.kind !== 'export') throw new Failure(plainText(t('refused-no_plan')), 1)
    const sheets = exportSheets(made.report, t)
    if (format === 'xlsx') return write(shell, options.out, await draw(sheets))
    if (format === 'csv') return write(shell, options.out, Buffer.from(commas(sheets.sheets[1]!.rows)))
    const board = gather(app, { kind: 'board', plan: plan.id, task: null, paste: false }, NOBODY)
    const picture = 'kind' in board && board.kind === 'board' ? boardPicture(board, t) : null
    if (picture === null) throw new Failure(plainText(t('cli-report-nothing')), 1)
    write(shell, options.out, await draw(picture))
  })
}

/** Written at once; where that fails, a sentence says so. */
function write(shell: Shell, file: string, bytes: Uint8Array): void {
  const t = createTexts(shell.config.language)
  if (file === '-') {
    shell.out(bytes)
    return
  }
  try {
    writeFileSync(resolve(shell.folder, file), bytes)
  } catch {
    throw new Failure(plainText(t('cli-report-unwritable', { file })), 1)
  }
  shell.err(`${plainText(t('cli-report-written', { file }))}\n`)
}
