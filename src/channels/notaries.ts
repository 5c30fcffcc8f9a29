import { Notary } from '../session/notary.js';
import { invitationIn } from '../session/link.js';
import type { Session } from '../session/session.js';
import { identityStorage } from './identity-store.js';

const notaries = new WeakMap<Session, Notary>();

/** The notary of a session, made by the first element that needs one. A link that led to this page counts from then on. */
export function notaryOf(session: Session): Notary {
  const there = notaries.get(session);
  if (there) return there;
  const notary = new Notary(session, identityStorage);
  notaries.set(session, notary);
  heed(notary);
  return notary;
}

/** Takes the link that led to this page, if one did. */
export function heed(notary: Notary): void {
  const invitation = invitationIn(location.hash);
  if (invitation) void notary.invite(invitation);
}
