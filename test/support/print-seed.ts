import { afterEach, inject } from 'vitest';

afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`TRAM_MAT_SEED=${inject('seed')} repeats: ${task.name}`);
});
