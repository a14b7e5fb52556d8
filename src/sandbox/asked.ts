// The child's side: one question is read, one answer is given, and a watch ends what takes too long or too much.
import { Console } from 'node:console'
import { Worker } from 'node:worker_threads'

/**
 * Answers the one question that this process was started for, and ends it.
 * @param answer gets the question and the file behind it; what it gives is said as JSON
 */
export async function answerOnce<Question>(
  answer: (question: Question, bytes: Uint8Array) => unknown | Promise<unknown>,
): Promise<void> {
  // Whatever a library prints must not stand in the answer.
  globalThis.console = new Console(process.stderr)
  // A library that loses sight of a failure of its own has not failed: what it gives, or how it ends, decides.
  process.on('unhandledRejection', () => undefined)
  const [parent, residentMb, timeoutMs] = process.argv.slice(2).map(Number)
  const watch = new Worker(new URL('./watch.js', import.meta.url), { workerData: { parent, residentMb, timeoutMs } })
  watch.unref()
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  const all = Buffer.concat(chunks.splice(0))
  const end = all.indexOf(10)
  const question = JSON.parse(all.toString('utf8', 0, end)) as Question
  // A copy of its own: libraries keep, move and empty the memory behind it.
  const result = await answer(question, new Uint8Array(all.subarray(end + 1)))
  process.stdout.end(JSON.stringify(result), () => process.exit(0))
}
