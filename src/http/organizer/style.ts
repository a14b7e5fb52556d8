// What the organizers' pages add to the style sheet of all pages: a page that scrolls, cards, forms, the two panes.

export const ORGANIZER_STYLE = `
.office, .office body { height: auto; }
.office body { display: block; min-height: 100dvh; overflow: visible; line-height: 1.5; }
.office a { color: var(--accent); text-underline-offset: 2px; }
.office button, .office .button { min-height: 44px; }
`
