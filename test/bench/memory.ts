import type { ElectronRuntime } from '../../build/run/electron.ts';
import { atMost, type Figure, figure } from './harness/figure.ts';
import { type ProcessFacts, processTree } from './harness/processes.ts';

const mega = 1_000_000;

/** Memory of a terminal that is open on its register, process by process, and of the endpoint beside it. */
export function memoryFigures(main: number, endpoint: number, kind: ElectronRuntime['kind']): Figure[] {
  const tree = processTree(main);
  const core = tree.find(({ command }) => command.includes('core-process'));
  const token = tree.find(({ command }) => command.includes('token-process'));
  const shell = tree.find(({ id }) => id === main);
  const own = [shell, core, token];
  const chromium = tree.filter((each) => !own.includes(each));
  const resident = (each: ProcessFacts | undefined) => (each?.resident ?? 0) / mega;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return [
    figure('memory of main', 'MB', { value: resident(shell), note: kind }),
    figure('memory of the core', 'MB', { value: resident(core) }),
    figure('memory of the token host', 'MB', { value: resident(token) }),
    figure('memory of these three together', 'MB', {
      value: sum(own.map((each) => each?.proportional ?? 0)) / mega,
      budget: atMost(200),
      note: 'each shared page divided among all processes that share it',
    }),
    figure('of that nobody else shares', 'MB', {
      value: sum(own.map((each) => each?.unshared ?? 0)) / mega,
      note: "the rest is the runtime's image, which each Node process of the machine makes smaller",
    }),
    figure('the same, resident sizes summed', 'MB', {
      value: sum(own.map(resident)),
      note: 'pages that the three share counted three times',
    }),
    figure('memory of Chromium', 'MB', {
      value: sum(chromium.map(({ proportional }) => proportional)) / mega,
      note: `${chromium.length} processes, shared pages counted once`,
    }),
    figure('memory of the endpoint', 'MB', {
      value: resident(processTree(endpoint).find(({ id }) => id === endpoint)),
    }),
  ];
}
