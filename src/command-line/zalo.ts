// `dondoc zalo probe`: the points of Zalo's behaviour that nobody could verify without a live account, asked where a program can ask.
import { plainText } from '../channels/channel.ts'
import { type Probed, probeZaloBot } from '../channels/zalo-bot/probe.ts'
import type { Config } from '../config.ts'
import { accountName } from '../core/render.ts'
import { type OaFact, probeOa } from '../doctor-zalo-oa.ts'
import { type Shape, shapesOf } from '../store/inbox.ts'
import { lastOrganizer } from '../store/people.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, print, type Shell, within } from './shell.ts'

interface ProbeReport {
  bots: Probed[][]
  oa: OaFact[]
  /** How what arrived so far looked, by channel. */
  received: { channel: string; shapes: Shape[] }[]
}

/**
 * Nobody is written to, unless an organizer is to be; what was received is told by the names of its fields alone.
 * @param options.message one text goes to the organizer who wrote to the account last
 */
export async function probe(shell: Shell, options: { message?: boolean }): Promise<void> {
  const { config } = shell
  const t = createTexts(config.language)
  if (config.zaloBots.length === 0 && config.zaloOa === null) throw new Failure(plainText(t('probe-nothing')), 1)
  const to = options.message ? await organizerChat(shell) : null
  const oa = await probeOa(config, to, plainText(t('probe-message')))
  const report: ProbeReport = { bots: [], oa, received: await receivedOf(shell, config) }
  for (const bot of config.zaloBots) report.bots.push(await probeZaloBot(bot))
  if (shell.json) return print(shell, report)
  for (const line of linesOf(report, config, t)) shell.out(`${plainText(line)}\n`)
}

/** To whom the account may write for a test: the organizer who wrote to it last. @throws Failure where there is none */
const organizerChat = (shell: Shell): Promise<string> =>
  within(shell, ({ db }) => {
    const chat = lastOrganizer(db, 'zalo_oa')?.chatId
    if (chat === undefined) throw new Failure(plainText(createTexts(shell.config.language)('probe-nobody')), 1)
    return chat
  })

const receivedOf = (shell: Shell, config: Config): Promise<ProbeReport['received']> =>
  within(shell, ({ db }) => {
    const channels = [...(config.zaloBots.length > 0 ? ['zalo_bot'] : []), ...(config.zaloOa ? ['zalo_oa'] : [])]
    return channels.map((channel) => ({ channel, shapes: shapesOf(db, channel) }))
  })

function linesOf(report: ProbeReport, config: Config, t: ReturnType<typeof createTexts>): string[] {
  const lines: string[] = []
  for (const [i, answers] of report.bots.entries()) {
    lines.push(t('probe-bot', { account: accountName({ channel: 'zalo_bot', no: i + 1, of: report.bots.length }, t) }))
    for (const { question, host, status, answer } of answers)
      lines.push(t('probe-answer', { question, host, status: status === null ? '-' : String(status), answer }))
  }
  if (report.oa.length > 0) lines.push(t('probe-oa'), ...report.oa.map((fact) => t('probe-fact', { ...fact })))
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
