/** Zeroes every byte array in plain objects and arrays, at most four levels down. */
export function wipeBytes(...values: unknown[]): void {
  wipe(values, 4);
}

function wipe(value: unknown, depth: number): void {
  if (value instanceof Uint8Array) value.fill(0);
  else if (depth > 0 && typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) wipe(inner, depth - 1);
  }
}
