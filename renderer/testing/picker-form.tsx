import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { expect } from 'vitest';
import type { OrganisationChoice } from '../../contract/ipc/directory-views.ts';
import { OrganisationView } from '../../contract/ipc/directory-views.ts';
import { moveOnEnter } from '../components/fields/next-field.ts';
import { OrganisationBox, OrganisationsBox } from '../components/fields/organisations.tsx';
import type { Answers } from './bridge.ts';
import { directoryAndLaw } from './samples.ts';

const body = (code: string, name: string, above: string): OrganisationChoice => ({
  ...{ code, name, above: [above], canReceive: true, ended: false },
});
export const bodies = [
  body('H37.02', 'Sở Nội vụ', 'Ủy ban nhân dân tỉnh Nghệ An'),
  body('H40.02', 'Sở Nội vụ', 'Ủy ban nhân dân tỉnh Hà Nam'),
  body('H41.02', 'Sở Nội vụ', 'Ủy ban nhân dân tỉnh Hà Tĩnh'),
];
export const found = (organisations: OrganisationChoice[], clear: boolean) => ({
  ...{ organisations, clear, total: organisations.length },
});
export const answers: Answers = {
  'law.view': directoryAndLaw['law.view'],
  'directory.find': ({ text }) => {
    if (text === 'xyz') return found([], false);
    if (text === 'tie') return found(bodies.slice(1), false);
    return found(bodies, text !== '');
  },
  'directory.named': ({ names }) => ({
    bodies: names.map((name) =>
      name === 'Sở Nội vụ' ? 'several' : (/^Bộ (G\d+)$/.exec(name)?.[1] ?? 'unknown'),
    ),
  }),
  'directory.get': ({ codes }) => ({
    organisations: codes.flatMap((code) => {
      const known =
        bodies.find((one) => one.code === code) ?? (/^G/.test(code) && body(code, code, 'Trung ương'));
      return known ? [OrganisationView.parse({ ...known, notationParts: [], persons: [] })] : [];
    }),
  }),
};

export function Form({ first = [] }: { first?: string[] }) {
  const [issuer, setIssuer] = useState<string>();
  const [recipients, setRecipients] = useState<readonly string[]>(first);
  return (
    <form onKeyDown={moveOnEnter}>
      <OrganisationBox label="Cơ quan" value={issuer} onChange={setIssuer} />
      <OrganisationsBox
        label="Nơi nhận"
        value={recipients}
        onChange={setRecipients}
        unmatchedNext="Chọn “Cấp số cho cơ quan ngoài danh mục…”."
      />
      <input aria-label="Số lượng bản" />
      <output aria-label="issuer">{issuer ?? ''}</output>
      <output aria-label="recipients">{recipients.join(' ')}</output>
    </form>
  );
}
export const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input' });
export const value = (name: string) => screen.getByLabelText(name, { selector: 'output' }).textContent;
export const listOf = (name: string) =>
  document.getElementById(box(name).getAttribute('aria-controls') ?? '');
export const settled = (name: string) =>
  waitFor(() => expect(listOf(name)?.getAttribute('aria-busy')).toBe('false'));
export const selected = (name: string) =>
  within(listOf(name) as HTMLElement)
    .queryAllByRole('option', { selected: true })
    .map(({ textContent }) => textContent);
export const chips = () => screen.queryAllByRole('button', { name: /^Bỏ / });
