import { scannerSettings } from '../../contract/scanner.ts';
import { knownSession } from '../bridge/session.ts';
import { readScanned } from '../format/codes.ts';
import { watchScans } from '../keys/scanner.ts';
import { tellScan } from '../state/notices.ts';
import { openCode } from '../state/open-code.ts';
import { useSharedCode } from '../state/shared-code.ts';
import { useView } from '../state/view.ts';

/** A dialog that asks is answered first: what is half typed or under way in it is not dropped for a scan. */
const isAsking = (): boolean =>
  useView.getState().overlay === null &&
  useSharedCode.getState().asked === null &&
  document.querySelector('[role=dialog],[role=alertdialog]') !== null;

/**
 * Scans are taken out of the page from its start, the PIN box included, and open what they name while the terminal is
 * unlocked. What is no control code is not shown: a bar code may hold anything.
 */
export const startScanner = (): (() => void) =>
  watchScans({
    settings: () => knownSession()?.scanner ?? scannerSettings(),
    onScan(signs) {
      if (knownSession()?.phase !== 'unlocked') return;
      const scanned = readScanned(signs);
      if (scanned === undefined) tellScan({ scan: 'unreadable' });
      else void openCode(scanned, () => !isAsking());
    },
  });
