import { screen } from '@testing-library/react';
import { AppError } from '../../contract/errors/index.ts';
import type { WaitingEnvelope } from '../../contract/ipc/exchange-views.ts';
import type { TodayView } from '../../contract/ipc/today.ts';
import type { RegisterRow } from '../../contract/ipc/views.ts';
import type { Warning } from '../../contract/record/warning.ts';
import Check from '../screens/check/check.tsx';
import { draw } from './draw.tsx';
import { notConfirmed } from './not-confirmed.ts';
import { directoryAndLaw, other, record, todayWith, waiting } from './samples.ts';

/** What the core tells of a count that differs in its number alone. */
export const numberDiffers = {
  ...{ level: false, number: true, copies: false, pages: false },
  ...{ pieces: false, enclosures: false, sealIntact: false },
};

interface AtCheck {
  envelopes?: WaitingEnvelope[];
  rejected?: TodayView['rejected'];
  /** What was entered last. */
  last?: RegisterRow[];
  /** Whether the sender was answered over the wire. */
  answered?: boolean;
  differs?: typeof numberDiffers;
  /** What has to be confirmed before a line is written. */
  warned?: Warning[];
  /** What the core waits for before it answers a comparison. */
  until?: () => Promise<void>;
}

/** The screen on envelopes that wait; the core enters those whose number was counted as 4711. */
export function drawCheck({
  envelopes = [waiting(1)],
  rejected = [],
  last = [],
  answered = true,
  differs = numberDiffers,
  warned = [],
  until,
}: AtCheck = {}) {
  const line = { arrivedOn: '2026-11-23', arrivalNumber: 9, issuer: other, recipients: ['H37.01'] };
  return draw(<Check screen="check" />, {
    ...directoryAndLaw,
    'today.view': () => todayWith({ rejected }),
    'incoming.waiting': ({ envelope }) => ({
      total: envelopes.length,
      offset: 0,
      waiting: envelopes,
      chosen: envelopes.find((one) => one.envelope === envelope) ?? null,
    }),
    'incoming.enter': async ({ check, confirmed = [] }) => {
      await until?.();
      if (check.number !== 4711) throw new AppError('COUNTS_DIFFER', { detail: differs });
      if (warned.some((each) => !confirmed.includes(each))) throw notConfirmed(...warned);
      return { record: record(9, { book: 'incoming', ...line }), answered };
    },
    'incoming.refuse': () => ({ answered }),
    'register.page': () => ({ total: last.length, rows: last, reading: null }),
  });
}
export type User = ReturnType<typeof drawCheck>['user'];

/** Types what was counted; the sample envelope holds 2 copies of 12 pages and 1 enclosure, number 4711, level B. */
export async function count(user: User, change: { number?: string } = {}) {
  await screen.findByRole('group', { name: 'Độ mật' });
  await user.click(screen.getByRole('radio', { name: 'Tối mật' }));
  await user.type(screen.getByLabelText('Số'), change.number ?? '4711');
  await user.type(screen.getByLabelText('Số lượng bản đến'), '2');
  await user.type(screen.getByLabelText('Số trang'), '12');
  await user.type(screen.getByLabelText('Số phụ lục, tài liệu kèm theo'), '1');
  await user.click(screen.getByRole('radio', { name: 'Còn nguyên vẹn' }));
}

/** The key that compares. */
export const compare = (user: User) => user.keyboard('{Control>}{Enter}{/Control}');
