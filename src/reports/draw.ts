// Draws a picture: which drawing it is, and its PNG.
import type { Picture } from '../core/picture.ts'
import { boardSvg } from './board.ts'
import { qrSvg } from './qr.ts'
import { svgToPng } from './svg.ts'

/** @returns the bytes of a PNG */
export const draw = (picture: Picture): Promise<Uint8Array> =>
  svgToPng(picture.kind === 'board' ? boardSvg(picture) : qrSvg(picture))
