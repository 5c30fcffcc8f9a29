import { PeerElementsError, causeText } from '../base/errors.js';
import type { FileLimits, PathInfo } from './file-types.js';

/** Loaded with limits, with what no wire carries as it is, and with the first transfer that goes wrong. */

const MOST_NAME = 255;
const MOST_PATH = 4096;

const TOO_BIG = 'The file {name} is too big: it has {size} bytes, and {most} are allowed.';
const WRONG_TYPE = 'Files such as {name} are not allowed here: {accept} is.';

/** What is offered of a file; throws where the limits leave it out. */
export function outgoing(info: PathInfo, limits: FileLimits): PathInfo {
  const reason = unwanted(info, limits);
  const { name, size, type, path } = info;
  if (reason === 'too-big')
    throw new PeerElementsError('message-too-big', TOO_BIG, {
      params: { name: shortName(name), size, most: limits.maxFileSize ?? 0 },
      hint: 'Send it in parts, or a smaller one.',
    });
  if (reason)
    throw new PeerElementsError('not-allowed', WRONG_TYPE, {
      params: { name: shortName(name), accept: limits.accept ?? '' },
      hint: 'Choose a file of another kind.',
    });
  return {
    ...{ id: info.id, name: shortName(name), size, type: type.length > MOST_NAME ? '' : type },
    ...(path && path.length <= MOST_PATH && { path }),
  };
}

/** Why the limits leave a file out. */
export function unwanted(
  { name, size, type }: Pick<PathInfo, 'name' | 'size' | 'type'>,
  { maxFileSize, accept }: FileLimits,
): 'too-big' | 'type' | undefined {
  if (maxFileSize != null && size > maxFileSize) return 'too-big';
  if (!accept?.trim()) return undefined;
  const fits = accept.split(',').some((part) => {
    const wanted = part.trim().toLowerCase();
    if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted);
    if (wanted.endsWith('/*')) return type.toLowerCase().startsWith(wanted.slice(0, -1));
    return type.toLowerCase() === wanted;
  });
  return fits ? undefined : 'type';
}

const encoder = new TextEncoder();
const bytesOf = (text: string) => encoder.encode(text).length;

/** At most 255 bytes, as file systems have it: cut before the extension, between characters. */
export function shortName(name: string): string {
  if (bytesOf(name) <= MOST_NAME) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && bytesOf(name.slice(dot)) <= 32 ? name.slice(dot) : '';
  let left = MOST_NAME - bytesOf(extension);
  let kept = '';
  for (const character of name) {
    left -= bytesOf(character);
    if (left < 0) break;
    kept += character;
  }
  return kept + extension;
}

const AGAIN = 'Send the file again.';

/** The error for a reason that one of the two sides gave. */
export function why(reason: string, cause?: unknown): PeerElementsError {
  switch (reason) {
    case 'too-big':
      return new PeerElementsError('message-too-big', 'The other side takes no file of this size.', {
        hint: 'Send it in parts, or a smaller one.',
      });
    case 'type':
      return new PeerElementsError('not-allowed', 'The other side takes no files of this kind.', {
        hint: 'Choose a file of another kind.',
      });
    case 'many':
      return new PeerElementsError('not-allowed', 'Too many files wait for an answer on the other side.', {
        hint: 'Wait until some of them are accepted or declined.',
      });
    case 'protocol':
      return new PeerElementsError('protocol', 'The other side does not keep to what it said of this file.', {
        hint: AGAIN,
      });
    case 'hash':
      return new PeerElementsError('verification-failed', 'A part of the file arrived damaged, twice.', {
        hint: AGAIN,
      });
    case 'unreadable':
      return new PeerElementsError(
        'invalid-data',
        'The file can no longer be read on the side of its sender.',
        {
          hint: 'Choose it again: it was changed, moved or deleted.',
        },
      );
    case 'gone':
      return new PeerElementsError('connection-closed', 'The sender no longer knows of this file.', {
        hint: AGAIN,
      });
    case 'lost':
      return new PeerElementsError(
        'storage-unavailable',
        'The file was here, and the browser has deleted it.',
        {
          hint: 'Ask for the file again.',
        },
      );
    case 'storage':
      return new PeerElementsError(
        'storage-full',
        'There is no room for the file on the device that receives it.',
        {
          hint: 'Make room there, and send the file again.',
        },
      );
    case 'memory':
      return new PeerElementsError(
        'storage-full',
        'This browser gives the page no place for files, and in memory there is room for {most} MB of all files together.',
        { params: { most: 256 }, hint: 'Use a page with https, outside of a private window.' },
      );
    case 'unkept':
      return new PeerElementsError(
        'storage-unavailable',
        'This browser keeps nothing for this page: {cause}. Files that are not there yet end with the page.',
        {
          params: { cause: causeText(cause) },
          hint: 'Leave the page open until the files are there.',
          cause,
        },
      );
    case 'unfinished':
      return new PeerElementsError('not-open-yet', 'The file is not there yet.', {
        hint: 'Wait until its state is done.',
      });
    case 'another-file':
      return new PeerElementsError('invalid-data', 'This is not the file that was being sent.', {
        hint: 'Choose the same file, unchanged.',
      });
    default:
      return new PeerElementsError('connection-closed', 'The file could not be sent to its end.', {
        hint: AGAIN,
      });
  }
}
