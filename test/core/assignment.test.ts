// The life of an assignment: every state against every command, by table and by property.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Actor,
  type AssignmentSettings,
  type AssignmentState,
  acceptedOnTime,
  act,
  type Command,
  firstArrival,
  isQuiet,
  newAssignment,
  type Refusal,
  type Via,
} from '../../src/core/assignment.ts'
import { HOUR, instantOf, ZONE } from '../../src/core/time.ts'

const UNIT = 7
const ORGANIZING = 1
const contact: Actor = { kind: 'contact', person: 70, unit: UNIT }
const organizer: Actor = { kind: 'organizer', person: 10, unit: ORGANIZING }
const viewer: Actor = { kind: 'viewer', person: 90, unit: null }
const system: Actor = { kind: 'system' }

const settings: AssignmentSettings = {
  needsAcceptance: null,
  organizingUnit: ORGANIZING,
  newVersionUntil: instantOf('2022-11-22', '08:00'),
  dueDay: '2022-11-20',
  zone: ZONE,
}
const START = instantOf('2022-11-15', '09:00')
const at = (hours: number) => START + hours * HOUR

type Step = [command: Command, actor: Actor, at: number]

function go(steps: Step[], from = newAssignment(UNIT, 'lead'), rules = settings): AssignmentState {
  return steps.reduce((state, [command, actor, when]) => {
    const result = act(state, command, actor, rules, when)
    if (!result.ok) throw new Error(`${command.kind} refused: ${result.refusal.code}`)
    return result.state
  }, from)
}

function refusal([command, actor, when]: Step, state: AssignmentState, rules = settings): Refusal['code'] | null {
  const result = act(state, command, actor, rules, when)
  return result.ok ? null : result.refusal.code
}

const announce: Step = [{ kind: 'announce' }, system, at(0)]
const acknowledge = (hours: number, actor: Actor = contact, via: Via = 'chat'): Step => [
  { kind: 'acknowledge', via },
  actor,
  at(hours),
]
const send = (submission: number, hours: number, way: 'file' | 'document' | 'fields' | 'word' = 'file'): Step => [
  { kind: 'submit', submission, way, via: 'chat' },
  contact,
  at(hours),
]
const accept = (hours: number, submission: number | null = null): Step => [
  { kind: 'accept', submission },
  organizer,
  at(hours),
]
const giveBack = (hours: number, reason = 'thiếu phụ lục'): Step => [
  { kind: 'return', submission: null, reason },
  organizer,
  at(hours),
]
const decline = (
  what: 'not_taking_part' | 'no_content' | 'not_ours',
  hours: number,
  reason: string | null = null,
): Step => [{ kind: 'decline', what, reason, via: 'chat' }, contact, at(hours)]
const moreTime = (until: string, hours = 2): Step => [
  { kind: 'request_extension', until, reason: 'chờ ý kiến', via: 'chat' },
  contact,
  at(hours),
]
const announced = go([announce])

