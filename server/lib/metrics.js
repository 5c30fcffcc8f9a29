import { monitorEventLoopDelay } from 'node:perf_hooks';

const PREFIX = 'peer_server_';

/** What there is to know, with the text that Prometheus shows beside it. No label holds an id or an address. */
const HELP = {
  sockets: 'Open sockets of peers.',
  addresses: 'Addresses that the limits remember.',
  waiting_messages: 'Messages kept for peers that are not there.',
  waiting_bytes: 'Bytes of messages kept for peers that are not there.',
  sockets_opened_total: 'Sockets let in.',
  sockets_refused_total: 'Sockets refused, by reason.',
  sockets_closed_total: 'Sockets closed, by reason.',
  frames_received_total: 'Frames of peers, by type.',
  frames_relayed_total: 'Frames handed on to a peer that is there.',
  frames_dropped_total: 'Frames for peers that are not there and that nothing waits for.',
  expired_total: 'Times that a peer was told that another one cannot be reached.',
  throttled_total: 'Times that a socket was read later because of its limits or those of its address.',
  bytes_received_total: 'Bytes read from sockets of peers.',
  bytes_sent_total: 'Bytes of frames sent to peers.',
};

/** Counters and gauges, as the text that Prometheus reads. */
export class Metrics {
  /** By name, then by labels as they are written. */
  #counters = new Map();
  #gauges = new Map();
  #delay = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.#delay.enable();
    for (const name of Object.keys(HELP)) if (name.endsWith('_total')) this.#counters.set(name, new Map());
  }

  count(name, labels = {}, by = 1) {
    const counter = this.#counters.get(name);
    const key = Object.entries(labels)
      .map(([label, value]) => `${label}="${value}"`)
      .join();
    counter.set(key, (counter.get(key) ?? 0) + by);
  }

  gauge(name, read) {
    this.#gauges.set(name, read);
  }

  text() {
    const blocks = Object.entries(HELP).map(([name, help]) => {
      const counter = this.#counters.get(name);
      const values = counter ? [...counter] : [['', this.#gauges.get(name)()]];
      return block(PREFIX + name, counter ? 'counter' : 'gauge', help, values);
    });
    return [...blocks, ...this.#ofProcess()].join('');
  }

  #ofProcess() {
    const { user, system } = process.cpuUsage();
    const delays = [50, 99, 100].map((at) => [
      `quantile="${at / 100}"`,
      // Nothing was measured yet, or the timer came early.
      Math.max(this.#delay.percentile(at) / 1e9, 0),
    ]);
    this.#delay.reset();
    return [
      block('process_cpu_seconds_total', 'counter', 'Processor time.', [['', (user + system) / 1e6]]),
      block('process_resident_memory_bytes', 'gauge', 'Memory.', [['', process.memoryUsage.rss()]]),
      block('process_start_time_seconds', 'gauge', 'When the process began.', [
        ['', Date.now() / 1000 - process.uptime()],
      ]),
      block(
        'nodejs_eventloop_delay_seconds',
        'gauge',
        'How far apart looks 20 ms apart were, since the last reading.',
        delays,
      ),
    ];
  }
}

function block(name, type, help, values) {
  const lines = values.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}
