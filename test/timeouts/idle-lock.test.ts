import { afterAll, beforeAll, it } from 'vitest';
import { draftIsBack, draftOf } from '../e2e/page/drafts.ts';
import { makeReady, openWindows, type TestWindows } from '../e2e/windows.ts';

let windows: TestWindows;
beforeAll(async () => {
  windows = await openWindows('idle-lock');
});
afterAll(() => windows.close());

it('locks after a minute without a hand, whatever a script in the page does, and has the half-typed form back', async () => {
  const { b } = windows;
  await makeReady(b);
  await draftOf(b, '4321');
  await b.page.evaluate(() => {
    const { tramMat, document } = globalThis as unknown as {
      tramMat: { invoke(name: string, args: unknown): Promise<unknown> };
      document: EventTarget & { body: EventTarget & { click(): void } };
    };
    const timer = setInterval(() => {
      for (const kind of ['keydown', 'pointermove', 'mousemove', 'mousedown', 'wheel']) {
        document.body.dispatchEvent(new Event(kind, { bubbles: true }));
      }
      document.body.click();
      for (const name of ['session.touch', 'control.touch', 'session.view', 'today.view']) {
        void tramMat.invoke(name, {});
      }
    }, 500);
    setTimeout(() => clearInterval(timer), 90_000);
  });
  await b.page.locator('[data-screen=unlock]').waitFor({ timeout: 90_000 });
  await b.sees('IDLE_LOCKED');
  await b.unlock();
  await draftIsBack(b, '4321');
});
