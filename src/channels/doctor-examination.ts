import { notLoaded } from '../base/errors.js';
import { within, type Cleanup } from '../base/lifetime.js';
import type { Session } from '../session/session.js';
import { examineServers, type Examined } from './doctor-ice.js';
import { measure, type Path } from './doctor-path.js';

const CONFIG_MS = 4000;
const CLOUD = '0.peerjs.com';

/** What the checks of one run have in common; what several of them need is done once. */
export class Examination {
  readonly session: Session;
  readonly life: Cleanup;
  #config: Promise<RTCConfiguration> | null = null;
  #servers: Promise<readonly Examined[]> | null = null;
  #path: Promise<Path | null> | null = null;

  constructor(session: Session, life: Cleanup) {
    this.session = session;
    this.life = life;
  }

  /** It is closed at the end of the run, at the latest. */
  open(config: RTCConfiguration): RTCPeerConnection {
    const pc = new RTCPeerConnection(config);
    this.life.add(() => pc.close());
    return pc;
  }

  /** What the session connects with, or would if it were open. */
  get config(): Promise<RTCConfiguration> {
    return (this.#config ??= within(
      CONFIG_MS,
      configOf(this.session),
      'The configuration of the session did not come within {seconds} seconds.',
    ));
  }

  /** Where this is true, no connection may ask for an address of this device, let alone show one. */
  async isRelayOnly(): Promise<boolean> {
    const { iceTransportPolicy } = await this.config;
    return iceTransportPolicy === 'relay' || !!this.session.config.relayOnly;
  }

  /** Every STUN and TURN server, each asked by itself, all at the same time. */
  get servers(): Promise<readonly Examined[]> {
    return (this.#servers ??= this.isRelayOnly().then(async (isRelayOnly) =>
      examineServers(this, await this.config, isRelayOnly),
    ));
  }

  get path(): Promise<Path | null> {
    return (this.#path ??= measure(this));
  }
}

/** By the rules of `resolveOptions`; that one is in the engine, which an element does not load by being there. */
async function configOf({ store, config: settings }: Session): Promise<RTCConfiguration> {
  const inUse = store.value.peer?.options.config as RTCConfiguration | undefined;
  if (inUse) return inUse;
  const { config, configSrc, stun, turn, host } = settings;
  const isCloud = !host || host === CLOUD;
  const written = typeof config === 'string' && config ? (JSON.parse(config) as unknown) : config;
  const base = (written || (isCloud ? null : { iceServers: [] })) as RTCConfiguration | null;
  if (configSrc || stun || turn)
    return (await import('../session/direct.js').catch(missing)).readConfig(settings, base);
  return base ?? (await import('../signalling/cloud.js').catch(missing)).cloudConfig();
}

function missing(cause: unknown): never {
  throw notLoaded(cause);
}
