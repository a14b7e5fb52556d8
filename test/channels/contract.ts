// What every channel must do, whatever platform is behind it: one suite, run by each adapter with its own harness.
import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel, Choice, Inbound, Outgoing, SendError, Sink, Update } from '../../src/channels/channel.ts'

/** What the suite needs from the platform behind a channel. What a platform does not have is left out. */
export interface ChannelHarness {
  channel: Channel
  /** The chat of the person who acts below, and somebody else's. */
  chat: string
  otherChat: string
  /** The person acts; the platform has it ready for the channel when this returns. */
  person: {
    says(text: string): void
    starts?(payload: string | null): void
    /** Presses the button with this label under the newest message. */
    presses?(label: string): void
    sendsFile?(file: { name: string; bytes: Buffer }): void
    /** Where pictures alone arrive, and without a name. */
    sendsPicture?(bytes: Buffer): void
  }
  /** False where the platform does not tell under which message a button was pressed. */
  pressesNameTheirMessage?: boolean
  /** Messages the person sees, oldest first: text, then choices, as one string each. */
  sees(): string[]
  /** Left out where the app writes the choices into the text, for there are no buttons. */
  showsChoices?: true
  /** How many updates the platform has forgotten because the channel acknowledged them, where that can be seen. */
  acknowledged?(): number
  /** Resolves when the condition holds; asked again after whatever happens at the platform or in the sink. */
  until(condition: () => boolean): Promise<void>
  /** Told by the suite when the sink was called, for `until`. */
  stirred(): void
  /** Delivers the last update once more, where the platform is known to do so. */
  repeatsLast?(): void
  /** Each makes the next send fail in one way, with the error it must become. */
  failures: { name: string; arm(): void | Promise<void>; expected: Partial<SendError> & Pick<SendError, 'kind'> }[]
  /** Must never be seen outside; null where there is no secret. */
  secret: string | null
  /** Everything the channel logged. */
  logged(): unknown[]
  /** What the platform still holds open for the channel. */
  openConnections(): number
  close(): Promise<void>
}

export const outgoing = (fields: Partial<Outgoing> & Pick<Outgoing, 'chat'>): Outgoing => ({
  html: 'Kính gửi đơn vị',
  choices: [],
  edit: null,
  replyTo: null,
  attachment: null,
  ...fields,
})

