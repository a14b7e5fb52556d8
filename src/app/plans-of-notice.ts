// Which plans a message may hold content of, so that their policies of channels hold for it. What cannot be told counts.
import type { ChannelPolicy } from '../core/channel-policy.ts'
import type { Notice } from '../core/notice.ts'
import { assignmentById, submissionById } from '../store/assignments.ts'
import { type OutboxRow, rowById } from '../store/outbox.ts'
import { contactById, contactsOfPerson, rolesOf } from '../store/people.ts'
import { channelPolicies, plansInState, taskById } from '../store/plans.ts'
import { proposalById } from '../store/proposals.ts'
import { remarkById } from '../store/remarks.ts'
import type { App } from './app.ts'

/**
 * Kinds that say nothing of any plan, a closed list: a kind that is not here is about a plan. Setting the policy itself
 * is among them, or nobody could take back what shuts out the channel they write by.
 */
const OF_NO_PLAN: ReadonlySet<Notice['kind']> = new Set<Notice['kind']>([
  'stopped',
  'erased',
  'sign_in',
  'codes_closed',
  'person_ask',
  'ways',
  'way_code',
  'way_added',
  'way_taken',
  'way_lost',
  'way_left',
  'keep_open',
  'still_here',
  'channels',
  'quota',
  'channel_trouble',
])

/**
 * The policies that hold for a message: of the plan that it is about, and of every plan of its reader where that cannot
 * be told. None where no plan has one.
 */
export function policiesFor(app: App, row: Pick<OutboxRow, 'notice' | 'personId' | 'key'>): ChannelPolicy[] {
  const all = channelPolicies(app.db)
  if (all.size === 0) return []
  const plans = plansHeld(app, row)
  return [...all].flatMap(([plan, policy]) => (plans.includes(plan) ? [policy] : []))
}

/** The plans whose content a message may hold. */
export function plansHeld(app: App, row: Pick<OutboxRow, 'notice' | 'personId' | 'key'>): number[] {
  const { notice } = row
  if (OF_NO_PLAN.has(notice.kind)) return []
  const known = named(app, notice) ?? (notice.kind === 'continuation' ? begun(app, row) : null)
  return known ?? plansOfReader(app, row.personId)
}

/** The plans that a notice names; null where it does not, or not surely all of them. */
function named(app: App, notice: Notice): number[] | null {
  switch (notice.kind) {
    case 'help':
      return notice.role === 'contact' ? null : []
    case 'refused':
      return notice.detail === null ? [] : null
    case 'reminder':
      return notice.items.flatMap(({ assignmentId }) => planOfAssignment(app, assignmentId))
    case 'group_news':
      return notice.items.map(({ plan }) => plan)
    case 'proposal':
    case 'lapsed':
    case 'acted_before': {
      const row = proposalById(app.db, notice.proposal)
      if (row?.args.kind === 'channels') return []
      return row?.planId == null ? null : [row.planId]
    }
    case 'remark':
    case 'remark_question':
    case 'remark_answered':
    case 'remark_done': {
      const plan = remarkById(app.db, notice.remark)?.planId ?? null
      return plan === null ? null : [plan]
    }
    default:
      return byIds(app, notice)
  }
}

function byIds(app: App, notice: Notice): number[] | null {
  if ('plan' in notice) return typeof notice.plan === 'number' ? [notice.plan] : null
  if ('submission' in notice) {
    const assignment = submissionById(app.db, notice.submission)?.assignmentId
    return assignment === undefined ? null : orNull(planOfAssignment(app, assignment))
  }
  if ('assignment' in notice && typeof notice.assignment === 'number')
    return orNull(planOfAssignment(app, notice.assignment))
  if ('task' in notice && typeof notice.task === 'number') {
    const plan = taskById(app.db, notice.task)?.planId
    return plan === undefined ? null : [plan]
  }
  if ('contact' in notice && typeof notice.contact === 'number') {
    const plan = contactById(app.db, notice.contact)?.planId ?? null
    return plan === null ? null : [plan]
  }
  return null
}

const orNull = (plans: number[]): number[] | null => (plans.length === 0 ? null : plans)

function planOfAssignment(app: App, id: number): number[] {
  const task = assignmentById(app.db, id)?.taskId
  const plan = task === undefined ? undefined : taskById(app.db, task)?.planId
  return plan === undefined ? [] : [plan]
}

/** The rest of a long message is about what its beginning is about. */
function begun(app: App, { key }: Pick<OutboxRow, 'key'>): number[] | null {
  const first = /^(?:part|codes):(\d+):/.exec(key ?? '')
  const row = first ? rowById(app.db, Number(first[1])) : undefined
  return row ? plansHeld(app, row) : null
}

/** Every plan that a reader may be told of; of a reader nobody knows, all. */
function plansOfReader(app: App, personId: number | null): number[] {
  const open = plansInState(app.db, 'draft', 'active', 'closed').map((plan) => plan.id)
  if (personId === null) return open
  const roles = rolesOf(app.db, personId)
  const contacts = contactsOfPerson(app.db, personId)
  if ([...roles, ...contacts].some(({ planId }) => planId === null)) return open
  return [...new Set([...roles, ...contacts].map(({ planId }) => planId!))]
}
