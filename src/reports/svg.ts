// SVG → PNG, with the letters of the fonts that are shipped: the drawing library has none, and a server may have none.
import { fileURLToPath } from 'node:url'
import { renderAsync } from '@resvg/resvg-js'

const font = (name: string): string => fileURLToPath(new URL(`../../locales/fonts/${name}`, import.meta.url))
const FONTS = [font('NotoSans-Regular.ttf'), font('NotoSans-Bold.ttf')]

/** Draws off the main thread. @returns the bytes of a PNG, as wide as the SVG says */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const drawn = await renderAsync(svg, {
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'Noto Sans' },
  })
  return drawn.asPng()
}

/** A text as it may stand inside an SVG. */
export const svgText = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\p{Cc}/gu, ' ')
