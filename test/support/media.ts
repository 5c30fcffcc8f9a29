export interface FakeCameraOptions {
  color?: string;
  /** Written into the picture. */
  label?: string;
  width?: number;
  height?: number;
  audio?: boolean;
  video?: boolean;
}

const FRAME_MS = 66;

/** A camera that shows a moving dot on a colour, and a microphone that hums. They end when their tracks are stopped. */
export function fakeCamera(options: FakeCameraOptions = {}): MediaStream {
  const { audio = true, video = true } = options;
  return new MediaStream([...(video ? picture(options) : []), ...(audio ? hum() : [])]);
}

function picture({ color = '#336699', label = '', width = 320, height = 240 }: FakeCameraOptions) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no canvas.');
  let frame = 0;
  const draw = () => {
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#fff';
    const x = (frame++ * 4) % width;
    context.fillRect(x, height - 16, 12, 12);
    context.font = `${Math.round(height / 8)}px sans-serif`;
    context.textAlign = 'center';
    context.fillText(label, width / 2, height / 2);
  };
  draw();
  const tracks = canvas.captureStream().getTracks();
  // A canvas that is not drawn gives no frames.
  const timer = setInterval(() => {
    if (tracks.some(({ readyState }) => readyState === 'live')) draw();
    else clearInterval(timer);
  }, FRAME_MS);
  return tracks;
}

function hum(): MediaStreamTrack[] {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  const destination = context.createMediaStreamDestination();
  gain.gain.value = 0.05;
  oscillator.frequency.value = 220;
  oscillator.connect(gain).connect(destination);
  oscillator.start();
  const tracks = destination.stream.getTracks();
  // `stop()` on a track fires no event.
  const timer = setInterval(() => {
    if (tracks.some(({ readyState }) => readyState === 'live')) return;
    clearInterval(timer);
    void context.close();
  }, 500);
  return tracks;
}

export interface FakeDevice {
  readonly kind: MediaDeviceKind;
  readonly deviceId: string;
  readonly label: string;
}

/** Says of tracks which device they are of, as a browser does: the one that was asked for, else the first of its kind. */
function name(
  tracks: readonly MediaStreamTrack[],
  constraints: MediaStreamConstraints,
  devices: readonly FakeDevice[],
): void {
  for (const track of tracks) {
    const { deviceId } = Object(constraints[track.kind as 'audio' | 'video']) as MediaTrackConstraints;
    const asked = (deviceId as ConstrainDOMStringParameters | undefined)?.exact as string | undefined;
    const id = asked ?? devices.find(({ kind }) => kind === `${track.kind}input`)?.deviceId;
    const settings = track.getSettings.bind(track);
    if (id) track.getSettings = () => ({ ...settings(), deviceId: id });
  }
}

/** What `navigator.permissions.query` gives. */
class FakePermission extends EventTarget {
  state: PermissionState;

  constructor(state: PermissionState) {
    super();
    this.state = state;
  }
}

export interface FakeMedia {
  /** What was asked for, call by call. */
  readonly requests: readonly MediaStreamConstraints[];
  /** Every track that was handed out. */
  readonly tracks: readonly MediaStreamTrack[];
  /** From now on `getUserMedia` fails with a DOMException of this name, or fails only `when`; null: it works again. */
  refuse(name: string | null, when?: (constraints: MediaStreamConstraints) => boolean): void;
  /** What the browser says of camera and microphone from now on; whoever listens is told. */
  permit(permission: PermissionState, ...names: readonly ('camera' | 'microphone')[]): void;
  /** What is plugged in from now on, in place of the browser's own devices; whoever listens is told. */
  plugIn(...devices: readonly FakeDevice[]): void;
  /** From now on `getUserMedia` waits, as behind a permission prompt, until the returned function is called. */
  prompt(): () => void;
  uninstall(): void;
}

export interface FakeMediaOptions extends FakeCameraOptions {
  /** What the browser says of camera and microphone when it is asked. */
  permission?: PermissionState;
}

/** Puts a fake camera and microphone over those of the browser until `uninstall()`. */
export function installFakeMedia(options: FakeMediaOptions = {}): FakeMedia {
  const { permission = 'granted', ...camera } = options;
  const requests: MediaStreamConstraints[] = [];
  const tracks: MediaStreamTrack[] = [];
  let refusal: string | null = null;
  let isRefused = (_constraints: MediaStreamConstraints) => true;
  const answers = { camera: new FakePermission(permission), microphone: new FakePermission(permission) };
  let gate: Promise<void> = Promise.resolve();
  let plugged: readonly FakeDevice[] = [];

  const getUserMedia = async (constraints: MediaStreamConstraints = {}) => {
    requests.push(constraints);
    await gate;
    if (refusal && isRefused(constraints)) throw new DOMException('Refused by the fake camera.', refusal);
    const stream = fakeCamera({ ...camera, audio: !!constraints.audio, video: !!constraints.video });
    name(stream.getTracks(), constraints, plugged);
    tracks.push(...stream.getTracks());
    return stream;
  };
  const { mediaDevices, permissions } = navigator;
  const ask = permissions.query.bind(permissions);
  const query = ({ name }: PermissionDescriptor) =>
    name in answers ? Promise.resolve(answers[name as keyof typeof answers]) : ask({ name });
  Object.defineProperty(mediaDevices, 'getUserMedia', { configurable: true, value: getUserMedia });
  Object.defineProperty(permissions, 'query', { configurable: true, value: query });

  return {
    requests,
    tracks,
    refuse(name, when = () => true) {
      refusal = name;
      isRefused = when;
    },
    permit(state, ...names) {
      for (const [name, answer] of Object.entries(answers)) {
        if (names.length > 0 && !names.includes(name as keyof typeof answers)) continue;
        answer.state = state;
        answer.dispatchEvent(new Event('change'));
      }
    },
    plugIn(...devices) {
      plugged = devices;
      Object.defineProperty(mediaDevices, 'enumerateDevices', {
        configurable: true,
        value: () => Promise.resolve(devices),
      });
      mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    prompt() {
      let open!: () => void;
      gate = new Promise((done) => (open = done));
      return open;
    },
    uninstall() {
      // The browser's own functions stand on the prototype.
      Reflect.deleteProperty(mediaDevices, 'getUserMedia');
      Reflect.deleteProperty(mediaDevices, 'enumerateDevices');
      Reflect.deleteProperty(permissions, 'query');
      for (const track of tracks) track.stop();
    },
  };
}
