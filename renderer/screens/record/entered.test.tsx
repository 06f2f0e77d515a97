import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { draw } from '../../testing/draw.tsx';
import {
  bareRecordPage,
  clerk,
  directoryAndLaw,
  envelopeId,
  instant,
  other,
  record,
  row,
  self,
} from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

const came = record(1, {
  book: 'incoming',
  issuer: other,
  recipients: [self],
  arrivedOn: '2026-11-23',
  arrivalNumber: 3,
});
const step = { at: instant, by: 'person', actor: clerk, organisation: self, reasons: [], change: null };
const page = (change: Partial<RecordPage> = {}) =>
  RecordPage.parse({
    ...bareRecordPage,
    row: row(1, { record: came, state: 'entered' }),
    route: [{ ...step, seq: 1, act: 'enter', status: null, paper: null, custody: null, signed: true }],
    ...change,
  });
const drawRecord = (shown: RecordPage) =>
  draw(<RecordScreen screen="record" code={came.code} issuer={other} />, {
    ...directoryAndLaw,
    'record.page': () => shown,
  });
const stations = async () => {
  const heading = await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' });
  const lines = heading.closest('section')?.querySelectorAll('.station-what') ?? [];
  return [...lines].map(({ textContent }) => textContent);
};

test('paper that came alone is entered without a status, and its page asks for nothing', async () => {
  drawRecord(page());
  expect(await stations()).toEqual(['Vào sổ đến']);
  expect(screen.queryByText(/gửi lại bản ghi/)).toBeNull();
  expect(screen.getByText(/Vào sổ theo bản giấy, không có chữ ký số/)).toBeTruthy();
  expect(screen.queryByText(/ký khi phát hành/)).toBeNull();
});

test('where an envelope was refused and its paper entered, the sender is to send the record again', async () => {
  drawRecord(page({ answered: 'refused' }));
  expect(await screen.findByText(/Nơi gửi mới chỉ có thông báo từ chối/)).toBeTruthy();
  expect(screen.getByText(/Đề nghị nơi gửi gửi lại bản ghi/)).toBeTruthy();
});

test('an envelope that joined its paper changed what the paper stated, not the recipients it cannot state', async () => {
  const joined = { ...came, pages: 9, recipients: ['G13', 'G22', self] };
  drawRecord(
    page({
      answered: 'entered',
      route: page().route.map((entered) => ({
        ...entered,
        ...{ act: 'join', status: '03', change: { old: came, new: joined } },
      })),
    }),
  );
  expect(await stations()).toEqual(['03 Đã tiếp nhận, vào sổ']);
  const changes = document.querySelectorAll('.changes > div');
  expect([...changes].map(({ textContent }) => textContent)).toEqual(['Số trang6  9']);
});

test('a line that an envelope brought is not cancelled: what is signed stands, and what to do is told', async () => {
  const { user } = drawRecord(page({ answered: 'entered' }));
  await screen.findByRole('button', { name: /Sửa thông tin đăng ký/ });
  expect(screen.queryByRole('button', { name: /Hủy dòng/ })).toBeNull();
  await user.keyboard('h');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText(/không hủy tại đây.*báo cơ quan ban hành để gửi văn bản thay thế/)).toBeTruthy();
});

test('the code of an envelope that was refused opens who sent it, who refused it, when and why', async () => {
  const refusal = {
    envelope: envelopeId(3),
    from: other,
    receivedAt: instant,
    refusedAt: instant,
    by: clerk,
    document: { typeCode: 'BC', notation: 'BC-SNV', issuedOn: '2026-11-20' },
  } as const;
  draw(<RecordScreen screen="record" code={came.code} />, {
    ...directoryAndLaw,
    'record.page': () => {
      throw new AppError('RECORD_NOT_FOUND');
    },
    'incoming.refused': () => ({ refused: [{ ...refusal, reasons: ['R02'] }] }),
  });
  const panel = within(await screen.findByRole('region', { name: 'Gói tin đã từ chối tiếp nhận' }));
  expect(await panel.findByText(/Sở Nội vụ/)).toBeTruthy();
  expect(await panel.findByText('Thiếu trang')).toBeTruthy();
  expect(await panel.findByText('Báo cáo')).toBeTruthy();
  expect(panel.getByText('BC-SNV')).toBeTruthy();
  expect(panel.getByText('20/11/2026')).toBeTruthy();
  expect(await panel.findByText(/Hồng Đào/)).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
