/** Other processes on the same file. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What the other process was answered, or what it threw. */
interface Line {
  readonly ids?: ReadonlyArray<string>
  readonly _tag?: 'Left' | 'Right'
  readonly left?: { readonly type: string }
  readonly thrown?: string
  readonly type?: string
}

/** Not the superuser, whom no permission stops. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

const script = fileURLToPath(new URL('./writer.mjs', import.meta.url))

/** Not where all is run by the superuser, in a directory closed to everybody else. */
export const permissionsHold = spawnSync(process.execPath, ['--check', script], nobody).status === 0
if (!permissionsHold)
  process.stderr.write('No permission stops us here: its tests were left out.\n')

export const writer = (
  path: string,
  stream: string,
  appends: number,
  { size = 3, asNobody = false } = {},
) => {
  const child = spawn(process.execPath, [script, path, stream, String(appends), String(size)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(asNobody && nobody),
  })
  const lines: Array<Line> = []
  const reader = createInterface({ input: child.stdout })
  reader.on('line', (line) => lines.push(JSON.parse(line)))
  return { lines, child, ended: ended(child, reader) }
}

const ended = async (child: ChildProcess, reader: ReturnType<typeof createInterface>) => {
  await Promise.all([
    new Promise((resolve) => child.once('exit', resolve)),
    new Promise((resolve) => reader.once('close', resolve)),
  ])
}

export const until = async (holds: () => boolean, milliseconds = 20_000): Promise<void> => {
  const deadline = Date.now() + milliseconds
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('It has not come to pass.')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
