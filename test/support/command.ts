// Commands as an outsider runs them, inside the test's process or as one of their own: the exit code and what was printed.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runProgram } from '../../src/command-line/program.ts'

export const MAIN = resolve('dist/main.js')
export const SAMPLE = resolve('locales/sample-plan.vi.txt')

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** A folder of its own, outside the repository, so that no `.env` is found; gone with the folder of the run. */
export const ownFolder = (): string => mkdtempSync(join(tmpdir(), 'dondoc-command-'))

/** What the command sees: its folder, and nothing of the variables of whoever runs the tests. */
const environment = (folder: string, more: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  TZ: 'America/New_York',
  DONDOC_DATA: join(folder, 'data'),
  DONDOC_LOG: 'silent',
  ...more,
})

export const spawnCommand = (folder: string, args: string[], more: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, [MAIN, ...args], { cwd: folder, env: environment(folder, more), stdio: 'pipe' })

interface Given {
  env?: Record<string, string>
  stdin?: string | Uint8Array
  /** What somebody at a terminal says when asked; left out: nobody sits there. */
  says?: string
}

/**
 * Runs a command to its end inside this process: the same commands, without the second that Node takes to start. What a
 * process adds (streams, signals, its exit code, the built files) is `spawned`'s to prove.
 */
export async function dondoc(folder: string, args: string[], options: Given = {}): Promise<Ran> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  const code = await runProgram(args, {
    env: environment(folder, options.env ?? {}),
    folder,
    terminal: { width: 100, colours: false },
    out: (output) => void out.push(Buffer.from(output as Uint8Array)),
    err: (text) => void err.push(Buffer.from(text)),
    stdin: () => Buffer.from((options.stdin ?? '') as Uint8Array),
    question: options.says === undefined ? null : () => Promise.resolve(options.says!),
  })
  return { code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }
}

/** Runs the built command to its end, in a process of its own. */
export function spawned(folder: string, args: string[], options: Omit<Given, 'says'> = {}): Promise<Ran> {
  const child = spawnCommand(folder, args, options.env)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr!.on('data', (chunk: Buffer) => err.push(chunk))
  // A command that reads nothing may be gone before its input is.
  child.stdin!.on('error', () => undefined)
  child.stdin!.end(options.stdin ?? '')
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    )
  })
}

/** Runs a command with `--json` and parses what it printed. @throws where it failed */
export async function asked<T = unknown>(folder: string, args: string[], options: Given = {}): Promise<T> {
  const { code, stdout, stderr } = await dondoc(folder, [...args, '--json'], options)
  if (code !== 0) throw new Error(`dondoc ${args.join(' ')} ended with ${code}: ${stderr}`)
  return JSON.parse(stdout) as T
}
