import { DatedDirectoryMark, DirectoryMark } from '../parts.ts';
import { actForm } from './form.ts';

/** A newer directory was verified and takes the place of the one before. */
export const directory = actForm({ subject: 'token', generations: [DirectoryMark, DatedDirectoryMark] });
