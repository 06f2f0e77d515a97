import type { ControlCode } from '../../contract/record/control-code.ts';
import { formatControlCode, readControlCode } from '../../contract/record/control-code.ts';

/** Numbers from one to another, `12–14`, or the one. */
export const formatRange = (first: number, last: number): string =>
  first === last ? `${first}` : `${first}–${last}`;

/** `07/BC-UBND`: numbers below ten carry a nought, as in the registers. */
export const formatNumber = (number: number, notation: string): string =>
  `${String(number).padStart(2, '0')}/${notation}`;

/** `02` of a copy number. */
export const formatCopy = (copy: number): string => String(copy).padStart(2, '0');

/** Runs of copy numbers: `01–03, 07`. */
export function formatCopies(copies: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const copy of [...copies].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && copy === last[1] + 1) last[1] = copy;
    else runs.push([copy, copy]);
  }
  return runs
    .map(([from, to]) => (from === to ? formatCopy(from) : `${formatCopy(from)}–${formatCopy(to)}`))
    .join(', ');
}

/** A digest as people compare it on the telephone: the first and last eight characters. */
export const shortDigest = (digest: string): string => `${digest.slice(0, 8)}…${digest.slice(-8)}`;

/** Envelope identities are shown by their first block. */
export const shortEnvelope = (id: string): string => id.slice(0, 8);

export const showCode = (code: ControlCode): string => formatControlCode(code);

/** A control code, and of a copy its number (`2`), or that of a copy of a copy (`2.1`). */
export interface ScannedCode {
  readonly code: ControlCode;
  readonly copy?: string;
}

/** What a label carries, a scanner sends or a person types: the copy stands behind a stroke (`7K3Q-9XWP-2M4T-8/02`). */
export function readScanned(typed: string): ScannedCode | undefined {
  const [, plain = '', copy] = /^([^/]*)(?:\/(\d{1,3}(?:\.\d{1,3})*)\s*)?$/.exec(typed) ?? [];
  const code = readControlCode(plain);
  if (code === undefined) return undefined;
  return copy === undefined ? { code } : { code, copy: copy.split('.').map(Number).join('.') };
}

/** `7K3Q-9XWP-2M4T-8/02`. */
export const showScanned = ({ code, copy }: ScannedCode): string =>
  copy === undefined ? showCode(code) : `${showCode(code)}/${showCopy(copy)}`;

/** `02.1` of `2.1`. */
export const showCopy = (copy: string): string =>
  copy.padStart(copy.indexOf('.') === 1 ? copy.length + 1 : 2, '0');

/** The same for a box that takes a code alone: the copy is cut off. */
export const readScannedCode = (typed: string): ControlCode | undefined => readScanned(typed)?.code;

/** How many characters a control code has, and how many of them a text has. */
export const codeLength = 13;
export const charactersIn = (typed: string): number => withoutCopy(typed).replace(/[\s-]/g, '').length;

/** Whether there are letters beyond the keyboard's own, such as ư and đ. */
export const isAccented = (text: string): boolean => /[^\P{L}A-Za-z]|\p{M}/u.test(text);

const withoutCopy = (typed: string): string => typed.trim().replace(/\/\d{1,3}(?:\.\d{1,3})*$/, '');

/**
 * Whether a text was meant as a control code, where numbers, names and notations (`12/QĐ-UBND`) may stand too: one word
 * with digits, long enough for a code of which letters were swallowed.
 */
export const isCodeLike = (typed: string): boolean => {
  const code = withoutCopy(typed);
  return /\d/.test(code) && !/[\s/]/.test(code) && code.replaceAll('-', '').length >= 8;
};

/** Whether a text is a control code in which an input method made other letters. */
export const isAccentedCode = (typed: string): boolean => isAccented(withoutCopy(typed)) && isCodeLike(typed);
