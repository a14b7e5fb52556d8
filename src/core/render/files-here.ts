// What is said of files and pictures, by whether the channel at hand carries them: a sentence that leads nowhere is worse than none.
import { html } from '../markup.ts'
import type { Texts } from '../texts.gen.ts'
import type { Abilities } from './layout.ts'

const carriesFiles = (abilities: Abilities): boolean => abilities.inboundFiles ?? true

/** How a unit hands in. */
export const sendingFiles = (abilities: Abilities, t: Texts): ReturnType<typeof html> =>
  html(t(carriesFiles(abilities) ? 'help-sending-files' : 'help-sending-link'))

/** How an organizer loads a plan. */
export const loadingPlans = (abilities: Abilities, t: Texts): ReturnType<typeof html> =>
  html(t(carriesFiles(abilities) ? 'help-loading-file' : 'help-loading-page'))

/** Whether a drawn picture, such as a QR code, stands beside the words. */
export const showsPictures = ({ outboundFiles }: Abilities): boolean =>
  outboundFiles === undefined || outboundFiles?.pictures === true
