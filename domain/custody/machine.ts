/** A state machine as data: where a thing may begin, and where it may go from each state. */
export interface Machine<State extends string> {
  readonly initial: readonly State[];
  readonly next: Readonly<Record<State, readonly State[]>>;
}

/** Whether `to` may follow `from`; null is the state of a thing that does not exist yet. */
export function allowed<State extends string>(
  machine: Machine<State>,
  from: State | null,
  to: State,
): boolean {
  const choices: readonly State[] = from === null ? machine.initial : machine.next[from];
  return choices.includes(to);
}
