import { expect, test } from 'vitest';
import type { SessionView } from '../../contract/ipc/views.ts';
import { draw } from '../testing/draw.tsx';
import { locked, session } from '../testing/samples.ts';
import { useTitle } from './title.ts';

function Titled({ view }: { view: SessionView | undefined }) {
  useTitle(view);
  return null;
}

test.each([
  ['an open terminal', session(), 'Trạm Mật – Văn phòng Ủy ban (huấn luyện)'],
  ['a locked terminal', locked(), 'Trạm Mật – Văn phòng Ủy ban (huấn luyện)'],
  [
    'an agency without a name',
    session({ organisation: { code: 'H37.01', name: null } }),
    'Trạm Mật – H37.01',
  ],
  ['a terminal that starts', undefined, 'Trạm Mật'],
] as const)('the title of %s names its agency', (_, view, title) => {
  draw(<Titled view={view} />, {});
  expect(document.title).toBe(title);
});
