import { type AttackName, type Effort, endpointAttacks, type Target } from './endpoint-attacks.ts';

/**
 * An attacker in a process of its own: told which attack and on whom, it goes on until it is ended, and says at every
 * message what it has done.
 */
const effort: Effort = { tried: 0, opened: 0, streams: 0 };
process.once('message', (message) => {
  const { name, target } = message as { name: AttackName; target: Target };
  process.send?.(effort);
  process.on('message', () => process.send?.(effort));
  void endpointAttacks[name]({ ...target, effort });
});
process.once('disconnect', () => process.exit(0));
