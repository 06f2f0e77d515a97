import { expect, test } from 'vitest';
import { forbiddenOrder } from './command-line.ts';

const program = '/opt/tram-mat/tram-mat';

test.each([
  [[]],
  [['--home=/var/lib/tram-mat', '--lang=vi']],
  [['--ozone-platform=wayland', '--force-device-scale-factor=1.25', '--force-renderer-accessibility']],
])('an installed terminal starts with %j', (given) => {
  expect(forbiddenOrder([program, ...given], { LANG: 'vi_VN.UTF-8', CHROME_DESKTOP: 'x' })).toBeUndefined();
});

test.each([
  '--renderer-cmd-prefix=xterm -e',
  '--utility-cmd-prefix=/tmp/x',
  '--gpu-launcher=/tmp/x',
  '--no-zygote',
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--log-file=/tmp/log',
  '--enable-logging',
  '--log-net-log=/tmp/net.json',
  '--host-resolver-rules=MAP * 10.0.0.1',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--inspect',
  '-inspect',
  '--js-flags=--expose-gc',
  '--user-data-dir=/tmp/x',
  '--home',
  '--home=',
  '--lang=../../x',
  '--ozone-platform=headless',
  '--',
  'https://example.org/',
])('and not with %s', (argument) => {
  expect(forbiddenOrder([program, '--home=/var/lib/tram-mat', argument], {})).toBe(argument);
});

test('nor with a switch given twice', () => {
  expect(forbiddenOrder([program, '--home=/a', '--home=/b'], {})).toBe('--home=/b');
});

test.each([
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'CHROME_LOG_FILE',
  'SSLKEYLOGFILE',
  'LD_PRELOAD',
])('nor with the variable %s', (name) => {
  expect(forbiddenOrder([program], { PATH: '/usr/bin', [name]: '' })).toBe(name);
});
