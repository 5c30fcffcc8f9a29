import { quiet } from '../base/lifetime.js';
import type { CallChannel } from '../channels/call.js';
import {
  IDLE_CALL,
  type CallConfig,
  type CallEvents,
  type CallOptions,
  type CallSnapshot,
} from '../channels/call-types.js';
import type { ChatChannel } from '../channels/chat.js';
import {
  IDLE_CHAT,
  type ChatConfig,
  type ChatEvents,
  type ChatMessage,
  type ChatSnapshot,
} from '../channels/chat-types.js';
import type { DataChannel } from '../channels/data.js';
import { IDLE_DATA, type DataConfig, type DataEvents, type DataSnapshot } from '../channels/data-types.js';
import { ChannelHandle } from './channel-handle.js';

/** What `<peer-video-call>` provides to the buttons and tiles inside it. */
export class CallHandle extends ChannelHandle<CallChannel, CallSnapshot, CallConfig, CallEvents> {
  constructor() {
    super(IDLE_CALL, (engine, session, store) => new engine.CallChannel(session, store));
  }

  protected override get kept(): Partial<CallSnapshot> {
    const { micOff, cameraOff } = this.store.value;
    return { micOff, cameraOff };
  }

  call(to?: string, options?: CallOptions): Promise<void> {
    return quiet(this.ready().then((channel) => channel.call(to, options)));
  }

  answer(options?: CallOptions): Promise<void> {
    return quiet(this.ready().then((channel) => channel.answer(options)));
  }

  decline(): void {
    this.channel?.decline();
  }

  hangUp(): void {
    this.channel?.hangUp();
  }

  /** `on`: true switches the microphone on, false off, nothing to the other state. */
  toggleMic(on: boolean = this.store.value.micOff): Promise<void> {
    if (this.channel) return quiet(this.channel.toggleMic(on));
    this.store.set({ micOff: !on });
    return Promise.resolve();
  }

  toggleCamera(on: boolean = this.store.value.cameraOff): Promise<void> {
    if (this.channel) return quiet(this.channel.toggleCamera(on));
    this.store.set({ cameraOff: !on });
    return Promise.resolve();
  }
}

export class ChatHandle extends ChannelHandle<ChatChannel, ChatSnapshot, ChatConfig, ChatEvents> {
  constructor() {
    super(IDLE_CHAT, (engine, session, store) => new engine.ChatChannel(session, store));
  }

  send(text: string): Promise<ChatMessage> {
    // Already there: the text is on the wire before this returns.
    return quiet(this.channel ? this.channel.send(text) : this.ready().then((channel) => channel.send(text)));
  }

  acceptKnock(): void {
    this.channel?.acceptKnock();
  }

  declineKnock(): void {
    this.channel?.declineKnock();
  }
}

export class DataHandle extends ChannelHandle<DataChannel, DataSnapshot, DataConfig, DataEvents> {
  constructor() {
    // A page with calls and chats alone does not load it.
    super(IDLE_DATA, async (_engine, session, store) => {
      const { DataChannel } = await import('../channels/data.js');
      return new DataChannel(session, store);
    });
  }

  send(data: unknown): Promise<void> {
    return quiet(this.channel ? this.channel.send(data) : this.ready().then((channel) => channel.send(data)));
  }

  close(): void {
    this.channel?.close();
  }
}
