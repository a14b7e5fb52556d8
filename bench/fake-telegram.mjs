// The fake Bot API server as a process of its own, for benchmarks: a round trip, and a limiter that punishes.
// Options come as JSON in the first argument; requests and answers over the parent's channel.
import { startFakeTelegram } from '../dist/bench/fake-telegram/index.js'

const fake = await startFakeTelegram(JSON.parse(process.argv[2]))
const people = new Map()

const REQUESTS = {
  people({ count }) {
    return Array.from({ length: count }, (_, i) => {
      const person = fake.person(`Đầu mối ${people.size + i + 1}`)
      people.set(person.chat, person)
      return person.chat
    })
  },
  says({ chat, text }) {
    people.get(chat).says(text)
    return Date.now()
  },
  /** What was taken, when the last of it was, and how many calls were refused. */
  counts({ since = 0, except = [] }) {
    const taken = fake.sent().filter(({ order, chat }) => order > since && !except.includes(chat))
    return {
      taken: taken.length,
      last: taken.at(-1)?.at ?? null,
      order: fake.arrived.length,
      refused:
        fake.arrived.filter(({ method, order }) => method === 'sendMessage' && order > since).length -
        fake.sent().filter(({ order }) => order > since).length,
      mostInASecond: mostInASecond(taken.map(({ at }) => at)),
    }
  },
  /** When the first message to a chat was taken after an instant; null where none was yet. */
  answered: ({ chat, after }) => fake.sent(chat).find(({ at }) => at >= after)?.at ?? null,
}

function mostInASecond(times) {
  let most = 0
  for (let from = 0, to = 0; to < times.length; to++) {
    while (times[to] - times[from] >= 1_000) from++
    most = Math.max(most, to - from + 1)
  }
  return most
}

process.on('message', ({ id, what, ...request }) => process.send({ id, answer: REQUESTS[what](request) }))
process.on('disconnect', () => process.exit(0))
process.send({ root: fake.root, token: fake.token })
