import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { CustodyNote as Note } from '../../../contract/ipc/custody-views.ts';
import type { LedgerRow } from '../../../contract/ipc/views.ts';
import { draw } from '../../testing/draw.tsx';
import { directoryAndLaw, head, keeper, recipient, section } from '../../testing/samples.ts';
import { CustodyNote } from './custody-note.tsx';

const note = (change: Partial<Note>): Note => ({
  ...{ copies: [1, 2, 3], from: null, to: null, person: null, by: null, line: null, until: null, on: null },
  ...{ place: null, dossier: null, purpose: null, permit: null, carried: null, offer: null, shown: null },
  ...change,
});
const permit = {
  by: head,
  paper: { number: 7, notation: 'QĐ-UBND', issuedOn: '2026-11-20' },
  until: '2026-12-31',
};

test.each<[LedgerRow['act'], Partial<Note>, string]>([
  [
    'lend',
    { from: 'desk', to: keeper, until: '2026-12-10', permit },
    'Bản số 01–03 · từ Văn thư đến Lê Văn Bình · hạn trả lại 10/12/2026 · ' +
      'người cho phép: Trần Quốc Dũng, văn bản 07/QĐ-UBND ngày 20/11/2026, đến hết ngày 31/12/2026',
  ],
  [
    'accept',
    { from: 'desk', to: keeper, person: keeper, by: 'own', offer: 4 },
    'Bản số 01–03 · từ Văn thư đến Lê Văn Bình · người nhận: Lê Văn Bình, ký trong phiên của mình · theo mục nhật ký 4',
  ],
  [
    'accept',
    { from: 'desk', to: 'U02', person: recipient, by: 'countersigned', place: 'K2-T01-N1' },
    'Bản số 01–03 · từ Văn thư đến Phòng Nội chính · vào nơi để K2-T01-N1 · ' +
      'người nhận: Phạm Thu Hà, ký xác nhận bằng token của mình',
  ],
  [
    'collect',
    { from: recipient, to: 'desk', person: recipient, by: 'paper', line: { year: 2026, line: 17 } },
    'Bản số 01–03 · từ Phạm Thu Hà đến Văn thư · ' +
      'người giao lại: Phạm Thu Hà, ký tay tại dòng 17/2026 sổ chuyển giao',
  ],
  [
    'take-out',
    { from: keeper, place: 'N01', purpose: 'P01', until: '2026-12-02', permit: { by: keeper } },
    'Bản số 01–03 · từ Lê Văn Bình · mang đến Trụ sở Ủy ban nhân dân tỉnh · Phục vụ công tác · ' +
      'đến hết ngày 02/12/2026 · người cho phép: Lê Văn Bình',
  ],
  [
    'archive',
    { from: 'desk', place: 'K2-T01-N1', dossier: 'HS-2026-12' },
    'Bản số 01–03 · từ Văn thư · vào nơi để K2-T01-N1 · hồ sơ HS-2026-12',
  ],
  ['recall', { from: keeper, until: '2026-12-02' }, 'Bản số 01–03 · từ Lê Văn Bình · hạn nộp lại 02/12/2026'],
  [
    'send-back',
    { from: 'desk', carried: { carrier: 'courier', run: 4 } },
    'Bản số 01–03 · từ Văn thư · Giao liên, Số chuyến 4',
  ],
  [
    'concur',
    { copies: [], person: head, by: 'countersigned' },
    'người thứ hai: Trần Quốc Dũng, ký xác nhận bằng token của mình',
  ],
  [
    'disclose',
    { copies: [], shown: { persons: [head, keeper], outside: 2 }, line: { year: 2026, line: 3 } },
    'Trần Quốc Dũng; Lê Văn Bình; 2 người ngoài cơ quan · dòng 3/2026 sổ chuyển giao',
  ],
])('%s says what it did, with names and never with codes of people', async (act, change, words) => {
  draw(
    <p data-testid="note">
      <CustodyNote act={act} note={note(change)} />
    </p>,
    { ...directoryAndLaw, 'section.view': () => ({ section: section() }) },
  );
  await waitFor(() =>
    expect(screen.getByTestId('note').textContent?.replace(/\s+/g, ' ').trim()).toBe(words),
  );
});
