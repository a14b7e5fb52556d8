// The letters of codes that people read aloud and type: none is mistaken for another.
export const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
