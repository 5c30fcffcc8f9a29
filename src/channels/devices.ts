import { Cleanup } from '../base/lifetime.js';
import { Store, type Readable } from '../base/store.js';
import type { DeviceKind } from './call-types.js';

/** Loaded with the first menu of devices. Nothing here opens one, or makes the browser ask. */

export interface Device {
  /** Empty before the permission: browsers give one nameless device of each kind then. */
  readonly id: string;
  readonly label: string;
  /** Which of its kind it is, where the browser gives it no name and `label` is made of this; else null. */
  readonly number: number | null;
}

export interface DevicesSnapshot {
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  readonly speakers: readonly Device[];
  /** What the browser says when it is asked; null where it does not tell. */
  readonly permission: Readonly<Record<'camera' | 'microphone', PermissionState | null>>;
  /** Whether the lists have been read. */
  readonly isKnown: boolean;
}

type List = 'cameras' | 'microphones' | 'speakers';

export const LIST_OF: Readonly<Record<DeviceKind, List>> = {
  camera: 'cameras',
  microphone: 'microphones',
  speaker: 'speakers',
};

const BROWSERS_NAME: Readonly<Record<DeviceKind, [MediaDeviceKind, english: string]>> = {
  camera: ['videoinput', 'Camera'],
  microphone: ['audioinput', 'Microphone'],
  speaker: ['audiooutput', 'Speaker'],
};

/** Chromium's second names for devices that are in the list under their own. */
const ALIASES = ['default', 'communications'];

/** Absent on a page that is not secure, whatever the types say. */
const mediaDevices = () => navigator.mediaDevices as MediaDevices | undefined;

async function statusOf(name: 'camera' | 'microphone'): Promise<PermissionStatus | null> {
  try {
    return await navigator.permissions.query({ name: name as PermissionName });
  } catch {
    // Firefox ESR does not know these names.
    return null;
  }
}

function devicesOf(kind: DeviceKind, all: readonly MediaDeviceInfo[]): Device[] {
  const [ofKind, english] = BROWSERS_NAME[kind];
  const own = all.filter((device) => device.kind === ofKind);
  const real = own.filter(({ deviceId }) => !ALIASES.includes(deviceId));
  return (real.length > 0 ? real : own).map(({ deviceId, label }, index) =>
    Object.freeze({
      id: deviceId,
      label: label || `${english} ${index + 1}`,
      number: label ? null : index + 1,
    }),
  );
}

/** What is plugged in, and what the browser allows; one for the page. It listens only while somebody listens to it. */
class DeviceList implements Readable<DevicesSnapshot> {
  readonly #store = new Store<DevicesSnapshot>({
    cameras: [],
    microphones: [],
    speakers: [],
    permission: { camera: null, microphone: null },
    isKnown: false,
  });
  #users = 0;
  #listening = new Cleanup();
  #turn = 0;

  get value(): DevicesSnapshot {
    return this.#store.value;
  }

  subscribe(listener: () => void): () => void {
    const users = new Cleanup();
    users.add(this.#store.subscribe(listener));
    if (this.#users++ === 0) this.#listen();
    users.add(() => {
      if (--this.#users === 0) this.#listening.run();
    });
    return () => users.run();
  }

  #listen(): void {
    const listening = (this.#listening = new Cleanup());
    const refresh = () => void this.refresh();
    const devices = mediaDevices();
    if (devices) listening.listen(devices, 'devicechange', refresh);
    for (const name of ['camera', 'microphone'] as const)
      void statusOf(name).then((status) => {
        if (status && !listening.done) listening.listen(status, 'change', refresh);
      });
    refresh();
  }

  /**
   * Reads the lists again. Names come with the permission, of which not every browser tells: call it when a device has
   * been opened.
   */
  async refresh(): Promise<DevicesSnapshot> {
    const turn = ++this.#turn;
    const [all, camera, microphone] = await Promise.all([
      mediaDevices()
        ?.enumerateDevices()
        .catch(() => []),
      statusOf('camera'),
      statusOf('microphone'),
    ]);
    if (turn === this.#turn)
      this.#store.set({
        cameras: devicesOf('camera', all ?? []),
        microphones: devicesOf('microphone', all ?? []),
        speakers: devicesOf('speaker', all ?? []),
        permission: Object.freeze({ camera: camera?.state ?? null, microphone: microphone?.state ?? null }),
        isKnown: true,
      });
    return this.value;
  }
}

export const devices = new DeviceList();

/** Whether a device with this id is there; true as long as the browser does not tell. */
export function isPluggedIn(kind: DeviceKind, id: string): boolean {
  // Whichever that is.
  if (ALIASES.includes(id)) return true;
  const named = devices.value[LIST_OF[kind]].filter((device) => device.id);
  return named.length === 0 || named.some((device) => device.id === id);
}

const KEY = 'peer-elements:devices';

function remembered(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '');
    return typeof value === 'object' && value ? { ...value } : {};
  } catch {
    // Nothing is there, or what is there is not ours, or the page may not store anything.
    return {};
  }
}

/** What was chosen last on this device; null for the browser's choice, and for what is not plugged in any more. */
export function rememberedDevice(kind: DeviceKind): string | null {
  const id = remembered()[kind];
  return typeof id === 'string' && id && isPluggedIn(kind, id) ? id : null;
}

/** For the next time; null for the browser's choice. */
export function rememberDevice(kind: DeviceKind, id: string | null): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), [kind]: id }));
  } catch {
    // Then it is asked again the next time.
  }
}
