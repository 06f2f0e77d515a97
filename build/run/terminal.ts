import { spawn } from 'node:child_process';
import { bundle } from '../bundle.ts';
import { agencies } from '../demo/cast.ts';
import { ensureWorld } from '../demo/world.ts';
import { electronRuntime } from './electron.ts';
import { listens, startEndpoint } from './endpoint.ts';
import { demoDirectory } from './paths.ts';
import { terminalCommand } from './terminal-command.ts';

/** Opens one terminal of the demo world and the endpoint with it; resolves to the terminal's exit code. */
export async function runTerminal(key: 'a' | 'b'): Promise<number> {
  const runtime = electronRuntime();
  await bundle();
  const world = await ensureWorld(demoDirectory);
  const shared = await listens(world.endpoint.host, world.endpoint.port);
  const endpoint = shared ? undefined : await startEndpoint(world.endpoint.home);
  explain(key, runtime.kind);

  const { executable, args, env } = terminalCommand(runtime, world.homes[key]);
  const child = spawn(executable, args, { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill('SIGTERM'));
  const code = await new Promise<number>((resolve) => {
    child.once('exit', (status) => resolve(status ?? 1));
    child.once('error', () => resolve(1));
  });
  await endpoint?.stop();
  return code;
}

function explain(key: 'a' | 'b', kind: 'electron' | 'stand-in'): void {
  const agency = agencies.find((candidate) => candidate.key === key) ?? agencies[0];
  const other = key === 'a' ? 'b' : 'a';
  const lines = [
    'Trạm Mật, DỮ LIỆU HUẤN LUYỆN / training data',
    kind === 'stand-in'
      ? 'Không có Electron trên máy này: chạy bản thay thế trên Chromium / no Electron here: running the stand-in on Chromium'
      : 'Electron',
    `${agency.name}`,
    `  PIN ${agency.clerk.label} (${agency.clerk.name}): ${agency.clerk.pin}`,
    `  PIN ${agency.seal.label} (token của cơ quan): ${agency.seal.pin}`,
    `  PIN ${agency.head.label} (${agency.head.name}): ${agency.head.pin}`,
    `Máy trạm kia / the other terminal: npm start -- --terminal ${other}`,
  ];
  console.log(lines.join('\n'));
}
