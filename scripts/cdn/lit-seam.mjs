import { cuts } from './cuts.mjs';

/** Every listener of a template is there from its first drawing to its last. */
const LISTEN = '_$AI(t){this._$AH===A&&this.element.addEventListener(this.name,this),this._$AH=t}';

/**
 * Leaves out of Lit what the kit's own templates and elements never use; a page that writes Lit templates of its own
 * has its own Lit (decision 4). Each text stands for exactly one place of the published file, or the build stops.
 */
const LIT_HTML = [
  // Directives.
  [/function M\(t,i,s=t,e\)\{.*?\}(?=class R)/, ''],
  ['_$AI(t,i=this){t=M(this,t,i),a(t)?', '_$AI(t){a(t)?'],
  ['t=M(this,t,i,0),o=', 'o='],
  ['r=M(this,e[s+n],i,n),r===E&&(r=this._$AH[n]),', 'r=e[s+n],'],
  [/class Z\{.*?\}(?=const j=)/, ''],
  [
    '2===r.type?i=new k(h,h.nextSibling,this,t):1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):6===r.type&&(i=new Z(h,this,t))',
    'i=r.ctor?new r.ctor(h,r.name,r.strings):new k(h,h.nextSibling)',
  ],
  ['d.push({type:1,index:l,', 'd.push({index:l,'],
  ['if(r.data===n)d.push({type:2,index:l});', 'if(r.data===n)d.push({index:l});'],
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
  [/setConnected\(t\)\{.*?\}(?=\}class H)/, ''],
  ['this._$AP?.(!1,!0,s);', ';'],
  [',this._$Cv=e?.isConnected??!0', ''],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,i,s,e)', 'constructor(t,i)'],
  ['get _$AU(){return this._$AM._$AU}u(t)', 'u()'],
  ['get _$AU(){return this._$AM._$AU}constructor(t,i,s,e,h)', 'constructor(t,i,s)'],
  // Values inside comments, scripts, styles and text areas.
  [/if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=\}else if\(8)/, ''],
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
    'let h=i._$litPart$;return h||(i._$litPart$=h=new k(i.insertBefore(c(),null),null)),h._$AI',
  ],
  // Comments in a template: the build takes them out.
  [/"!--"===u\[1\]\?c=_.*?void 0!==u\[3\]&&\(c=p\)/, 'c=p'],
  [':c===_||c===m?c=v:', ':'],
  ['_=/-->/g,m=/>/g,', ''],
  ['/<(?:(!--|\\/[^a-zA-Z])|(\\/?[a-zA-Z][^>\\s]*)|(\\/?$))/g', '/<\\/?[a-z]/gi'],
  // A value right before the end of an element that has none; `minify-literals.mjs` looks for it.
  ['const x=c===p&&t[i+1].startsWith("/>")?" ":"";', ''],
  ['+h+s.slice(d)+o+x)', '+h+s.slice(d)+o)'],
  ['(-2===d?i:x)', '(-2===d?i:"")'],
  // Templates that are compiled before, values of another document, lists other than arrays.
  [
    '"number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
    'this._$AC(t)',
  ],
  ['const{values:i,_$litType$:s}=t', 'const{values:i}=t'],
  ['(t?.creationScope??l)', 'l'],
  [',d=t=>u(t)||"function"==typeof t?.[Symbol.iterator]', ''],
  ['d(t)?this.k(t)', 'u(t)?this.k(t)'],
  // A mark that no text of a page may hold: these templates are known, and values are never parsed.
  ['`lit$${Math.random().toFixed(9).slice(2)}$`', '"{{}}"'],
  ['Symbol.for("lit-nothing")', 'Symbol()'],
  // What only tells a minifier that a node is one.
  [',i=t=>t,', ','],
  ['const s=i(t).nextSibling;i(t).remove()', 'const s=t.nextSibling;t.remove()'],
  // Listeners with options, that are objects, or that go again.
  [/_\$AI\(t,i=this\)\{if\(\(t=M.*?this\._\$AH=t\}(?=handleEvent)/, LISTEN],
  [
    '"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)',
    'this._$AH(t)',
  ],
  // What parts know of one another and of their host.
  ['this._$AD=t,this._$AM=i', 'this._$AD=t'],
  [',this._$AM=s,this.options=e', ''],
  [',this._$AM=e,this.options=h', ''],
  ['new k(this.O(c()),this.O(c()),this,this.options)', 'new k(this.O(c()),this.O(c()))'],
  ['new R(e,this),s=t.u(this.options)', 'new R(e),s=t.u()'],
  ['_$AI(t,i=this,s,e){', '_$AI(t,s){'],
  ['o&&!e&&this.j(t)', 'o&&this.j(t)'],
  [
    'void 0!==s&&(void 0!==s.strings?(s._$AI(t,s,i),i+=s.strings.length-2):s._$AI(t[i]))',
    's.strings?(s._$AI(t,i),i+=s.strings.length-2):s._$AI(t[i])',
  ],
  // `nothing` for a property, or for what is on or off.
  ['t===A?void 0:t', 't'],
  ['!!t&&t!==A', '!!t'],
  // Strings that are no template's.
  [
    'function V(t,i){if(!u(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");',
    'function V(i){',
  ],
  ['return[V(t,l+', 'return[V(l+'],
  // What parts tell of themselves to directives.
  ['get parentNode(){return this._$AM.parentNode}', ''],
  [/get parentNode\(\)\{let t=.*?get endNode\(\)\{return this\._\$AB\}/, ''],
  ['get tagName(){return this.element.tagName}', ''],
  ['class I extends H{constructor(){super(...arguments),this.type=3}', 'class I extends H{'],
  ['class L extends H{constructor(){super(...arguments),this.type=4}', 'class L extends H{'],
  ['class z extends H{constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', 'class z extends H{'],
  ['this.type=2,this._$AH=A,this._$AN=void 0,this._$AA', 'this._$AH=A,this._$AA'],
  ['this.type=1,this._$AH=A,this._$AN=void 0,this.element', 'this._$AH=A,this.element'],
  ['constructor(t,i){this._$AV=[],this._$AN=void 0,', 'constructor(t){this._$AV=[],'],
  // Templates of SVG and MathML: an icon is an <svg> in HTML.
  ['let n,l=2===i?"<svg>":3===i?"<math>":"",c=v', 'let l="",c=v'],
  ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
  [
    'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
    'this.el=document.createElement("template"),this.el.innerHTML=f,P.currentNode=this.el.content;',
  ],
  ['{strings:t,_$litType$:i},e)', '{strings:t})'],
  ['N(t,i);', 'N(t);'],
  [/static createElement\(t,i\)\{.*?\}/, ''],
  // Hydration, polyfills.
  [
    /const j=\{.*?,B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]*"\);/,
    '',
  ],
  ['j as _$LH,', ''],
];

const ACCESSOR = `const i=Symbol();e(this.prototype,t,{get(){return this[i]},set(e){const h=this[i];
  this[i]=e,this.requestUpdate(t,h,s)},configurable:!0,enumerable:!0})}}`;

const REACTIVE_ELEMENT = [
  // What decorators leave behind.
  ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
  [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}\}?(?=this\._\$Eh=new Map)/, ''],
  ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
  // Properties that are declared one by one, or are not declared.
  [/static _\$Ei\(\)\{.*?\}(?=static finalize)/, ''],
  [
    'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){',
    'this.finalized=!0;const t=n(this);t.finalize(),this.elementProperties=new Map(t.elementProperties);if(this.hasOwnProperty("properties")){',
  ],
  ['createProperty(t,s=b){', 'createProperty(t,s){'],
  ['static getPropertyOptions(t){return this.elementProperties.get(t)??b}', ''],
  ['const t=i.getPropertyOptions(e),', 'const t=i.elementProperties.get(e),'],
  // Steps that are taken in one place alone.
  ['this._$Ev()}_$Ev(){', ''],
  ['_$AE(t){this._$EO?.forEach(t=>t.hostUpdated?.()),', ''],
  [',b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}', ''],
  ['this._$Eh&&[', '['],
  ['attributeChangedCallback(t,s,i){this._$AK(t,i)}', ''],
  ['_$AK(t,s){', 'attributeChangedCallback(t,_,s){'],
  ['if(void 0!==e&&this._$Em!==e)', 'if(this._$Em!==e)'],
  ['if(void 0!==e&&!0===i.reflect)', ''],
  // An attribute is called like its property, with dashes (`attribute-names.mjs`).
  [
    '"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0',
    'i??t.replace(/[A-Z]/g,"-$&").toLowerCase()',
  ],
  [',this.constructor.l?.forEach(t=>t(this))', ''],
  // Values that an attribute gets back when it goes, and accessors that are wrapped: `PeerElement` has neither.
  ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
  [
    '{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(',
    '{reflect:e}){(',
  ],
  ['(this.hasUpdated||i||(s=void 0)', '(this.hasUpdated||(s=void 0)'],
  [/const t=this\.constructor\.elementProperties;if\(t\.size>0\).*?(?=\}let t=!1)/, ''],
  ['const r=h.fromAttribute(s,t.type);this[e]=r??this._$Ej?.get(e)??r', 'this[e]=h.fromAttribute(s,t.type)'],
  // Styles in lists of lists; accessors that stand in the class already; symbols; a `hasChanged` of one's own.
  [/const i=\[\];if\(Array\.isArray\(s\)\)\{.*?return i\}/, 'return[s??[]].flat()}'],
  [/const i=Symbol\(\),h=this\.getProp.*?\{get:e,set\(s\)\{.*?enumerable:!0\}\}/, ACCESSOR],
  ['getOwnPropertyDescriptor:h,', ''],
  ['[...r(t),...o(t)]', 'r(t)'],
  ['getOwnPropertySymbols:o,', ''],
  [/if\(s\.state&&.*?wrapped=!0\),(?=this\.elementProperties)/, 'if('],
  ['(i.hasChanged??f)(h,s)', 'f(h,s)'],
  [
    'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),',
    'requestUpdate(t,s,i){if(void 0!==t){const h=this[t];if(',
  ],
  ['i??=r.getPropertyOptions(t),', 'i??=this.constructor.elementProperties.get(t),'],
  [
    '"function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u',
    't.converter??u',
  ],
  // Steps of an update that no element has.
  ['let t=!1;const s=this._$AL', 'const s=this._$AL'],
  ['t=this.shouldUpdate(s),t?(this.willUpdate', 'this.willUpdate'],
  ['this.update(s)):this._$EM()}catch', 'this.update(s)}catch'],
  ['throw t=!1,', 'throw '],
  ['}t&&this._$AE(s)', '}this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated=!0,this.updated(s)'],
  ['if(this.renderRoot??=this.createRenderRoot(),this._$Ep)', 'if(this._$Ep)'],
  ['shouldUpdate(t){return!0}', ''],
  ['this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)}', ''],
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
  [/constructor\(\)\{super\(\.\.\.arguments\),this\.renderOptions=.*?\}(?=createRenderRoot)/, ''],
  ['this._$Do=e(r,this.renderRoot,this.renderOptions)', 'e(r,this.renderRoot)'],
  [/connectedCallback\(\)\{super\.connectedCallback\(\),this\._\$Do.*?render\(\)\{return r\}/, 'render(){}'],
];

export const litSeam = () => [
  cuts('lit-html', /\/lit-html\/lit-html\.js$/, LIT_HTML),
  cuts('reactive-element', /\/@lit\/reactive-element\/reactive-element\.js$/, REACTIVE_ELEMENT),
  cuts('lit-element', /\/lit-element\/lit-element\.js$/, LIT_ELEMENT),
];
