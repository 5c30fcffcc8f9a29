import type { DataConnection } from 'peerjs';
import { html, nothing, type PropertyDeclarations } from 'lit';
import type { DataConfig, DataEvents, DataSnapshot } from '../../channels/data-types.js';
import type { LineState } from '../../channels/line.js';
import { DataHandle } from '../../context/data-handle.js';
import { ChannelElement } from '../shared/channel-element.js';
import { dataStyles } from './peer-data.styles.js';

/**
 * A PeerJS DataConnection as a tag. With `to` it dials by itself as soon as its session is open, and also takes the
 * connection when the other side dials first; without `to` it takes the next one that fits its `label`.
 *
 * @summary A data connection to one remote peer; shows nothing but what stands in its way.
 * @tag peer-data
 * @event {CustomEvent} connection - There is a DataConnection, not open yet: `{from, connection}`.
 * @event {CustomEvent<{remoteId: string}>} open - Data can flow.
 * @event {CustomEvent<{data: unknown}>} data - Something arrived. Bytes are always an ArrayBuffer.
 * @event {CustomEvent} close - The connection ended.
 * @event {CustomEvent<{error: PeerElementsError}>} error - Something failed, or was refused because it would have arrived as another value.
 * @event {CustomEvent<{state: string, previous: string}>} statechange - `state` changed.
 */
export class PeerData extends ChannelElement<DataSnapshot, DataConfig, DataEvents, DataHandle> {
  static override styles = dataStyles;

  static override properties: PropertyDeclarations = {
    to: {},
    label: {},
    serialization: {},
    reliable: { type: Boolean },
    metadata: {},
  };

  /** Id of the remote peer; without it the next connection that fits is taken. */
  declare to: string | null;
  /** Label of the connection: an inbound one must have the same. */
  declare label: string | null;
  /** `binary` (default), `binary-utf8`, `json`, `raw`; `none` means `raw`. */
  declare serialization: string | null;
  /** Keeps the order of messages; PeerJS's default is a connection that may swap them. */
  declare reliable: boolean;
  /** JSON, or any value as a property: handed to the other side with the connection. */
  declare metadata: unknown;

  constructor() {
    super(new DataHandle());
  }

  /** PeerJS's DataConnection, or null. */
  get connection(): DataConnection | null {
    return this.current.connection;
  }

  /** Whether data can flow. */
  get open(): boolean {
    return this.state === 'open';
  }

  /** `idle connecting open reconnecting closed`. */
  get state(): LineState {
    return this.current.state;
  }

  /** Who is at the other end. */
  get remoteId(): string | null {
    return this.current.remoteId;
  }

  /** Number of messages that wait here to be sent, as in PeerJS. */
  get bufferSize(): number {
    return this.handle.channel?.bufferSize ?? 0;
  }

  /** Sends, in the order of the calls; settles when PeerJS has taken it. Before `open` it waits. */
  send(data: unknown): Promise<void> {
    return this.addressed.send(data);
  }

  /** Closes the connection; `to` set anew dials again. */
  close(): void {
    this.addressed.close();
  }

  protected override render() {
    const error = this.shownError;
    return error?.code === 'no-session' || error?.code === 'invalid-attribute'
      ? html`<p part="error" role="alert">${this.sentence(error)} ${this.hint(error)}</p>`
      : nothing;
  }
}
