// What the doctor finds: a line for each thing that was looked at.

export interface Finding {
  check: string
  ok: boolean
  line: string
}

export type Say = (check: string, ok: boolean, line: string) => void