describe('the way through', () => {
  test('announced, acknowledged, submitted, accepted', () => {
    expect(go([announce]).state).toBe('announced')
    expect(go([announce, acknowledge(1)])).toMatchObject({ state: 'acknowledged', acknowledgedAt: at(1) })
    expect(go([announce, acknowledge(1), send(1, 2)]).state).toBe('submitted')
    expect(go([announce, send(1, 2), accept(3)])).toMatchObject({
      state: 'accepted',
      acknowledgedAt: at(2),
      accepted: { submission: 1, arrivedAt: at(2) },
    })
  })

  test('returned work is sent again', () => {
    const returned = go([announce, send(1, 1), giveBack(2)])
    expect(returned).toMatchObject({ state: 'returned', returned: { reason: 'thiếu phụ lục' } })
    expect(go([send(2, 3)], returned)).toMatchObject({ state: 'submitted', returned: null })
    expect(firstArrival(go([send(2, 3)], returned))).toBe(at(1))
  })

  test.each(['file', 'document', 'fields'] as const)('a %s waits for acceptance', (way) => {
    expect(go([announce, send(1, 1, way)]).state).toBe('submitted')
  })

  test('a bare "done" does not, unless the task says so', () => {
    expect(go([announce, send(1, 1, 'word')])).toMatchObject({ state: 'accepted', accepted: { arrivedAt: at(1) } })
    expect(go([announce, send(1, 1, 'word')], undefined, { ...settings, needsAcceptance: true }).state).toBe(
      'submitted',
    )
    expect(go([announce, send(1, 1)], undefined, { ...settings, needsAcceptance: false }).state).toBe('accepted')
  })

  test("the organizer's own unit needs none, whatever the task says", () => {
    const own = { ...settings, organizingUnit: UNIT, needsAcceptance: true }
    expect(go([announce, send(1, 1)], undefined, own).state).toBe('accepted')
  })

  test('a word read late does not accept over what came after it', () => {
    expect(go([announce, send(2, 5), send(1, 1, 'word')]).state).toBe('submitted')
  })
})

describe('asking twice', () => {
  test.each<[string, Step[]]>([
    ['announce', [announce]],
    ['acknowledge', [announce, acknowledge(1)]],
    ['submit', [announce, send(1, 1)]],
    ['accept', [announce, send(1, 1), accept(2)]],
    ['decline', [announce, decline('no_content', 1)]],
    ['cancel', [announce, [{ kind: 'cancel' }, organizer, at(1)]]],
    ['pause', [announce, [{ kind: 'pause' }, organizer, at(1)]]],
  ])('%s says nothing the second time', (_, steps) => {
    const [command, actor, when] = steps.at(-1)!
    expect(act(go(steps), command, actor, settings, when + HOUR)).toMatchObject({ ok: true, events: [] })
  })

  test('acknowledging never lowers a later state', () => {
    for (const steps of [
      [send(1, 1)],
      [send(1, 1), accept(2)],
      [send(1, 1), giveBack(2)],
      [decline('no_content', 1)],
    ]) {
      const before = go([announce, ...steps])
      expect(go([acknowledge(9)], before)).toEqual(before)
    }
  })
})

describe('whatever the order in which acts are read', () => {
  test('acknowledging and sending end the same', () => {
    const acts = fc.uniqueArray(fc.record({ hour: fc.integer({ min: 1, max: 40 }), sends: fc.boolean() }), {
      selector: ({ hour }) => hour,
      minLength: 1,
      maxLength: 6,
    })
    const orders = acts.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(orders, ([inTime, shuffled]) => {
        const run = (list: typeof inTime) =>
          go([announce, ...list.map(({ hour, sends }) => (sends ? send(hour, hour) : acknowledge(hour)))])
        expect(run(shuffled)).toEqual(run(inTime))
      }),
      { numRuns: 500 },
    )
  })

  test('a refusal to take part and what was sent: the later act holds', () => {
    expect(go([announce, decline('not_taking_part', 5), send(1, 2)]).state).toBe('declined')
    expect(go([announce, send(1, 2), decline('not_taking_part', 5)]).state).toBe('declined')
    expect(go([announce, send(1, 5), decline('not_taking_part', 2)]).state).toBe('submitted')
    expect(go([announce, decline('not_taking_part', 2), send(1, 5)]).state).toBe('submitted')
  })
})

