// `npm run verify -- FOLDER [options]`: checks exported evidence (core/evidence/export.ts) offline.
import { verifyCommand } from './verify/command.ts';

// The reader of the output has gone, as `head` does: nobody is left to be told, and it must not look like a verdict.
process.stdout.on('error', () => process.exit(1));
process.exitCode = await verifyCommand(process.argv.slice(2), console.log, console.error);
