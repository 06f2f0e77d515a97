import { type ChildProcess, spawn } from 'node:child_process';

export interface Display {
  /** Value for `DISPLAY`. */
  name: string;
  stop(): Promise<void>;
}

/** A virtual screen for unattended runs; Xvfb picks a free number. */
export async function virtualDisplay(width = 1440, height = 900): Promise<Display> {
  const child: ChildProcess = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const number = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith('\n')) resolve(text.trim());
    });
    child.once('exit', () => reject(new Error('Xvfb ended')));
    child.once('error', reject);
  });
  return {
    name: `:${number}`,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
