import type { Extra } from '../signalling/frames.js';
import type { Inbound } from './inbound.js';

export type ClaimKind = 'call' | 'chat' | 'data' | 'files';

/** An element's word on what it would take. Claims are asked in the order in which they were made. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly to: string | null;
  readonly label: string | null;
  /** Whether it could take one from anybody now. A data claim that is bound answers for its own peer only. */
  readonly idle: boolean;
  /** Whom it is talking to or dialling; null when nobody. */
  readonly engagedWith: string | null;
  take(offer: Inbound): void;
}

export interface Route {
  readonly claim: Claim | null;
  /** No element can take the call because one is in progress. */
  readonly busy: boolean;
}

function wants(
  claim: Claim,
  offer: { kind: 'call' | 'data'; extra: Extra | undefined; label: string | null },
): number {
  if (offer.kind === 'call') return claim.kind === 'call' ? 1 : 0;
  if (claim.kind === 'call') return 0;
  const use = offer.extra?.use;
  if ((claim.kind === 'files') !== (use === 'files')) return 0;
  if (claim.kind === 'data') {
    if (use === 'chat') return 0;
    if (claim.label !== null) return claim.label === offer.label ? 4 : 0;
    return use === 'data' ? 3 : 1;
  }
  return use === 'data' ? 1 : 2;
}

/**
 * Which element takes an offer: one whose `to` is the sender, then one without `to`; a chat before a `peer-data`
 * without a label, unless the sender is a kit that said which of the two it dialled from. Pure, so it is tested as a table.
 */
export function route(
  claims: Iterable<Claim>,
  offer: { from: string; kind: 'call' | 'data'; extra: Extra | undefined; label: string | null },
): Route {
  let best: Claim | null = null;
  let most = 0;
  let busy = false;
  for (const claim of claims) {
    const fit = wants(claim, offer);
    if (fit === 0) continue;
    if (claim.kind === 'call' && claim.engagedWith !== null) busy = true;
    const mine = claim.engagedWith === offer.from;
    if (!mine && !claim.idle) continue;
    if (claim.to !== null && claim.to !== offer.from && !mine) continue;
    const rank = (mine ? 200 : claim.to === offer.from ? 100 : 0) + fit;
    if (rank > most) {
      most = rank;
      best = claim;
    }
  }
  return { claim: best, busy: busy && best === null };
}
