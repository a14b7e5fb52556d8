// What could not be verified without a live bot, asked of the platform on the first day: nobody is written to, nothing is taken from a bot that runs.
import { CallError, type Caller, createCaller, jsonIn } from '../zalo-http.ts'
import { KNOWN_HOSTS } from './check.ts'
import { envelope } from './schema.ts'

/** One question and how it was answered: numbers and codes, never a text of the platform's or an id. */
export interface Probed {
  question: 'get_me' | 'webhook_info' | 'send_to_nobody' | 'unknown_method'
  host: string
  /** HTTP status; null where there was no answer. */
  status: number | null
  /** `ok`, the platform's own number, or why there was no readable answer. */
  answer: string
}

const TIMEOUT_MS = 10_000
/** No chat has such an id: those that were seen are twenty hexadecimal digits. */
const NOBODY = 'dondoc-probe-nobody'

/** @throws when `apiRoot` is no address */
export async function probeZaloBot(bot: { token: string; apiRoot: string }): Promise<Probed[]> {
  const root = new URL(bot.apiRoot)
  const others = KNOWN_HOSTS.includes(root.hostname) ? KNOWN_HOSTS.filter((host) => host !== root.hostname) : []
  const caller = createCaller()
  const ask = (question: Probed['question'], address: URL, method: string, parameters: object) =>
    probe(
      caller,
      { question, host: address.host },
      `${address.href.replace(/\/+$/, '')}/bot${bot.token}/${method}`,
      parameters,
    )
  try {
    const answers: Probed[] = []
    for (const host of others) answers.push(await ask('get_me', new URL(`https://${host}`), 'getMe', {}))
    answers.push(await ask('get_me', root, 'getMe', {}))
    answers.push(await ask('webhook_info', root, 'getWebhookInfo', {}))
    answers.push(await ask('send_to_nobody', root, 'sendMessage', { chat_id: NOBODY, text: '.' }))
    answers.push(await ask('unknown_method', root, 'sendDocument', {}))
    return answers
  } finally {
    await caller.close()
  }
}

async function probe(
  caller: Caller,
  asked: Pick<Probed, 'question' | 'host'>,
  url: string,
  parameters: object,
): Promise<Probed> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' }
  try {
    const answer = await caller.call({
      method: 'POST',
      url,
      headers,
      body: JSON.stringify(parameters),
      timeoutMs: TIMEOUT_MS,
    })
    return { ...asked, status: answer.status, answer: wordOf(() => jsonIn(answer)) }
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    return { ...asked, status: null, answer: error.code }
  }
}

function wordOf(parse: () => Record<string, unknown>): string {
  try {
    const { ok, error_code, errorCode } = envelope.parse(parse())
    return ok === true ? 'ok' : String(error_code ?? errorCode ?? 'no_code')
  } catch {
    return 'not_json'
  }
}
