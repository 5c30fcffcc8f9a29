import { PeerElementsError, isPeerElementsError } from '../base/errors.js';
import { within } from '../base/lifetime.js';
import type { Examination } from './doctor-examination.js';
import { failure, finding } from './doctor-finding.js';
import { connectPair, gather, isSymmetric } from './doctor-ice.js';
import { stun, turn } from './doctor-servers.js';
import type { DoctorCheck, Finding } from './doctor-types.js';

const SIGNALLING_SECONDS = 7;
const DIRECT_SECONDS = 4;
/** Above these, people notice. */
const MOST_MS = 300;
const MOST_LOSS = 3;

interface Look {
  /** After which it has failed, whatever it waits for: what it asks has shorter deadlines, all together half a minute. */
  readonly seconds: number;
  readonly look: (examination: Examination) => Finding | Promise<Finding>;
}

/** How each line of the doctor's is found out. */
export const LOOKS: Readonly<Record<DoctorCheck, Look>> = {
  'secure-context': { seconds: 1, look: secureContext },
  browser: { seconds: 1, look: browser },
  camera: { seconds: 1, look: () => device('camera') },
  microphone: { seconds: 1, look: () => device('microphone') },
  signalling: { seconds: SIGNALLING_SECONDS + 1, look: signalling },
  // The servers are all asked with the first of these.
  stun: { seconds: 10, look: stun },
  'turn-udp': { seconds: 1, look: (examination) => turn(examination, 'udp') },
  'turn-tcp': { seconds: 1, look: (examination) => turn(examination, 'tcp') },
  'turn-tls': { seconds: 1, look: (examination) => turn(examination, 'tls') },
  direct: { seconds: DIRECT_SECONDS + 1, look: direct },
  'round-trip': { seconds: 7, look: roundTrip },
  loss: { seconds: 1, look: loss },
};

function secureContext(): Finding {
  if (isSecureContext) return finding('ok', 'This page is secure, as camera and microphone need it.');
  return finding(
    'failed',
    'This page may not use a camera or microphone, because it is not served over https.',
    { hint: 'Open it by https, or on this machine by http://localhost.' },
  );
}

function browser(): Finding {
  if (typeof RTCPeerConnection !== 'undefined') return finding('ok', 'This browser can make calls.');
  return finding('failed', 'This browser has no WebRTC.', {
    hint: 'Open the page in a current version of Chrome, Edge, Firefox or Safari.',
  });
}

/** Whole sentences, not built from parts: other languages put the words elsewhere. */
const DEVICES = {
  camera: {
    allowed: 'Cameras that this page may use: {count}.',
    asks: 'There is a camera. The browser will ask before this page may use it.',
    denied: 'The browser does not allow this page to use your camera.',
    missing: 'No camera was found on this device.',
    unknown: 'Whether there is a camera can only be seen on a secure page.',
  },
  microphone: {
    allowed: 'Microphones that this page may use: {count}.',
    asks: 'There is a microphone. The browser will ask before this page may use it.',
    denied: 'The browser does not allow this page to use your microphone.',
    missing: 'No microphone was found on this device.',
    unknown: 'Whether there is a microphone can only be seen on a secure page.',
  },
} as const;

/** Nothing is opened, and nobody is asked. */
async function device(name: keyof typeof DEVICES): Promise<Finding> {
  // Absent on a page that is not secure, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return finding('skipped', DEVICES[name].unknown);
  const permission = await permissionFor(name);
  if (permission === 'denied')
    return finding('failed', DEVICES[name].denied, {
      hint: 'Allow it by the icon beside the address and try again, or go on without.',
    });
  const kind = name === 'camera' ? 'videoinput' : 'audioinput';
  const ids = (await devices.enumerateDevices())
    .filter((each) => each.kind === kind && !ALIASES.includes(each.deviceId))
    .map(({ deviceId }) => deviceId);
  // Without a picture a call is still one.
  if (ids.length === 0)
    return finding(name === 'camera' ? 'warning' : 'failed', DEVICES[name].missing, {
      hint: 'Plug one in and try again, or go on without.',
    });
  if (permission !== 'granted') return finding('ok', DEVICES[name].asks);
  return finding('ok', DEVICES[name].allowed, { params: { count: ids.length } });
}

