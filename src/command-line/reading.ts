// `dondoc read`: what was understood of a document; nothing is stored.
import { plainText } from '../channels/channel.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import { formatDay } from '../core/time.ts'
import { createTexts } from '../texts/texts.ts'
import { documentOf, print, type Shell } from './shell.ts'

export async function read(shell: Shell, file: string): Promise<void> {
  const { plan } = await documentOf(shell, file)
  if (shell.json) return print(shell, plan)
  shell.out(`${readingText(shell, plan)}\n`)
}

function readingText(shell: Shell, plan: PlanDocument): string {
  const t = createTexts(shell.config.language)
  const say = (text: string) => plainText(text)
  const lines: string[] = []
  lines.push(
    say(
      t('cli-read-heading', {
        number: plan.number ?? '—',
        issuer: plan.issuer ?? '—',
        day: plan.date ? formatDay(plan.date) : '—',
      }),
    ),
  )
  if (plan.title) lines.push(plan.title)
  if (plan.event) {
    const { date, time, window } = plan.event
    const when = date
      ? `${time ? `${time} ` : ''}${formatDay(date)}`
      : window
        ? `${formatDay(window.from)} – ${formatDay(window.to)}`
        : '—'
    lines.push(say(t('cli-read-event', { name: plan.event.name ?? '—', when })))
  }
  if (plan.amends) {
    lines.push('', say(t('cli-read-amends', { number: plan.amends.number })))
    for (const change of plan.amends.changes) lines.push(`  ${change.line}: ${change.words}`)
  }
  for (const task of plan.assignments) {
    lines.push('', `${task.id}  ${task.unit}${task.executor ? ` → ${task.executor}` : ''}`)
    lines.push(`    ${task.task}`)
    const deadline = task.deadline ? task.deadline.text : say(t('deadline-none'))
    lines.push(`    ${say(t('cli-read-deadline', { deadline }))}`)
    if (task.deliverables.length > 0)
      lines.push(`    ${say(t('cli-read-products', { products: task.deliverables.join('; ') }))}`)
    for (const q of task.questions) lines.push(`    ? ${q.message}`)
  }
  if (plan.questions.length > 0)
    lines.push(
      '',
      ...plan.questions.map((q) => `? ${say(t('cli-read-question', { line: String(q.line), message: q.message }))}`),
    )
  lines.push(
    '',
    say(
      t('cli-read-total', {
        tasks: String(plan.assignments.length),
        questions: String(plan.questions.length + plan.assignments.reduce((n, a) => n + a.questions.length, 0)),
      }),
    ),
  )
  return lines.join('\n')
}
