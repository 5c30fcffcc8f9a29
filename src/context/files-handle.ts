import type { SendOptions, Transfer } from '../channels/file-types.js';
import type { FilesChannel } from '../channels/files.js';
import {
  IDLE_FILES,
  type FilesConfig,
  type FilesEvents,
  type FilesSnapshot,
} from '../channels/files-types.js';
import { ChannelHandle } from './channel-handle.js';

export class FilesHandle extends ChannelHandle<FilesChannel, FilesSnapshot, FilesConfig, FilesEvents> {
  constructor() {
    // A page whose files come with a chat does not load it.
    super(IDLE_FILES, async (_engine, session, store) => {
      const { FilesChannel } = await import('../channels/files.js');
      return new FilesChannel(session, store);
    });
  }

  send(file: File, options?: SendOptions): Promise<Transfer> {
    return this.now((channel) => channel.send(file, options));
  }

  acceptKnock(): void {
    this.channel?.acceptKnock();
  }

  declineKnock(): void {
    this.channel?.declineKnock();
  }
}
