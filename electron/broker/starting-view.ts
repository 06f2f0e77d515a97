import type { TerminalConfig } from '../../contract/config.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import { scannerSettings } from '../../contract/scanner.ts';

/** What windows see while there is no core to ask. */
export const startingView = (
  config: Pick<TerminalConfig, 'organisation' | 'organisationName' | 'training' | 'scanner'>,
  standIn: boolean,
  lockedBecause: ErrorCode | null,
): SessionView => ({
  phase: 'starting',
  training: config.training,
  standIn,
  organisation: { code: config.organisation, name: config.organisationName },
  token: {
    state: 'reading',
    serial: null,
    label: null,
    reader: null,
    pin: null,
    pinPad: false,
    fault: null,
  },
  others: [],
  seal: { state: 'absent', pin: null, pinPad: false },
  user: null,
  lockedBecause,
  countersigners: [],
  link: { state: 'off', lastContact: null, fault: null },
  traffic: { incoming: null, outgoing: null },
  pendingOutbox: 0,
  unsignedActs: 0,
  scanner: scannerSettings(config.scanner),
  lockIn: null,
  cameIn: [],
  warnings: [],
});
