import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FakeBridge } from '../../testing/bridge.ts';
import { box, drawForm, fill, pick, save } from '../../testing/record-form.tsx';
import { section } from '../../testing/samples.ts';

const label = 'Đơn vị lưu (không bắt buộc)';
/** What was registered. */
async function registered(bridge: FakeBridge) {
  const inputs = () =>
    bridge.asked.flatMap(({ name, args }) =>
      name === 'record.register' ? [(args as { input: object }).input] : [],
    );
  await waitFor(() => expect(inputs()).toHaveLength(1));
  return inputs()[0];
}
const staffed = { 'section.view': () => ({ section: section() }) };

test('of an outgoing document the unit that keeps the file copy is chosen among those of the section', async () => {
  const { user, bridge } = drawForm(undefined, staffed);
  await fill(user);
  await pick(user, label, 'noi chinh');
  await save(user);
  expect(await registered(bridge)).toMatchObject({ fileUnit: 'U02' });
});

test('it stands behind what must be filled in, and may stay empty', async () => {
  const { user, bridge } = drawForm(undefined, staffed);
  await fill(user);
  const boxes = [...document.querySelectorAll('.form-part input')];
  expect(boxes.at(-1)).toBe(box(label));
  await save(user);
  expect(await registered(bridge)).not.toHaveProperty('fileUnit');
});

test.each([
  ['no section is in use', 'outgoing', {}],
  ['the document came in', 'incoming', staffed],
] as const)('it is not asked for where %s', async (_where, book, answers) => {
  drawForm({ screen: 'form', book }, answers);
  await screen.findByRole('radio', { name: 'Tối mật' });
  await waitFor(() => expect(screen.getAllByRole('group').length).toBeGreaterThan(3));
  expect(screen.queryByLabelText(label)).toBeNull();
});
