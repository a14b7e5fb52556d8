// The mark of the program: a document with a tick, drawn for this project.

export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0f5f66"/><path d="M9 7.5h9.5L23 12v12.5H9z" fill="#fff"/><path d="M18.5 7.5V12H23z" fill="#9fd0d3"/><path d="m12 18.2 3 3 5.2-5.7" fill="none" stroke="#0f5f66" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>`
