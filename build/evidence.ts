// `npm run evidence -- --home FOLDER …`: exports the ledger of a closed terminal as `npm run verify` reads it.
import { evidenceCommand } from './evidence/command.ts';

process.exitCode = await evidenceCommand(process.argv.slice(2), console.log, console.error);
