import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { electronRuntime } from '../../build/run/electron.ts';
import { outDirectory } from '../../build/run/paths.ts';
import { Stage } from '../../build/walkthrough/stage.ts';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import { storeParent } from '../support/memory-folder.ts';
import { outgoingInput } from '../support/records.ts';
import { staffedWorld } from '../support/worlds.ts';
import { registered } from './page/actions.ts';
import { beyondWindow, zoomTo } from './page/measures.ts';

/** What a terminal shows whose agency has a section and six people with tokens. */
let memory: string;
let stage: Stage;
let a: TerminalWindow;
beforeAll(async () => {
  const folder = join(outDirectory, 'e2e', 'staffed');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundle();
  memory = await mkdtemp(join(storeParent(), 'tram-mat-staffed-'));
  stage = await Stage.open(electronRuntime(), folder, undefined, () => staffedWorld(join(memory, 'world')));
  a = await stage.terminal('a');
  await a.page.setViewportSize({ width: 1024, height: 768 });
});
afterAll(async () => {
  await stage.close();
  await rm(memory, { recursive: true });
});

async function unlocked(): Promise<void> {
  await a.page.locator('[data-screen]').waitFor();
  if ((await a.page.locator('[data-screen=unlock]').count()) > 0) await a.unlockAs(a.agency.clerk);
}

it('six tokens leave the button that unlocks in sight', async () => {
  if ((await a.page.locator('[data-screen=unlock]').count()) === 0) await a.lock();
  await a.page.getByRole('button', { name: 'Dùng token KIEM TRA A' }).waitFor();
  const box = await a.page.getByRole('button', { name: 'Mở khóa', exact: true }).boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 768)).toBeLessThanOrEqual(768);
});

it('the status bar is one line while it tells what came in, in either language', async () => {
  await unlocked();
  await a.page.locator('.status-button[data-tone=notice]').waitFor();
  const heights: number[] = [];
  for (const language of ['vi', 'en'] as const) {
    await a.prefer({ language, theme: 'light', zoom: 100 });
    const lines = await a.page
      .locator('.status > *:visible')
      .evaluateAll(
        (items) => new Set(items.map((item) => Math.round(item.getBoundingClientRect().top / 16))).size,
      );
    heights.push(lines);
  }
  await a.prefer({ language: 'vi', theme: 'light', zoom: 100 });
  expect(heights).toEqual([1, 1]);
});

it('two things that are open about a copy stand within its row, and no holder over another, also at 200 %', async () => {
  await unlocked();
  await registered(a, outgoingInput(31));
  await a.page.getByRole('button', { name: 'Chuyển giao' }).waitFor();
  await a.page.locator('[data-copy="1"]').focus();
  await a.dialogAfter('c');
  await a.tellOne('Chuyển giao cho', 'minh quan');
  await a.offer();
  await a.page.locator('[data-copy="1"]').focus();
  await a.dialogAfter('v');
  await a.confirm();
  await a.go('holdings');
  const cut: unknown[] = [];
  for (const zoom of [100, 200] as const) {
    await zoomTo(a, zoom);
    const row = a.page.locator('.held-row', { hasText: 'Không thấy' });
    await row.scrollIntoViewIfNeeded();
    cut.push(
      await row.evaluate((element) => {
        const whole = element.getBoundingClientRect();
        return [...element.querySelectorAll('.mark, .standing-line')]
          .map((part) => part.getBoundingClientRect())
          .filter(({ right, bottom }) => right > whole.right || bottom > whole.bottom)
          .map(({ right, bottom }) => ({ right, bottom, whole: [whole.right, whole.bottom] }));
      }),
      await beyondWindow(a),
    );
    cut.push(
      await a.page.locator('.holders-list').evaluate((list) => {
        const lines = [...list.querySelectorAll('.holder-line')].map((line) => line.getBoundingClientRect());
        return lines.filter(({ top }, index) => index > 0 && top + 0.5 < (lines[index - 1]?.bottom ?? 0));
      }),
    );
    await a.picture(`holdings-${zoom}`);
  }
  await zoomTo(a, 100);
  expect(cut).toEqual([[], [], [], [], [], []]);
});
