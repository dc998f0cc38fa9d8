import { readLargest, readUploads, takeUpUpload, type ServerUpload } from '../api/film-upload.ts';
import { createReport, deleteReport, readPreparations, readReport } from '../api/report-desk.ts';
import { checkFilm, type FilmFault } from './film-check.ts';
import { FilmUpload, terminate, type UploadState } from './film-upload.ts';

/** A file that was not sent at all. */
export interface RefusedFile {
  readonly name: string;
  /** Which it is, if it may be sent all the same. */
  readonly file: File | null;
  readonly report: string | null;
  readonly fault: FilmFault;
  /** The largest that the server takes, in bytes. */
  readonly largest: number;
}

/** What is kept of a file so that another of its name and size is not taken for it. */
const kept = (id: string) => `tribune.upload.${id}`;

/**
 * All films that are being sent by this page, one after the other, and what earlier pages left half
 * sent on the server. Notifies `changed` of each change, and `sent` of each film that is whole.
 */
export class UploadTray extends EventTarget {
  uploads: readonly FilmUpload[] = [];
  /** On the server, and not going on by itself: its file must be chosen again. */
  left: readonly ServerUpload[] = [];
  refused: readonly RefusedFile[] = [];
  /** Addresses of those whose file is remembered. */
  readonly #known = new Set<string>();
  /** The reports that were begun for a file alone. */
  readonly #ownReports = new Map<FilmUpload, string>();
  /** The files of what was given up here, by address. */
  readonly #cancelled = new Map<string, File>();

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
      const begun = this.left.find((one) => isSame(one, file) && (report === null || one.report === report));
      if (fault) this.#refuse(file, report, fault, largest);
      else if (!begun && (await this.#isSent(file))) this.#refuse(file, report, 'twice', largest);
      else await this.#begin(file, report, begun ?? null);
    }
  }

  /** Sends one that was sent before: it may be meant so. */
  async sendAnyway(refused: RefusedFile): Promise<void> {
    this.dismiss(refused);
    if (refused.file) await this.#begin(refused.file, refused.report, null);
  }

  #refuse(file: File, report: string | null, fault: FilmFault, largest: number): void {
    this.refused = [...this.refused, { name: file.name, file: fault === 'twice' ? file : null, report, fault, largest }];
    this.#changed();
  }

  async #begin(file: File, report: string | null, begun: ServerUpload | null): Promise<void> {
    if (begun?.abandoned) await takeUpUpload(begun.url);
    if (begun) this.left = this.left.filter((one) => one !== begun);
    const known = begun?.report ?? report;
    const target = known ?? (await createReport(titleOf(file))).id;
    const upload = new FilmUpload(target, file, begun?.url ?? null, begun?.offset ?? 0, (state) => this.#moved(upload, state));
    if (known === null) this.#ownReports.set(upload, target);
    this.uploads = [...this.uploads, upload];
    this.#next();
  }

  /** True if a file of its name and size is on its way, or was made into a film. */
  async #isSent(file: File): Promise<boolean> {
    if (this.uploads.some((one) => one.state !== 'gone' && one.file.name === file.name && one.file.size === file.size)) return true;
    const preparations = await readPreparations().catch(() => []);
    return preparations.some(({ name, bytes, state }) => name === file.name && bytes === file.size && state !== 'cancelled' && state !== 'failed');
  }

  /** Sends on what was paused or refused. Throws {@link Refusal} if it needs a report that can't be made. */
  async resume(upload: FilmUpload): Promise<void> {
    if (upload.report === '') {
      upload.report = (await createReport(titleOf(upload.file))).id;
      this.#ownReports.set(upload, upload.report);
    }
    upload.queue();
    this.#next();
  }

  /** Gives one up: for an hour it can be taken up again. */
  async cancel(upload: FilmUpload): Promise<void> {
    const { url, file } = upload;
    await upload.cancel();
    this.uploads = this.uploads.filter((one) => one !== upload);
    if (url) this.#cancelled.set(url, file);
    else await this.#dropReport(upload);
    this.#next();
    await this.refresh();
  }

  /** True if its file is still at hand: it need not be chosen again. */
  hasFile(upload: ServerUpload): boolean {
    return this.#cancelled.has(upload.url);
  }

  /** Takes one up again that was given up. Throws {@link Refusal}. */
  async takeUp(upload: ServerUpload): Promise<void> {
    const file = this.#cancelled.get(upload.url);
    this.#cancelled.delete(upload.url);
    if (file) await this.#begin(file, upload.report, upload);
    else {
      await takeUpUpload(upload.url);
      await this.refresh();
    }
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

  #moved(upload: FilmUpload, state: UploadState): void {
    this.#next();
    if (state === 'done') {
      this.#ownReports.delete(upload);
      this.dispatchEvent(new Event('sent'));
    }
    if (state === 'refused' && upload.isNoFilm) void this.#dropReport(upload);
  }

  /** A draft that was begun for a file alone goes with it, unless somebody has written in it since. */
  async #dropReport(upload: FilmUpload): Promise<void> {
    const id = this.#ownReports.get(upload);
    if (!id) return;
    this.#ownReports.delete(upload);
    try {
      const report = await readReport(id);
      const isUntouched = report.version === 0 && report.film === null && report.preparations.length === 0;
      if (!isUntouched) return;
      await deleteReport(report);
      upload.report = '';
      this.dispatchEvent(new Event('sent'));
    } catch {
      // An empty draft does no harm: its author deletes it.
    }
    this.#changed();
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

/** True if it is the file that was begun, as far as a browser can know. */
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
