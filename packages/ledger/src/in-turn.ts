/** One after another, a stream at a time, so that a process does not get in its own way. */
export type InTurn = <A>(stream: string, task: () => Promise<A>) => Promise<A>

export const inTurn = (): InTurn => {
  const tails = new Map<string, Promise<unknown>>()
  return (stream, task) => {
    // Whatever became of the one before, the next has its turn.
    const turn = (tails.get(stream) ?? Promise.resolve()).then(task, task)
    tails.set(stream, turn)
    const leave = () => {
      if (tails.get(stream) === turn) tails.delete(stream)
    }
    turn.then(leave, leave)
    return turn
  }
}
