import { z } from 'zod';
import { measurementNames, measurements } from './measurements.ts';

/** One measurement in a process of its own: no heap, no cache and no fault of another is in it. */
const [name, folder] = z.tuple([z.enum(measurementNames), z.string()]).parse(process.argv.slice(2));
const figures = await measurements[name].run(folder);
process.send?.(figures);
process.disconnect();
