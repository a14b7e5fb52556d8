// The commands of `dondoc`, what each takes, and how it ends: 0 done, 1 failed, 2 wrong usage or input.
import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { ConfigError, readConfig } from '../config.ts'
import { errorLine } from '../log.ts'
import { DatabaseError } from '../store/db.ts'
import { createTexts } from '../texts/texts.ts'
import { Failure, type Shell } from './shell.ts'

const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** Where a command runs: what a process gives it, or a test. */
export interface Surroundings extends Pick<Shell, 'folder' | 'terminal' | 'out' | 'err' | 'stdin' | 'question'> {
  env: NodeJS.ProcessEnv
}

interface Common {
  lang?: 'vi' | 'en'
  json?: boolean
}

/** What the commands are made with. */
interface Making {
  /** A command of the program, or of a command of several words. */
  command(name: string, about: string, printsData: boolean, parent?: Command): Command
  /** Runs a command whose implementation is loaded only then: none of them pays for the others. */
  run<M>(
    load: () => Promise<M>,
    work: (commands: M, shell: Shell, args: string[], options: never) => Promise<void>,
  ): (...given: unknown[]) => Promise<void>
  /** Ends with this exit code where the work itself says so. */
  end(code: number): void
}

const starting = () => import('../start.ts')
const reading = () => import('./reading.ts')
const plans = () => import('./plans.ts')
const answering = () => import('./answer.ts')
const reports = () => import('./report.ts')
const event = () => import('./event.ts')
const reach = () => import('./reach.ts')
const channels = () => import('./channels.ts')
const zalo = () => import('./zalo.ts')
const invitations = () => import('./invitations.ts')
const contacts = () => import('./contacts.ts')
const rehearsing = () => import('./rehearse.ts')
const checking = () => import('../doctor.ts')

/**
 * Runs one command line to its end.
 * @param args what stands behind `dondoc`
 * @returns the exit code; everything that went wrong has been said in one line
 */
export async function runProgram(args: readonly string[], around: Surroundings): Promise<number> {
  let code = 0
  const program = programOf(around, (exit) => {
    code = exit
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    return report(error, around)
  }
}

function programOf(around: Surroundings, end: (code: number) => void): Command {
  const program = new Command('dondoc')
    .description('Coordinates the tasks of an official plan among public agencies')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: around.out, writeErr: around.err })
    .addOption(new Option('--lang <lang>', 'language of the output').choices(['vi', 'en']))
  const making: Making = {
    end,
    command(name, about, printsData, parent = program) {
      const made = parent
        .command(name)
        .description(about)
        .addOption(new Option('--lang <lang>').choices(['vi', 'en']))
      return printsData ? made.option('--json', 'print JSON') : made
    },
    run:
      (load, work) =>
      async (...given) => {
        const own = given.at(-1) as Command
        // An option that a command above knows, too, is taken by that one wherever it stands.
        const options = own.optsWithGlobals<Common>()
        await work(await load(), shellOf(options, around), own.processedArgs as string[], options as never)
      },
  }
  start(making)
  documents(making)
  answer(making)
  looking(making)
  reaching(making)
  running(making)
  people(making)
  trying(making)
  return program
}

function shellOf({ lang, json }: Common, { env, ...around }: Surroundings): Shell {
  const config = readConfig(env, around.folder)
  return { ...around, config: { ...config, language: lang ?? config.language }, json: json ?? false }
}

/** One clear line; an unknown error is reduced to its class and code. */
function report(error: unknown, { env, err }: Surroundings): number {
  if (error instanceof Failure) {
    err(`${error.message}\n`)
    return error.exit
  }
  if (error instanceof ConfigError) {
    err(`${error.message}\n`)
    return 2
  }
  const t = createTexts(env.DONDOC_LANG === 'en' ? 'en' : 'vi')
  if (error instanceof DatabaseError) err(`${t(`database-${error.code}`)}\n`)
  else err(`${t('cli-failed', { error: errorLine(error) })}\n`)
  return 1
}

