import type { z } from 'zod';

/**
 * Whether all that is wrong with a value is a member, a generation or a value of a closed list that its schema does not
 * know: a newer version may have written it. What is missing or has the wrong form is another fault.
 */
export const isOnlyUnknown = (error: z.ZodError, value: unknown): boolean =>
  error.issues.every((issue) => isUnknown(issue, value));

function isUnknown(issue: z.core.$ZodIssue, whole: unknown): boolean {
  if (issue.code === 'unrecognized_keys') return true;
  const value = valueAt(whole, issue.path);
  if (issue.code === 'invalid_value')
    return typeof value === (issue.path.at(-1) === 'generation' ? 'number' : 'string');
  // A part with generations of its own, such as a record.
  if (issue.code !== 'invalid_union') return false;
  return issue.errors.some((faults) => faults.length > 0 && faults.every((fault) => isUnknown(fault, value)));
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner instanceof Object ? Reflect.get(inner, key) : undefined),
    value,
  );
