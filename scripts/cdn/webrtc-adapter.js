/**
 * Stands in for webrtc-adapter in the CDN build. Every browser that the kit supports speaks WebRTC as standardised,
 * so the shims (over half of PeerJS's size) have nothing to mend, and PeerJS reads nothing but these two fields.
 */
const engines = [
  ['firefox', /Firefox\/(\d+)/],
  ['chrome', /Chrom(?:e|ium)\/(\d+)/],
  // What webrtc-adapter calls Safari's version is that of WebKit, and PeerJS compares it as such. Every browser of
  // iOS is WebKit and says so.
  ['safari', /AppleWebKit\/(\d+)/],
];

function detect() {
  const { userAgentData, userAgent } = navigator;
  const chromium = userAgentData?.brands?.find(({ brand }) => brand === 'Chromium');
  if (chromium) return { browser: 'chrome', version: parseInt(chromium.version, 10) };
  for (const [browser, pattern] of engines) {
    const match = pattern.exec(userAgent);
    if (match) return { browser, version: Number(match[1]) };
  }
  return { browser: 'Not a supported browser.', version: null };
}

export default { browserDetails: detect() };
