import { Guard } from '../session/guard.js';
import { invitationIn } from '../session/link.js';
import type { Session } from '../session/session.js';
import { identityStorage } from './identity-store.js';

const guards = new WeakMap<Session, Guard>();

/** The guard of a session, made by the first element that needs one. A link that led to this page counts from then on. */
export function guardOf(session: Session): Guard {
  const there = guards.get(session);
  if (there) return there;
  const guard = new Guard(session, identityStorage);
  guards.set(session, guard);
  heed(guard);
  return guard;
}

/** Takes the link that led to this page, if one did. */
export function heed(guard: Guard): void {
  const invitation = invitationIn(location.hash);
  if (invitation) void guard.invite(invitation);
}
