import { html, nothing, render } from 'lit';
import { Cleanup } from '../../base/lifetime.js';
import type { CallHandle } from '../../context/handles.js';
import { iconMic, iconMicOff, iconPhone, iconVideo, iconVideoOff } from '../shared/icons.js';
import { pipStyles } from './pip-window.styles.js';

interface Pip {
  close(): void;
}

interface DocumentPip {
  requestWindow(options: { width: number; height: number }): Promise<Window & typeof globalThis>;
}

const documentPip = () => (globalThis as { documentPictureInPicture?: DocumentPip }).documentPictureInPicture;

export function hasPictureInPicture(): boolean {
  return typeof document !== 'undefined' && (!!documentPip() || document.pictureInPictureEnabled);
}

type Translate = (template: string) => string;

/** Windows belong to their call: the button that opened one may be in a menu that has closed since. */
const windows = new WeakMap<CallHandle, Pip>();

/** Opens the window, or closes the one that is open; it closes by itself when the call ends. */
export async function togglePip(handle: CallHandle, t: Translate): Promise<void> {
  const open = windows.get(handle);
  if (open) return open.close();
  const api = documentPip();
  let isOver = false;
  const closed = () => {
    isOver = true;
    windows.delete(handle);
    handle.store.set({ inPip: false });
  };
  const pip = await (api ? openDocument(api, handle, t, closed) : openVideo(handle, closed));
  // The call has ended while it opened.
  if (isOver) return;
  windows.set(handle, pip);
  handle.store.set({ inPip: true });
}

/** What an author has set for the call, which a document of its own does not inherit. */
const COLOURS = ['stage', 'on-stage', 'scrim', 'control', 'on-control', 'danger', 'on-danger', 'font'];

function dress(root: HTMLElement, element: Element | null): void {
  if (!element) return;
  const style = getComputedStyle(element);
  for (const name of COLOURS)
    root.style.setProperty(`--peer-${name}`, style.getPropertyValue(`--peer-${name}`));
}

const isOn = ({ store }: CallHandle) => /^(live|reconnecting)$/.test(store.value.state);

/** What is to be seen: a screen before a face. */
function main({ store }: CallHandle): MediaStream | null {
  const { screen, remoteStream } = store.value;
  return screen ?? remoteStream;
}

/**
 * Plain elements, not those of the kit: a style sheet that a script made is of one document, so an element of the kit
 * that moves into the window loses its styles.
 */
async function openDocument(
  api: DocumentPip,
  handle: CallHandle,
  t: Translate,
  closed: () => void,
): Promise<Pip> {
  const view = await api.requestWindow({ width: 400, height: 260 });
  const { document } = view;
  const source = handle.element?.ownerDocument.documentElement;
  document.title = t('Video call');
  document.documentElement.lang = source?.lang ?? '';
  document.documentElement.dir = source?.dir ?? '';
  dress(document.documentElement, handle.element);
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(pipStyles);
  document.adoptedStyleSheets.push(sheet);
  const cleanup = new Cleanup();
  const draw = () => {
    if (!isOn(handle)) return view.close();
    render(content(handle, t), document.body);
    feed(document.querySelector('.main'), main(handle));
    feed(document.querySelector('.self'), handle.store.value.localStream);
  };
  cleanup.add(handle.store.subscribe(draw));
  view.addEventListener('pagehide', () => {
    cleanup.run();
    for (const video of document.querySelectorAll('video')) video.srcObject = null;
    closed();
  });
  draw();
  return { close: () => view.close() };
}

function feed(video: HTMLVideoElement | null, stream: MediaStream | null): void {
  if (!video || video.srcObject === stream) return;
  video.srcObject = stream;
  // Muted: the sound is the page's.
  video.play().catch(() => undefined);
}

function content(handle: CallHandle, t: Translate) {
  const { micOff, cameraOff, voice, remoteName, remoteId, remoteCameraOff, screen, state, localStream } =
    handle.store.value;
  // A camera on the back of a phone is no mirror.
  const facing = localStream?.getVideoTracks()[0]?.getSettings().facingMode;
  const own = `self ${cameraOff ? 'off' : ''} ${facing === 'environment' ? '' : 'mirrored'}`;
  const button = (name: string, style: string, pressed: boolean | null, icon: unknown, act: () => void) =>
    html`<button
      class=${style}
      aria-label=${name}
      title=${name}
      aria-pressed=${pressed === null ? nothing : String(pressed)}
      @click=${act}
    >
      ${icon}
    </button>`;
  return html`<video
      class="main ${remoteCameraOff && !screen ? 'off' : ''} ${screen ? 'whole' : ''}"
      muted
      playsinline
      .muted=${true}
    ></video>
    <p class="name">
      <bdi>${remoteName ?? remoteId}</bdi
      >${state === 'reconnecting' ? html` · ${t('Reconnecting…')}` : nothing}
    </p>
    <video class=${own} playsinline .muted=${true}></video>
    <div class="buttons">
      ${button(t('Mute'), '', micOff, micOff ? iconMicOff : iconMic, () => void handle.toggleMic())}
      ${
        voice
          ? nothing
          : button(
              t('Turn off camera'),
              '',
              cameraOff,
              cameraOff ? iconVideoOff : iconVideo,
              () => void handle.toggleCamera(),
            )
      }
      ${button(t('Hang up'), 'end', null, iconPhone, () => handle.hangUp())}
    </div>`;
}

/** The picture alone; the browser's own buttons, where it has some, work the call. */
async function openVideo(handle: CallHandle, closed: () => void): Promise<Pip> {
  const video = document.createElement('video');
  const cleanup = new Cleanup();
  video.muted = video.playsInline = true;
  video.srcObject = main(handle);
  await video.play();
  await video.requestPictureInPicture();
  const leave = () => {
    if (document.pictureInPictureElement === video) void document.exitPictureInPicture();
  };
  const show = () => {
    if (!isOn(handle)) return leave();
    // A call that goes on over another connection has none for a moment.
    const stream = main(handle);
    if (stream && video.srcObject !== stream) video.srcObject = stream;
  };
  cleanup.add(handle.store.subscribe(show));
  const actions: [string, () => void][] = [
    ['hangup', () => handle.hangUp()],
    ['togglemicrophone', () => void handle.toggleMic()],
    ['togglecamera', () => void handle.toggleCamera()],
  ];
  for (const [action, act] of actions) {
    const set = (handler: (() => void) | null) => {
      try {
        navigator.mediaSession.setActionHandler(action as MediaSessionAction, handler);
      } catch {
        // A browser that does not know this button does not show it.
      }
    };
    set(act);
    cleanup.add(() => set(null));
  }
  video.addEventListener('leavepictureinpicture', () => {
    cleanup.run();
    video.srcObject = null;
    closed();
  });
  // It may have ended while the window opened.
  show();
  return { close: leave };
}