/** The bot itself. */
function start({ command, run }: Making): void {
  command('start', 'run the bot; without a token, the rehearsal in the browser', false)
    .option('--console', 'rehearse in this terminal instead of the browser')
    .option('--no-open', 'do not open the browser')
    .action(
      run(starting, (c, shell, _, o: { console?: boolean; open: boolean }) =>
        c.start(shell, version, { console: o.console ?? false, open: o.open }),
      ),
    )
}

/** A document comes in. */
function documents({ command, run }: Making): void {
  command('read', 'read a plan document and show what was understood; stores nothing', true)
    .argument('<file>')
    .action(run(reading, (c, shell, [file]) => c.read(shell, file!)))
  command('import', 'store a plan document, or show what a letter changes of a stored one', true)
    .argument('<file>')
    .option('--activate', 'activate what is clear')
    .option('--internal', 'its messages are not to be passed on or saved')
    .option('--event <date>', 'set the date of the event: DATE or DATETHH:MM')
    .option('--yes', 'carry out the changes of a letter that amends a plan; without it only a preview')
    .option('--only <numbers>', 'of a letter, only these changes: 1,3')
    .option('--task <places>', 'which task a change of a letter means: 2=III.5-1')
    .action(run(plans, (c, shell, [file], o: object) => c.importFile(shell, file!, o)))
}

/** Its questions are answered. */
function answer({ command, run }: Making): void {
  command('answer', 'settle a question or correct a task', true)
    .usage('[options] [plan] <task>')
    .argument('<plan-or-task>', 'the plan, where there are several; then the task')
    .argument('[task]')
    .option('--members <names>', 'the units of a group, separated by ;')
    .option('--unit <name>', 'the unit that leads')
    .addOption(new Option('--role <role>', 'what the unit does').choices(['lead', 'coordinate']))
    .option('--coordinators <names>', 'the units that coordinate, separated by ;, or "không"')
    .option('--executor <name>', 'the body below the unit that does it, or "không"')
    .option('--text <words>', 'the words of the task')
    .option('--deadline <words>', 'as the plan would say it: "trước ngày 20/11/2022", or "không"')
    .option('--more <words>', 'its further deadlines, separated by ;, or "không"')
    .option('--product <names>', 'the products, separated by ;, or "không"')
    .option('--receiver <name>', 'where it is sent, or "không"')
    .option('--same-as <task>', 'the task of the other unit that is the same job, or "không"')
    .option('--merge <task>', 'take another task into this one')
    .option('--split <words>', 'the parts of the task, separated by |')
    .option('--confirm <code>', 'settle one question as it stands')
    .option('--keep', 'announce it as it stands')
    .option('--drop', 'drop the task')
    .option('--add <words>', 'add a task for --unit, with --deadline if any (instead of TASK, the plan or any word)')
    .option('--adopt <number>', 'make a suggestion of the document a task, by its number in `dondoc read`')
    .option('--dismiss <number>', 'leave a suggestion')
    .option('--issued <date>', 'the date of the document')
    .option('--number <number>', 'the number of the document')
    .action(
      run(answering, (c, shell, [first, second], o: object) =>
        second === undefined ? c.answerTask(shell, undefined, first!, o) : c.answerTask(shell, first, second, o),
      ),
    )
}

/** Activation, and where plans stand. */
function looking({ command, run }: Making): void {
  command('activate', 'activate what is clear and list what waits', true)
    .argument('[plan]')
    .action(run(plans, (c, shell, [plan]) => c.activate(shell, plan)))
  command('plans', 'list the plans', true).action(run(plans, (c, shell) => c.plans(shell)))
  command('status', 'show where a plan stands', true)
    .argument('[plan]')
    .action(run(plans, (c, shell, [plan]) => c.status(shell, plan)))
  command('report', 'write where a plan stands into a file', true)
    .argument('[plan]')
    .requiredOption('--format <format>', 'xlsx, csv or png')
    .requiredOption('--out <file>', 'where to; - for standard output')
    .action(run(reports, (c, shell, [plan], o: { format: string; out: string }) => c.writeReport(shell, plan, o)))
}

