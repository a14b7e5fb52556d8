// The channels of a plan in plain words, and what each word makes of a policy.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ChannelPolicy,
  channelsIn,
  NO_POLICY,
  POLICY_CHANNELS,
  type PolicyWord,
  policyWordIn,
  standingOf,
  withWord,
} from '../../src/core/channel-policy.ts'

const ZALO = ['zalo_bot', 'zalo_oa']

test.each<[string, PolicyWord | null]>([
  ['Ưu tiên Zalo', { what: 'first', channels: ['zalo_oa', 'zalo_bot'] }],
  ['ưu tiên Zalo OA, sau đó Telegram', { what: 'first', channels: ['zalo_oa', 'telegram'] }],
  ['Không gửi qua Telegram.', { what: 'never', channels: ['telegram'] }],
  ['khong gui qua tele', { what: 'never', channels: ['telegram'] }],
  ['không dùng Zalo bot', { what: 'never', channels: ['zalo_bot'] }],
  ['Qua Telegram chỉ báo có việc mới, không kèm nội dung', { what: 'bare', channels: ['telegram'] }],
  ['qua zalo chi bao co viec moi', { what: 'bare', channels: ZALO }],
  ['không gửi nội dung qua Telegram', { what: 'bare', channels: ['telegram'] }],
  ['cho phép gửi qua Telegram', { what: 'allow', channels: ['telegram'] }],
  ['Telegram gửi đầy đủ nội dung', { what: 'allow', channels: ['telegram'] }],
  ['bỏ quy định kênh', { what: 'none' }],
  ['không gửi tin mất phí', { what: 'free_only' }],
  ['chỉ gửi tin miễn phí', { what: 'free_only' }],
  ['cho phép tin mất phí', { what: 'paid' }],
  ['prefer Zalo', { what: 'first', channels: ['zalo_oa', 'zalo_bot'] }],
  ['never Telegram', { what: 'never', channels: ['telegram'] }],
  ['Telegram: no content', { what: 'bare', channels: ['telegram'] }],
  ['không gửi qua bưu điện', null],
  ['Telegram', null],
  ['đã gửi qua Zalo', null],
  ['', null],
])('%s', (text, word) => {
  expect(policyWordIn(text)).toEqual(word)
})

test('channels stand in the order in which they are named', () => {
  expect(channelsIn('Telegram trước, Zalo OA sau')).toEqual(['telegram', 'zalo_oa'])
  expect(channelsIn('một việc khác')).toEqual([])
})

describe('whatever is said', () => {
  const channel = fc.constantFrom(...POLICY_CHANNELS)
  const word: fc.Arbitrary<PolicyWord> = fc.oneof(
    fc.record({
      what: fc.constantFrom('first' as const, 'never' as const, 'bare' as const, 'allow' as const),
      channels: fc.uniqueArray(channel, { minLength: 1 }),
    }),
    fc.constantFrom({ what: 'free_only' as const }, { what: 'paid' as const }, { what: 'none' as const }),
  )

  test('a channel is forbidden, bare or neither, and the last word on it holds', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), word, (words, last) => {
        const before = words.reduce<ChannelPolicy>(withWord, NO_POLICY)
        const policy = withWord(before, last)
        for (const one of POLICY_CHANNELS) {
          expect(policy.never.includes(one) && (policy.bare.includes(one) || policy.first.includes(one))).toBe(false)
          if (!('channels' in last) || !last.channels.includes(one)) continue
          const stands = standingOf([policy], one)
          if (last.what === 'never' || last.what === 'bare') expect(stands).toBe(last.what)
          if (last.what === 'allow') expect(stands).toBe('full')
          if (last.what === 'first') expect([stands, policy.first[0]]).not.toEqual(['never', undefined])
        }
        // Said twice it is the same.
        expect(withWord(policy, last)).toEqual(policy)
      }),
    )
  })
})
