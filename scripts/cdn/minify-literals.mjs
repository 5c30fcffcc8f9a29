import MagicString from 'magic-string';

/**
 * Takes comments and idle white space out of Lit's css``, html`` and svg`` templates. Only what cannot change the
 * result is touched: in CSS never inside a string, in HTML a run of white space always leaves one space.
 */
export function minifyLiterals({ include }) {
  const minifiers = { css: minifyCss, html: minifyHtml, svg: minifyHtml };
  return {
    name: 'minify-literals',
    transform(code, id) {
      if (!include(id)) return null;
      const result = new MagicString(code);
      for (const { tag, quasi } of taggedTemplates(this.parse(code))) {
        const minify = minifiers[tag.name];
        if (!minify) continue;
        const parts = quasi.quasis.map((part) => part.value.raw);
        if (parts.some((part) => part.startsWith('/>')))
          this.error(`${id}: Lit of this build does not close an element right after a value`);
        minifyParts(parts, minify).forEach((text, index) => {
          const { start, end } = quasi.quasis[index];
          if (end > start && text !== parts[index]) result.update(start, end, text);
        });
      }
      return result.hasChanged()
        ? { code: result.toString(), map: result.generateMap({ hires: true }) }
        : null;
    },
  };
}

/** Marks an expression while the parts are one text; a private-use character that no template holds. */
const HOLE = '\uE000';

/** Minifies a template's static parts as one text, as a comment or string may begin in one part and end in another. */
export function minifyParts(parts, minify) {
  const minified = minify(parts.join(HOLE)).split(HOLE);
  // An expression inside a comment went with it; then the template has to stay as it is.
  return minified.length === parts.length ? minified : parts;
}

const CSS_TOKEN = /\/\*[^]*?\*\/|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\\[^]|\s+|[^\s"'\\/]+|\//g;

export function minifyCss(css) {
  let out = '';
  for (const [token] of css.matchAll(CSS_TOKEN)) {
    if (token.startsWith('/*')) continue;
    if (/^["'\\]/.test(token)) out += token;
    else if (/^\s/.test(token)) out += /[\s{};:,(<>/]$/.test(out) ? '' : ' ';
    else out = join(out, shorten(token));
  }
  // What is no more than a name needs no quotes.
  return out.trim().replace(/\[([\w-]+)=(['"])([a-z][\w-]*)\2\]/gi, '[$1=$3]');
}

/** No zero before a point, no semicolon before the end of a rule. */
const shorten = (token) => token.replace(/;+(?=\})/g, '').replace(/(?<![\w.])0(?=\.\d)/g, '');

/** A space before one of these separates nothing; one before ":" or "(" does. */
function join(out, token) {
  let head = /^[{};,)!<>/]/.test(token) ? out.trimEnd() : out;
  if (token.startsWith('}') && head.endsWith(';')) head = head.slice(0, -1);
  return head + token;
}

export function minifyHtml(html) {
  // White space is content in these.
  if (/<(pre|textarea)\b[^>]*>(?!<\/)/i.test(html)) return html;
  // Neither do values; one that ends an element would take its slash, and what holds an expression stays as it is.
  return html.replace(/\s*\n\s*/g, ' ').replace(/(?<=\s[\w-]+=)"([^\s"'=<>`/\uE000]+)"(?=[\s>])/g, '$1');
}

function* taggedTemplates(node) {
  if (node.type === 'TaggedTemplateExpression' && node.tag.type === 'Identifier') yield node;
  for (const child of Object.values(node)) {
    for (const item of Array.isArray(child) ? child : [child]) {
      if (typeof item?.type === 'string') yield* taggedTemplates(item);
    }
  }
}
