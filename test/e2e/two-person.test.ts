import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import type { RecordPage } from '../../contract/ipc/views.ts';
import { outgoingInput } from '../support/records.ts';
import { importTwoPersonLaw } from '../support/staffed-site.ts';
import { staffedWorld } from '../support/worlds.ts';
import { registered } from './page/actions.ts';
import { beyondWindow, zoomTo } from './page/measures.ts';
import { askTerminal } from './page/seed.ts';
import { windowsForFile } from './windows.ts';

/** An edition of the law came in by which nobody transfers alone, at any level. */
async function twoPersonWorld(directory: string): Promise<World> {
  const world = await staffedWorld(directory);
  await importTwoPersonLaw(world, [{ act: 'transfer', from: 'C', roles: ['head', 'deputy'] }]);
  return world;
}
const windows = windowsForFile('two-person', twoPersonWorld);

it('the dialog asks for a second person before it signs, and they read and sign the whole act', async () => {
  const { a } = windows();
  const { head } = a.agency;
  const code = await registered(a, outgoingInput(1, { copies: 2 }));
  await a.page.getByRole('button', { name: 'Chuyển giao' }).waitFor();
  await a.page.locator('[data-copy="1"]').focus();
  const dialog = await a.dialogAfter('c');
  await dialog.getByText('phải có người thứ hai xác nhận').waitFor();
  await a.tellOne('Chuyển giao cho', 'minh quan');
  await a.picture('dialog');
  await zoomTo(a, 200);
  expect(await beyondWindow(a)).toEqual([]);
  await a.picture('dialog-200');
  await zoomTo(a, 100);
  const radio = dialog.getByRole('radio', { name: head.name });
  if ((await radio.count()) > 0) await radio.check();
  const window = await a.besideAfter('Control+Enter');
  const text = (await window.getByRole('main').textContent()) ?? '';
  for (const words of [
    'Ký xác nhận: người thứ hai',
    head.name,
    a.agency.clerk.name,
    'Chuyển giao',
    'Văn thư',
  ])
    expect(text).toContain(words);
  await window.screenshot({ path: join('out', 'e2e', 'two-person', 'window.png') });
  await window.getByLabel('Mã PIN token của bạn').focus();
  await window.keyboard.type(head.pin, { delay: 50 });
  await window.keyboard.press('Enter');
  await expect.poll(() => window.isClosed(), { timeout: 15_000 }).toBe(true);
  await a.sees('Đã ghi việc chuyển giao');
  const { route } = await askTerminal<RecordPage>(a.page, 'record.page', { code });
  expect(route.map(({ act }) => act)).toEqual(['register', 'concur', 'transfer']);
  expect(route[1]).toMatchObject({
    actor: a.agency.clerk.code,
    custody: { by: 'countersigned', person: head.code },
  });
  await a.page.keyboard.press('Escape');
  await a.picture('route');
});