export function describeChannel(name: string, make: () => Promise<ChannelHarness>): void {
  describe(`${name}: the channel contract`, () => {
    let harness: ChannelHarness
    let updates: Update[]
    /** Asked before an update is stored; throwing is how the store fails. */
    let beforeStoring: (update: Update) => void

    const sink: Sink = (update) => {
      try {
        beforeStoring(update)
        updates.push(update)
      } finally {
        harness.stirred()
      }
    }
    const inbounds = (): Inbound[] => updates.map(({ inbound }) => inbound).filter((inbound) => inbound !== null)
    /** Stored, and acknowledged where that can be seen. */
    const settled = (count: number) =>
      harness.until(() => updates.length >= count && (harness.acknowledged?.() ?? count) >= count)
    const received = (count: number) => harness.until(() => updates.length >= count)
    const send = (fields: Partial<Outgoing>) => harness.channel.send(outgoing({ chat: harness.chat, ...fields }))

    beforeEach(async () => {
      harness = await make()
      updates = []
      beforeStoring = () => {}
    })
    afterEach(async () => {
      await harness.channel.stop()
      await harness.close()
    })

    it('knows its own name once started, and says it is well', async () => {
      await harness.channel.start(sink)
      expect(harness.channel.bot).not.toBe('')
      await harness.until(() => harness.channel.health().state === 'ok')
    })

    it('brings what a person says, composed, with ids as text', async () => {
      await harness.channel.start(sink)
      harness.person.says('Đã gửi văn bản số 12'.normalize('NFD'))
      await received(1)
      expect(inbounds()[0]).toMatchObject({
        chat: { id: harness.chat, private: true },
        sender: { id: expect.any(String) },
        content: { kind: 'text', text: 'Đã gửi văn bản số 12'.normalize('NFC') },
      })
      expect(Number.isFinite(inbounds()[0]?.at)).toBe(true)
    })

    it('keeps the order of what one person says', async () => {
      await harness.channel.start(sink)
      for (const text of ['một', 'hai', 'ba']) harness.person.says(text)
      await received(3)
      expect(inbounds().map(({ content }) => content)).toEqual(
        ['một', 'hai', 'ba'].map((text) => ({ kind: 'text', text })),
      )
      expect(new Set(updates.map(({ updateId }) => updateId)).size).toBe(3)
    })

    it('acknowledges an update only after the sink returned', async (context) => {
      const { acknowledged } = harness
      if (acknowledged === undefined) return context.skip()
      const acknowledgedWhenAsked: number[] = []
      beforeStoring = () => acknowledgedWhenAsked.push(acknowledged())
      await harness.channel.start(sink)
      harness.person.says('một')
      await harness.until(() => acknowledged() === 1)
      harness.person.says('hai')
      await harness.until(() => acknowledged() === 2)
      expect(acknowledgedWhenAsked).toEqual([0, 1])
    })

    it('brings an update again, under the same id, until the sink takes it', async () => {
      const tried: string[] = []
      beforeStoring = ({ updateId }) => {
        tried.push(updateId)
        if (tried.length < 3) throw new Error('disk full')
      }
      await harness.channel.start(sink)
      harness.person.says('một')
      harness.person.says('hai')
      await settled(2)
      expect(new Set(tried.slice(0, 3)).size).toBe(1)
      expect(inbounds().map(({ content }) => content)).toEqual([
        { kind: 'text', text: 'một' },
        { kind: 'text', text: 'hai' },
      ])
    })

    it('is down while updates cannot be stored, and well again after', async () => {
      let code: string | null = null
      beforeStoring = () => {
        if (code !== null) return
        throw new Error('disk full')
      }
      await harness.channel.start(sink)
      harness.person.says('một')
      await harness.until(() => {
        const health = harness.channel.health()
        if (health.state === 'down') code = health.code
        return updates.length === 1
      })
      expect(code).toBe('not_stored')
      await harness.until(() => harness.channel.health().state === 'ok')
    })

    it('gives a repeated update its first id', async (context) => {
      if (harness.repeatsLast === undefined) return context.skip()
      await harness.channel.start(sink)
      harness.person.says('một')
      await settled(1)
      harness.repeatsLast()
      await received(2)
      expect(updates[1]?.updateId).toBe(updates[0]?.updateId)
    })

    it('brings the payload of a start', async (context) => {
      if (harness.person.starts === undefined) return context.skip()
      await harness.channel.start(sink)
      harness.person.starts('Ab_9-z')
      harness.person.starts(null)
      await received(2)
      expect(inbounds().map(({ content }) => content)).toEqual([
        { kind: 'start', payload: 'Ab_9-z' },
        { kind: 'start', payload: null },
      ])
    })

    it('sends, gives an id, and shows the text without its markup', async () => {
      await harness.channel.start(sink)
      const first = await send({ html: '<b>Sở KH&amp;ĐT</b> &lt;1&gt;' })
      const second = await send({ html: 'Nhắc' })
      expect(first).toMatchObject({ ok: true, messageId: expect.stringMatching(/./) })
      expect(second).toMatchObject({ ok: true, messageId: expect.stringMatching(/./) })
      expect(first.ok && second.ok && first.messageId !== second.messageId).toBe(true)
      expect(harness.sees()).toEqual([expect.stringContaining('Sở KH&ĐT <1>'), expect.stringContaining('Nhắc')])
    })

    it('shows choices, and brings the chosen one where there are buttons', async (context) => {
      if (!harness.showsChoices) return context.skip()
      await harness.channel.start(sink)
      const choices: Choice[][] = [[{ label: 'Đã nhận', data: 'v1.ack.x' }], [{ label: 'Gửi', data: 'v1.send.x' }]]
      const sent = await send({ choices })
      expect(sent.ok).toBe(true)
      const shown = harness.sees().at(-1)
      expect(shown).toContain('Đã nhận')
      expect(shown).toContain('Gửi')
      if (!harness.channel.abilities.buttons) return
      harness.person.presses?.('Gửi')
      await received(1)
      expect(inbounds()[0]).toMatchObject({
        chat: { id: harness.chat },
        answers: harness.pressesNameTheirMessage === false ? null : sent.ok ? sent.messageId : '',
        content: { kind: 'press', data: 'v1.send.x' },
      })
    })

    it('changes a message in place where it can, else sends a new one', async () => {
      await harness.channel.start(sink)
      const card = await send({ html: 'Thẻ việc' })
      const edit = card.ok ? card.messageId : ''
      const changed = await send({ html: 'Thẻ việc, đã nhận', edit })
      expect(changed.ok).toBe(true)
      expect(harness.sees().at(-1)).toContain('đã nhận')
      expect(harness.sees()).toHaveLength(harness.channel.abilities.edit ? 1 : 2)
      if (!harness.channel.abilities.edit) return
      expect(await send({ html: 'Thẻ việc, đã nhận', edit }), 'an edit that changes nothing').toEqual(changed)
      const anew = await send({ html: 'Thẻ khác', edit: '999999' })
      expect(anew.ok && anew.messageId !== edit, 'an edit of what is gone').toBe(true)
    })

    it('takes the longest text it claims, and refuses a longer one whole', async () => {
      await harness.channel.start(sink)
      const { maxText } = harness.channel.abilities
      expect((await send({ html: `<b>${'ờ'.repeat(maxText)}</b>` })).ok).toBe(true)
      expect(await send({ html: 'ờ'.repeat(maxText + 1) })).toMatchObject({ ok: false, error: { kind: 'rejected' } })
      expect(harness.sees()).toHaveLength(1)
    })

    it('names each failure of sending', async () => {
      await harness.channel.start(sink)
      for (const { name: failure, arm, expected } of harness.failures) {
        await arm()
        const result = await send({ html: `Nhắc việc ${failure}` })
        expect(result, failure).toMatchObject({ ok: false, error: expected })
      }
    })

    it('fetches a file whole, and stops over the limit', async (context) => {
      const { sendsFile, sendsPicture } = harness.person
      if (sendsFile === undefined && sendsPicture === undefined) return context.skip()
      const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 31) % 251))
      await harness.channel.start(sink)
      if (sendsFile) sendsFile({ name: 'Báo cáo.docx', bytes })
      else sendsPicture?.(bytes)
      await received(1)
      const content = inbounds()[0]?.content
      if (content?.kind !== 'file') throw new Error('no file came')
      expect(content.file.name).toBe(sendsFile ? 'Báo cáo.docx' : null)

      const hash = createHash('sha256')
      const whole = await harness.channel.fetchFile(content.file, bytes.length, (chunk) => hash.update(chunk))
      expect(whole).toEqual({ ok: true, bytes: bytes.length })
      expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'))

      let written = 0
      const undeclared = { ...content.file, bytes: null }
      const cut = await harness.channel.fetchFile(undeclared, 1_000, (chunk) => {
        written += chunk.length
      })
      expect(cut).toMatchObject({ ok: false, error: 'too_large' })
      expect(written).toBeLessThanOrEqual(1_000)
    })

    it('stops clean: nothing left open, nothing more delivered', async () => {
      await harness.channel.start(sink)
      harness.person.says('một')
      await settled(1)
      await harness.channel.stop()
      harness.person.says('hai')
      expect(updates).toHaveLength(1)
      if (harness.acknowledged !== undefined) expect(harness.acknowledged()).toBe(1)
      await harness.until(() => harness.openConnections() === 0)
    })

    it('confirms nothing it has not stored when it is stopped', async () => {
      let stopped: Promise<void> | undefined
      beforeStoring = () => {
        stopped ??= harness.channel.stop()
      }
      await harness.channel.start(sink)
      for (const text of ['một', 'hai', 'ba']) harness.person.says(text)
      await harness.until(() => stopped !== undefined)
      await stopped
      expect(harness.acknowledged?.() ?? 0).toBeLessThanOrEqual(updates.length)
    })

    it('lets no secret out: not in results, health, log or errors', async (context) => {
      const { secret } = harness
      if (secret === null) return context.skip()
      await harness.channel.start(sink)
      const said: unknown[] = []
      for (const { arm } of harness.failures) {
        await arm()
        said.push(await send({}).catch((error: unknown) => error))
        said.push(harness.channel.health())
      }
      const everything = inspect([said, harness.logged(), harness.channel], {
        depth: 20,
        getters: true,
        showHidden: true,
      })
      expect(everything).not.toContain(secret)
    })
  })
}
