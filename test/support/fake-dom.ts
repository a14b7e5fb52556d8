// Just enough of a document to see what the client builds: elements, attributes, text; nothing that parses markup.

export interface FakeNode {
  /** Empty for text and fragments. */
  tag: string
  text: string
  attributes: Record<string, string>
  kids: FakeNode[]
  listeners: Record<string, (() => void)[]>
}

function node(tag: string, text = ''): FakeNode {
  const self: FakeNode & Record<string, unknown> = { tag, text, attributes: {}, kids: [], listeners: {} }
  const appended = (kid: FakeNode | string): FakeNode[] => {
    if (typeof kid === 'string') return [node('', kid)]
    return kid.tag === '' && kid.text === '' ? kid.kids : [kid]
  }
  self.append = (...kids: (FakeNode | string)[]) => void self.kids.push(...kids.flatMap(appended))
  self.setAttribute = (name: string, value: string) => {
    self.attributes[name] = value
  }
  self.addEventListener = (kind: string, listener: () => void) => {
    self.listeners[kind] = [...(self.listeners[kind] ?? []), listener]
  }
  self.classList = { add: () => {} }
  Object.defineProperty(self, 'textContent', {
    set: (value: string) => {
      self.kids = [node('', value)]
    },
  })
  return self
}

export const fakeDocument = {
  createElement: (tag: string) => node(tag),
  createElementNS: (_: string, tag: string) => node(tag),
  createTextNode: (text: string) => node('', text),
  createDocumentFragment: () => node(''),
}

/** Every element below and including this one. */
export const elements = (root: FakeNode): FakeNode[] => [
  ...(root.tag ? [root] : []),
  ...root.kids.flatMap((kid) => elements(kid)),
]

export const textOf = (root: FakeNode): string => root.text + root.kids.map(textOf).join('')
