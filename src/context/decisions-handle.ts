import { quiet } from '../base/lifetime.js';
import { DecisionsChannel } from '../channels/decisions.js';
import { IDLE_DECISIONS, type DecisionsEvents, type DecisionsSnapshot } from '../channels/decisions-types.js';
import type { Decision } from '../session/guard.js';
import { ChannelHandle } from './channel-handle.js';

export class DecisionsHandle extends ChannelHandle<
  DecisionsChannel,
  DecisionsSnapshot,
  object,
  DecisionsEvents
> {
  constructor() {
    super(IDLE_DECISIONS, (_engine, session, store) => new DecisionsChannel(session, store));
  }

  decide(id: string, decision: Decision | null): Promise<void> {
    return quiet(this.ready().then((channel) => channel.decide(id, decision)));
  }
}
