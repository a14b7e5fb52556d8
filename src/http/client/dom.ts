// Building and finding elements; text only ever enters as text, never as markup.

type Attributes = Record<string, string | number | boolean | null | undefined>
type Kid = Node | string | null

/** The element with this id. @throws where the page lacks it: the server's page and the client do not fit */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no #${id}`)
  return found as T
}

/** A new element; `true` sets an empty attribute, `false` and null leave it out. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...kids: Kid[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value))
  }
  for (const kid of kids) if (kid !== null) element.append(kid)
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** A line drawing of one path on a field of 24 by 24. */
export function drawing(name: string, path: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(SVG, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

/** Sets the text only where it differs, so that screen readers and selections are left in peace. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
