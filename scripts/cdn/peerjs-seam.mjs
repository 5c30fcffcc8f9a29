import MagicString from 'magic-string';

/**
 * Takes out of PeerJS what the kit puts its own in place of: the WebSocket, which the signalling seam overrides, and
 * the requests for an id and for the list of peers, which the session makes itself. Rollup then drops the two classes.
 * Every cut has to be found exactly once: the day that PeerJS is written differently the build stops.
 */
const CUTS = [
  [/(_createServerConnection\(\) \{).*?return socket;\n/s, '$1'],
  [/ {8}this\._api = new \(0, \$\w+\$export\$\w+\)\(options\);\n/, ''],
  [/ else this\._api\.retrieveId\(\)[^;]*;/, ''],
  [/(listAllPeers\(cb = \(_\)=>\{\}\) \{)\s+this\._api\.[^;]*;/, '$1'],
];

export function peerjsSeam() {
  return {
    name: 'peerjs-seam',
    transform(code, id) {
      if (!/\/peerjs\/dist\/bundler\.mjs$/.test(id)) return null;
      const result = new MagicString(code);
      for (const [pattern, kept] of CUTS) {
        const found = [...code.matchAll(new RegExp(pattern, pattern.flags + 'g'))];
        if (found.length !== 1)
          this.error(`PeerJS has ${found.length} times ${pattern}; it should have it once.`);
        const [match] = found;
        result.overwrite(match.index, match.index + match[0].length, kept.replace('$1', match[1] ?? ''));
      }
      return { code: result.toString(), map: result.generateMap({ hires: true }) };
    },
  };
}
