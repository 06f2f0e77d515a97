import { z } from 'zod';

/**
 * Control code (mã quản lý): 12 random Crockford base-32 characters and one ISO 7064 MOD 37,36 check
 * character. It means nothing and is derived from nothing; it is what is spoken and scanned.
 */

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const mod36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The ISO 7064 MOD 37,36 check character of upper-case alphanumeric text. */
export function checkCharacter(body: string): string {
  let product = 36;
  for (const character of body) {
    let sum = (product + mod36.indexOf(character)) % 36;
    if (sum === 0) sum = 36;
    product = (sum * 2) % 37;
  }
  return mod36.charAt((37 - product) % 36);
}

/** Canonical form: 13 characters without separators. */
export const ControlCode = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{12}[0-9A-Z]$/)
  .refine((code) => checkCharacter(code.slice(0, 12)) === code.charAt(12))
  .brand('ControlCode');
export type ControlCode = z.infer<typeof ControlCode>;

/** Makes a code from 12 random bytes; five bits of each are used, so every character is equally likely. */
export function controlCodeFrom(random: Uint8Array): ControlCode {
  if (random.length !== 12) throw new RangeError('a control code takes exactly 12 random bytes');
  const body = Array.from(random, (byte) => crockford.charAt(byte & 31)).join('');
  return ControlCode.parse(body + checkCharacter(body));
}

/** `7K3Q9XWP2M4T8` as people read it: `7K3Q-9XWP-2M4T-8`. */
export function formatControlCode(code: ControlCode): string {
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8, 12)}-${code.slice(12)}`;
}

/**
 * Reads what a person typed or a scanner sent: case, spaces and hyphens do not matter, and in the body
 * O, I and L are read as 0, 1 and 1 as Crockford prescribes. Undefined when the check character is wrong.
 */
export function readControlCode(typed: string): ControlCode | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '');
  const body = plain.slice(0, 12).replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const parsed = ControlCode.safeParse(body + plain.slice(12));
  return parsed.success ? parsed.data : undefined;
}
