/** What is remembered under a key, made when it is not. Bounded: the oldest entry is dropped first. */
export function recall<T>(memory: Map<string, T>, key: string, limit: number, make: () => T): T {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  const [oldest] = memory.keys();
  if (memory.size >= limit && oldest !== undefined) memory.delete(oldest);
  memory.set(key, value);
  return value;
}