describe('after acceptance', () => {
  const accepted = go([announce, send(1, 1), accept(2)])
  test('a new version goes back to the organizer; first arrival and accepted version stay on record', () => {
    const again = go([send(2, 20)], accepted)
    expect(again).toMatchObject({ state: 'submitted', accepted: { submission: 1 } })
    expect(firstArrival(again)).toBe(at(1))
    expect(go([accept(21)], again).accepted).toMatchObject({ submission: 2, arrivedAt: at(20) })
  })

  test('the event alone ends that', () => {
    const late: Step = [{ kind: 'submit', submission: 2, way: 'file', via: 'chat' }, contact, settings.newVersionUntil!]
    expect(refusal(late, accepted)).toBe('event_began')
    expect(refusal(late, accepted, { ...settings, newVersionUntil: null })).toBeNull()
    expect(refusal(late, go([announce, send(1, 1)]))).toBeNull()
  })

  test('an older version read late changes nothing but the record', () => {
    const next = go([[{ kind: 'submit', submission: 9, way: 'file', via: 'upload' }, contact, at(0.5)]], accepted)
    expect(next.state).toBe('accepted')
    expect(next.submissions.map(({ id }) => id)).toEqual([9, 1])
  })

  test('it can be taken back', () => {
    expect(go([[{ kind: 'reopen' }, organizer, at(3)]], accepted)).toMatchObject({ state: 'submitted', accepted: null })
  })
})

describe('taking back', () => {
  const takeBack = (submission: number, hours: number, returned: AssignmentState['returned'] = null): Step => [
    { kind: 'withdraw', submission, returned, via: 'chat' },
    contact,
    at(hours),
  ]
  const first = { submission: 1, reason: 'thiếu phụ lục', at: at(2) }

  test.each<[string, Step[], Partial<AssignmentState>]>([
    ['the only version opens the item again', [announce, send(1, 1), takeBack(1, 2)], { state: 'acknowledged' }],
    ['the newest leaves the one before', [announce, send(1, 1), send(2, 2), takeBack(2, 3)], { state: 'submitted' }],
    [
      'the newest after a return leaves it returned',
      [announce, send(1, 1), giveBack(2), send(2, 3), takeBack(2, 4, first)],
      { state: 'returned', returned: first },
    ],
    [
      'the newest after acceptance leaves it accepted',
      [announce, send(1, 1), accept(2), send(2, 3), takeBack(2, 4)],
      { state: 'accepted' },
    ],
  ])('%s', (_what, steps, expected) => {
    const state = go(steps)
    expect(state).toMatchObject(expected)
    expect(state.submissions.map(({ id }) => id)).not.toContain((steps.at(-1)![0] as { submission: number }).submission)
    expect(state.acknowledgedAt).toBe(at(1))
  })

  test.each<[string, Step[], Step, Refusal['code']]>([
    ['what was accepted', [announce, send(1, 1), accept(2)], takeBack(1, 3), 'already_accepted'],
    ['what was returned', [announce, send(1, 1), giveBack(2)], takeBack(1, 3), 'nothing_submitted'],
    ['an older version', [announce, send(1, 1), send(2, 2)], takeBack(1, 3), 'newer_version'],
    ['what was never sent', [announce, send(1, 1)], takeBack(5, 3), 'unknown_submission'],
    ['it twice', [announce, send(1, 1), takeBack(1, 2)], takeBack(1, 3), 'unknown_submission'],
    ['it as the organizer', [announce, send(1, 1)], [takeBack(1, 2)[0], organizer, at(2)], 'wrong_via'],
  ])('is refused for %s', (_what, steps, step, code) => {
    expect(refusal(step, go(steps))).toBe(code)
  })
})

describe('reviewing', () => {
  test('the version that was looked at must be the newest', () => {
    const two = go([announce, send(1, 1), send(2, 3)])
    expect(refusal(accept(4, 1), two)).toBe('newer_version')
    expect(refusal(accept(4, 5), two)).toBe('unknown_submission')
    expect(refusal(accept(4, 2), two)).toBeNull()
  })

  test('needs something to review, and a reason to return it', () => {
    expect(refusal(accept(1), announced)).toBe('nothing_submitted')
    expect(refusal(giveBack(2, '  '), go([announce, send(1, 1)]))).toBe('reason_missing')
  })

  test('no unit reviews its own', () => {
    const insider: Actor = { kind: 'organizer', person: 11, unit: UNIT }
    const sent = go([announce, send(1, 1)])
    expect(refusal([{ kind: 'accept', submission: null }, insider, at(2)], sent)).toBe('own_unit')
    expect(refusal([{ kind: 'return', submission: null, reason: 'x' }, insider, at(2)], sent)).toBe('own_unit')
  })

  test('in time is judged by the accepted version, not by the first one', () => {
    const lenient = at(10)
    expect(acceptedOnTime(go([announce, send(1, 10), accept(90)]), lenient)).toBe(true)
    expect(acceptedOnTime(go([announce, send(1, 9), giveBack(11), send(2, 12), accept(13)]), lenient)).toBe(false)
    expect(acceptedOnTime(go([announce, send(1, 99), accept(100)]), null)).toBe(true)
    expect(acceptedOnTime(go([announce, send(1, 9)]), lenient)).toBeNull()
  })
})

