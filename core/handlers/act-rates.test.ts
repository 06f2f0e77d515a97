import { expect, test } from 'vitest';
import { actKinds, actsPerMinute } from '../../contract/ipc/act-rates.ts';
import { coreChannels, gestureNames } from '../../contract/ipc/channels.ts';
import { rateLimited } from './act-rates.ts';

function limited() {
  const done: string[] = [];
  let now = 0;
  const plain = Object.fromEntries(Object.keys(coreChannels).map((name) => [name, () => done.push(name)]));
  const handlers = rateLimited(plain as never, { monotonic: () => now });
  const ask = (name: string) =>
    Promise.resolve((handlers as Record<string, (args: object) => unknown>)[name]?.({})).then(
      () => 'done',
      (error: Error) => error.message,
    );
  return { done, ask, at: (time: number) => (now = time) };
}

test.each(Object.entries(actsPerMinute))(
  'a minute holds no more acts of the kind "%s"',
  async (kind, perMinute) => {
    const acts = Object.entries(actKinds).flatMap(([name, each]) => (each === kind ? [name] : []));
    const { done, ask, at } = limited();
    const act = (index: number) => acts[index % acts.length] ?? '';
    for (let index = 0; index < perMinute; index += 1) expect(await ask(act(index))).toBe('done');
    for (const name of acts) expect(await ask(name)).toBe('ACTS_TOO_FAST');
    expect(done).toHaveLength(perMinute);
    expect(await ask('today.view')).toBe('done');
    at(59_999);
    expect(await ask(act(0))).toBe('ACTS_TOO_FAST');
    at(60_000);
    expect(await ask(act(0))).toBe('done');
  },
);

test('a person who was asked outside the page goes on', async () => {
  const { ask } = limited();
  for (let index = 0; index < 20; index += 1) await ask('record.issue');
  expect(await ask('record.issue')).toBe('ACTS_TOO_FAST');
  expect(await ask('control.allowActs')).toBe('done');
  expect(await ask('record.issue')).toBe('done');
});

test('exactly the acts that sign at once, or hand copies over, need a gesture', () => {
  const signing = Object.entries(actKinds).flatMap(([name, kind]) => (kind === 'signing' ? [name] : []));
  expect(Object.keys(gestureNames).filter((name) => name in coreChannels)).toEqual(signing);
});
