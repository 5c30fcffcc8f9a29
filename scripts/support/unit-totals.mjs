import path from 'node:path';
import { root } from './root.mjs';

/** A web-test-runner reporter that ends with what scripts/test.mjs can read: a line for each that failed, and the totals. */
export function unitTotals() {
  return {
    stop({ sessions }) {
      const totals = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const file = path.relative(root, session.testFile);
        for (const test of testsOf(session.testResults)) {
          totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
          if (!test.passed && !test.skipped) sayFailed(file, test.name, test.error?.message);
        }
        // A file that could not be loaded has no tests to count.
        if (session.errors.length > 0 && !session.passed) {
          totals.failed += 1;
          sayFailed(file, 'could not be run', session.errors[0].message);
        }
      }
      console.log(`unit tests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
    },
  };
}

function sayFailed(file, name, why = '') {
  console.log(`unit test failed: ${file}: ${name}: ${why.split('\n', 1)[0]}`);
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}