describe('answers other than the work', () => {
  test.each(['not_taking_part', 'no_content'] as const)('%s closes it and shows that the unit knows', (what) => {
    expect(go([announce, decline(what, 1)])).toMatchObject({ state: 'declined', acknowledgedAt: at(1) })
  })

  test('not ours is a request to the organizer', () => {
    const claimed = go([announce, decline('not_ours', 1, 'không thuộc chức năng')])
    expect(claimed).toMatchObject({ state: 'acknowledged', notOurs: { reason: 'không thuộc chức năng' } })
    expect(isQuiet(claimed)).toBe(true)
    expect(go([[{ kind: 'decide_not_ours', granted: true }, organizer, at(2)]], claimed)).toMatchObject({
      state: 'declined',
      declined: { what: 'not_ours' },
      notOurs: null,
    })
    const refused = go([[{ kind: 'decide_not_ours', granted: false }, organizer, at(2)]], claimed)
    expect([refused.state, isQuiet(refused)]).toEqual(['acknowledged', false])
    expect(refusal(decline('not_ours', 1), announced)).toBe('reason_missing')
  })

  test('accepted work cannot be declined', () => {
    expect(refusal(decline('no_content', 5), go([announce, send(1, 1), accept(2)]))).toBe('already_accepted')
  })

  test('reopening makes it owed again', () => {
    const reopened = go([announce, decline('no_content', 1), [{ kind: 'reopen' }, organizer, at(2)]])
    expect([reopened.state, reopened.declined, isQuiet(reopened)]).toEqual(['acknowledged', null, false])
  })

  test('what was sent before a refusal and read late does not close work that was reopened', () => {
    const reopened = go([announce, send(2, 2), decline('no_content', 3), [{ kind: 'reopen' }, organizer, at(4)]])
    expect(go([send(1, 1)], reopened).state).toBe('acknowledged')
    expect(go([send(3, 5)], reopened).state).toBe('submitted')
  })
})

describe('more time', () => {
  test('quiet while it waits; granted, it is the deadline; refused, all is as before', () => {
    const asked = go([announce, moreTime('2022-11-21')])
    expect([asked.state, isQuiet(asked)]).toEqual(['acknowledged', true])
    const decided = (granted: boolean) => go([[{ kind: 'decide_extension', granted }, organizer, at(3)]], asked)
    expect(decided(true)).toMatchObject({ extension: null, extendedTo: '2022-11-21' })
    expect(decided(false)).toMatchObject({ extension: null, extendedTo: null })
    expect(isQuiet(decided(true))).toBe(false)
  })

  test.each([
    ['2022-11-20', 'not_later'],
    ['2022-11-14', 'date_past'],
  ])('until %s is refused', (until, code) => {
    expect(refusal(moreTime(until), announced)).toBe(code)
  })

  test('only where there is a deadline, and something still to do', () => {
    expect(refusal(moreTime('2022-11-25'), announced, { ...settings, dueDay: null })).toBe('no_deadline')
    expect(refusal(moreTime('2022-11-25', 3), go([announce, send(1, 1)]))).toBe('already_submitted')
    expect(refusal([{ kind: 'decide_extension', granted: true }, organizer, at(3)], announced)).toBe('no_request')
  })

  test('sending the work settles the request', () => {
    expect(go([announce, moreTime('2022-11-21'), send(1, 3)]).extension).toBeNull()
  })
})

