import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPage } from '../../electron/scheme/origin.ts';
import { windowPartition } from '../../electron/window/preferences.ts';
import { inPage, Subject } from './programme.ts';

let subject: Subject;
beforeAll(async () => {
  subject = await Subject.open();
});
afterAll(() => subject?.close());

it.each([
  ['img', 'src'],
  ['script', 'src'],
  ['iframe', 'src'],
  ['object', 'data'],
  ['video', 'src'],
])('a page reaches nobody by a %s', async (tag, attribute) => {
  await subject.load(tag, attribute, `${subject.foreign}/${tag}`);
  expect(subject.visits).toBe(0);
});

it('a page reaches nobody by script', async () => {
  const outcomes = await inPage(
    subject.page,
    `async (url) => {
      navigator.sendBeacon(url, 'x');
      const socket = () => new Promise((resolve, reject) => {
        const opening = new WebSocket(url.replace('http', 'ws'));
        opening.onopen = resolve;
        opening.onerror = reject;
      });
      const attempts = [() => fetch(url), socket, () => import(url + '/a.js')];
      const results = await Promise.allSettled(attempts.map(async (attempt) => attempt()));
      return results.map(({ status }) => status);
    }`,
    subject.foreign,
  );
  expect(outcomes).toEqual(['rejected', 'rejected', 'rejected']);
  await subject.settle();
  expect(subject.visits).toBe(0);
});

it.each(['', windowPartition, 'another'])(
  'a window without the policy reaches nobody either: session "%s"',
  async (partition) => {
    const outcome = await subject.app.evaluate(
      async ({ BrowserWindow }, { url, partition }) => {
        const bare = new BrowserWindow({ show: false, webPreferences: { partition, sandbox: true } });
        try {
          await bare.loadURL(url);
          return 'loaded';
        } catch {
          return 'refused';
        } finally {
          bare.destroy();
        }
      },
      { url: subject.foreign, partition },
    );
    expect(outcome).toBe('refused');
    expect(subject.visits).toBe(0);
  },
);

it('a download is refused', async () => {
  await inPage(
    subject.page,
    `() => {
      const link = document.createElement('a');
      Object.assign(link, { href: location.href, download: 'copy.html' });
      document.body.append(link);
      link.click();
      link.remove();
    }`,
  );
  await subject.settle();
  expect(await subject.addresses()).toEqual([startPage]);
});
