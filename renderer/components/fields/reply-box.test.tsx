import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.tsx';
import { directoryAndLaw } from '../../testing/samples.ts';
import { ReplyBox } from './reply-box.tsx';

function Form() {
  const [held, setHeld] = useState<string>();
  return <ReplyBox book="outgoing" label="Ô" value={held} onChange={setHeld} />;
}

/** Leaves a text in the box for which there is no record. */
async function leaveText(typed: string) {
  const { user } = draw(<Form />, {
    ...directoryAndLaw,
    'register.page': () => ({ total: 0, rows: [], reading: null }),
  });
  const input = screen.getByRole<HTMLInputElement>('combobox');
  await user.click(input);
  await user.paste(typed);
  expect(screen.queryByText(/Tắt bộ gõ/)).toBeNull();
  await user.tab();
  expect(input.value).toBe(typed);
}

test.each(['ưkcd-2345-abcd-1', 'Đ3Q9xwp2m4t8', '7k3q-9ưp2-m4t8/02'])(
  'a code in which an input method made %j is told apart from one with a wrong character',
  async (typed) => {
    await leaveText(typed);
    expect(await screen.findByText(/Tắt bộ gõ tiếng Việt rồi nhập lại/)).toBeTruthy();
  },
);

test.each(['12/QĐ-UBND', 'Sở Nội vụ', 'Sư đoàn 316', '7K3Q-9XWP-2M4T-9'])(
  'a number, a name or a plain code such as %j is not said to come of an input method',
  async (typed) => {
    await leaveText(typed);
    expect(screen.queryByText(/Tắt bộ gõ/)).toBeNull();
  },
);
