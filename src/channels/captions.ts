import { PeerElementsError, toError } from '../base/errors.js';
import { Cleanup, within } from '../base/lifetime.js';
import type { CallHost, RunningCall } from './call-host.js';
import { recognizer } from './can-caption.js';
import type { Captioning, CaptionLine, Recognition, Recognizer } from './captions-types.js';

/** Loaded with the first captions. */

const ANSWER_MS = 10_000;
/** A language pack has some tens of MB. */
const DOWNLOAD_MS = 180_000;

const MOST_LINES = 3;
/** How long what was said last stays. */
const SHOWN_MS = 8000;

/** Browsers end a recognition after a pause or some minutes: then the next one begins. One that ends so soon has failed. */
const TOO_SOON_MS = 1000;
const MOST_FAILURES = 3;

/** What is part of listening to somebody who says nothing just now. */
const HARMLESS = ['no-speech', 'aborted'];

const ELSEWHERE = 'Chrome and Edge write down many languages on a computer.';
const TURN_ON_AGAIN = 'Check the connection, and turn the captions on again.';
const BY_SERVICE =
  'With captions-service="browser" it may use its maker’s service, to which the sound is sent.';

const running = new WeakMap<RunningCall, Captions>();

/** Begins, ends or begins anew, as the call's settings say. */
export function caption(run: RunningCall, host: CallHost): void {
  const { captions, captionsLanguage, captionsService } = host.config;
  const wanted = captions && !run.cleanup.done ? `${captionsLanguage} ${captionsService}` : '';
  const now = running.get(run);
  if (now?.wanted === wanted && !now.cleanup.done) return;
  now?.cleanup.run();
  if (!wanted) return;
  const next = new Captions(run, host, wanted);
  running.set(run, next);
  void next.start();
}

