import { z } from 'zod';
import { ClosingCause, volumeContent, volumeName } from '../../record/volume.ts';
import { actForm } from './form.ts';

/**
 * A volume takes no line any more and is never opened again. A person closes one that is full, and the next is opened at
 * once; the terminal closes the last one of a year, when the day for late lines is over.
 */
export const closeVolume = actForm({
  subject: 'token',
  generations: [z.strictObject({ ...volumeName, ...volumeContent, cause: ClosingCause })],
});
