#!/usr/bin/env node
// The `dondoc` command line as a process: its arguments, streams and exit code; exit 0 done, 1 failed, 2 wrong usage or input.
import './small-heap.ts'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { runProgram } from './command-line/program.ts'
import { terminalOf } from './command-line/terminal.ts'

// `dondoc … | head` closes the pipe early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

async function question(words: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await asking.question(words)
  } finally {
    asking.close()
  }
}

process.exitCode = await runProgram(process.argv.slice(2), {
  env: process.env,
  folder: process.cwd(),
  terminal: terminalOf(process.stdout, process.env),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: () => readFileSync(0),
  question: process.stdin.isTTY && process.stdout.isTTY ? question : null,
})
