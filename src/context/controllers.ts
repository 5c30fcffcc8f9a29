import { ContextEvent, type Context } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Emitter, type Readable } from '../base/store.js';
import { onLocalesChange, translate, type TextParams } from '../base/text.js';

export type Host = ReactiveControllerHost & HTMLElement;

/** Draws the host again when the part of a store that it shows is another one. */
export class StoreController<T, Part = T> implements ReactiveController {
  readonly #host: Host;
  readonly #select: (value: T) => Part;
  #store: Readable<T> | null;
  #stop: () => void = () => undefined;
  #part: Part | undefined;

  constructor(
    host: Host,
    store: Readable<T> | null,
    select: (value: T) => Part = (value) => value as unknown as Part,
  ) {
    this.#host = host;
    this.#store = store;
    this.#select = select;
    host.addController(this);
  }

  get value(): Part | undefined {
    return this.#store ? this.#select(this.#store.value) : undefined;
  }

  /** Watches another store from now on. */
  watch(store: Readable<T> | null): void {
    if (store === this.#store) return;
    this.hostDisconnected();
    this.#store = store;
    if (this.#host.isConnected) this.hostConnected();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#part = this.value;
    this.#stop =
      this.#store?.subscribe(() => {
        const part = this.value;
        if (Object.is(part, this.#part)) return;
        this.#part = part;
        this.#host.requestUpdate();
      }) ?? this.#stop;
    // Whatever changed while the host was elsewhere.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#stop = () => undefined;
  }
}

const arrivals = new Emitter<{ provider: undefined }>();

/** A provider was put into the page, or upgraded: who found none looks again. */
export function announceProvider(): void {
  arrivals.emit('provider', undefined);
}

/**
 * Answers the context protocol for everything inside `host`. `ContextProvider` of @lit/context would do, but most of it
 * is for values that change; a handle is the same object for as long as its element lives.
 */
export function provide<T>(host: Element, context: Context<unknown, T>, value: T): void {
  host.addEventListener('context-request', (event) => {
    const request = event as ContextEvent<Context<unknown, T>>;
    if (request.context !== context || request.composedPath()[0] === host) return;
    request.stopPropagation();
    request.callback(value);
  });
}

interface ProviderElement<T> extends Element {
  readonly handle?: T;
}

/**
 * Finds what an element stands in: by context, or by the id in an attribute when it stands elsewhere. It looks again
 * whenever a provider turns up, because a consumer that was upgraded first would never hear of it.
 */
export class NearestController<T> implements ReactiveController {
  readonly #host: Host;
  readonly #context: Context<unknown, T>;
  readonly #found: (value: T | null) => void;
  #stop: () => void = () => undefined;
  #id: string | null = null;
  #value: T | null | undefined = null;

  constructor(host: Host, context: Context<unknown, T>, found: (value: T | null) => void) {
    this.#host = host;
    this.#context = context;
    this.#found = found;
    host.addController(this);
  }

  get value(): T | null {
    return this.#value ?? null;
  }

  /** The id of a provider elsewhere; null for the one around the host. */
  set id(id: string | null) {
    if (id === this.#id) return;
    this.#id = id;
    if (this.#host.isConnected) this.#look();
  }

  hostConnected(): void {
    this.#stop = arrivals.on('provider', () => this.#look());
    // Who was away has let go of it: found again, it is news.
    this.#value = undefined;
    this.#look();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #look(): void {
    let value: T | null = null;
    if (this.#id !== null) {
      const root = this.#host.getRootNode() as Document | ShadowRoot;
      const element = (root.getElementById(this.#id) ??
        document.getElementById(this.#id)) as ProviderElement<T> | null;
      value = element?.handle ?? null;
    } else {
      this.#host.dispatchEvent(new ContextEvent(this.#context, this.#host, (found) => (value = found)));
    }
    if (value === this.#value) return;
    this.#value = value;
    this.#found(value);
  }
}

/** Finds the language that the host stands in, through shadow roots, as `:lang()` would. */
function languageOf(element: Element): string {
  for (let node: Element | null = element; node;) {
    const holder: Element | null = node.closest('[lang]');
    if (holder) return (holder as HTMLElement).lang;
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}

/**
 * The language of the page may be set by a script after the elements are there: one observer for all of them. It is
 * made in a method, because a minifier would put a function into its only caller, and the observer would then hold
 * the first element that ever asked for as long as the page lives.
 */
class PageLanguage extends Emitter<{ change: undefined }> {
  #isWatched = false;

  watch(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    new MutationObserver(() => this.emit('change', undefined)).observe(document.documentElement, {
      attributeFilter: ['lang', 'dir'],
    });
  }
}

const pageLanguage = new PageLanguage();

/** The host's texts in its language; draws it again when that changes. */
export class TextController implements ReactiveController {
  readonly #host: Host;
  #stop: (() => void)[] = [];
  #language = '';

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get language(): string {
    return this.#language;
  }

  hostConnected(): void {
    pageLanguage.watch();
    const update = () => {
      this.#language = languageOf(this.#host);
      this.#host.requestUpdate();
    };
    this.#stop = [onLocalesChange(update), pageLanguage.on('change', update)];
    this.#language = languageOf(this.#host);
  }

  hostDisconnected(): void {
    for (const stop of this.#stop.splice(0)) stop();
  }

  t(template: string, params?: TextParams): string {
    return translate(this.#language, template, params);
  }
}
