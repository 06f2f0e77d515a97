import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end of a run what was left out and why: one line for each reason that a skipped test gives. */
export default class LeftOutReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const reasons = new Set<string>();
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const result = test.result();
        if (result.state === 'skipped' && result.note !== undefined) reasons.add(result.note);
      }
    }
    for (const reason of reasons) process.stderr.write(`${reason}\n`);
  }
}
