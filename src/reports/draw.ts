// Makes what goes with a message: a picture as PNG, tables as a workbook.
import type { Picture } from '../core/picture.ts'
import { boardSvg } from './board.ts'
import { qrSvg } from './qr.ts'
import { workbook } from './sheet.ts'
import { svgToPng } from './svg.ts'

/** @returns the bytes of a PNG, or of an .xlsx */
export const draw = (picture: Picture): Promise<Uint8Array> => {
  switch (picture.kind) {
    case 'qr':
      return svgToPng(qrSvg(picture))
    case 'board':
      return svgToPng(boardSvg(picture))
    case 'sheet':
      return workbook(picture)
    default:
      return picture satisfies never
  }
}
