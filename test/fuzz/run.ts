// The long run of fuzzing: `npm run fuzz -- [COUNT] [--run N] [--only INPUT]` reads mutated documents in a pool of processes.
import { type ChildProcess, fork } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { judgeInChild, type Verdict } from './judge.ts'
import { inputOf } from './mutate.ts'
import { seedDocuments } from './seeds.ts'

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url))
/** A reading that takes this long by the clock is begun anew under the bot's own limits, which must end it in time. */
const PATIENCE_MS = 20_000
const option = (name: string): number | null => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? null : Number(process.argv[at + 1])
}
const run = option('run') ?? 1
const only = option('only')
const first = only ?? 0
const count = only === null ? Number(process.argv[2]?.match(/^\d+$/)?.[0] ?? 50_000) : 1

const outcomes = new Map<string, number>()
const slowest: { n: number; ms: number }[] = []
let next = first
let passed = 0
let failed = 0
const limited: string[] = []
const seeds = await seedDocuments()

function settle(n: number, { outcome, wrong, ms, limited: ended }: Verdict): void {
  if (ended) limited.push(`${n} ${outcome}`)
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  slowest.push({ n, ms })
  slowest.sort((a, b) => b.ms - a.ms)
  slowest.length = Math.min(slowest.length, 5)
  if (wrong === null) passed++
  else {
    failed++
    console.log(`input ${n} (${outcome}): ${wrong}\n  again: npm run fuzz -- --run ${run} --only ${n}`)
  }
  if ((passed + failed) % 5_000 === 0) console.log(`${passed + failed} of ${count}, ${failed} failed`)
}

let turn: Promise<unknown> = Promise.resolve()

/** One after the other, so that none waits for its turn within its time. */
function inChild(n: number): Promise<Verdict> {
  const verdict = turn.then(() => judgeInChild(inputOf(seeds, run, n)))
  turn = verdict
  return verdict
}

/** One place of the pool: a process, and another where that one dies or has to be ended. */
function place(): Promise<void> {
  return new Promise((done) => {
    let current: number | null = null
    let timer: NodeJS.Timeout | undefined
    let child: ChildProcess
    const give = (): void => {
      if (next >= first + count) {
        child.removeAllListeners()
        child.kill()
        return done()
      }
      current = next++
      timer = setTimeout(end, PATIENCE_MS)
      child.send({ run, n: current })
    }
    const end = (): void => {
      clearTimeout(timer)
      child.removeAllListeners()
      child.kill('SIGKILL')
      const n = current
      current = null
      if (n === null) return begin()
      void inChild(n).then((verdict) => {
        settle(n, verdict)
        begin()
      })
    }
    const begin = (): void => {
      // The memory that a document has in the product.
      child = fork(WORKER, [], { execArgv: ['--max-old-space-size=256'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
      child.on('message', (message: { ready: true } | (Verdict & { n: number })) => {
        clearTimeout(timer)
        if ('n' in message) settle(message.n, message)
        current = null
        give()
      })
      child.on('exit', end)
    }
    begin()
  })
}

const started = performance.now()
await Promise.all(Array.from({ length: Math.min(count, option('jobs') ?? cpus().length) }, place))
const seconds = Math.round((performance.now() - started) / 1000)
const listed = [...outcomes].sort((a, b) => b[1] - a[1]).map(([outcome, n]) => `${outcome} ${n}`)
console.log(`${listed.join(', ')}; ${seconds} s`)
console.log(
  `ended by the limits alone: ${limited.length}${limited.length > 0 ? ` (${limited.slice(0, 40).join(', ')})` : ''}`,
)
console.log(`slowest: ${slowest.map(({ n, ms }) => `${n} (${Math.round(ms)} ms)`).join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
