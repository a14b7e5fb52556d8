// What the harnesses of all platforms share: waiting for a condition that the platform or the sink may bring about, failures of any network.
import type { ChannelHarness } from './contract.ts'

/** Looks at conditions after whatever happens at the platform, and after whatever the suite itself was told. */
export function createUntil(platform: { until(condition: () => boolean): Promise<void> }) {
  const watchers = new Set<() => unknown>()
  return {
    stirred() {
      for (const look of [...watchers]) look()
    },
    until: (condition: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        let done = false
        const look = () => {
          done ||= condition()
          if (!done) return false
          watchers.delete(look)
          resolve()
          return true
        }
        watchers.add(look)
        void platform.until(look)
      }),
  }
}

/** What may happen to a call on any way, by the fake's own faults. */
export function networkFailures<F>(
  fake: { fault(fault: F): void; goDark(): Promise<void> },
  faults: Record<'badGatewayPage' | 'acceptedThenHang' | 'acceptedThenReset' | 'acceptedThenTruncated', F>,
): ChannelHarness['failures'] {
  return [
    {
      name: 'a page',
      arm: () => fake.fault(faults.badGatewayPage),
      expected: { kind: 'ambiguous', code: 'http_502' },
    },
    {
      name: 'silence',
      arm: () => fake.fault(faults.acceptedThenHang),
      expected: { kind: 'ambiguous', code: 'timeout' },
    },
    {
      name: 'reset',
      arm: () => fake.fault(faults.acceptedThenReset),
      expected: { kind: 'ambiguous', code: 'econnreset' },
    },
    { name: 'half an answer', arm: () => fake.fault(faults.acceptedThenTruncated), expected: { kind: 'ambiguous' } },
    // The last one: nothing can be asked of the fake after it.
    { name: 'nobody listens', arm: () => fake.goDark(), expected: { kind: 'unsent', code: 'econnrefused' } },
  ]
}
