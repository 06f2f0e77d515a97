import { spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const outDirectory = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'out');

/** A Debian package and how to tell that what it brings is there. */
const packages = {
  build: [
    { name: 'g++', present: () => onPath('g++') },
    { name: 'make', present: () => onPath('make') },
    { name: 'python3', present: () => onPath('python3') },
    { name: 'openssl', present: () => onPath('openssl') },
  ],
  token: [
    {
      name: 'softhsm2',
      present: () => onPath('softhsm2-util') && softHsmModules.some((path) => existsSync(path)),
    },
  ],
  // Real anchors to import (test/conformance).
  test: [{ name: 'ca-certificates', present: () => existsSync('/usr/share/ca-certificates/mozilla') }],
  // Virtual smart cards (test/support/card).
  cards: [
    { name: 'opensc-pkcs11', present: () => isLibrary('opensc-pkcs11.so') },
    { name: 'pcscd', present: () => onPath('pcscd') },
    { name: 'vsmartcard-vpcd', present: () => existsSync('/usr/lib/pcsc/drivers/serial/libifdvpcd.so') },
  ],
  // Middleware and tokens that the tests drive beside SoftHSM and those cards (test/token-stacks).
  stacks: [
    {
      name: 'p11-kit',
      present: () => onPath('p11-kit') && existsSync('/usr/libexec/p11-kit/p11-kit-server'),
    },
    { name: 'p11-kit-modules', present: () => isLibrary('pkcs11/p11-kit-client.so') },
    { name: 'libtpm2-pkcs11-1', present: () => isLibrary('libtpm2_pkcs11.so.1') },
    { name: 'libtss2-tcti-swtpm0', present: () => isLibrary('libtss2-tcti-swtpm.so.0') },
    { name: 'swtpm', present: () => onPath('swtpm') },
  ],
  // One that only root may run, and only the long tests do.
  rootStacks: [{ name: 'opencryptoki', present: () => isLibrary('pkcs11/libopencryptoki.so') }],
  // What narrows a person's session bus to the input method for the stand-in's windows (test/standin).
  inputMethod: [{ name: 'xdg-dbus-proxy', present: () => onPath('xdg-dbus-proxy') }],
  // A live input method and the keys of a screen (test/e2e/typing.test.ts).
  typing: [
    { name: 'dbus', present: () => onPath('dbus-daemon') && onPath('dbus-send') },
    { name: 'ibus', present: () => onPath('ibus-daemon') },
    { name: 'ibus-gtk3', present: () => isLibrary('gtk-3.0/3.0.0/immodules/im-ibus.so') },
    { name: 'ibus-unikey', present: () => existsSync('/usr/share/ibus/component/unikey.xml') },
    { name: 'xdotool', present: () => onPath('xdotool') },
  ],
  screen: [
    { name: 'chromium', present: () => onPath('chromium') },
    { name: 'xvfb', present: () => onPath('Xvfb') },
  ],
};

const softHsmModules = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
];

const libraryFolders = ['/usr/lib', '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'];
const isLibrary = (name) => libraryFolders.some((folder) => existsSync(join(folder, name)));

const missingIn = (groups) =>
  groups
    .flatMap((group) => packages[group])
    .filter((item) => !item.present())
    .map((item) => item.name);

/** Those of some Debian packages, by their names, that are not installed. */
export function missingPackages(names) {
  const missing = missingIn(Object.keys(packages));
  const known = Object.values(packages).flatMap((items) => items.map((item) => item.name));
  return names.filter((name) => missing.includes(name) || !known.includes(name));
}

/**
 * Makes sure that the named groups of Debian packages are installed: as root it installs what is missing, otherwise it
 * throws with the one command an administrator must run. Without those that are only wanted, the task does less and says
 * so: they are installed as root, and nobody is stopped by them.
 */
export function ensureDebianPackages(needs, wants = []) {
  const missing = missingIn(process.getuid?.() === 0 ? [...needs, ...wants] : needs);
  if (missing.length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) {
    throw new Error(
      `Thiếu gói hệ thống. Quản trị viên chạy một lần / missing system packages, an administrator runs once:\n  sudo sh -c 'apt-get update && ${install}'`,
    );
  }
  console.error(`Cài gói hệ thống / installing system packages: ${missing.join(' ')}`);
  for (const command of ['apt-get update', install]) {
    const { status, output } = runQuietly(command);
    if (status !== 0) {
      console.error(output);
      throw new Error(`Không chạy được / failed: ${command}`);
    }
  }
}

/** Runs a command with both streams in a log: dpkg reports its progress whatever apt-get is told. */
function runQuietly(command) {
  const log = join(outDirectory, 'apt.log');
  mkdirSync(outDirectory, { recursive: true });
  const file = openSync(log, 'w');
  try {
    const { status } = spawnSync('sh', ['-c', command], {
      stdio: ['ignore', file, file],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    return { status, output: readFileSync(log, 'utf8') };
  } finally {
    closeSync(file);
  }
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
