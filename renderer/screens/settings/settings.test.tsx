import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Preferences } from '../../../contract/ipc/preferences.ts';
import { AboutView } from '../../../contract/ipc/views.ts';
import { draw } from '../../testing/draw.tsx';
import { digest, instant } from '../../testing/samples.ts';
import Settings from './settings.tsx';

const about = AboutView.parse({
  version: '0.1.0',
  runtime: 'Electron 45',
  cipher: 'AEGIS-256',
  terminal: 'T7K3Q9XWP',
  endpoint: '10.1.2.3:8443',
  endpointKey: digest(1),
  tokenModule: '/usr/lib/token.so',
  tokenModuleDigest: digest(2),
  law: '2026-03-01',
  directoryVersion: 7,
  directoryAt: instant,
  crls: [
    { issuer: 'CA A', thisUpdate: instant, nextUpdate: null, stale: false },
    { issuer: 'CA B', thisUpdate: instant, nextUpdate: instant, stale: true },
  ],
  algorithms: ['RSA-PKCS1-SHA256'],
  exposures: ['swap', 'ptrace'],
});

function drawSettings(before: Preferences = { language: 'vi', theme: 'system', zoom: 100, sound: true }) {
  const written: Preferences[] = [];
  const drawn = draw(<Settings />, {
    'about.view': () => about,
    'preferences.read': () => before,
    'preferences.write': (preferences) => {
      written.push(preferences);
      return {};
    },
  });
  return { ...drawn, written };
}
const option = (group: string, name: string) =>
  within(screen.getByRole('group', { name: group })).getByRole<HTMLInputElement>('radio', { name });

test('every language stands under its own name, and choosing one is stored with the rest', async () => {
  const { user, written } = drawSettings();
  await screen.findByText('10.1.2.3:8443');
  expect(option('Ngôn ngữ', 'Tiếng Việt').checked).toBe(true);
  await user.click(option('Ngôn ngữ', 'English'));
  expect(written).toEqual([{ language: 'en', theme: 'system', zoom: 100, sound: true }]);
  expect(option('Ngôn ngữ', 'English').checked).toBe(true);
});

test('two choices in quick succession both hold', async () => {
  const { user, written } = drawSettings();
  await screen.findByText('10.1.2.3:8443');
  await user.click(option('Giao diện', 'Tối'));
  await user.click(screen.getByRole('button', { name: 'Lớn hơn' }));
  expect(written.at(-1)).toEqual({ language: 'vi', theme: 'dark', zoom: 110, sound: true });
});

test.each([
  [80, 'Nhỏ hơn'],
  [200, 'Lớn hơn'],
] as const)('at %i %% there is nothing further', async (zoom, name) => {
  drawSettings({ language: 'vi', theme: 'system', zoom, sound: true });
  await screen.findByText('10.1.2.3:8443');
  expect(screen.getByText(`${zoom}%`)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true);
});

test('a revocation list that is too old says so', async () => {
  drawSettings();
  const stale = (await screen.findByText('CA B')).closest('tr');
  const fresh = screen.getByText('CA A').closest('tr');
  expect(stale?.textContent).toContain('Đã quá cũ');
  expect(fresh?.textContent).toContain('Còn hiệu lực');
});

test('the sound of an arrival is turned off and on', async () => {
  const { user, written } = drawSettings();
  await user.click(await screen.findByRole('radio', { name: 'Tắt' }));
  await waitFor(() =>
    expect(written.at(-1)).toEqual({ language: 'vi', theme: 'system', zoom: 100, sound: false }),
  );
});

test('what of the machine is open to others is told, and nothing else', async () => {
  drawSettings();
  await screen.findByText(/vùng tráo đổi \(swap\)/);
  expect(screen.getByText(/\(ptrace\)/).getAttribute('data-tone')).toBe('warning');
  expect(screen.queryByText(/core dump/)).toBeNull();
});
