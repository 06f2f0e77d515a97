import { expect, test } from 'vitest';
import { variantsOf } from './members.ts';

const text = `export const one: Spec = {
  actor: 'person',
  proofs: { members: { record: 'person' }, check: () => undefined },
};
export const two = { actor: 'terminal', proofs: 'none' } satisfies Spec;
const hidden = { actor: 'person' };
export const table = define({ A: { retry: true, detail: none }, ...hidden });
`;

test('each member of each exported object is taken out, and those inside named members', () => {
  const variants = variantsOf(text, { entries: 'exports', inside: ['proofs', 'proofs.members'] });
  expect(variants.map(({ member }) => member)).toEqual([
    'one.actor',
    'one.proofs',
    'one.proofs.members',
    'one.proofs.members.record',
    'one.proofs.check',
    'two.actor',
    'two.proofs',
    'table.A',
    'table....hidden',
  ]);
  const [actor, , , record] = variants;
  expect(actor?.text).toBe(text.replace("\n  actor: 'person',", '\n  '));
  expect(record?.text).toBe(text.replace("{ record: 'person' }", '{  }'));
});

test('each member of each row of an exported table is taken out', () => {
  const variants = variantsOf(text, { entries: 'rows', inside: [] });
  expect(variants.map(({ member }) => member)).toEqual([
    'proofs.members',
    'proofs.check',
    'A.retry',
    'A.detail',
  ]);
  expect(variants.at(-1)?.text).toBe(text.replace(', detail: none }', ',  }'));
});
