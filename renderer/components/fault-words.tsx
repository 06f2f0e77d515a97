import type { ErrorCode } from '../../contract/errors/index.ts';
import { useWording } from './failure.tsx';

/** What is wrong, in one line; the next step and the code on hovering, and in the long form elsewhere. */
export function FaultWords({ code, withNext = false }: { code: ErrorCode; withNext?: boolean }) {
  const { what, next } = useWording()(code);
  return (
    <span className="fault-words" title={`${next} (${code})`}>
      {what}
      {withNext && (
        <span className="hint">
          {' '}
          {next} <span className="note-code">{code}</span>
        </span>
      )}
    </span>
  );
}
