import { randomUUID } from 'node:crypto';
import { agencies } from '../../build/demo/cast.ts';
import type { Countersigning } from '../../contract/ipc/countersign.ts';
import type { CustodyDeed } from '../../contract/ipc/custody-channels.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { clerk, dayIn, doWith, head, insideOf, keeper } from '../support/staffed-site.ts';
import type { TestTerminal } from '../support/terminal.ts';

const [agency] = agencies;

/**
 * Everything that is done to copies inside: those of a new document, and of one that goes back to its issuer. The clerk
 * acts; the keeper signs on paper, and the head with their token beside the session.
 */
export async function handOver(
  a: TestTerminal,
  { input, returned }: { input: RecordInput; returned: RecordKey },
): Promise<void> {
  const { record } = await a.handlers['record.register']({ input });
  const does = async (deed: CustodyDeed, copy: number, about: RecordKey = record) => {
    const refused = await doWith({ a }, about, deed, copy);
    if (refused.length > 0) throw new Error(`${deed.act} is refused: ${refused.join()}`);
  };
  const line = { year: Number(dayIn(0).slice(0, 4)), line: 12 };
  const permit = { by: head.code, paper: { number: 4, notation: 'QĐ-UBND', issuedOn: dayIn(0) } };
  const [shelf, other] = ['K1-T01-N1', 'K1-T01-N2'];
  const onPaper = { act: 'accept', to: keeper, paper: { person: keeper, line } } as const;
  const back = { act: 'collect', to: 'desk', paper: { person: keeper, line } } as const;

  await does({ act: 'transfer', to: keeper }, 1);
  await does({ act: 'take-back' }, 1);
  await does({ act: 'transfer', to: keeper }, 1);
  await does(onPaper, 1);
  await does({ act: 'recall', until: dayIn(1) }, 1);
  await does({ ...back, place: shelf }, 1);
  await does({ act: 'move', place: other }, 1);
  await does({ act: 'lend', to: clerk.code, until: dayIn(3), permit }, 1);
  await does({ act: 'accept', to: clerk.code }, 1);
  await does({ act: 'give-back', to: 'desk' }, 1);
  await does({ act: 'accept', to: 'desk', place: other }, 1);

  await does({ act: 'transfer', to: clerk.code }, 2);
  await does({ act: 'accept', to: clerk.code }, 2);
  await does({ act: 'take-out', purpose: 'P01', place: 'N01', until: dayIn(2), permit }, 2);
  await does({ act: 'bring-back' }, 2);
  await does({ act: 'archive', place: shelf, dossier: 'HS-2026-7' }, 2);

  await does({ act: 'give-out', to: keeper, permit }, 3);
  await does(onPaper, 3);
  await does(back, 3);
  await does({ act: 'miss' }, 3);
  await does({ act: 'find', holder: 'desk' }, 3);
  await does({ act: 'transfer', to: head.code }, 3);
  await countersign(a, record, { act: 'accept', to: head.code });
  await countersign(a, record, { act: 'collect', to: 'desk', place: shelf });

  // The edition that came in asks for a second person.
  const about = { issuer: record.issuer, code: record.code };
  await a.handlers['custody.disclose']({
    ...{ ...about, persons: [keeper], outside: { ...line, persons: 2 }, permit },
    second: { person: keeper, line },
  });
  await signBeside(a, { disclosed: { ...about, persons: [keeper], permit } });
  // Something stays open: a copy out on loan.
  await does({ act: 'lend', to: keeper, until: dayIn(3), permit }, 1);
  await does(onPaper, 1);

  await does({ act: 'send-back', carrier: 'courier', run: 21 }, 1, returned);
  await does({ act: 'arrive', on: dayIn(0) }, 1, returned);
}

/** The clerk is the person named on an envelope that came: they take it over, open it, and complete its line. */
export async function openNamed(a: TestTerminal, input: RecordInput): Promise<void> {
  const { typeCode, issuedOn, pages, enclosures, signer: _, ...onEnvelope } = input;
  const { record } = await a.handlers['record.register']({
    input: { ...onEnvelope, namedOpenerOnly: true, copies: 1 },
  });
  const deeds: CustodyDeed[] = [
    { act: 'transfer', to: clerk.code },
    { act: 'accept', to: clerk.code },
  ];
  for (const deed of deeds) {
    const refused = await doWith({ a }, record, deed);
    if (refused.length > 0) throw new Error(`${deed.act} is refused: ${refused.join()}`);
  }
  const { issuer, code } = record;
  if (typeCode === undefined || issuedOn === undefined || pages === undefined || enclosures === undefined)
    throw new Error('the paper is not told whole');
  await a.handlers['record.complete']({
    ...{ issuer, code, inside: { typeCode, issuedOn, pages, enclosures, copies: 2 } },
  });
}

/** The head signs a hand-over of copy 3 with a token in a second reader. */
async function countersign(
  a: TestTerminal,
  { issuer, code }: RecordKey,
  deed: { act: 'accept'; to: string } | { act: 'collect'; to: string; place: string },
): Promise<void> {
  const inside = await insideOf({ a }, { issuer, code }, 3);
  const shown = { issuer, code, copies: [3], from: inside?.holder ?? 'desk' };
  const offer = inside?.offer?.entry;
  await signBeside(a, { deed, shown: offer === undefined ? shown : { ...shown, offer } });
}

type Said<Asked> = Asked extends unknown ? Omit<Asked, 'request' | 'person'> : never;

/** The head signs with a token in a second reader. */
async function signBeside(a: TestTerminal, said: Said<Countersigning>): Promise<void> {
  const [, serial = ''] = readTerminalConfig(a.home).token.personal;
  const asked: Countersigning = { ...said, request: randomUUID(), person: head.code };
  await a.handlers['control.prepareCountersign'](asked);
  await a.tokens.login(serial, agency.head.pin);
  await a.handlers['control.countersign']({ asked, serial });
}
