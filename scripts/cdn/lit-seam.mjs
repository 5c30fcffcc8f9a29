import { cuts } from './cuts.mjs';

/**
 * Leaves out of Lit what the kit's own templates and elements never use; a page that writes Lit templates of its own
 * has its own Lit (decision 4). Each text stands for exactly one place of the published file, or the build stops.
 */
const LIT_HTML = [
  // Directives.
  [/function M\(t,i,s=t,e\)\{.*?\}(?=class R)/, ''],
  ['t=M(this,t,i),a(t)?', 'a(t)?'],
  ['t=M(this,t,i,0),o=', 'o='],
  ['r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
  ['if((t=M(this,t,i,0)??A)===E)return;', 't=t??A;'],
  [/class Z\{.*?\}(?=const j=)/, ''],
  [
    '1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))',
    'i=new r.ctor(h,r.name,r.strings,this,t)',
  ],
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
  [/setConnected\(t\)\{.*?\}(?=\}class H)/, ''],
  ['this._$AP?.(!1,!0,s);', ';'],
  [',this._$Cv=e?.isConnected??!0', ''],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,i,s,e)', 'constructor(t,i,s,e)'],
  ['get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
  ['get _$AU(){return this._$AM._$AU}constructor(t,i,s,e,h)', 'constructor(t,i,s,e,h)'],
  // Values inside comments, scripts, styles and text areas.
  [/if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=\}else if\(8)/, ''],
  ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
  ['y=/^(?:script|style|textarea|title)$/i,', ''],
  [/else\{let t=-1;for\(;-1!==\(t=r\.data\.indexOf.*?\}(?=l\+\+)/, ''],
  ['c=n??v', 'c=v'],
  ['(c=p,n=void 0)', '(c=p)'],
  // `noChange`, which is for directives.
  ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
  ['!a(t)||t!==this._$AH&&t!==E', '!a(t)||t!==this._$AH'],
  // White space of every kind, spelled twice.
  [
    'RegExp(`>|${f}(?:([^\\\\s"\'>=/]+)(${f}*=${f}*(?:[^ \\t\\n\\f\\r"\'\\`<>=]|("|\')|))|$)`,"g")',
    '/>|\\s(?:([^\\s"\'>=/]+)(\\s*=\\s*(?:[^\\s"\'`<>=]|("|\')|))|$)/g',
  ],
  // Another place to draw than the end of what is drawn into.
  [
    /const e=s\?\.renderBefore\?\?i;let h=e\._\$litPart\$;.*?return h\._\$AI/,
    'let h=i._$litPart$;return h||(i._$litPart$=h=new k(i.insertBefore(c(),null),null,void 0,s??{})),h._$AI',
  ],
  // Comments in a template: the build takes them out.
  ['"!--"===u[1]?c=_:void 0!==u[1]?c=m:void 0!==u[2]?', 'void 0!==u[2]?'],
  [':c===_||c===m?c=v:', ':'],
  ['_=/-->/g,m=/>/g,', ''],
  ['(!--|\\/[^a-zA-Z])|', '(?!)()|'],
  // Templates that are compiled before, values of another document, lists other than arrays.
  [
    '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
    'this._$AC(t)',
  ],
  ['const{values:i,_$litType$:s}=t', 'const{values:i}=t'],
  ['(t?.creationScope??l)', 'l'],
  ['||"function"==typeof t?.[Symbol.iterator]', ''],
  // Listeners with options, or that are objects.
  ['||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''],
  [
    '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
    'this._$AH(t)',
  ],
  // What parts tell of themselves to directives.
  ['get parentNode(){return this._$AM.parentNode}', ''],
  [/get parentNode\(\)\{let t=.*?get endNode\(\)\{return this\._\$AB\}/, ''],
  ['get tagName(){return this.element.tagName}', ''],
  ['class I extends H{constructor(){super(...arguments),this.type=3}', 'class I extends H{'],
  ['class L extends H{constructor(){super(...arguments),this.type=4}', 'class L extends H{'],
  ['class z extends H{constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', 'class z extends H{'],
  ['this.type=2,this._$AH=A,this._$AN=void 0,this._$AA', 'this._$AH=A,this._$AA'],
  ['this.type=1,this._$AH=A,this._$AN=void 0,this.element', 'this._$AH=A,this.element'],
  ['this._$AV=[],this._$AN=void 0,', 'this._$AV=[],'],
  // Templates of SVG and MathML: an icon is an <svg> in HTML.
  ['let n,l=2===i?"<svg>":3===i?"<math>":"",c=v', 'let l="",c=v'],
  ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
  [
    'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
    'this.el=S.createElement(f,e),P.currentNode=this.el.content;',
  ],
  // Hydration, polyfills.
  [
    /const j=\{.*?,B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\);/,
    '',
  ],
  ['j as _$LH,', ''],
];

const REACTIVE_ELEMENT = [
  // What decorators leave behind.
  ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
  [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}\}?(?=this\._\$Eh=new Map)/, ''],
  ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
  [',void 0!==t.l&&(this.l=[...t.l])', ''],
  [',this.constructor.l?.forEach(t=>t(this))', ''],
  // Values that an attribute gets back when it goes, and accessors that are wrapped: `PeerElement` has neither.
  ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
  [
    '{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(',
    '{reflect:e}){(',
  ],
  ['(this.hasUpdated||i||(s=void 0)', '(this.hasUpdated||(s=void 0)'],
  [/const t=this\.constructor\.elementProperties;if\(t\.size>0\).*?(?=\}let t=!1)/, ''],
  ['(s=Object.create(s)).wrapped=!0', '0'],
  ['const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r', 'this[e]=h.fromAttribute(s,t.type)'],
  // Styles in lists of lists; accessors that stand in the class already; symbols; a `hasChanged` of one's own.
  [/const i=\[\];if\(Array\.isArray\(s\)\)\{.*?return i\}/, 'return[s??[]].flat()}'],
  [
    'const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)}',
    'return{get(){return this[s]},set(e){const h=this[s];this[s]=e,this.requestUpdate(t,h,i)}',
  ],
  ['getOwnPropertyDescriptor:h,', ''],
  ['[...r(t),...o(t)]', 'r(t)'],
  ['getOwnPropertySymbols:o,', ''],
  ['if(s.state&&(s.attribute=!1),this._$Ei()', 'if(this._$Ei()'],
  ['(i.hasChanged??f)(h,s)', 'f(h,s)'],
  [
    'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),',
    'requestUpdate(t,s,i){if(void 0!==t){const r=this.constructor,h=this[t];if(',
  ],
  [
    '"function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u',
    't.converter??u',
  ],
  // Steps of an update that no element has.
  ['t=this.shouldUpdate(s),t?(this.willUpdate', 't=!0,(this.willUpdate'],
  ['this.update(s)):this._$EM()}catch', 'this.update(s))}catch'],
  ['shouldUpdate(t){return!0}', ''],
  ['this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),', 'this.hasUpdated=!0,'],
  ['firstUpdated(t){}', ''],
  [',c=a.trustedTypes,l=c?c.emptyScript:""', ''],
  ['t=t?l:null', 't=t?"":null'],
  // Conversions other than of a Boolean and a string; no converter writes an attribute.
  ['(void 0!==i.converter?.toAttribute?i.converter:u)', 'u'],
  ['case Object:case Array:t=null==t?t:JSON.stringify(t)', ''],
  [/case Number:i=null===t.*?i=null\}/, ''],
  // Hydration, polyfills.
  [/,p\?\.\(\{ReactiveElement:y\}\),\(a\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]*"\);/, ';'],
  [',p=a.reactiveElementPolyfillSupport', ''],
];

const LIT_ELEMENT = [
  [
    ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
    ';',
  ],
  [/const n=\{_\$AK.*?\};\(s\.litElementVersions\?\?=\[\]\)\.push\("[^"]*"\);/, ''],
  [',n as _$LE', ''],
  // What the shadow root may hold before it is drawn into.
  [/createRenderRoot\(\)\{.*?\}(?=update)/, ''],
  ['this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),', ''],
  ['this._$Do=e(', 'e('],
  [',this._$Do=void 0}', '}'],
  [/connectedCallback\(\)\{super\.connectedCallback\(\),this\._\$Do.*?render\(\)\{return r\}/, 'render(){}'],
];

export const litSeam = () => [
  cuts('lit-html', /\/lit-html\/lit-html\.js$/, LIT_HTML),
  cuts('reactive-element', /\/@lit\/reactive-element\/reactive-element\.js$/, REACTIVE_ELEMENT),
  cuts('lit-element', /\/lit-element\/lit-element\.js$/, LIT_ELEMENT),
];