/** Who is reached, and by which channels. */
function reaching({ command, run }: Making): void {
  command('reach', 'which units are reached, by which channel, and what to do about the others', true)
    .argument('[plan]')
    .action(run(reach, (c, shell, [plan]) => c.reach(shell, plan)))
  command('channels', 'by which channels the messages of a plan go; without --yes only a preview', true)
    .argument('[plan]')
    .option(
      '--set <words>',
      'what holds from now on: "ưu tiên Zalo", "never Telegram", "Telegram: no content"; may be given several times',
      (words, all: string[]) => [...all, words],
      [] as string[],
    )
    .option('--yes', 'carry it out')
    .action(run(channels, (c, shell, [plan], o: { set: string[]; yes?: boolean }) => c.planChannels(shell, plan, o)))
  const zaloCommand = command('zalo', 'what only a live account of Zalo can tell', true)
  command('probe', 'ask Zalo what could not be verified without an account', true, zaloCommand)
    .option('--message', 'also send one text to the organizer who wrote to the Official Account last')
    .action(run(zalo, (c, shell, _, o: { message?: boolean }) => c.probe(shell, o)))
}

/** The event moves, units are invited. */
function running({ command, run }: Making): void {
  command('event', 'set, move, postpone, cancel or resume the event; without --yes only a preview', true)
    .argument('[plan]')
    .option('--date <date>', 'DATE or DATETHH:MM')
    .option('--postpone')
    .option('--cancel')
    .option('--resume')
    .option('--basis <words>', 'what the change rests on: "số …"')
    .option('--yes', 'carry it out')
    .action(run(event, (c, shell, [plan], o: object) => c.moveTheEvent(shell, plan, o)))
  command('invite', 'codes and links to join', true)
    .argument('[plan]')
    .option('--unit <name>', 'one unit only, by any of its names')
    .addOption(new Option('--role <role>').choices(['unit', 'organizer', 'viewer']).default('unit'))
    .option('--renew', 'replace the codes that are still valid')
    .addOption(new Option('--seats <number>', 'how many persons may join by each code').argParser(seats))
    .option('--png <folder>', 'a picture of each QR code, to be printed')
    .action(
      run(invitations, (c, shell, [plan], o: { role: 'unit' | 'organizer' | 'viewer' }) =>
        c.inviteUnits(shell, plan, o),
      ),
    )
}

/** Units and their contacts. */
function people({ command, run }: Making): void {
  const contactsCommand = command('contacts', 'units and their contacts', true)
  command('import', 'units and contacts from a sheet; without --yes only a preview', true, contactsCommand)
    .argument('<file>')
    .option('--plan <plan>', 'the plan that rows without one are for; left out: for all')
    .option('--yes', 'carry it out')
    .option(
      '--readmit <name>',
      'take back somebody who left or was removed; may be given several times',
      (name, all: string[]) => [...all, name],
      [] as string[],
    )
    .action(
      run(contacts, (c, shell, [file], o: { plan?: string; yes?: boolean; readmit?: string[] }) =>
        c.importSheet(shell, file!, o),
      ),
    )
}

/** What can be tried and checked. */
function trying({ command, run, end }: Making): void {
  command('rehearse', 'play a whole plan on a simulated clock: who is told what, when', true)
    .argument('<file>')
    .option('--from <date>', 'DATE or DATETHH:MM')
    .option('--event <date>', 'the date of the event')
    .addOption(new Option('--replies <kind>').choices(['none', 'prompt', 'late', 'mixed']).default('none'))
    .action(
      run(rehearsing, (c, shell, [file], o: { replies: 'none' | 'prompt' | 'late' | 'mixed' }) =>
        c.rehearse(shell, file!, o),
      ),
    )
  command('doctor', 'check tokens, clock, disk, database and channels', true).action(
    run(checking, async (c, shell) => end(await c.doctor(shell, version))),
  )
}

/** A whole number of persons, 1 to 20; anything else is wrong usage. */
function seats(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 20) return count
  throw new InvalidArgumentError('a number from 1 to 20')
}
