import manifest from '../package.json' with { type: 'json' };

/** Of package.json. */
export const productVersion: string = manifest.version;
