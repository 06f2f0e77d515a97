import { expect, it } from 'vitest';
import { type Facts, Partition, Vocabulary } from './partition.ts';

const facts = (ordinal: number, recipients: string[]): Facts => ({
  ordinal,
  level: 'C',
  state: 'issued',
  number: ordinal,
  notation: 'BC-UBND',
  type_code: 'BC',
  issued_on: '2026-05-04',
  arrived_on: null,
  term: null,
  partner: 'G01',
  signer: null,
  recipients,
});

it('keeps more notations and signers than two bytes can number', () => {
  const vocabulary = new Vocabulary();
  const partition = new Partition(vocabulary);
  const many = 0x10000 + 3;
  for (let ordinal = 1; ordinal <= many; ordinal++) {
    const one = { notation: `BC-${ordinal}`, signer: `P${ordinal}` };
    partition.put({ ...facts(ordinal, []), ...one });
  }
  const row = (ordinal: number) => [
    vocabulary.notations.list[partition.notations[ordinal - 1] ?? 0],
    vocabulary.persons.list[partition.signers[ordinal - 1] ?? 0],
  ];
  for (const ordinal of [1, 0xffff, 0x10000, many]) {
    expect(row(ordinal)).toEqual([`BC-${ordinal} BC`, `P${ordinal}`]);
  }
  partition.put({ ...facts(2, []), notation: `BC-${many}`, signer: null });
  expect(row(2)).toEqual([`BC-${many} BC`, '']);
});

it('finds rows by any recipient, also after the lists were put in order and some of them corrected', () => {
  const vocabulary = new Vocabulary();
  const partition = new Partition(vocabulary);
  const recipientsOf = (ordinal: number) => [
    `H${10 + (ordinal % 7)}`,
    `H${20 + (ordinal % 11)}`,
    `H${40 + (ordinal % 3)}`,
  ];
  const present = new Map<number, string[]>();
  const put = (ordinal: number, recipients: string[]) => {
    partition.put(facts(ordinal, recipients));
    present.set(ordinal, recipients);
  };
  const found = (organisation: string) => {
    const wanted = new Uint8Array(vocabulary.organisations.list.length);
    for (const id of vocabulary.organisations.idsOf([organisation])) wanted[id] = 1;
    const hits = new Uint8Array(partition.size);
    partition.organisations.mark(hits, wanted);
    return hits.reduce((sum, hit) => sum + hit, 0);
  };
  const expected = (organisation: string) =>
    [...present.values()].filter((recipients) => recipients.includes(organisation)).length;
  const agree = () => {
    for (const organisation of ['H10', 'H16', 'H23', 'H41', 'H99', 'H77']) {
      expect(found(organisation), organisation).toBe(expected(organisation));
    }
  };

  for (let ordinal = 1; ordinal <= 17_000; ordinal++) put(ordinal, recipientsOf(ordinal));
  agree();
  put(9, ['H77']);
  put(16_999, ['H10', 'H99']);
  agree();
  put(9, ['H10']);
  agree();
  for (let ordinal = 17_001; ordinal <= 51_000; ordinal++) put(ordinal, ['H77', 'H41']);
  agree();
  put(9, []);
  put(51_000, []);
  agree();
  partition.wipe();
  expect(partition.size).toBe(0);
});
