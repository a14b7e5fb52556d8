// A process of the long run: judges the inputs whose numbers it is given, one after the other.
import { judge } from './judge.ts'
import { inputOf } from './mutate.ts'
import { seedDocuments } from './seeds.ts'

// As in the reader's child.
process.on('unhandledRejection', () => undefined)

const seeds = await seedDocuments()
const say = (message: object): Promise<void> => new Promise((resolve) => process.send!(message, () => resolve()))

process.on('message', ({ run, n }: { run: number; n: number }) => {
  void judge(inputOf(seeds, run, n)).then((verdict) => say({ n, ...verdict }))
})
await say({ ready: true })
