/** A web-test-runner reporter that ends with one line that scripts/test.mjs can read. */
export function unitTotals() {
  return {
    stop({ sessions }) {
      const totals = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        for (const test of testsOf(session.testResults)) {
          totals[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        }
        // A file that could not be loaded has no tests to count.
        if (session.errors.length > 0 && !session.passed) totals.failed += 1;
      }
      console.log(`unit tests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
    },
  };
}

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}
