import { zoomBack, zoomBy } from '../bridge/zoom.ts';
import { shellKeys } from '../keys/shared.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { tellFailure } from '../state/notices.ts';

/** The keys of the zoom hold everywhere: on the locked terminal and in dialogs too. */
export const useZoomKeys = (): void =>
  useShortcuts(
    shellKeys,
    {
      zoomIn: () => void zoomBy('in').catch(tellFailure),
      zoomOut: () => void zoomBy('out').catch(tellFailure),
      zoomReset: () => void zoomBack().catch(tellFailure),
    },
    { inDialog: true },
  );
