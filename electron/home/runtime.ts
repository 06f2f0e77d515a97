/** The Electron stand-in says so in the version it gives; Electron's own binary has a plain number. */
export const runsOnStandIn = (): boolean => process.versions.electron?.endsWith('-standin') === true;

/** Says so to the children. */
export const standInArgument = '--stand-in';
