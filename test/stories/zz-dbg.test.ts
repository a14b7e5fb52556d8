import { it } from 'vitest'
import { changeContact, contactsOf } from '../../src/store/people.ts'
import { openToldOver } from '../support/told-over/index.ts'

it('oa', async () => {
  const stage = await openToldOver('2026-11-30 08:30', ['zalo_oa'])
  const organizer = await stage.leads()
  const plan = await stage.load('locales/sample-plan.vi.txt')
  const unit = await stage.speaksFor(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
  await stage.until('2026-11-30 09:00')
  stage.activate(plan)
  await stage.settle()
  console.log(
    unit
      .all()
      .map((m) => m.text)
      .slice(-2),
  )
  console.log(await unit.chooses('Đã nhận nhiệm vụ'))
  await stage.close()
})
it('bot', async () => {
  const stage = await openToldOver('2026-11-30 08:30', ['zalo_bot'])
  const organizer = await stage.leads()
  const plan = await stage.load('locales/sample-plan.vi.txt')
  const unit = await stage.speaksFor(plan, 'tỉnh Nghệ An', 'Hoàng Thị Thu')
  await stage.until('2026-11-30 09:00')
  stage.activate(plan)
  await stage.settle()
  const deputy = await stage.speaksFor(plan, 'tỉnh Nghệ An', 'Phan Đình Lực')
  const second = contactsOf(stage.db, plan.id).at(-1)!
  changeContact(stage.db, second.id, { deputy: true })
  organizer.reads()
  unit.hands.blocks()
  await stage.until('2026-12-02 17:00')
  console.log('ORG', organizer.reads().join('\n=====\n'))
  console.log('DEP', deputy.reads().join('\n=====\n'))
  console.log(
    stage.db.$client
      .prepare('select id, kind, lane, state, reason, attempts,person_id from outbox where person_id=2')
      .all(),
  )
  await stage.close()
})
