// A process of its own that fetches a pair of tokens over the built code, and dies by SIGKILL where it is told to.
import { randomBytes } from 'node:crypto'
import { pathToFileURL } from 'node:url'

const [dist, database, root, appId, secretKey, first, phase] = process.argv.slice(2)
const part = (path) => import(pathToFileURL(`${dist}/${path}`).href)
const { openDb } = await part('store/db.js')
const { accountStore } = await part('store/accounts.js')
const { createCaller } = await part('channels/zalo-http.js')
const { createOauth } = await part('channels/zalo-oa/oauth.js')
const { createTokens } = await part('channels/zalo-oa/tokens.js')

const dieAt = (name) => {
  if (name === phase) process.kill(process.pid, 'SIGKILL')
}
const store = accountStore({
  db: openDb(database),
  key: Buffer.alloc(32, 5),
  now: Date.now,
  random: randomBytes,
  channel: 'zalo_oa',
  name: appId,
})
const caller = createCaller()
const refresh = createOauth({ oauthRoot: root, appId, secretKey, caller, timeoutMs: 5_000 })
const tokens = createTokens({
  store: {
    ...store,
    lock(until) {
      dieAt('before the lock')
      const held = store.lock(until)
      dieAt('locked')
      return held
    },
    commit(pair, facts) {
      dieAt('answered')
      store.commit(pair, facts)
      dieAt('committed')
    },
  },
  refresh,
  firstToken: first,
  now: Date.now,
  timeoutMs: 1,
  log: () => undefined,
})
await tokens.tend()
const access = await tokens.access()
process.stdout.write(access.ok ? access.token : access.code)
process.exit(0)
