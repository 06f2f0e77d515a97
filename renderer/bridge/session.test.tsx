import { expect, test, vi } from 'vitest';
import type { TodayView } from '../../contract/ipc/today.ts';
import { draw } from '../testing/draw.tsx';
import { directoryAndLaw, todayWith } from '../testing/samples.ts';
import { useToday } from './queries.ts';
import { useTerminalEvents } from './session.ts';

function Counting() {
  useTerminalEvents();
  return <output>{useToday().data?.totals.waiting ?? 'none'}</output>;
}

test('in a burst of changes each answer is shown, and the last change is read too', async () => {
  const answers: PromiseWithResolvers<TodayView>[] = [];
  const { bridge } = draw(<Counting />, {
    ...directoryAndLaw,
    'today.view': () => {
      const answer = Promise.withResolvers<TodayView>();
      answers.push(answer);
      return answer.promise;
    },
  });
  const shown = (text: string) =>
    vi.waitFor(() => expect(document.querySelector('output')?.textContent).toBe(text));
  const asked = (times: number) => vi.waitFor(() => expect(answers).toHaveLength(times));
  await asked(1);
  answers[0]?.resolve(todayWith({}, { waiting: 1 }));
  await shown('1');
  for (let change = 0; change < 20; change++) bridge.emit('changed', { topics: ['today'] });
  await asked(2);
  answers[1]?.resolve(todayWith({}, { waiting: 40 }));
  await shown('40');
  await asked(3);
  answers[2]?.resolve(todayWith({}, { waiting: 82 }));
  await shown('82');
  expect(answers).toHaveLength(3);
});
