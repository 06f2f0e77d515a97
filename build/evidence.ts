// `npm run evidence -- --home FOLDER …`: exports the ledger of a closed terminal as `npm run verify` reads it.
import { evidenceCommand, usage } from './evidence/command.ts';

const exitCode = await evidenceCommand(process.argv.slice(2), console.log);
if (exitCode === 2) console.error(usage);
process.exitCode = exitCode;
