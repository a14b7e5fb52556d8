// Who may act on people: organizers for their plans; on organizers and viewers only those of the whole installation.
import { rolesOf } from '../store/people.ts'
import type { App } from './app.ts'
import type { Speaker } from './speaker.ts'

/** @param planId null: for all plans, which is for organizers of the whole installation */
export const mayOrganize = (speaker: Speaker, planId: number | null): boolean =>
  speaker.role === 'organizer' &&
  (speaker.plans === null || (planId !== null && speaker.plans.includes(planId)))

export const organizesAll = (app: App, personId: number): boolean =>
  rolesOf(app.db, personId).some((r) => r.role === 'organizer' && r.planId === null)
