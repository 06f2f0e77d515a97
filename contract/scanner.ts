import { z } from 'zod';

/**
 * What a keyboard-wedge scanner is programmed to send before a code. Keys that type nothing: what a person types is
 * never held back for a scan that may begin, and none of them can stand in a PIN. `Ctrl+B` is the character STX.
 */
const ScanPrefix = z.enum([
  ...['F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'],
  'Ctrl+B',
] as const);

/** `scanner` of `terminal.json`; what is left out is as a new terminal has it. */
export const ScannerConfig = z.strictObject({
  prefix: ScanPrefix.optional(),
  /** What ends a code; either of them when absent. */
  suffix: z.enum(['Enter', 'Tab']).optional(),
  /** Milliseconds that may pass between two keys of one scan while they may still be a hand's. */
  maxGapMs: z.int().min(10).max(200).optional(),
});

/** The same with nothing left out; `suffix` is null for either of them. */
export const ScannerSettings = z.strictObject({
  prefix: ScanPrefix,
  suffix: z.enum(['Enter', 'Tab']).nullable(),
  maxGapMs: z.int().min(10).max(200),
});
export type ScannerSettings = z.infer<typeof ScannerSettings>;

export const scannerSettings = (config: z.infer<typeof ScannerConfig> = {}): ScannerSettings => ({
  prefix: config.prefix ?? 'F9',
  suffix: config.suffix ?? null,
  maxGapMs: config.maxGapMs ?? 50,
});
