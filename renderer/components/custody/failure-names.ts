import { useReadNames } from '../../bridge/queries.ts';

/** Names for the codes that a failure carries, as far as they were read. */
export function useFailureNames(): (code: string) => string {
  const names = useReadNames();
  return (code) => names?.get(code)?.name ?? code;
}
