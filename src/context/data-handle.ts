import type { DataChannel } from '../channels/data.js';
import { IDLE_DATA, type DataConfig, type DataEvents, type DataSnapshot } from '../channels/data-types.js';
import { ChannelHandle } from './channel-handle.js';

export class DataHandle extends ChannelHandle<DataChannel, DataSnapshot, DataConfig, DataEvents> {
  constructor() {
    // A page with calls and chats alone does not load it.
    super(IDLE_DATA, async (_engine, session, store) => {
      const { DataChannel } = await import('../channels/data.js');
      return new DataChannel(session, store);
    });
  }

  send(data: unknown): Promise<void> {
    return this.now((channel) => channel.send(data));
  }

  close(): void {
    this.channel?.close();
  }
}
