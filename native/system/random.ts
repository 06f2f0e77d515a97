import { randomBytes } from 'node:crypto';
import type { RandomPort } from '../../core/ports/system.ts';

export const systemRandom: RandomPort = { bytes: (length) => new Uint8Array(randomBytes(length)) };
