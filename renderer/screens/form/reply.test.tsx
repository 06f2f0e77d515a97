import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { queryClient } from '../../bridge/query-client.ts';
import { showCode } from '../../format/codes.ts';
import { useView } from '../../state/view.ts';
import { draw } from '../../testing/draw.tsx';
import { codeOf, directoryAndLaw, input, other, record, row, self } from '../../testing/samples.ts';
import RecordForm from './form.tsx';

const line = { book: 'incoming' as const, issuer: other, recipients: [self] };
const came = row(1, {
  record: record(1, { ...line, arrivedOn: '2026-11-23', arrivalNumber: 1 }),
  state: 'entered',
});

function drawReply(draft: object | null) {
  return draw(<RecordForm screen="form" book="outgoing" reply={codeOf(1)} issuer={other} />, {
    ...directoryAndLaw,
    'register.next': () => ({ ordinal: 8, number: 108, arrivalNumber: 8, byHand: null }),
    'register.page': () => ({ total: 1, rows: [came], reading: null }),
    'draft.read': () => ({ draft }),
    'draft.write': () => ({ left: [] }),
    'draft.discard': () => ({}),
  });
}
const recipients = () => screen.queryAllByRole('button', { name: /Sở Nội vụ/ });
const copies = () => screen.getByLabelText<HTMLInputElement>('Số lượng bản', { selector: 'input' });

test('a reply begins with who is answered, what it answers, and the copies that follow', async () => {
  const { bridge } = drawReply(null);
  await waitFor(() => expect(recipients()).toHaveLength(1));
  expect(copies().value).toBe('2');
  expect(screen.getByLabelText<HTMLInputElement>(/Trả lời/, { selector: 'input' }).value).not.toBe('');
  // Nobody has typed anything: it is no draft.
  expect(bridge.argsOf('draft.write')).toEqual([]);
});

test('a reply names the document that it answers by number, notation and issuer beside its code', async () => {
  drawReply(null);
  const named = await screen.findByText('Trả lời văn bản', { exact: false, selector: '.form-answered' });
  const { number, notation } = came.record;
  await waitFor(() => expect(named.textContent).toContain('Sở Nội vụ'));
  expect(named.textContent).toContain(`${number}/${notation}`);
  expect(named.textContent).toContain(showCode(codeOf(1)));
});

test('a draft that waits stands first and says so; discarded, the reply begins', async () => {
  const { recipients: _recipients, replyTo: _replyTo, ...draft } = input(7);
  const { user } = drawReply(draft);
  expect(await screen.findByText(/mẫu trả lời/)).toBeTruthy();
  expect(recipients()).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
  await waitFor(() => expect(recipients()).toHaveLength(1));
});

test('a draft that comes back names what it replies to', async () => {
  drawReply({ ...input(7), replyTo: codeOf(3) });
  expect(await screen.findByText(new RegExp(`trả lời văn bản ${showCode(codeOf(3))}\\.`))).toBeTruthy();
});

test('the draft of the reply that was asked for names what it replies to once', async () => {
  drawReply({ ...input(7), replyTo: codeOf(1) });
  const bar = await screen.findByText(/Đã khôi phục bản nháp/);
  expect(bar.textContent).toBe(`Đã khôi phục bản nháp còn dang dở, trả lời văn bản ${showCode(codeOf(1))}.`);
});

test('after a lock the keyboard is in the box where it was, and behind what stands there; later in the first', async () => {
  const view = { screen: 'form', book: 'outgoing', reply: codeOf(1), issuer: other } as const;
  act(() => useView.setState({ view }));
  const place = () => screen.findByLabelText<HTMLInputElement>('Số trang', { selector: 'input' });
  const { user } = drawReply(null);
  await user.type(await place(), '6');
  cleanup();
  queryClient.clear();
  const { replyTo: _replyTo, ...kept } = input(7);
  drawReply({ ...kept, pages: 6 });
  const box = await place();
  await waitFor(() => expect(document.activeElement).toBe(box));
  expect([box.value, box.selectionStart, box.selectionEnd]).toEqual(['6', 1, 1]);
  cleanup();
  queryClient.clear();
  act(() => useView.setState({ view: { ...view } }));
  drawReply({ ...kept, pages: 6 });
  await place();
  expect(document.activeElement).toBe(await screen.findByRole('radio', { checked: true, name: 'Tối mật' }));
});

test.each(['101', '101/BC'])(
  'a number left in the box of the answered document becomes its code, and nothing stays wrong: %s',
  async (typed) => {
    const { user } = draw(<RecordForm screen="form" book="outgoing" />, {
      ...directoryAndLaw,
      'register.next': () => ({ ordinal: 8, number: 108, arrivalNumber: 8, byHand: null }),
      'register.page': async ({ text, year }: { text: string; year: number }) => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        const found = text !== '' && year === new Date().getFullYear();
        return { total: found ? 1 : 0, rows: found ? [came] : [], reading: null };
      },
      'draft.read': () => ({ draft: null }),
      'draft.write': () => ({ left: [] }),
      'draft.discard': () => ({}),
    });
    const box = await screen.findByLabelText<HTMLInputElement>(/Trả lời/, { selector: 'input' });
    await user.click(box);
    await user.keyboard(typed);
    await user.tab();
    await waitFor(() => expect(box.value).toBe(showCode(codeOf(1))));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(screen.queryByText(/Mã quản lý chưa đúng/)).toBeNull();
    expect(screen.queryByText(/ô cần sửa/)).toBeNull();
  },
);
