import { readLargest, readUploads, type ServerUpload } from '../api/film-upload.ts';
import { createReport } from '../api/report-desk.ts';
import { checkFilm, type FilmFault } from './film-check.ts';
import { FilmUpload, terminate, type UploadState } from './film-upload.ts';

/** A file that was not sent at all. */
export interface RefusedFile {
  readonly name: string;
  readonly report: string | null;
  readonly fault: FilmFault;
  /** The largest that the server takes, in bytes. */
  readonly largest: number;
}

/** What is kept of a file so that another of its name and size is not taken for it. */
const kept = (id: string) => `tribune.upload.${id}`;

/**
 * All films that are being sent by this page, one after the other, and what earlier pages left half
 * sent on the server. Tells `changed` of each change, and `sent` of each film that is whole.
 */
export class UploadTray extends EventTarget {
  uploads: readonly FilmUpload[] = [];
  /** On the server, and not going on by itself: its file must be chosen again. */
  left: readonly ServerUpload[] = [];
  refused: readonly RefusedFile[] = [];
  /** Addresses of those whose file is remembered. */
  readonly #known = new Set<string>();

  constructor() {
    super();
    addEventListener('online', () => this.uploads.forEach((one) => one.networkChanged()));
    addEventListener('beforeunload', (event) => {
      if (this.isBusy) event.preventDefault();
    });
  }

  /** True while something is to be sent from this page. */
  get isBusy(): boolean {
    return this.uploads.some((one) => one.isActive || one.state === 'queued');
  }

  /** Asks the server what was left half sent. Throws {@link Refusal}. */
  async refresh(): Promise<void> {
    const here = new Set(this.uploads.flatMap((one) => one.url ?? []));
    this.left = (await readUploads()).filter((one) => !here.has(one.url));
    this.#changed();
  }

  /**
   * Sends {@link files}: one that was left half sent goes on; else it is for {@link report}, or for
   * a new one that has the file's name. Throws {@link Refusal} if no report could be made.
   */
  async add(files: readonly File[], report: string | null): Promise<void> {
    const largest = await readLargest();
    for (const file of files) {
      const fault = await checkFilm(file, largest);
      if (fault) {
        this.refused = [...this.refused, { name: file.name, report, fault, largest }];
        this.#changed();
        continue;
      }
      const begun = this.left.find((one) => isSame(one, file) && (report === null || one.report === report));
      if (begun) this.left = this.left.filter((one) => one !== begun);
      const target = begun?.report ?? report ?? (await createReport(titleOf(file))).id;
      this.uploads = [...this.uploads, new FilmUpload(target, file, begun?.url ?? null, begun?.offset ?? 0, (state) => this.#moved(state))];
      this.#next();
    }
  }

  /** Sends on what was paused or refused. */
  resume(upload: FilmUpload): void {
    upload.queue();
    this.#next();
  }

  async cancel(upload: FilmUpload): Promise<void> {
    await upload.cancel();
    this.forget(upload);
  }

  /** Takes what is done, or was refused, from the list. */
  forget(upload: FilmUpload): void {
    if (upload.url) remember(idOf(upload.url), null);
    this.uploads = this.uploads.filter((one) => one !== upload);
    this.#next();
  }

  async giveUp(upload: ServerUpload): Promise<void> {
    await terminate(upload.url);
    remember(upload.id, null);
    await this.refresh();
  }

  dismiss(file: RefusedFile): void {
    this.refused = this.refused.filter((one) => one !== file);
    this.#changed();
  }

  #moved(state: UploadState): void {
    this.#next();
    if (state === 'done') this.dispatchEvent(new Event('sent'));
  }

  /** Has the next one go whose turn it is. */
  #next(): void {
    for (const { url, file } of this.uploads) {
      if (url && !this.#known.has(url)) remember(idOf(url), file);
      if (url) this.#known.add(url);
    }
    if (!this.uploads.some((one) => one.isActive)) void this.uploads.find((one) => one.state === 'queued')?.start();
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('changed'));
  }
}

let tray: UploadTray | null = null;

/** The page's own. */
export function uploadTray(): UploadTray {
  tray ??= new UploadTray();
  return tray;
}

function titleOf(file: File): string {
  return file.name.replace(/\.[^.]*$/, '').replaceAll(/[_\s]+/g, ' ').trim().slice(0, 150);
}

function idOf(url: string): string {
  return url.split('/').at(-1) ?? url;
}

/** True if it is the file that was begun, as far as a browser can tell. */
function isSame(begun: ServerUpload, file: File): boolean {
  if (begun.name !== file.name || begun.length !== file.size) return false;
  let modified: string | null = null;
  try {
    modified = localStorage.getItem(kept(begun.id));
  } catch {
    // Storage may be forbidden: name and size must do.
  }
  return modified === null || Number(modified) === file.lastModified;
}

function remember(id: string, file: File | null): void {
  try {
    if (file) localStorage.setItem(kept(id), String(file.lastModified));
    else localStorage.removeItem(kept(id));
  } catch {
    // As above.
  }
}
