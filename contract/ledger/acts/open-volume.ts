import { z } from 'zod';
import { volumeContent, volumeName } from '../../record/volume.ts';
import { actForm } from './form.ts';

/**
 * A volume takes the next lines of its book and year. `lines` is what is found in one that took lines before volumes
 * were recorded: the first of its book and year. The subject is the token of the session.
 */
export const openVolume = actForm({
  subject: 'token',
  generations: [z.strictObject({ ...volumeName, ...volumeContent })],
});