/** Chromium's second names for devices that are in the list under their own. */
const ALIASES = ['default', 'communications'];

async function permissionFor(name: 'camera' | 'microphone'): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: name as PermissionName })).state;
  } catch {
    // Firefox ESR does not know these names.
    return null;
  }
}

async function signalling({ session }: Examination): Promise<Finding> {
  try {
    await within(
      SIGNALLING_SECONDS * 1000,
      session.start(),
      'The PeerServer did not answer within {seconds} seconds.',
    );
    return finding('ok', 'The PeerServer, which brings both sides together, answers.');
  } catch (cause) {
    // What went wrong at the first attempt says more than that there was none that went well.
    const { error } = session.store.value;
    const isSilent = isPeerElementsError(cause) && cause.code === 'timeout';
    if (error || !isSilent) return failure(error ?? cause);
    return failure(
      new PeerElementsError('timeout', cause.template, {
        params: cause.params,
        hint: 'Check that it runs and that host, port, path and secure are right. Attempts go on.',
      }),
    );
  }
}

async function direct(examination: Examination): Promise<Finding> {
  // Without its configuration nobody knows whether an address may be shown.
  const isRelayOnly = await examination.isRelayOnly().catch(() => null);
  if (isRelayOnly === null) return finding('skipped', 'Not tried: the configuration is not known.');
  if (isRelayOnly) return finding('skipped', 'Not tried: relay-only allows no direct path.');
  const servers = (await examination.servers.catch(() => []))
    .filter(({ kind, outcome }) => kind === 'stun' && outcome === 'works')
    .map(({ server }) => server);
  const [pair, seen] = await Promise.all([
    connectPair(examination, { iceServers: [] }, DIRECT_SECONDS * 1000),
    servers.length > 1 ? gather(examination, { iceServers: servers }) : null,
  ]);
  if (!pair)
    return finding('failed', 'This browser makes no direct connections.', {
      hint: 'A setting, an extension or a firewall forbids them. A TURN server in the attribute turn gives both sides a path.',
    });
  if (seen && isSymmetric(seen.candidates))
    return finding(
      'warning',
      'The router takes another port for every destination, so few direct paths are found.',
      {
        hint: 'A TURN server will be needed: name one in the attribute turn.',
      },
    );
  return finding('ok', 'Direct connections are possible from here.', {
    hint: 'Whether there is a direct path to somebody depends on their network as well.',
  });
}

const MEASURE_LATER = 'Run the checks again during a call.';

async function roundTrip({ path }: Examination): Promise<Finding> {
  const measured = await path;
  if (!measured)
    return finding(
      'skipped',
      'The time there and back can be measured during a call, or over a TURN server.',
      {
        hint: MEASURE_LATER,
      },
    );
  const { roundTrip: ms, relayed, over } = measured;
  if (ms === null)
    return finding('skipped', 'The browser has not measured the time there and back yet.', {
      hint: MEASURE_LATER,
    });
  return finding(
    ms > MOST_MS ? 'warning' : 'ok',
    over === 'turn'
      ? 'There and back over the TURN server takes {ms} ms.'
      : relayed === null
        ? 'There and back takes {ms} ms.'
        : relayed
          ? 'There and back takes {ms} ms, by a relay.'
          : 'There and back takes {ms} ms, on a direct path.',
    {
      params: { ms: Math.round(ms), most: MOST_MS },
      ...(ms > MOST_MS && {
        hint: 'Above {most} ms people talk over each other. A cable in place of wireless, or a nearer TURN server, may help.',
      }),
    },
  );
}

async function loss({ path }: Examination): Promise<Finding> {
  const measured = await path;
  if (measured?.loss == null)
    return finding('skipped', 'How much is lost on the way can be measured during a call.', {
      hint: MEASURE_LATER,
    });
  const percent = Math.round(measured.loss * 1000) / 10;
  const isHigh = percent > MOST_LOSS;
  return finding(isHigh ? 'warning' : 'ok', 'Lost on the way: {percent} % of all packets.', {
    params: { percent, most: MOST_LOSS },
    ...(isHigh && {
      hint: 'Above {most} % sound and picture suffer. Go nearer to the router, use a cable, or stop other downloads.',
    }),
  });
}
