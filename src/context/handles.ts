import { quiet } from '../base/lifetime.js';
import type { CallChannel } from '../channels/call.js';
import type { CallMore } from '../channels/call-more.js';
import {
  IDLE_CALL,
  type CallConfig,
  type CallEvents,
  type CallOptions,
  type CallSnapshot,
  type DeviceKind,
} from '../channels/call-types.js';
import type { ChatChannel } from '../channels/chat.js';
import type { ChatParts } from '../channels/chat-parts.js';
import {
  IDLE_CHAT,
  type ChatConfig,
  type ChatEvents,
  type ChatMessage,
  type ChatSnapshot,
  type SendOptions,
} from '../channels/chat-types.js';
import { ChannelHandle } from './channel-handle.js';

/** What is chosen in a call, and stands in its attributes from then on. */
export const CHOICES = ['camera', 'microphone', 'speaker', 'captions'] as const;

type Choice = [device: DeviceKind, id: string | null] | [name: 'captions', on: boolean];

/** What `<peer-video-call>` provides to the buttons and tiles inside it. */
export class CallHandle extends ChannelHandle<CallChannel, CallSnapshot, CallConfig, CallEvents> {
  /** What draws the call; null for one without an element. */
  element: HTMLElement | null = null;

  constructor() {
    super(IDLE_CALL, (engine, session, store) => new engine.CallChannel(session, store));
  }

  override configure(config: CallConfig): void {
    super.configure(config);
    this.store.set(Object.fromEntries(CHOICES.map((name) => [name, config[name] ?? null])));
  }

  /** Another device, for the call that is on and those to come; null for the browser's choice. Or captions, or none. */
  async choose(...[name, value]: Choice): Promise<void> {
    this.store.set({ [name]: value });
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

  /** What a call can do beyond its first picture. */
  more<T>(act: (more: CallMore) => T): Promise<Awaited<T>> {
    return quiet(this.ready().then((channel) => channel.more(act)));
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

  /** Where the channel is there the text is on the wire before this returns. */
  send(text: string, options?: SendOptions): Promise<ChatMessage> {
    return this.now((channel) => channel.send(text, options));
  }

  /** What a chat can do beyond texts. */
  use<K extends keyof ChatParts, T>(name: K, act: (part: ChatParts[K]) => T): Promise<Awaited<T>> {
    return this.now((channel) => channel.use(name, act));
  }

  acceptKnock(): void {
    this.channel?.acceptKnock();
  }

  declineKnock(): void {
    this.channel?.declineKnock();
  }
}
