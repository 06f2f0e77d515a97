import { useWording } from './failure.tsx';

/** Why a line that an envelope brought is neither cancelled nor changed in what is signed, and what to do instead. */
export function SignedNote() {
  const { what, next } = useWording()('RECORD_SIGNED');
  return (
    <p className="hint">
      {what} {next}
    </p>
  );
}
