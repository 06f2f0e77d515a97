import { useAnnouncements } from '../state/announce.ts';

/** Stands in the window from the start: a reader speaks only what changes in a region that was there before. */
export function Announcer() {
  const { polite, assertive } = useAnnouncements();
  return (
    <>
      <div className="unseen" aria-live="polite">
        <span key={polite.id}>{polite.text}</span>
      </div>
      <div className="unseen" aria-live="assertive">
        <span key={assertive.id}>{assertive.text}</span>
      </div>
    </>
  );
}
