import MagicString from 'magic-string';

/**
 * Leaves parts out of a published file: `list` holds what to look for, as text or as a pattern, and what to put there.
 * Each has to be found exactly once, or the build stops: the day that the file is written differently somebody has to
 * look again.
 */
export const cuts = (name, file, list) => ({
  name: `${name}-cuts`,
  transform(code, id) {
    if (!file.test(id)) return null;
    const result = new MagicString(code);
    for (const [what, replacement] of list) {
      const found = [...code.matchAll(typeof what === 'string' ? literally(what) : global(what))];
      if (found.length !== 1)
        this.error(`${name} has ${found.length} times what it should have once: ${what}`);
      const [{ index, 0: text }] = found;
      result.update(index, index + text.length, replacement);
    }
    return { code: result.toString(), map: result.generateMap({ hires: true }) };
  },
});

const literally = (text) => new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'g');
const global = ({ source, flags }) => new RegExp(source, `${flags}g`);