class Captions {
  readonly cleanup = new Cleanup();
  readonly wanted: string;
  readonly #run: RunningCall;
  readonly #host: CallHost;
  readonly #language: string;
  #said: readonly CaptionLine[] = [];
  /** One at a time each, however long the call: what is undone at its end does not grow with it. */
  #recognition: Recognition | null = null;
  #shown: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(run: RunningCall, host: CallHost, wanted: string) {
    this.#run = run;
    this.#host = host;
    this.wanted = wanted;
    this.#language = host.config.captionsLanguage || document.documentElement.lang || navigator.language;
    run.cleanup.add(() => this.cleanup.run());
    this.cleanup.add(() => {
      clearTimeout(this.#shown);
      if (this.#recognition) stop(this.#recognition);
      // Past the run's own setter, which is closed by the end of the call.
      host.store.set({ captioning: null });
    });
  }

  async start(): Promise<void> {
    this.#show('starting');
    try {
      const api = recognizer();
      if (!api)
        throw new PeerElementsError('browser-incompatible', 'This browser cannot write down what is said.', {
          hint: ELSEWHERE,
        });
      const isLocal = await this.#makeReady(api);
      if (this.cleanup.done) return;
      if (!isLocal) this.#tell();
      await this.#next(api, isLocal);
    } catch (cause) {
      this.#fail(broken(cause));
    }
  }

  /** Whether it runs on this device; throws where it may not run otherwise. */
  async #makeReady(api: Recognizer): Promise<boolean> {
    const options = { langs: [this.#language], processLocally: true };
    const status = await within(
      ANSWER_MS,
      api.available(options).catch(() => 'unavailable' as const),
      'The browser did not say within {seconds} seconds whether it can write down what is said.',
    );
    if (status === 'available') return true;
    const mayLeave = this.#host.config.captionsService === 'browser';
    if (status === 'unavailable') {
      if (mayLeave) return false;
      throw new PeerElementsError(
        'browser-incompatible',
        'This browser cannot write down “{language}” on this device.',
        { params: { language: this.#language }, hint: BY_SERVICE },
      );
    }
    if (this.cleanup.done) return true;
    this.#show('downloading');
    const isThere = await within(
      DOWNLOAD_MS,
      api.install(options),
      'What the browser needs for captions did not come within {seconds} seconds.',
    ).catch((cause: unknown) => {
      if (mayLeave) return false;
      throw cause;
    });
    if (isThere || mayLeave) return isThere;
    throw new PeerElementsError(
      'network',
      'The browser could not load what it needs to write down “{language}”.',
      {
        params: { language: this.#language },
        hint: TURN_ON_AGAIN,
      },
    );
  }

  /** The other side's voice; it may come later, in a call that began without. Null where the captions end before. */
  async #track(): Promise<MediaStreamTrack | null> {
    const find = () => this.#run.remote?.getAudioTracks().find(({ readyState }) => readyState === 'live');
    const track = find();
    if (track) return track;
    const { store } = this.#host;
    return new Promise((resolve) => {
      // The store changes once a second at least, as the call is measured.
      const unsubscribe = store.subscribe(() => {
        const late = find() ?? null;
        if (!late && !this.cleanup.done) return;
        unsubscribe();
        resolve(late);
      });
    });
  }

  /** It is their voice that leaves. */
  #tell(): void {
    const say = (on: boolean) => {
      if (this.#run.remoteIsKit) this.#run.lifeline?.send({ k: 'captions', on });
    };
    say(true);
    this.cleanup.add(() => say(false));
  }

  async #next(api: Recognizer, isLocal: boolean): Promise<void> {
    const track = await this.#track();
    if (track && !this.cleanup.done) this.#listen(api, track, isLocal);
  }

  #listen(api: Recognizer, track: MediaStreamTrack, isLocal: boolean): void {
    const recognition = new api();
    Object.assign(recognition, {
      lang: this.#language,
      continuous: true,
      interimResults: true,
      processLocally: isLocal,
    });
    const begun = performance.now();
    recognition.onresult = ({ results, resultIndex }) => {
      this.#failures = 0;
      const lines: CaptionLine[] = [];
      for (let i = resultIndex; i < results.length; i++) {
        const text = results[i]?.[0]?.transcript.trim();
        if (text) lines.push({ text, isFinal: !!results[i]?.isFinal });
      }
      if (lines.length > 0) this.#hear(lines);
    };
    recognition.onerror = ({ error }) => {
      if (!HARMLESS.includes(error)) this.#fail(this.#reason(error));
    };
    recognition.onend = () => {
      if (this.cleanup.done) return;
      if (performance.now() - begun < TOO_SOON_MS && ++this.#failures >= MOST_FAILURES)
        return this.#fail(this.#reason('it ends as soon as it begins'));
      this.#next(api, isLocal).catch((cause: unknown) => this.#fail(broken(cause)));
    };
    this.#recognition = recognition;
    recognition.start(track);
    this.#show('listening');
  }

  #reason(error: string): PeerElementsError {
    const params = { language: this.#language };
    switch (error) {
      case 'language-not-supported':
        return new PeerElementsError('browser-incompatible', 'This browser cannot write down “{language}”.', {
          params,
          hint: 'Set captions-language to a language that it knows, such as en-US.',
        });
      case 'not-allowed':
      case 'service-not-allowed':
        return new PeerElementsError(
          'not-allowed',
          'The browser does not let this page write down what is said.',
          { hint: 'Allow it in the browser’s settings for this page, and turn the captions on again.' },
        );
      case 'network':
        return new PeerElementsError('network', 'The browser could not reach its service for captions.', {
          hint: TURN_ON_AGAIN,
        });
      default:
        return broken(error);
    }
  }

  #fail(error: PeerElementsError): void {
    if (this.cleanup.done) return;
    this.cleanup.run();
    this.#host.store.set({ captions: false });
    this.#host.report(error);
  }

  #hear(lines: readonly CaptionLine[]): void {
    this.#said = [...this.#said.filter(({ isFinal }) => isFinal), ...lines].slice(-MOST_LINES);
    this.#show('listening');
    for (const line of lines) this.#host.emit('caption', line);
    clearTimeout(this.#shown);
    this.#shown = setTimeout(() => {
      this.#said = [];
      this.#show('listening');
    }, SHOWN_MS);
  }

  #show(state: Captioning['state']): void {
    if (!this.cleanup.done) this.#run.set({ captioning: { state, lines: this.#said } });
  }
}

function broken(cause: unknown): PeerElementsError {
  return toError(cause, 'webrtc', 'The captions have stopped: {cause}.', { hint: 'Turn them on again.' });
}

function stop(recognition: Recognition): void {
  recognition.onresult = recognition.onerror = recognition.onend = null;
  recognition.abort();
}
