import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright-core';

const scripts = { core: 'core-process.js', token: 'token-process.js' } as const;
const services = { core: 'Trạm Mật: core', token: 'Trạm Mật: token' } as const;

/** Process number of the core or the token host of a running terminal. */
export async function childOf(application: ElectronApplication, which: 'core' | 'token'): Promise<number> {
  const known = await application.evaluate(
    ({ app }, name) => app.getAppMetrics().find((metric) => metric.name === name)?.pid,
    services[which],
  );
  const pid = known ?? descendants(application.process().pid ?? 0).find((one) => runs(one, scripts[which]));
  if (pid === undefined) throw new Error(`no process runs ${scripts[which]}`);
  return pid;
}

const read = (pid: number, file: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
};
/** Whether this part stands on the command line of a process; not of one that has ended. */
export const runs = (pid: number, part: string): boolean => read(pid, 'cmdline').includes(part);

/** The children of a process, theirs, and so on. */
export function descendants(root: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(
    all.map((name) => [Number(name), Number(/\) \S (\d+)/.exec(read(Number(name), 'stat'))?.[1])]),
  );
  const under = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent === root || (parent !== undefined && parent > 1 && under(parent));
  };
  return [...parents.keys()].filter(under);
}
