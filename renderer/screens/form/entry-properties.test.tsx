import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecordDraft } from '../../../contract/record/coded-record.ts';
import { RecordDraft as RecordDraftSchema } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { fc } from '../../../test/support/random.ts';
import { formatDate } from '../../format/dates.ts';
import { writeBeforeLock } from '../../state/before-lock.ts';
import { draw } from '../../testing/draw.tsx';
import { directoryAndLaw } from '../../testing/samples.ts';
import RecordForm from './form.tsx';

const evening = Date.parse('2026-12-31T16:50:00Z');
beforeEach(() => {
  vi.useFakeTimers({ now: evening, toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The boxes of both forms that letters are typed into, and the field of each. */
const boxes = {
  Số: 'number',
  'Số lượng bản': 'copies',
  'Số trang': 'pages',
  'Số phụ lục, tài liệu kèm theo': 'enclosures',
  'Ngày tháng văn bản': 'issuedOn',
  'Hạn trả lời văn bản (không bắt buộc)': 'dueOn',
  'Thời hạn giải quyết (không bắt buộc)': 'dueOn',
  'Nơi để (kho, tủ, ngăn) (không bắt buộc)': 'storeAt',
  'Hồ sơ (không bắt buộc)': 'dossier',
} as const;
type Name = keyof typeof boxes;
/** The boxes that only the other book has. */
const boxesOfOther: Record<Book, Name[]> = {
  outgoing: ['Thời hạn giải quyết (không bắt buộc)'],
  incoming: ['Hạn trả lời văn bản (không bắt buộc)'],
};
const names = Object.keys(boxes) as Name[];
const find = (name: Name) => screen.queryByLabelText<HTMLInputElement>(name, { selector: 'input' });

const anyText = fc.oneof(
  fc.constantFrom('', '7', '007', '12,5', '414', '31/2', '5/3/26', ' 05/03/2026 ', '1/1/2027', 'K1-T3-N2'),
  fc.constantFrom('k1-t3-n2', 'hs-2026-1', 'Hồ sơ', '+10', '0', '1234567', '٣'),
  fc.string({ maxLength: 8 }),
);
const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('type'), name: fc.constantFrom(...names), text: anyText }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('compose'), name: fc.constantFrom(...names), text: anyText }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('leave', 'restore', 'discard', 'midnight') }) },
);

/** How the form writes a value that it keeps. */
function written(field: (typeof boxes)[Name], value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' && /On$/.test(field) ? formatDate(value) : String(value);
}

test.each(['outgoing', 'incoming'] as const)(
  'what stands in the boxes of the %s form is what its draft holds, whatever is done',
  async (book) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 9 }), async (steps) => {
        vi.setSystemTime(evening);
        let stored: RecordDraft | null = null;
        const open = async () => {
          draw(<RecordForm screen="form" book={book} />, {
            ...directoryAndLaw,
            'register.next': ({ year }) => ({
              ordinal: 8,
              number: year === 2026 ? 414 : 1,
              arrivalNumber: 8,
            }),
            'draft.read': () => ({ draft: stored }),
            'draft.write': ({ draft }) => {
              stored = draft;
              return {};
            },
            'draft.discard': () => {
              stored = null;
              return {};
            },
          });
          await screen.findByRole('radio', { name: 'Tối mật' });
          expect(names.filter((name) => find(name) === null)).toEqual(boxesOfOther[book]);
        };
        await open();
        for (const step of steps) {
          if ('name' in step) {
            const input = find(step.name);
            if (input === null) continue;
            fireEvent.focus(input);
            if (step.do === 'compose') fireEvent.compositionStart(input);
            fireEvent.change(input, { target: { value: step.text } });
            // A box of one line takes no line feeds; of all else no letter is touched.
            expect(input.value).toBe(step.text.replaceAll(/[\r\n]/g, ''));
            if (step.do === 'compose') fireEvent.compositionEnd(input);
          } else if (step.do === 'leave')
            for (const name of names) fireEvent.blur(find(name) ?? document.body);
          else if (step.do === 'midnight') vi.setSystemTime(evening + 3_600_000);
          else if (step.do === 'restore') {
            await writeBeforeLock();
            cleanup();
            await open();
          } else {
            const discard = screen.queryByRole('button', { name: 'Bỏ bản nháp' });
            if (discard === null) continue;
            fireEvent.click(discard);
            await waitFor(() => expect(screen.queryByRole('button', { name: 'Bỏ bản nháp' })).toBeNull());
          }
        }
        for (const name of names) fireEvent.blur(find(name) ?? document.body);
        const first = find('Số trang');
        if (first === null) throw new Error('no box');
        // Something is typed last, so that a draft is written.
        fireEvent.change(first, { target: { value: '9' } });
        fireEvent.blur(first);
        await writeBeforeLock();
        const draft: Readonly<Record<string, unknown>> = stored ?? {};
        for (const [name, field] of Object.entries(boxes) as [Name, (typeof boxes)[Name]][]) {
          const input = find(name);
          if (input === null) continue;
          const kept = draft[field];
          if (kept !== undefined) expect([name, input.value]).toEqual([name, written(field, kept)]);
          else if (input.value !== '') {
            // What the draft lacks though it stands there is told as wrong.
            expect([name, RecordDraftSchema.safeParse({ [field]: input.value }).success]).toEqual([
              name,
              false,
            ]);
          }
        }
        cleanup();
      }),
      { numRuns: 8 },
    );
  },
);
