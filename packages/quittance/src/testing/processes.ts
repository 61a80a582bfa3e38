/** Other processes on the same file; they run what was built. */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const teller = fileURLToPath(new URL('./teller.mjs', import.meta.url))
const keeperScript = fileURLToPath(new URL('./keeper.mjs', import.meta.url))
const workerScript = fileURLToPath(new URL('./worker.mjs', import.meta.url))
const bin = fileURLToPath(new URL('../../bin/quittance.js', import.meta.url))

interface Told {
  readonly line: number
  readonly answer?: 'Left' | 'Right'
  /** Of the refusal. */
  readonly type?: string
  /** In minor units. */
  readonly availability?: string
}

/** Where to die: before or after the `nth` append, from 1, of an event of that type. */
export interface Death {
  readonly when: 'before' | 'after'
  readonly type: string
  readonly nth: number
}

/** Tells a story, or dies on the way. */
export const tells = async (store: string, story: string, death?: Death) => {
  const dying = death ? [death.when, death.type, String(death.nth)] : []
  return toldBy(spawned(teller, store, story, ...dying))
}

const toldBy = async ({ lines, ended }: ReturnType<typeof spawned>) => {
  const end = await ended
  const told: ReadonlyArray<Told> = lines.slice(1).map((line) => JSON.parse(line))
  return { ...end, told }
}

/** Keeps balances, and books without end. */
export const keeper = (store: string) => spawned(keeperScript, store)

/** Writes what follows, until SIGTERM; a mortal one dies between an append and the place it keeps. */
export const workerOn = (store: string, mortal?: 'mortal') =>
  spawned(workerScript, store, ...(mortal ? [mortal] : []))

/** The command line, as a shell starts it. */
export const cli = (...asked: ReadonlyArray<string>) => spawned(bin, ...asked)

/** With DEBUG as it is given. */
export const cliDebugged = (debug: string, ...asked: ReadonlyArray<string>) =>
  spawnedWith({ DEBUG: debug }, bin, ...asked)

/** Several tell their stories on one file, and begin at the same moment; each line by line, or all its lines at once. */
export const tellAtOnce = async (
  store: string,
  stories: ReadonlyArray<string>,
  lines: 'in order' | 'at once' = 'in order',
) => {
  const go = `${store}.go`
  const environment = { GO: go, ...(lines === 'at once' ? { AT_ONCE: 'yes' } : {}) }
  const tellers = stories.map((story) => spawnedWith(environment, teller, store, story))
  await until(() => tellers.every((one) => one.lines.length > 0))
  writeFileSync(go, '')
  return Promise.all(tellers.map(toldBy))
}

const spawned = (script: string, ...args: ReadonlyArray<string>) => spawnedWith({}, script, ...args)

const spawnedWith = (
  environment: { readonly GO?: string; readonly AT_ONCE?: string; readonly DEBUG?: string },
  script: string,
  ...args: ReadonlyArray<string>
) => {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
  const lines: Array<string> = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(line))
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const stopReading = () => {
    reader.close()
    child.stdout.destroy()
  }
  return { child, lines, stopReading, ended: endOf(child, reader).then((end) => ({ ...end, err })) }
}

const endOf = async (child: ChildProcess, reader: ReturnType<typeof createInterface>) => {
  const [end] = await Promise.all([
    new Promise<{ readonly code: number | null; readonly signal: string | null }>((resolve) =>
      child.once('exit', (code, signal) => resolve({ code, signal })),
    ),
    new Promise((resolve) => reader.once('close', resolve)),
  ])
  return end
}

export const until = async (holds: () => boolean, milliseconds = 20_000): Promise<void> => {
  const deadline = Date.now() + milliseconds
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('It has not come to pass.')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
