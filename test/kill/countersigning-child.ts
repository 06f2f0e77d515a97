import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { staffedAgencies } from '../../build/demo/colleagues.ts';
import type { World } from '../../build/demo/world.ts';
import type { Countersigning } from '../../contract/ipc/countersign.ts';
import { outgoingInput } from '../support/records.ts';
import { startTerminal } from '../support/terminal.ts';

/**
 * Hands one copy after another to the head, who countersigns each twice: as the second person of the transfer, whom the law
 * of this world asks for, and as who accepts it. It says of each what it is about before it is asked and once it is answered.
 * Arguments: the world.
 */
const world = JSON.parse(process.argv[2] ?? '') as World;
const [{ head }] = staffedAgencies;
const a = startTerminal(world, 'a');
const say = (line: string) => writeSync(1, `${line}\n`);
const copies = 100;

await a.unlock();
const year = new Date().getFullYear();
const { number } = await a.handlers['register.next']({ book: 'outgoing', year });
const { record } = await a.handlers['record.register']({ input: outgoingInput(number, { copies }) });
const { issuer, code } = record;
const { tokens } = await a.tokens.state();
const serial = tokens.find(({ label }) => label === head.label)?.serial ?? '';

async function countersign(asked: Countersigning): Promise<void> {
  await a.handlers['control.prepareCountersign'](asked);
  await a.tokens.login(serial, head.pin);
  await a.handlers['control.countersign']({ asked, serial });
}

for (let copy = 1; copy <= copies; copy += 1) {
  const shown = { issuer, code, copies: [copy], from: 'desk' };
  say(`asked ${code} ${copy}`);
  await countersign({
    request: randomUUID(),
    shown,
    alone: { act: 'transfer', to: head.code },
    person: head.code,
  });
  const page = await a.handlers['record.page']({ code });
  const offer = page.copies.find((each) => each.copy === copy)?.inside?.offer?.entry ?? 0;
  await countersign({
    ...{ request: randomUUID(), shown: { ...shown, offer } },
    ...{ deed: { act: 'accept', to: head.code }, person: head.code },
  });
  say(`answered ${code} ${copy}`);
}
