// `dondoc import` of a letter that changes a stored plan: shows what it changes, and carries it out with --yes.
import { amendPlan, isKnownLetter } from '../app/amend-plan.ts'
import { type App, COMMAND_LINE } from '../app/app.ts'
import { letterProposal } from '../app/gather/changes.ts'
import { arrivalOf, NO_CHOICE, type Offer, offerOf } from '../app/letter-offer.ts'
import { findTask } from '../app/settle-task.ts'
import { plainText } from '../channels/channel.ts'
import type { ChangeLine } from '../core/notice.ts'
import type { PlanDocument } from '../core/plan-document.ts'
import type { Installation } from '../installation.ts'
import { keepFile } from '../store/assignments.ts'
import { transact } from '../store/db.ts'
import type { Plan } from '../store/plans.ts'
import type { Choice } from '../store/proposals.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, print, type Shell, say } from './shell.ts'

export interface LetterOptions {
  yes?: boolean
  only?: string
  task?: string
}

interface Given {
  plan: PlanDocument
  bytes: Uint8Array
  name: string
}

/** Deals with a document that changes a stored plan. @returns false where it is to be imported as a plan */
export function importLetter(shell: Shell, installation: Installation, given: Given, options: LetterOptions): boolean {
  const { app } = installation.engine
  const t = createTexts(shell.config.language)
  const arrival = arrivalOf(app, given.plan)
  if (arrival.kind === 'plan') return false
  if (arrival.kind === 'unknown') throw new Failure(plainText(t('cli-amends-unknown', { number: arrival.number })), 1)
  if (arrival.kind === 'closed') throw new Failure(t('refused-amends_closed'), 1)
  const { plan } = arrival
  const receiving = installation.files.receive()
  receiving.write(given.bytes)
  const { hash, bytes } = receiving.keep()
  const known = isKnownLetter(app, plan, hash)
  const choice = choiceOf(shell, app, plan, given.plan, options)
  const offer = offerOf(app, plan, { document: given.plan }, choice)
  const letter = { document: given.plan, hash, name: given.name }
  const proposal = letterProposal(app, offer, letter)
  const applied =
    options.yes && !known
      ? transact(app.db, () => {
          keepFile(app.db, { hash, bytes, mime: 'application/octet-stream', storedAt: app.now() })
          return amendPlan(app, offer, letter, COMMAND_LINE)
        })
      : null
  if (shell.json) {
    print(shell, {
      id: plan.shortId,
      result: known ? 'unchanged' : 'amendment',
      applied: (applied?.done ?? 0) > 0,
      basis: offer.basis,
      keepsRest: offer.keepsRest,
      changes: proposal.lines.map((line) => changeJson(line, offer)),
      recipients: proposal.texts.reduce((sum, { count }) => sum + count, 0),
      texts: proposal.texts.map(({ to, html, count }) => ({ to, count, text: plainText(html) })),
      ...(applied ? { told: applied.told } : {}),
    })
    return true
  }
  if (known) shell.out(`${plan.shortId}  ${t('cli-amends-known')}\n`)
  else shell.out(say(shell, { kind: 'proposal', id: 0, proposal }))
  if (applied && applied.done > 0)
    shell.out(
      `${plainText(t('cli-amends-done', { count: String(applied.done), told: String(applied.told), units: String(applied.units) }))}\n`,
    )
  else if (!known) shell.out(`${options.yes ? t('cli-amends-none') : t('cli-amends-preview')}\n`)
  return true
}

const changeJson = (line: ChangeLine, offer: Offer) => {
  const { change } = offer.changes.find(({ no }) => no === line.no)!
  return {
    no: line.no,
    kind: change.kind,
    state: line.state,
    chosen: line.chosen,
    words: change.words,
    line: change.line,
    event: line.event === null ? null : { from: line.event.from, to: line.event.to },
    place: line.place,
    documentDate: line.documentDate,
    tasks: line.tasks.map(({ ref, ...task }) => ({ id: ref, ...task })),
    candidates: line.candidates.map(({ ref }) => ref),
  }
}

/** `--only 1,3` and `--task 2=III.5-1,4=III.2-1`. */
function choiceOf(shell: Shell, app: App, plan: Plan, document: PlanDocument, options: LetterOptions): Choice {
  const t = createTexts(shell.config.language)
  const count = document.amends?.changes.length ?? 0
  const wrong = (text: string): Failure => new Failure(plainText(t('cli-amends-option', { text })), 2)
  const numberIn = (text: string): number => {
    const no = Number(text)
    if (!/^\s*\d+\s*$/.test(text) || no < 1 || no > count) throw wrong(text)
    return no
  }
  const meant: Record<number, number> = {}
  for (const pair of options.task?.split(/[,;]/) ?? []) {
    const [no = '', place = ''] = pair.split('=')
    const task = findTask(app, plan.id, place)
    if (!task) throw wrong(pair)
    meant[numberIn(no)] = task.id
  }
  if (options.only === undefined) return { ...NO_CHOICE, meant }
  const taken = options.only.split(',').map(numberIn)
  const every = Array.from({ length: count }, (_, i) => i + 1)
  return { taken, left: every.filter((no) => !taken.includes(no)), meant }
}
