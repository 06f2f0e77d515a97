/** The version of the Electron stand-in ends in `-standin`; that of Electron's own binary is a plain number. */
export const runsOnStandIn = (): boolean => process.versions.electron?.endsWith('-standin') === true;

/** Tells the children that main runs on the stand-in. */
export const standInArgument = '--stand-in';
