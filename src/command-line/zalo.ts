// `dondoc zalo probe`: the points of Zalo's behaviour that nobody could verify without a live account, asked where a program can ask.
import { randomBytes } from 'node:crypto'
import { plainText } from '../channels/channel.ts'
import { type Probed, probeZaloBot } from '../channels/zalo-bot/probe.ts'
import { checkZaloOa } from '../channels/zalo-oa/check.ts'
import { type Outcome, probeZaloOa, type ZaloOaProbe } from '../channels/zalo-oa/probe.ts'
import type { Config } from '../config.ts'
import type { ZaloOaConfig } from '../config-zalo.ts'
import { accountStore } from '../store/accounts.ts'
import { type Shape, shapesOf } from '../store/inbox.ts'
import { lastOrganizer } from '../store/people.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, print, type Shell, within } from './shell.ts'

interface ProbeReport {
  bots: Probed[][]
  oa: OaReport | null
  /** How what arrived so far looked, by channel. */
  received: { channel: string; shapes: Shape[] }[]
}

/** What the account answered: a code where it refused. */
interface OaReport extends ZaloOaProbe {
  /** As Zalo numbers it: 2 an enterprise, 4 a state agency. */
  type: string
  endpoint: string
  signature: string
}

/**
 * Nobody is written to, unless an organizer is to be; what was received is told by the names of its fields alone.
 * @param options.message one text goes to the organizer who wrote to the account last
 */
export async function probe(shell: Shell, options: { message?: boolean }): Promise<void> {
  const { config } = shell
  const t = createTexts(config.language)
  if (config.zaloBots.length === 0 && config.zaloOa === null) throw new Failure(plainText(t('probe-nothing')), 1)
  const report: ProbeReport = { bots: [], oa: null, received: await receivedOf(shell, config) }
  for (const bot of config.zaloBots) report.bots.push(await probeZaloBot(bot))
  if (config.zaloOa) report.oa = await askAccount(shell, config.zaloOa, options.message ?? false)
  if (shell.json) return print(shell, report)
  for (const line of linesOf(report, config, t)) shell.out(`${plainText(line)}\n`)
}

/** The tokens are the running bot's: what it keeps is used, and none is fetched. */
const askAccount = (shell: Shell, oa: ZaloOaConfig, write: boolean): Promise<OaReport> =>
  within(shell, async ({ db, key, clock }) => {
    const t = createTexts(shell.config.language)
    const now = clock.now
    const account = accountStore({ db, key, now, random: randomBytes, channel: 'zalo_oa', name: oa.appId })
    const checked = await checkZaloOa({ ...oa, account, now })
    const to = write ? (lastOrganizer(db, 'zalo_oa')?.chatId ?? null) : null
    if (write && to === null) throw new Failure(plainText(t('probe-nobody')), 1)
    const found = await probeZaloOa({ ...oa, account, now }, to, plainText(t('probe-message')))
    const known = checked.account.ok ? checked.account : null
    const code = checked.account.ok ? '-' : checked.account.code
    return {
      type: known?.type ?? code,
      endpoint: known?.endpoint ?? '-',
      signature: checked.signature ?? '-',
      ...found,
    }
  })

const receivedOf = (shell: Shell, config: Config): Promise<ProbeReport['received']> =>
  within(shell, ({ db }) => {
    const channels = [...(config.zaloBots.length > 0 ? ['zalo_bot'] : []), ...(config.zaloOa ? ['zalo_oa'] : [])]
    return channels.map((channel) => ({ channel, shapes: shapesOf(db, channel) }))
  })

function linesOf(report: ProbeReport, config: Config, t: ReturnType<typeof createTexts>): string[] {
  const lines: string[] = []
  for (const [i, answers] of report.bots.entries()) {
    lines.push(t('probe-bot', { no: String(i + 1) }))
    for (const { question, host, status, answer } of answers)
      lines.push(t('probe-answer', { question, host, status: status === null ? '-' : String(status), answer }))
  }
  if (report.oa) {
    lines.push(t('probe-oa'))
    for (const [question, answer] of Object.entries(report.oa))
      if (answer !== null) lines.push(t('probe-fact', { question, answer: outcomeWord(answer) }))
  }
  for (const { channel, shapes } of report.received) {
    lines.push('', t('probe-received', { channel }))
    if (shapes.length === 0) lines.push(t('probe-received-none'))
    for (const { event, fields, count } of shapes)
      lines.push(t('probe-shape', { event: event ?? '-', count: String(count), fields: fields.join(', ') }))
  }
  lines.push('', t('probe-by-hand'))
  if (config.zaloBots.length > 0) lines.push(t('probe-by-hand-bot'))
  if (config.zaloOa) lines.push(t('probe-by-hand-oa'))
  return lines
}

const outcomeWord = (answer: string | Outcome): string =>
  typeof answer === 'string' ? answer : answer.ok ? answer.detail : answer.code
