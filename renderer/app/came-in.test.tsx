import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { SessionView } from '../../contract/ipc/views.ts';
import { draw } from '../testing/draw.tsx';
import { session } from '../testing/samples.ts';
import { CameIn } from './came-in.tsx';

const answers = { 'session.view': () => session() };

test('nothing is said when nothing came in', () => {
  draw(<CameIn session={session()} />, answers);
  expect(screen.queryByRole('button')).toBeNull();
});

test('what came in is told by kind and version, a section by how much changes', async () => {
  const cameIn: SessionView['cameIn'] = [
    { kind: 'revocation', at: '2026-11-28T01:00:00.000Z' },
    { kind: 'directory', version: 7 },
    {
      kind: 'section',
      version: 2,
      persons: { added: 3, ended: 1 },
      posts: { added: 4, ended: 0 },
      rights: { added: 0, ended: 2 },
    },
    { kind: 'calendar', year: 2027, version: 1 },
    { kind: 'law', effective: '2027-01-01' },
  ];
  draw(<CameIn session={session({ cameIn })} />, answers);
  await userEvent.click(screen.getByRole('button', { name: 'Mới nhận: 5' }));
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Danh sách thu hồi chứng thư lúc 28/11/2026 08:00',
    'Danh mục cơ quan, tổ chức, phiên bản 7',
    'Danh sách nội bộ (người, đơn vị, nơi để, quyền), phiên bản 2Người: thêm 3, kết thúc 1. Vị trí: thêm 4, kết thúc 0. Quyền: thêm 0, kết thúc 2.',
    'Lịch ngày làm việc năm 2027, phiên bản 1',
    'Dữ liệu pháp luật có hiệu lực từ ngày 01/01/2027',
  ]);
});
