// `npm run verify -- FOLDER [options]`: checks exported evidence (core/evidence/export.ts) offline.
import { usage, verifyCommand } from './verify/command.ts';

const exitCode = await verifyCommand(process.argv.slice(2), console.log);
if (exitCode === 2) console.error(usage);
process.exitCode = exitCode;
