import { homeSwitch } from '../home/locate.ts';

/**
 * Switches of an installed terminal: its home, and what a desktop needs to draw windows in its own way. Chromium has over
 * a thousand more, which start programs, open debuggers, write logs or change what is loaded and trusted.
 */
const allowed: readonly RegExp[] = [
  new RegExp(`^${homeSwitch}.+$`, 's'),
  /^--lang=(vi|en-US)$/,
  /^--ozone-platform(-hint)?=(auto|wayland|x11)$/,
  /^--force-device-scale-factor=[0-9]{1,2}(\.[0-9]{1,2})?$/,
  /^--force-renderer-accessibility$/,
];

/**
 * Variables by which Electron, Chromium or Node take orders that the command line may not give. Electron itself sets
 * CHROME_DESKTOP; NODE_ENV stands on many machines and changes nothing here.
 */
const forbiddenVariable =
  /^(ELECTRON_|CHROME_(?!DESKTOP$)|NODE_(?!ENV$)|GOOGLE_API_|SSLKEYLOGFILE$|LD_PRELOAD$|LD_AUDIT$)/;

/**
 * The first argument or variable that an installed terminal does not start with; undefined when there is none. Each
 * switch may be given once: of two, Chromium and this program might read different ones.
 */
export function forbiddenOrder(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const given = new Set<string>();
  for (const argument of argv.slice(1)) {
    const name = argument.split('=', 1)[0] ?? '';
    if (given.has(name) || !allowed.some((form) => form.test(argument))) return argument;
    given.add(name);
  }
  return Object.keys(environment).find((name) => forbiddenVariable.test(name));
}
