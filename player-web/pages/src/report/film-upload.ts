import type { DetailedError, Upload, UploadOptions } from 'tus-js-client';
import { UPLOAD_HEADERS, UPLOADS } from '../api/film-upload.ts';
import { askToSignIn, type Message } from '../api/request.ts';
import { Backoff } from '../time/backoff.ts';
import { UploadRate } from './upload-rate.ts';

/**
 * How an upload stands: `queued` behind another, `waiting` for the network, `refused` by the server
 * for good, `gone` when it was given up.
 */
export type UploadState = 'queued' | 'sending' | 'waiting' | 'paused' | 'refused' | 'done' | 'gone';

/** A proxy may keep a whole request before it passes it on: pieces of this size go through. */
const PIECE_BYTES = 64 * 1024 * 1024;
/** A line that was lost without a word is given up after so long without a byte. */
const STALL_MILLIS = 60_000;

/** The file is none that a film can be made of. */
const NO_FILM = 415;
const TOO_LARGE = 413;

/** Another connection writes it. */
const LOCKED = 423;
const TERMINATIONS = 15;
const AGAIN_MILLIS = 500;

/** What became of a failed request. */
export type Verdict = 'retry' | 'begin-again' | 'sign-in' | 'refused';

/** What to do after an answer of {@link status} (0: none) to a request of {@link method}. */
export function verdictOf(method: string, status: number): Verdict {
  if (status === 401) return 'sign-in';
  const isBegun = method !== 'POST';
  // Elsewhere than thought, locked, damaged, or the server is away: it is asked how far it is, and goes on.
  if (status < 400 || status === 423 || status === 408 || status === 460 || (status >= 500 && status !== 507)) return 'retry';
  if (isBegun && status === 409) return 'retry';
  return isBegun && (status === 404 || status === 410) ? 'begin-again' : 'refused';
}

/** Sends one file, for as long as it takes: goes on after each loss of the network or of the server. */
export class FilmUpload {
  state: UploadState = 'queued';
  /** Bytes that are there. */
  sent: number;
  /** What the server says: why it refuses, or what it waits for. */
  words: Message | null = null;
  /** The server refused the file itself: another try will not help. */
  isNoFilm = false;
  /** Whose film it is; another one if the one that was begun for it is gone. */
  report: string;
  readonly file: File;
  /** Where it is on the server, once it is. */
  url: string | null;
  readonly #changed: (state: UploadState) => void;
  readonly #rate = new UploadRate();
  readonly #backoff = new Backoff(500, 15_000);
  #tus: Upload | null = null;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #stall: ReturnType<typeof setTimeout> | undefined;

  /** @param url of what is there of it already, null to begin */
  constructor(report: string, file: File, url: string | null, sent: number, changed: (state: UploadState) => void) {
    [this.report, this.file, this.url, this.sent, this.#changed] = [report, file, url, sent, changed];
  }

  get secondsLeft(): number | null {
    return this.state === 'sending' ? this.#rate.secondsLeft(this.file.size) : null;
  }

  /** True while it is this one's turn: others wait behind it. */
  get isActive(): boolean {
    return this.state === 'sending' || this.state === 'waiting';
  }

  /** Goes on, or begins. */
  async start(): Promise<void> {
    this.#stop();
    const attempt = (this.#attempt += 1);
    this.#to('sending');
    let upload: Upload;
    try {
      const tus = await import('tus-js-client');
      upload = new tus.Upload(this.file, this.#options());
    } catch {
      // The page's own code could not be fetched: as when the network is away.
      return this.#later();
    }
    if (this.state !== 'sending' || attempt !== this.#attempt) return;
    this.#tus = upload;
    this.#watch();
    upload.start();
  }

  pause(): void {
    this.#stop();
    this.#to('paused');
  }

  /** Puts it behind those that are under way. */
  queue(): void {
    this.#to('queued');
  }

  /** Gives it up, here and on the server. */
  async cancel(): Promise<void> {
    this.#stop();
    this.#to('gone');
    if (this.url) await terminate(this.url);
  }

  /** The network is another, or is back: what is under way may hang on the old one. */
  networkChanged(): void {
    if (this.isActive) void this.start();
  }

  #options(): UploadOptions {
    return {
      // With an address of its own it must never begin a second one by itself.
      ...(this.url ? { uploadUrl: this.url } : { endpoint: UPLOADS }),
      headers: UPLOAD_HEADERS,
      metadata: { report: this.report, filename: this.file.name },
      chunkSize: PIECE_BYTES,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: () => this.#placed(),
      onProgress: (sent) => this.#progress(sent),
      onChunkComplete: () => this.#backoff.reset(),
      onSuccess: () => this.#done(),
      onError: (error) => void this.#failed(error),
    };
  }

  #placed(): void {
    const url = this.#tus?.url;
    if (url) this.url = new URL(url, location.href).pathname;
    this.#changed(this.state);
  }

  #progress(sent: number): void {
    this.sent = sent;
    this.#rate.add(sent, performance.now());
    this.#watch();
    this.#changed(this.state);
  }

  #done(): void {
    this.#stop();
    this.sent = this.file.size;
    this.#to('done');
  }

  async #failed(error: Error | DetailedError): Promise<void> {
    const request = 'originalRequest' in error ? error.originalRequest : null;
    const answer = 'originalResponse' in error ? error.originalResponse : null;
    const status = answer?.getStatus() ?? 0;
    this.words = wordsOf(answer?.getBody());
    if (!request) return this.#to('refused');
    this.isNoFilm = status === NO_FILM || status === TOO_LARGE;
    const verdict = verdictOf(request.getMethod(), status);
    if (verdict === 'retry') return this.#later();
    this.#stop();
    if (verdict === 'refused') return this.#to('refused');
    if (verdict === 'begin-again') {
      [this.url, this.sent] = [null, 0];
      return this.#later();
    }
    this.#to('waiting');
    const isIn = await askToSignIn(true);
    if (this.state !== 'waiting') return;
    if (isIn) await this.start();
    else this.#to('paused');
  }

  #later(): void {
    this.#stop();
    this.#rate.reset();
    this.#to('waiting');
    this.#retry = setTimeout(() => void this.start(), this.#backoff.next());
  }

  #watch(): void {
    clearTimeout(this.#stall);
    this.#stall = setTimeout(() => void this.start(), STALL_MILLIS);
  }

  #stop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#stall);
    void this.#tus?.abort().catch(() => undefined);
    this.#tus = null;
  }

  #to(state: UploadState): void {
    if (state !== 'waiting' && state !== 'refused') this.words = null;
    this.state = state;
    this.#changed(this.state);
  }
}

/** Gives up what is at {@link url}, which can be taken up again for an hour; what is gone already is no failure. */
export async function terminate(url: string): Promise<void> {
  const give = () => fetch(url, { method: 'DELETE', headers: { ...UPLOAD_HEADERS, 'Tus-Resumable': '1.0.0' } }).catch(() => null);
  // The server may still wait for the piece that was broken off.
  for (let answer = await give(), tries = 1; answer?.status === LOCKED && tries < TERMINATIONS; tries++) {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MILLIS));
    answer = await give();
  }
}

function wordsOf(body: string | undefined): Message | null {
  try {
    const { detail } = JSON.parse(body ?? '') as { detail?: Partial<Message> };
    return detail?.fr && detail.en ? { fr: detail.fr, en: detail.en } : null;
  } catch {
    return null;
  }
}
