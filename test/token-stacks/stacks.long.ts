import { stacks } from './index.ts';
import { pulledOut } from './operations.ts';
import { describeStack } from './run-stack.ts';

for (const stack of stacks.filter(({ user }) => user === 'root')) describeStack(stack);

/** OpenSC 0.23 does not return from about every fourth removal. */
const pulls = Array.from({ length: 10 }, (_, index) => ({
  ...pulledOut,
  name: `${pulledOut.name}, time ${index + 1}`,
}));
for (const stack of stacks.filter(({ removal }) => removal === 'may hang')) describeStack(stack, pulls);
