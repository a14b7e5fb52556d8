// `dondoc start`: live where a channel is configured, else the rehearsal; stops cleanly on SIGINT and SIGTERM.
import { spawn } from 'node:child_process'
import { plainText } from './channels/channel.ts'
import { Failure, type Shell } from './command-line/shell.ts'
import { hasChannel } from './config.ts'
import type { Running } from './live.ts'
import { createTexts } from './texts/texts.ts'

export async function start(
  shell: Shell,
  version: string,
  options: { console: boolean; open: boolean },
): Promise<void> {
  const { config } = shell
  const t = createTexts(config.language)
  const rehearsing = !hasChannel(config)
  const running = await launch(shell, version, options, rehearsing)
  if (config.clock.kind === 'drill') shell.err(`${plainText(t('cli-drill', { value: config.clock.value }))}\n`)
  if (!options.console)
    shell.out(`${plainText(t(rehearsing ? 'cli-rehearsal-at' : 'cli-running-at', { address: running.address }))}\n`)
  if (rehearsing && options.open && !options.console && process.stdout.isTTY) openBrowser(running.address)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  // A second signal does not wait.
  process.once('SIGINT', () => process.exit(1))
  await running.stop()
}

async function launch(
  shell: Shell,
  version: string,
  options: { console: boolean },
  rehearsing: boolean,
): Promise<Running> {
  const t = createTexts(shell.config.language)
  try {
    if (!rehearsing) return await (await import('./live.ts')).startLive(shell.config, version)
    return await (await import('./rehearsal.ts')).startRehearsal(shell.config, version, options.console)
  } catch (error) {
    if (error instanceof Error && error.constructor.name === 'AlreadyRunning')
      throw new Failure(plainText(t('cli-already-running', { folder: shell.config.data })), 1)
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new Failure(
        plainText(t('cli-port-taken', { address: `${shell.config.http.hostname}:${shell.config.http.port}` })),
        1,
      )
    throw error
  }
}

/** Opens the address where there is a desktop; where there is none, the printed address is enough. */
function openBrowser(address: string): void {
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  const child = spawn(command, [address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
