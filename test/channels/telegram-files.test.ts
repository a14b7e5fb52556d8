// Fetching files from Telegram: bounds of size and time, lying sizes, stale links, error pages.
import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileRef, InboundContent, Update } from '../../src/channels/channel.ts'
import { FAULTS } from '../support/fake-telegram/index.ts'
import type { NewFile } from '../support/fake-telegram/world.ts'
import { CANARY, type TelegramHarness, telegramHarness } from './telegram-harness.ts'

const MiB = 1024 * 1024

describe('fetching a file from Telegram', () => {
  let harness: TelegramHarness
  let updates: Update[]

  beforeEach(async () => {
    harness = await telegramHarness({ timeouts: { callMs: 5_000, idleMs: 5_000, totalMs: 15_000 } })
    updates = []
    await harness.channel.start((update) => {
      updates.push(update)
      harness.stirred()
    })
  })
  afterEach(async () => {
    await harness.channel.stop()
    await harness.close()
  })

  const sendIn = async (file: NewFile): Promise<FileRef> => {
    harness.contact.sendsDocument(file)
    await harness.until(() => updates.length === 1)
    const content = updates[0]?.inbound?.content
    if (content?.kind !== 'file') throw new Error('no file came')
    return content.file
  }
  const fetch = async (file: FileRef, limit = 20 * MiB) => {
    const hash = createHash('sha256')
    let written = 0
    const result = await harness.channel.fetchFile(file, limit, (chunk) => {
      written += chunk.length
      hash.update(chunk)
    })
    return { result, written, sha256: hash.digest('hex') }
  }

  it('has every byte of the largest file the platform gives, and none of a larger one', async () => {
    const largest = await sendIn({ name: 'a.pdf', size: 20 * MiB })
    expect((await fetch(largest)).result).toEqual({ ok: true, bytes: 20 * MiB })
    updates = []
    const larger = await sendIn({ name: 'b.pdf', size: 20 * MiB + 1 })
    expect(await fetch(larger)).toMatchObject({
      result: { ok: false, error: 'too_large', code: 'declared' },
      written: 0,
    })
    // A caller that allows more does not change what the platform gives.
    expect(await fetch({ ...larger, bytes: null }, 60 * MiB)).toMatchObject({
      result: { ok: false, error: 'too_large', code: 'platform_limit' },
      written: 0,
    })
  })

  it('counts for itself when the platform lies about the size', async () => {
    const larger = await sendIn({ name: 'a.pdf', size: 3 * MiB, declared: 10 })
    expect((await fetch(larger)).result).toEqual({ ok: true, bytes: 3 * MiB })
    const { result, written } = await fetch(larger, MiB)
    expect(result).toMatchObject({ ok: false, error: 'too_large' })
    expect(written).toBeLessThanOrEqual(MiB)
  })

  it('cuts a body without end at the limit', async () => {
    const file = await sendIn({ name: 'a.pdf', size: 1_000 })
    harness.fake.fileFault({ kind: 'endless' })
    const { result, written } = await fetch(file, MiB)
    expect(result).toEqual({ ok: false, error: 'too_large', code: 'counted' })
    expect(written).toBeLessThanOrEqual(MiB)
  })

  it.each([
    ['silence', { idleMs: 60, totalMs: 5_000 }, 'idle_timeout'],
    ['a file that takes for ever', { idleMs: 5_000, totalMs: 60 }, 'total_timeout'],
  ])('gives up on %s', async (_, timeouts, code) => {
    const hasty = await telegramHarness({ timeouts: { callMs: 5_000, ...timeouts } })
    hasty.contact.sendsDocument({ name: 'a.pdf', size: 100_000 })
    hasty.fake.fileFault({ kind: 'stall', after: 10 })
    const content = await new Promise<InboundContent | undefined>((resolve) => {
      void hasty.channel.start(({ inbound }) => resolve(inbound?.content))
    })
    if (content?.kind !== 'file') throw new Error('no file came')
    const result = await hasty.channel.fetchFile(content.file, MiB, () => {})
    expect(result).toEqual({ ok: false, error: 'temporary', code })
    await hasty.channel.stop()
    await hasty.close()
  })

  it('breaks off when the channel is stopped', async () => {
    const file = await sendIn({ name: 'a.pdf', size: 100_000 })
    harness.fake.fileFault({ kind: 'stall', after: 10 })
    let began = () => {}
    const beginning = new Promise<void>((resolve) => {
      began = resolve
    })
    const fetching = harness.channel.fetchFile(file, MiB, () => began())
    await beginning
    await harness.channel.stop()
    expect(await fetching).toEqual({ ok: false, error: 'temporary', code: 'stopped' })
  })

  it('takes no half for the whole', async () => {
    const file = await sendIn({ name: 'a.pdf', size: 100_000 })
    harness.fake.fileFault({ kind: 'cut', after: 50_000 })
    expect((await fetch(file)).result).toMatchObject({ ok: false, error: 'temporary' })
  })

  it.each([500, 502, 403])('takes no error page for the document: %i', async (status) => {
    const file = await sendIn({ name: 'a.pdf', size: 100 })
    harness.fake.fileFault({ kind: 'status', status })
    expect(await fetch(file)).toMatchObject({
      result: { ok: false, error: 'temporary', code: `http_${status}` },
      written: 0,
    })
  })

  it('asks again for a link that expired in between, once', async () => {
    const file = await sendIn({ name: 'a.pdf', bytes: Buffer.from('nội dung') })
    harness.fake.fileFault({ kind: 'status', status: 404 })
    expect((await fetch(file)).result).toMatchObject({ ok: true })
    harness.fake.fileFault({ kind: 'status', status: 404 }, 2)
    expect((await fetch(file)).result).toEqual({ ok: false, error: 'temporary', code: 'http_404' })
    expect(harness.fake.arrived.filter(({ method }) => method === 'getFile')).toHaveLength(4)
  })

  it('tells what can be tried again from what cannot', async () => {
    const { fake } = harness
    const file = await sendIn({ name: 'a.pdf', size: 100 })
    expect((await fetch({ ...file, id: 'FILE-unknown' })).result).toMatchObject({ ok: false, error: 'gone' })
    fake.fault(FAULTS.flood(3), { method: 'getFile' })
    expect((await fetch(file)).result).toEqual({ ok: false, error: 'temporary', code: 'flood' })
    fake.fault(FAULTS.badGatewayPage, { method: 'getFile' })
    expect((await fetch(file)).result).toEqual({ ok: false, error: 'temporary', code: 'http_502' })
    fake.fault(FAULTS.unauthorized, { method: 'getFile' })
    expect((await fetch(file)).result).toEqual({ ok: false, error: 'misconfigured', code: 'unauthorized' })
    await fake.goDark()
    expect((await fetch(file)).result).toEqual({ ok: false, error: 'temporary', code: 'econnrefused' })
    await fake.comeBack()
  })

  it('lets the token out of no failure, though it is in every address', async () => {
    const { fake, channel } = harness
    const file = await sendIn({ name: 'a.pdf', size: 1_000 })
    const said: unknown[] = []
    const fetchOnce = () => channel.fetchFile(file, MiB, () => {}).then((result) => said.push(result))
    fake.fileFault({ kind: 'status', status: 500 })
    await fetchOnce()
    fake.fileFault({ kind: 'cut', after: 10 })
    await fetchOnce()
    const full = () => {
      throw new Error('ENOSPC')
    }
    await channel.fetchFile(file, MiB, full).catch((error: unknown) => said.push(error))
    fake.revoked = true
    await fetchOnce()
    await fake.goDark()
    await fetchOnce()
    await fake.comeBack()
    expect(said).toHaveLength(5)
    const everything = inspect([said, harness.logged(), channel], { depth: 20, getters: true, showHidden: true })
    expect(everything).not.toContain(CANARY.split(':')[1])
  })

  it('passes on that the bytes could not be written', async () => {
    const file = await sendIn({ name: 'a.pdf', size: 100 })
    const full = () => {
      throw new Error('ENOSPC')
    }
    await expect(harness.channel.fetchFile(file, MiB, full)).rejects.toThrow('ENOSPC')
  })
})
