/** A line of an exported ledger, read by the plainest means: nothing of the product is asked what it means. */
export interface Line {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly act: string;
  readonly subject: string;
  readonly data: unknown;
}

/** A member of what came from JSON; undefined where there is none. */
export const member = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Object.entries(of).find(([key]) => key === name)?.[1] : undefined;

export function textIn(of: unknown, name: string): string {
  const value = member(of, name);
  if (typeof value !== 'string') throw new Error(`no text ${name}`);
  return value;
}

export const textOrNull = (of: unknown, name: string): string | null =>
  member(of, name) === undefined ? null : textIn(of, name);

export function numberIn(of: unknown, name: string): number {
  const value = member(of, name);
  if (typeof value !== 'number') throw new Error(`no number ${name}`);
  return value;
}

export function listIn(of: unknown, name: string): unknown[] {
  const value = member(of, name);
  if (!Array.isArray(value)) throw new Error(`no list ${name}`);
  return value;
}

export const numbersIn = (of: unknown, name: string): number[] => listIn(of, name).map(Number);

export function readLine(json: string): Line {
  const line: unknown = JSON.parse(json);
  return {
    ...{ seq: numberIn(line, 'seq'), at: textIn(line, 'at'), actor: textIn(line, 'actor') },
    ...{ act: textIn(line, 'act'), subject: textIn(line, 'subject'), data: member(line, 'data') },
  };
}
