import type { Examination } from './doctor-examination.js';
import { finding } from './doctor-finding.js';
import { ANSWER_SECONDS, type Examined, type ServerKind } from './doctor-ice.js';
import type { Finding } from './doctor-types.js';

/** What the answers of STUN and TURN servers mean, in words. */

type TurnKind = Exclude<ServerKind, 'stun'>;

const WAYS: Readonly<Record<TurnKind, string>> = { udp: 'UDP', tcp: 'TCP', tls: 'TLS' };

/** What one that is not there would be good for. */
const GOOD_FOR: Readonly<Record<TurnKind, string>> = {
  udp: 'One in the attribute turn helps where no direct path is found.',
  tcp: 'It helps in networks that let no UDP out.',
  tls: 'It helps behind firewalls that let nothing out but https.',
};

const FAILS: Readonly<Record<TurnKind, string>> = {
  udp: 'A firewall may keep UDP back, or the address is wrong. TURN over TCP or TLS often gets through.',
  tcp: 'A firewall may keep it back, or address and port are wrong. TURN over TLS often gets through.',
  tls: 'Check its address, its port and its certificate: a browser takes none that it does not trust.',
};

export async function stun(examination: Examination): Promise<Finding> {
  if (await examination.isRelayOnly())
    return finding('skipped', 'No STUN server is asked: relay-only keeps the address of this device back.');
  const servers = (await examination.servers).filter(({ kind }) => kind === 'stun');
  if (servers.length === 0)
    return finding('skipped', 'No STUN server is set.', {
      hint: 'Inside one network none is needed. For calls across the Internet, name one in the attribute stun.',
    });
  const silent = servers.filter(({ outcome }) => outcome !== 'works');
  if (silent.length === 0)
    return finding('ok', 'A STUN server answers: this device knows how it is seen from outside.');
  return finding(
    silent.length < servers.length ? 'warning' : 'failed',
    'No STUN server answers at {servers}.',
    {
      params: { servers: silent.map(({ name }) => name).join(', ') },
      hint: 'A firewall may keep UDP back, or the address is wrong. Calls across the Internet may need a TURN server.',
    },
  );
}

export async function turn(examination: Examination, kind: TurnKind): Promise<Finding> {
  const way = WAYS[kind];
  let all: readonly Examined[];
  try {
    all = await examination.servers;
  } catch {
    // Why has been said of STUN.
    return finding('skipped', 'TURN over {way} was not tried: the configuration cannot be used.', {
      params: { way },
    });
  }
  const servers = all.filter((each) => each.kind === kind);
  if (servers.length === 0) return notSet(kind, all.length === 0 && (await examination.isRelayOnly()));
  const bad = servers.filter(({ outcome }) => outcome !== 'works');
  if (bad.length === 0) return finding('ok', 'A TURN server relays over {way}.', { params: { way } });
  return failed(bad.length < servers.length ? 'warning' : 'failed', bad, kind);
}

function notSet(kind: TurnKind, isCutOff: boolean): Finding {
  if (isCutOff && kind === 'udp')
    return finding('failed', 'With relay-only and no TURN server nobody can be reached.', {
      hint: 'Name a TURN server in the attribute turn or by config-src, or leave relay-only out.',
    });
  return finding('skipped', 'No TURN server over {way} is set.', {
    params: { way: WAYS[kind] },
    hint: GOOD_FOR[kind],
  });
}

/** Of several that fail in different ways, the first speaks. */
function failed(state: 'warning' | 'failed', servers: readonly Examined[], kind: TurnKind): Finding {
  const params = { way: WAYS[kind], servers: servers.map(({ name }) => name).join(', ') };
  const outcome = servers[0]?.outcome;
  if (outcome === 'refused')
    return finding(state, 'TURN over {way}: the user name or the password was refused at {servers}.', {
      params,
      hint: 'Check them where the page names the server. Short-lived ones run out: check the clock of the server too.',
    });
  if (outcome === 'silent')
    return finding(state, 'No TURN server answered over {way} within {seconds} seconds at {servers}.', {
      params: { ...params, seconds: ANSWER_SECONDS },
      hint: FAILS[kind],
    });
  if (typeof outcome === 'number')
    return finding(state, 'TURN over {way} gave no relay at {servers}: error {code}.', {
      params: { ...params, code: outcome },
      hint: 'Look for it in the log of the server: it may be full, or set up in another way.',
    });
  return finding(state, 'No TURN server can be reached over {way} at {servers}.', {
    params,
    hint: FAILS[kind],
  });
}
