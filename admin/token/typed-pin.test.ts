import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const program = `
  import { typedPin } from ${JSON.stringify(new URL('typed-pin.ts', import.meta.url).href)};
  const told = [];
  await typedPin(process.stdin, (words) => told.push(words.trim(), process.stdin.isRaw));
  console.log(JSON.stringify(told));
  process.exit();
`;

it('the terminal shows nothing that is typed from the moment it asks', async () => {
  const command = `'${process.execPath}' --input-type=module -e "$PROGRAM"`;
  const { stdin, stdout } = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, PROGRAM: program },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  stdin.write('1234\r');
  expect(await text(stdout)).toContain('["PIN:",true,"",false]');
});
