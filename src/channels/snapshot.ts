import { PeerElementsError } from '../base/errors.js';
import { within } from '../base/lifetime.js';
import type { CallHost, RunningCall } from './call-host.js';

/** A picture that comes later than this does not come. */
const PICTURE_MS = 5000;

/** What the other side shows, its screen before its camera, in full size. */
export async function snapshot(run: RunningCall, host: CallHost): Promise<Blob> {
  const { screen, remoteCameraOff, remoteName } = host.store.value;
  const stream = screen ?? (remoteCameraOff ? null : run.remote);
  if (!stream?.getVideoTracks()[0])
    throw new PeerElementsError('media-not-found', '{name} shows no picture that could be taken.', {
      params: { name: remoteName ?? run.remoteId },
      hint: 'Wait until the camera at the other side is on.',
    });
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  try {
    video.srcObject = stream;
    await within(PICTURE_MS, firstPicture(video), 'No picture came within {seconds} seconds.');
    return await toPng(video);
  } finally {
    video.srcObject = null;
  }
}

async function firstPicture(video: HTMLVideoElement): Promise<void> {
  const hasSize = new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
  await video.play();
  await hasSize;
}

async function toPng(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new PeerElementsError('webrtc', 'The browser could not make a picture of this.');
  return blob;
}
