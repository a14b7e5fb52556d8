// `dondoc doctor`: what could be wrong, one line each: ok, or what to do.
import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { plainText } from './channels/channel.ts'
import type { Shell } from './command-line/shell.ts'
import { type Config, hasChannel } from './config.ts'
import { toIso } from './core/time.ts'
import { accountLines } from './doctor-accounts.ts'
import type { Finding, Say } from './doctor-finding.ts'
import { zaloBots } from './doctor-zalo.ts'
import { zaloOa } from './doctor-zalo-oa.ts'
import { missingFiles } from './file-sweep.ts'
import { DISK_RESERVE } from './files.ts'
import { scan } from './inspect/clamd.ts'
import { openInstallation } from './installation.ts'
import { NO_CHANNELS } from './live-channels.ts'
import { errorLine } from './log.ts'
import { brokenAt } from './store/journal.ts'
import { takeLock } from './store/lock.ts'
import { counts } from './store/outbox.ts'
import { createTexts } from './texts/texts.ts'

/** @returns 0 where everything is well, 1 otherwise */
export async function doctor(shell: Shell, version: string): Promise<number> {
  const { config } = shell
  const t = createTexts(config.language)
  const found: Finding[] = []
  const say = (check: string, ok: boolean, line: string) => found.push({ check, ok, line: plainText(line) })
  say('versions', true, t('doctor-versions', { dondoc: version, node: process.versions.node }))
  database(shell, say, t)
  disk(config.data, say, t)
  await telegram(shell, say, t)
  await zaloBots(config, say, t)
  await zaloOa(config, say, t)
  await scanner(config, say, t)
  if (shell.json)
    shell.out(
      `${JSON.stringify(
        found.map(({ check, ok, line }) => ({ check, ok, message: line })),
        null,
        2,
      )}\n`,
    )
  else for (const { ok, line } of found) shell.out(`${ok ? '✓' : '✗'} ${line}\n`)
  return found.every((f) => f.ok) ? 0 : 1
}

type T = ReturnType<typeof createTexts>

function database({ config }: Shell, say: Say, t: T): void {
  try {
    const installation = openInstallation(config, NO_CHANNELS, () => {})
    const now = toIso(installation.clock.now(), config.timezone)
    say(
      'clock',
      !installation.clock.drill,
      installation.clock.drill ? t('doctor-clock-drill', { now }) : t('doctor-clock', { now }),
    )
    const broken = brokenAt(installation.db)
    say(
      'journal',
      broken === null,
      broken === null ? t('doctor-journal') : t('doctor-journal-broken', { sequence: String(broken) }),
    )
    const { waiting, ambiguous } = counts(installation.db)
    say('database', true, t('doctor-database', { waiting: String(waiting), ambiguous: String(ambiguous) }))
    const { all, missing } = missingFiles(installation.db, installation.files)
    if (missing === 0) say('files', true, t('doctor-files', { count: String(all) }))
    else say('files', false, t('doctor-files-missing', { count: String(all), missing: String(missing) }))
    for (const { check, ok, line } of accountLines(installation, t)) say(check, ok, line)
    installation.close()
  } catch (error) {
    say('database', false, t('doctor-database-failed', { error: errorLine(error) }))
    return
  }
  const lock = takeLock(config.data)
  say('process', true, lock ? t('doctor-not-running') : t('doctor-running'))
  lock?.release()
}

function disk(folder: string, say: Say, t: T): void {
  const path = existsSync(folder) ? folder : '.'
  const { bavail, bsize } = statfsSync(path)
  const free = bavail * bsize
  const megabytes = String(Math.floor(free / 1024 / 1024))
  say(
    'disk',
    free >= DISK_RESERVE,
    free >= DISK_RESERVE ? t('doctor-disk', { megabytes }) : t('doctor-disk-full', { megabytes }),
  )
  const database = join(folder, 'dondoc.db')
  if (existsSync(database) && (statSync(database).mode & 0o077) !== 0)
    say('permissions', false, t('doctor-permissions', { file: database }))
}

async function telegram({ config }: Shell, say: Say, t: T): Promise<void> {
  if (!hasChannel(config)) return say('telegram', true, t('doctor-no-channel'))
  if (!config.telegram) return
  // Only the name is asked; no update is taken from a bot that runs.
  const { checkTelegram } = await import('./channels/telegram/check.ts')
  const result = await checkTelegram(config.telegram)
  if (result.ok) {
    say('telegram', true, t('doctor-telegram', { name: result.username }))
    say(...webhookLine(config.telegram.webhook !== null, result, config.timezone, t))
  } else
    say(
      'telegram',
      false,
      result.code === 'unauthorized'
        ? t('doctor-telegram-token')
        : t('doctor-telegram-unreachable', { code: result.code }),
    )
}

/** How updates come, and what stands in the way. Switching heals itself once the bot starts. */
function webhookLine(
  wanted: boolean,
  {
    webhook,
    pending,
    lastErrorAt,
  }: { webhook: 'ours' | 'none' | 'other'; pending: number; lastErrorAt: number | null },
  zone: string,
  t: T,
): Parameters<Say> {
  const updates = String(pending)
  if (!wanted && webhook === 'none') return ['telegram_updates', true, t('doctor-telegram-polling', { updates })]
  if (!wanted) return ['telegram_updates', false, t('doctor-telegram-webhook')]
  if (webhook !== 'ours') return ['telegram_updates', false, t('doctor-telegram-webhook-unset')]
  // Telegram remembers an error for long; with nothing waiting it is over.
  if (lastErrorAt !== null && pending > 0)
    return ['telegram_updates', false, t('doctor-telegram-webhook-failing', { updates, at: toIso(lastErrorAt, zone) })]
  return ['telegram_updates', true, t('doctor-telegram-webhook-set', { updates })]
}

/** The scanner is given a harmless word; without one nothing is said. */
async function scanner({ uploads }: Config, say: Say, t: T): Promise<void> {
  if (uploads.clamd === null) return
  const answer = await scan({ bytes: Buffer.from('dondoc') }, { address: uploads.clamd, timeoutMs: 5_000 })
  say('clamd', answer === 'clean', t(answer === 'clean' ? 'doctor-clamd' : 'doctor-clamd-down'))
}
