/**
 * What `act` gives, and what the main threads of the tabs did meanwhile, by process: the milliseconds that each has
 * computed in all (`work`), in its longest task (`longest`), and how long a task lasted by the clock (`slowest`), in
 * which others may have had the processor. Events are weighed as they come: a long run has millions of them.
 */
export async function tasksOf(browser, act) {
  const session = await browser.target().createCDPSession();
  const names = new Map();
  const tasks = new Map();
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, pid, tid, args, dur = 0, tdur = 0 } of value) {
      const thread = `${pid} ${tid}`;
      if (name === 'thread_name') names.set(thread, args.name);
      if (!/RunTask$/.test(name)) continue;
      const sum = tasks.get(thread) ?? { pid, work: 0, longest: 0, slowest: 0 };
      tasks.set(thread, sum);
      // A virtual machine's thread clock may run ahead; no thread computes for longer than the task lasted.
      const computed = Math.min(tdur, dur) / 1000;
      sum.work += computed;
      sum.longest = Math.max(sum.longest, computed);
      sum.slowest = Math.max(sum.slowest, dur / 1000);
    }
  });
  const traceConfig = { includedCategories: ['toplevel'], traceBufferSizeInKb: 1_500_000 };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  const result = await act();
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.end');
  const { dataLossOccurred } = await complete;
  await session.detach();
  if (dataLossOccurred) throw new Error('The trace has holes');
  const main = [...tasks].filter(([thread]) => names.get(thread) === 'CrRendererMain');
  return { result, tasks: new Map(main.map(([, sum]) => [sum.pid, sum])) };
}
