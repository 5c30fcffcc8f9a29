import { quiet } from '../base/lifetime.js';
import { InviteChannel } from '../channels/invite.js';
import {
  IDLE_INVITE,
  type InviteConfig,
  type InviteEvents,
  type InviteSnapshot,
} from '../channels/invite-types.js';
import { VerifyChannel } from '../channels/verify.js';
import {
  IDLE_VERIFY,
  type VerifyConfig,
  type VerifyEvents,
  type VerifySnapshot,
} from '../channels/verify-types.js';
import { ChannelHandle } from './channel-handle.js';

// Their channels come with them and not by a later import: a notary has to be there before the session opens.

export class VerifyHandle extends ChannelHandle<VerifyChannel, VerifySnapshot, VerifyConfig, VerifyEvents> {
  constructor() {
    super(IDLE_VERIFY, (_engine, session, store) => new VerifyChannel(session, store));
  }

  confirm(): Promise<void> {
    return quiet(this.ready().then((channel) => channel.confirm()));
  }

  reject(): Promise<void> {
    return quiet(this.ready().then((channel) => channel.reject()));
  }
}

export class InviteHandle extends ChannelHandle<InviteChannel, InviteSnapshot, InviteConfig, InviteEvents> {
  constructor() {
    super(IDLE_INVITE, (_engine, session, store) => new InviteChannel(session, store));
  }

  renew(): Promise<void> {
    return quiet(this.ready().then((channel) => channel.renew()));
  }
}
