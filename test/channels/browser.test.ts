// The browser channel keeps the channel contract, and its desk shows what a person would see.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createBrowser } from '../../src/channels/browser/index.ts'
import { isPermittedMarkup } from '../../src/channels/browser/outbound.ts'
import { plainText, type Update } from '../../src/channels/channel.ts'
import { type ChannelHarness, describeChannel, outgoing } from './contract.ts'

const NOW = Date.UTC(2026, 2, 12, 1, 0)

async function browserHarness(): Promise<ChannelHarness> {
  const watchers = new Set<() => void>()
  const stirred = () => {
    for (const look of [...watchers]) look()
  }
  const pause = async () => {
    stirred()
    await new Promise(setImmediate)
  }
  const channel = createBrowser({ now: () => NOW, pause })
  channel.subscribe(stirred)
  channel.open('so-noi-vu', 'Sở Nội vụ')
  channel.open('van-phong', 'Văn phòng')
  const bots = () => channel.chat('so-noi-vu').filter(({ from }) => from === 'bot')
  return {
    channel,
    chat: 'so-noi-vu',
    otherChat: 'van-phong',
    person: {
      says: (text) => void channel.say('so-noi-vu', text),
      starts: (payload) => void channel.say('so-noi-vu', payload === null ? '/start' : `/start ${payload}`),
      presses: (label) => {
        const message = bots().at(-1)!
        const data = message.choices.flat().find((choice) => choice.label === label)!.data!
        channel.press('so-noi-vu', message.id, data)
      },
      sendsFile: ({ name, bytes }) => void channel.upload('so-noi-vu', name, bytes, null),
    },
    showsChoices: true,
    sees: () =>
      bots().map(({ html, choices }) => [plainText(html), ...choices.flat().map((one) => one.label)].join('\n')),
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition()) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
    stirred: () => void setImmediate(stirred),
    failures: [
      {
        name: 'blocked',
        arm: () => void channel.block('so-noi-vu', true),
        expected: { kind: 'gone', code: 'blocked', movedTo: null },
      },
    ],
    secret: null,
    logged: () => [],
    openConnections: () => 0,
    close: async () => {},
  }
}

describeChannel('browser', browserHarness)

async function desk() {
  const updates: Update[] = []
  const channel = createBrowser({ now: () => NOW })
  await channel.start((update) => void updates.push(update))
  channel.open('a', 'Đơn vị A')
  const send = async (fields: Partial<Parameters<typeof outgoing>[0]>) => {
    const sent = await channel.send(outgoing({ chat: 'a', ...fields }))
    if (!sent.ok) throw new Error(JSON.stringify(sent.error))
    return sent.messageId
  }
  return { channel, updates, send, contents: () => updates.map(({ inbound }) => inbound?.content) }
}

