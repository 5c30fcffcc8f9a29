const LINE = /^a=fingerprint:sha-256 ((?:[\dA-F]{2}:){31}[\dA-F]{2})[ \t]*$/i;

/**
 * The one certificate that a description stands for, in capitals; null where there is none, or more than one could be
 * meant. Stricter than a browser, so that nobody can show one fingerprint here and another one there.
 */
export function fingerprintIn(sdp: string | undefined): string | null {
  const found = new Set<string>();
  for (const line of sdp?.split(/\r\n|\r|\n/) ?? []) {
    if (!/fingerprint/i.test(line)) continue;
    const fingerprint = LINE.exec(line)?.[1];
    if (!fingerprint) return null;
    found.add(fingerprint.toUpperCase());
  }
  const [only] = found;
  return found.size === 1 && only ? only : null;
}

/** A channel may open a moment before the browser shows the answer that it stands on. */
export async function isSettled(pc: RTCPeerConnection): Promise<void> {
  if (pc.signalingState !== 'stable')
    await new Promise((resolve) => pc.addEventListener('signalingstatechange', resolve, { once: true }));
}

/** The fingerprint of a certificate, as it stands in a description. */
export async function fingerprintOf(certificate: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', certificate);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'))
    .join(':')
    .toUpperCase();
}
