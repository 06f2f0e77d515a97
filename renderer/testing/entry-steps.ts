import { fc } from '../../test/support/random.ts';
import { boxOf, choose, leave, shownAt, tick, type, wordOf } from './boxes.ts';
import type { EntryWindow, Held } from './entry-window.tsx';

/** What a hand may do on a screen in which something is entered, at random. */

/** A moment before the year turns in Việt Nam: a longer step of the clock would lock the terminal as sleep does. */
export const evening = Date.parse(`${new Date().getUTCFullYear()}-12-31T16:59:40Z`);
const midnight = evening + 28_000;

const typedFields = [
  ...['number', 'copies', 'pages', 'enclosures', 'issuedOn', 'arrivedOn', 'dueOn', 'returnBy'],
  ...['protectUntil', 'storeAt', 'dossier', 'code'],
] as const;
const pickedFields = [
  ...['issuer', 'typeCode', 'notation', 'signer', 'recipients', 'replyTo', 'noteCodes'],
] as const;
const fields = [...typedFields, ...pickedFields, 'level', 'urgency', 'namedOpenerOnly'] as const;
export type Field = Parameters<typeof shownAt>[0];
export const allFields: readonly Field[] = fields;

const anyText = fc.oneof(
  fc.constantFrom('', '7', '007', '12,5', '414', '31/2', '5/3/26', ' 05/03/2026 ', '1/1/2027', 'K1-T3-N2'),
  fc.constantFrom('k1-t3-n2', 'hs-2026-1', 'Hồ sơ', '+10', '0', '1234567', '٣', '1/1', '7K3Q-9XWP-2M4T-8'),
  fc.string({ maxLength: 5 }),
);
const anyName = fc.constantFrom(
  ...['', 'bc', 'Báo cáo', 'ủy ban', 'so tai chinh', 'so', 'dung', 'BC-SNV', 'bc-ubnd', 'BC-XYZ', 'N01', 'x'],
);
const does = <Name extends string>(name: Name) => fc.constant(name);
const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('type', 'compose'),
      field: fc.constantFrom(...typedFields),
      text: anyText,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('pick', 'name', 'compose'),
      field: fc.constantFrom(...pickedFields),
      text: anyName,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: does('choose'),
      field: fc.constantFrom('level', 'urgency'),
      index: fc.nat({ max: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'escape',
        'duplicate',
        'tick',
        'leave',
        'restore',
        'lock',
        'discard',
        'midnight',
        'save',
        'next',
      ),
    }),
  },
);
export type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never;

/** What stands at each field that the screen has. */
export const screenNow = (): Held =>
  Object.fromEntries(
    allFields.flatMap((field) => {
      const shown = shownAt(field);
      if (shown === undefined) return [];
      return [[field, typeof shown === 'string' ? shown : [...shown].sort()]];
    }),
  );
export const isEmpty = (shown: unknown) => shown === '' || (Array.isArray(shown) && shown.length === 0);

/** Types a name and takes the choice that answers to it. */
export async function pick(entry: EntryWindow, field: Field, text: string): Promise<void> {
  const input = boxOf(field);
  if (input === undefined) return;
  type(input, text, false);
  await entry.idle();
  await entry.press('Enter');
}

export const anySteps = fc.array(anyStep, { minLength: 4, maxLength: 9 });

/** One step of a hand that needs no knowledge of the screen; false for the others. */
export async function byHand(entry: EntryWindow, step: Step): Promise<boolean> {
  if ('text' in step) {
    const input = boxOf(step.field);
    if (input === undefined) return true;
    type(input, step.text, step.do === 'compose');
    await entry.idle();
    if (step.do === 'pick') await entry.press('Enter');
  } else if ('index' in step) choose(wordOf(step.field), step.index);
  else if (step.do === 'tick') tick();
  else if (step.do === 'leave') leave();
  else if (step.do === 'midnight') await entry.setClock(midnight);
  else if (step.do === 'escape') await entry.press('Escape');
  else if (step.do === 'duplicate') await entry.press('d', { ctrlKey: true });
  else return false;
  await entry.idle();
  return true;
}