describe('the desk of the browser channel', () => {
  it('shows what a person wrote as text, whatever it looks like', async () => {
    const { channel } = await desk()
    channel.say('a', '<b>Đã gửi</b> & "xong"')
    expect(channel.chat('a')[0]).toMatchObject({
      from: 'person',
      at: NOW,
      html: '&lt;b&gt;Đã gửi&lt;/b&gt; &amp; &quot;xong&quot;',
    })
  })

  it('marks a pressed choice, and an edit only where something changed', async () => {
    const { channel, send } = await desk()
    const choices = [[{ label: 'Đã nhận', data: 'ack' }]]
    const id = await send({ html: 'Thẻ', choices })
    channel.press('a', id, 'ack')
    expect(channel.chat('a')[0]).toMatchObject({ edited: false, choices: [[{ label: 'Đã nhận', used: true }]] })
    await send({ html: 'Thẻ', choices, edit: id })
    expect(channel.chat('a')[0]).toMatchObject({ edited: false })
    await send({ html: 'Thẻ, đã nhận', edit: id })
    expect(channel.chat('a')).toMatchObject([{ id, edited: true, html: 'Thẻ, đã nhận', choices: [] }])
  })

  it('lets a button be pressed that the message no longer has, but none it never had', async () => {
    const { channel, send, contents } = await desk()
    const id = await send({ choices: [[{ label: 'Đã nhận', data: 'ack' }]] })
    await send({ html: 'Khác', edit: id })
    expect(channel.press('a', id, 'ack')).toBe('done')
    expect(channel.press('a', id, 'accept')).toBe('no_message')
    expect(channel.press('b', id, 'ack')).toBe('no_seat')
    expect(contents()).toEqual([{ kind: 'press', data: 'ack' }])
  })

  it('counts the unread: new messages of the bot, no edits, none once the person answers', async () => {
    const { channel, send } = await desk()
    const id = await send({ html: 'Một' })
    await send({ html: 'Hai' })
    await send({ html: 'Một, đổi', edit: id })
    expect(channel.unread('a')).toBe(2)
    channel.say('a', 'Vâng')
    expect(channel.unread('a')).toBe(0)
    await send({ html: 'Ba' })
    channel.markRead('a')
    expect(channel.unread('a')).toBe(0)
  })

  it('keeps files of one act together, with their caption, and lets them be fetched again', async () => {
    const { channel, contents } = await desk()
    channel.upload('a', 'một.pdf', new Uint8Array([1, 2]), 'Kính gửi', 'album-1')
    channel.upload('a', 'hai.pdf', new Uint8Array([3]), null, 'album-1')
    expect(contents()).toMatchObject([
      { kind: 'file', caption: 'Kính gửi', album: 'album-1', file: { name: 'một.pdf', bytes: 2 } },
      { kind: 'file', caption: null, album: 'album-1', file: { name: 'hai.pdf', bytes: 1 } },
    ])
    const { href } = channel.chat('a')[0]!.file!
    expect(channel.file(href!.split('/').at(-1)!)).toEqual({ name: 'một.pdf', bytes: new Uint8Array([1, 2]) })
    expect(channel.file('khác')).toBeNull()
  })

  it('says that a person shut the bot out, and writes again once let in', async () => {
    const { channel, contents, send } = await desk()
    channel.block('a', true)
    expect(await channel.send(outgoing({ chat: 'a' }))).toMatchObject({ ok: false, error: { kind: 'gone' } })
    channel.block('a', false)
    await send({ html: 'Chào lại' })
    expect(contents()).toEqual([{ kind: 'blocked' }, { kind: 'unblocked' }])
  })

  it('refuses what a real platform would: a chat never opened, an empty text, markup it does not know', async () => {
    const { channel } = await desk()
    const codes = []
    for (const fields of [{ chat: 'z' }, { html: ' ' }, { html: '<u>x</u>' }, { html: '<b>x' }, { html: 'a & b' }]) {
      const sent = await channel.send(outgoing({ chat: 'a', ...fields }))
      codes.push(sent.ok ? 'sent' : 'code' in sent.error && sent.error.code)
    }
    expect(codes).toEqual(['unknown_chat', 'empty', 'bad_markup', 'bad_markup', 'bad_markup'])
    expect(channel.chat('a')).toEqual([])
  })

  it('knows the two tags in order, and nothing else', () => {
    expect(['<b>a <i>b</i></b>', '1 &lt; 2 &amp; 3'].map(isPermittedMarkup)).toEqual([true, true])
    expect(['<b><i>a</b></i>', '</b>', '<B>a</B>', '<b x="">a</b>', '&nbsp;', 'a > b'].map(isPermittedMarkup)).toEqual(
      Array(6).fill(false),
    )
  })

  it('never gives an id of an earlier life again', async () => {
    const ids = async () => {
      const { channel, updates, send } = await desk()
      channel.say('a', 'Chào')
      return [updates[0]!.updateId, await send({})]
    }
    const [first, second] = [await ids(), await ids()]
    expect(first.filter((id) => second.includes(id))).toEqual([])
  })

  it('forgets chats, files and what nobody took when it is cleared', async () => {
    const channel = createBrowser({ now: () => NOW })
    const updates: Update[] = []
    channel.open('a', null)
    channel.upload('a', 'một.pdf', new Uint8Array([1]), null)
    const { href } = channel.chat('a')[0]!.file!
    channel.clear()
    await channel.start((update) => void updates.push(update))
    expect([channel.chat('a'), channel.file(href!.split('/').at(-1)!), updates]).toEqual([[], null, []])
  })
})

describe('a file that the bot sends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-browser-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is shown with its size and read from where it lies, as long as it lies there', async () => {
    const { channel, send } = await desk()
    const path = join(folder, '1')
    writeFileSync(path, 'báo cáo')
    const attachment = { name: 'Báo cáo.xlsx', mime: 'application/octet-stream', path, platformId: null }
    await send({ html: 'Báo cáo', attachment })
    const { file } = channel.chat('a')[0]!
    expect(file).toMatchObject({ name: 'Báo cáo.xlsx', bytes: Buffer.byteLength('báo cáo') })
    const id = file!.href!.split('/').at(-1)!
    expect(Buffer.from(channel.file(id)!.bytes).toString()).toBe('báo cáo')
    rmSync(path)
    expect(channel.file(id)).toBeNull()
    expect(await channel.send(outgoing({ chat: 'a', attachment }))).toMatchObject({
      ok: false,
      error: { kind: 'rejected', code: 'attachment_missing' },
    })
  })

  it('is shown as a picture where the bot drew it, and never where a person sent it', async () => {
    const { channel, send } = await desk()
    await send({ html: 'Bảng', attachment: { name: 'KH1.png', mime: 'image/png', bytes: Buffer.from('png') } })
    const { file } = channel.chat('a')[0]!
    expect(file).toMatchObject({ name: 'KH1.png', bytes: 3, picture: true })
    expect(channel.file(file!.href!.split('/').at(-1)!)).toMatchObject({ picture: true })
    channel.upload('a', 'ban-do.png', Buffer.from('png'), null)
    const sent = channel.chat('a').at(-1)!.file!
    expect(sent.picture).toBeUndefined()
    expect(channel.file(sent.href!.split('/').at(-1)!)).not.toHaveProperty('picture')
  })
})
