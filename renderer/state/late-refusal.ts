import { useEffect, useState } from 'react';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { tellFailure } from './notices.ts';

/**
 * Of something that was sent and is refused at once, the refusal takes the place of the result told before. `faultOf`
 * finds the refusal of what was sent; call what it answers with that once the result is told.
 */
export function useLateRefusal<Sent>(faultOf: (sent: Sent) => ErrorCode | null): (sent: Sent) => void {
  const [sent, setSent] = useState<{ what: Sent }>();
  const fault = sent === undefined ? null : faultOf(sent.what);
  useEffect(() => {
    if (fault === null) return;
    setSent(undefined);
    tellFailure(new AppError(fault));
  }, [fault]);
  return (what) => setSent({ what });
}
