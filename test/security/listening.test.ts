import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Display, virtualDisplay } from '../../build/run/display.ts';
import { descendants, runs } from '../e2e/processes.ts';
import { makeHome, startOf } from './open.ts';

let display: Display;
beforeAll(async () => {
  display = await virtualDisplay();
});
afterAll(() => display?.stop());

/** Inodes of all sockets of this machine that take connections (TCP) or datagrams (UDP) from anybody. */
function listeningSockets(): Set<string> {
  const lines = (name: string) => readFileSync(`/proc/net/${name}`, 'utf8').trim().split('\n').slice(1);
  const rows = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap(lines).map((line) => line.trim().split(/\s+/));
  const listening = '0A';
  const unconnected = '07';
  return new Set(
    rows.filter(([, , , state]) => state === listening || state === unconnected).map((row) => row[9] ?? ''),
  );
}

/** Those of them that a process holds. */
const listeningSocketsOf = (pid: number): string[] => {
  const listening = listeningSockets();
  return socketsOf(pid).filter((inode) => listening.has(inode));
};

function socketsOf(pid: number): string[] {
  const inodeOf = (descriptor: string) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1] ?? [];
    } catch {
      return [];
    }
  };
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap(inodeOf);
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

it('nothing listens: no process of the programme has a socket that others can reach', async () => {
  const home = await makeHome();
  const { executable, args, env } = await startOf(home, display.name);
  const child = spawn(executable, args, { env, stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const root = child.pid ?? 0;
  const running = (...parts: string[]) =>
    descendants(root).filter((pid) => parts.some((part) => runs(pid, part))).length;
  try {
    await expect.poll(() => running('--type=renderer'), { timeout: 60_000 }).toBeGreaterThan(0);
    const children = ['core-process.js', 'token-process.js', '--utility-sub-type=node'];
    await expect.poll(() => running(...children), { timeout: 60_000 }).toBeGreaterThan(1);
    expect([root, ...descendants(root)].flatMap(listeningSocketsOf)).toEqual([]);
  } finally {
    child.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  }
});

it('a socket that does listen is found', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  expect(listeningSocketsOf(process.pid)).not.toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});
