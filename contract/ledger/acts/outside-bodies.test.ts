import { expect, test } from 'vitest';
import { actForms } from './index.ts';

const on = '2026-05-05';
const digest = 'ab'.repeat(32);
const proof = { content: digest, signature: digest };
const paper = {
  hand: (to: string) => ({ to: [to], carrier: 'post', run: 1, envelopes: 1 }),
  slip: (to: string) => ({ to, on }),
  decline: (to: string) => ({ to, on, reasons: ['R01'] }),
  lose: (to: string) => ({ to, on }),
  resend: (to: string) => ({ to, after: 'refused' }),
};

test.each(Object.entries(paper))(
  '%s names a body outside the directory from its second generation on',
  (act, data) => {
    const { generations } = actForms[act as keyof typeof paper];
    const reads = (to: string) => generations.map((schema) => schema.safeParse(data(to)).success);
    expect(reads('H37')).toEqual(generations.map(() => true));
    expect(reads('X0001')).toEqual(generations.map((_, index) => index > 0));
    expect(reads('X0000')).toEqual(generations.map(() => false));
  },
);

test('cancel and the paper legs of an issue name one from the next generation on', () => {
  const cancelled = actForms.cancel.generations.map(
    (schema) => schema.safeParse({ issuer: 'X0001', reason: 'H01' }).success,
  );
  expect(cancelled).toEqual([false, false, true]);
  const issued = (to: string) =>
    actForms.issue.generations.map(
      (schema, index) =>
        schema.safeParse({
          ...{ record: proof, dispatch: proof, envelopes: [], paper: [to] },
          ...(index < 4 ? {} : { older: [] }),
        }).success,
    );
  expect(issued('H37')).toEqual([false, false, true, true, true]);
  expect(issued('X0001')).toEqual([false, false, false, true, true]);
});