describe('stopping and going on', () => {
  test('cancelled refuses everything but reopening, which goes back to what it was', () => {
    const before = go([announce, send(1, 1)])
    const cancelled = go([[{ kind: 'cancel' }, system, at(2)]], before)
    for (const step of [acknowledge(3), send(2, 3), decline('no_content', 3), accept(3), moreTime('2022-11-25', 3)]) {
      expect(refusal(step, cancelled)).toBe('cancelled')
    }
    expect(go([[{ kind: 'reopen' }, system, at(4)]], cancelled)).toEqual(before)
    expect(refusal([{ kind: 'reopen' }, organizer, at(4)], before)).toBe('nothing_to_reopen')
  })

  test('paused is quiet, yet the unit may answer', () => {
    const paused = go([announce, [{ kind: 'pause' }, organizer, at(1)]])
    expect(isQuiet(paused)).toBe(true)
    expect(go([send(1, 2)], paused).state).toBe('submitted')
    expect(isQuiet(go([[{ kind: 'resume' }, organizer, at(3)]], paused))).toBe(false)
  })
})

describe('who may', () => {
  const everything: Command[] = [
    { kind: 'announce' },
    { kind: 'acknowledge', via: 'chat' },
    { kind: 'submit', submission: 1, way: 'file', via: 'chat' },
    { kind: 'accept', submission: null },
    { kind: 'return', submission: null, reason: 'x' },
    { kind: 'decline', what: 'no_content', reason: null, via: 'chat' },
    { kind: 'decide_not_ours', granted: true },
    { kind: 'cancel' },
    { kind: 'reopen' },
    { kind: 'pause' },
    { kind: 'resume' },
    { kind: 'request_extension', until: '2022-11-30', reason: 'x', via: 'chat' },
    { kind: 'decide_extension', granted: true },
  ]

  test.each(everything)('$kind: no viewer, no contact of another unit', (command) => {
    expect(refusal([command, viewer, at(1)], announced)).toBe('may_only_look')
    expect(refusal([command, { kind: 'contact', person: 80, unit: 8 }, at(1)], announced)).toBe('not_your_unit')
  })

  test('a contact does nothing that is the organizer’s', () => {
    const refused = everything.filter((command) => refusal([command, contact, at(1)], announced) === 'organizer_only')
    expect(refused.map(({ kind }) => kind)).toEqual(
      everything
        .map(({ kind }) => kind)
        .filter((kind) => !['acknowledge', 'submit', 'decline', 'request_extension'].includes(kind)),
    )
  })

  test('a coordinator owes nothing: told, and quiet', () => {
    const share = go([announce], newAssignment(UNIT, 'coordinate'))
    expect([share.state, isQuiet(share)]).toEqual(['announced', true])
    for (const step of [acknowledge(1), send(1, 1), decline('no_content', 1), moreTime('2022-11-25'), accept(1)]) {
      expect(refusal(step, share)).toBe('owes_nothing')
    }
  })

  test('the organizer records for a unit with the way it came, even before announcing', () => {
    const waiting = newAssignment(UNIT, 'lead')
    const recorded: Step = [{ kind: 'submit', submission: 1, way: 'document', via: 'phone' }, organizer, at(1)]
    expect(go([recorded], waiting)).toMatchObject({ state: 'submitted', submissions: [{ via: 'phone' }] })
    expect(go([recorded, announce], waiting).state).toBe('submitted')
    expect(refusal(acknowledge(1, organizer, 'chat'), announced)).toBe('wrong_via')
    expect(refusal(acknowledge(1, contact, 'paper'), announced)).toBe('wrong_via')
    expect(refusal(acknowledge(1), waiting)).toBe('not_announced')
  })
})
