import { stacks } from './index.ts';
import { describeStack } from './run-stack.ts';

for (const stack of stacks.filter(({ user }) => user === 'any')) describeStack(stack);
