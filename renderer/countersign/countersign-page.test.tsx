import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { ShownForSigning, type ShownTerms } from '../../contract/ipc/countersign.ts';
import type { Answers } from '../testing/bridge.ts';
import { draw } from '../testing/draw.tsx';
import { clerk, head, keeper, record } from '../testing/samples.ts';
import { CountersignPage } from './countersign-page.tsx';

const noTerms: ShownTerms = {
  ...{ place: null, dossier: null, purpose: null, until: null, carried: null, permit: null },
  ...{ persons: null, outside: null },
};

const open = (
  answers: Answers = {},
  token: Partial<ShownForSigning['token']> = {},
  change: Partial<ShownForSigning> = {},
) =>
  draw(
    <CountersignPage
      shown={ShownForSigning.parse({
        ...{ act: 'accept', offered: 'transfer', record: record(1, { level: 'B' }), copies: [1, 2] },
        from: { code: 'desk', name: null },
        to: { code: 'U02', name: 'Phòng Nội chính' },
        ...{ terms: noTerms, actor: null },
        person: { code: keeper, name: 'Lê Văn Bình' },
        token: { serial: 'B2', label: 'LUU GIU A', reader: 'Reader 2', pin: 'ok', pinPad: false, ...token },
        ...change,
      })}
    />,
    answers,
  );

test('it says who signs what, and the PIN goes to the one who asked', async () => {
  const { user, bridge } = open({ 'countersign.sign': () => ({}) });
  const text = screen.getByRole('heading').closest('.countersign')?.textContent ?? '';
  for (const words of [
    'Ký nhận bàn giao',
    'Lê Văn Bình',
    keeper,
    'Văn thư',
    'Phòng Nội chính',
    'LUU GIU A',
    'Reader 2',
  ])
    expect(text).toContain(words);
  expect(document.activeElement).toBe(screen.getByLabelText('Mã PIN token của bạn'));
  await user.keyboard('1234{Enter}');
  expect(bridge.argsOf('countersign.sign').map(({ pin }) => [...(pin ?? [])])).toEqual([[49, 50, 51, 52]]);
});

test('an acceptance shows the kind of its hand-over, the term and the permit', () => {
  const permit = { by: { code: head, name: 'Trần Quốc Dũng' } };
  open({}, {}, { offered: 'lend', terms: { ...noTerms, until: '2026-06-08', permit } });
  const text = document.querySelector('.countersign-act')?.textContent;
  for (const words of ['ViệcCho khai thác', 'Đến hết ngày08/06/2026', 'Người cho phépTrần Quốc Dũng'])
    expect(text).toContain(words);
});

test('a second person reads all that the act states, and who does it', () => {
  const permit = {
    by: { code: head, name: 'Trần Quốc Dũng' },
    paper: { number: 3, notation: 'CV-UBND', issuedOn: '2026-06-01' },
    until: '2026-06-09',
  };
  const terms: ShownTerms = {
    ...{ ...noTerms, place: { code: 'N01', name: 'Trụ sở tiếp công dân' }, until: '2026-06-08', permit },
    purpose: { vi: 'Phục vụ công tác', en: 'For work' },
  };
  const actor = { code: clerk, name: 'Nguyễn Thị Hồng Đào' };
  open({}, {}, { act: 'take-out', offered: null, to: null, terms, actor });
  const facts = [...document.querySelectorAll('.countersign-act > div')].map((row) =>
    row.textContent?.replace(/\s+/g, ' '),
  );
  expect(screen.getByText(/khi Nguyễn Thị Hồng Đào làm đúng việc dưới đây/)).toBeTruthy();
  expect(facts).toEqual([
    'ViệcMang ra khỏi nơi lưu giữ',
    expect.stringMatching(/^Văn bản/),
    'Bản số01–02',
    'Đang lưu giữVăn thư',
    'Nơi để, nơi đếnTrụ sở tiếp công dân',
    'Mục đíchPhục vụ công tác',
    'Đến hết ngày08/06/2026',
    'Người cho phépTrần Quốc Dũng, văn bản 03/CV-UBND ngày 01/06/2026, đến hết ngày 09/06/2026',
  ]);
});

test('a second person of a disclosure reads to whom', () => {
  const terms: ShownTerms = {
    ...{ ...noTerms, outside: { year: 2026, line: 7, persons: 2 } },
    persons: [
      { code: head, name: 'Trần Quốc Dũng' },
      { code: clerk, name: 'Nguyễn Thị Hồng Đào' },
    ],
  };
  const actor = { code: clerk, name: 'Nguyễn Thị Hồng Đào' };
  open({}, {}, { act: 'disclose', offered: null, copies: [], from: null, to: null, terms, actor });
  const text = document.querySelector('.countersign-act')?.textContent;
  expect(text).toContain('Người được cho xemTrần Quốc Dũng; Nguyễn Thị Hồng Đào');
  expect(text).toContain('Số người ngoài cơ quan2, dòng 7/2026 sổ chuyển giao');
  expect(text).not.toMatch(/Bản số|Bên nhận|Đang lưu giữ/);
});

test('a wrong PIN is told, and another is asked for', async () => {
  const { user } = open({
    'countersign.sign': () => {
      throw new AppError('PIN_WRONG', { detail: { triesLeft: 2 } });
    },
  });
  await user.keyboard('1234{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Còn 2 lần thử');
  expect(screen.getByLabelText<HTMLInputElement>('Mã PIN token của bạn').value).toBe('');
});

test('Escape and the button close it, and nothing is signed', async () => {
  const { user, bridge } = open({ 'countersign.cancel': () => ({}) });
  await user.keyboard('12{Escape}');
  await user.click(screen.getByRole('button', { name: /^Không ký/ }));
  expect(bridge.asked.map(({ name }) => name)).toEqual(['countersign.cancel', 'countersign.cancel']);
});

test('a reader with a PIN pad takes the PIN on its own keys', async () => {
  const { user, bridge } = open({ 'countersign.sign': () => ({}) }, { pinPad: true });
  expect(screen.queryByLabelText('Mã PIN token của bạn')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Bắt đầu nhập trên đầu đọc' }));
  expect(bridge.argsOf('countersign.sign')).toEqual([{ pin: null }]);
});

test('a locked token takes no PIN', () => {
  open({}, { pin: 'locked' });
  expect(screen.getByText(/^Mã PIN của token đã bị khóa/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Mã PIN token của bạn').disabled).toBe(true);
});
