import { read, send } from './request.ts';
import type { Upload as ServerUpload } from './schema.ts';

export type { Upload as ServerUpload } from './schema.ts';

export const UPLOADS = '/api/v1/uploads';

/** What each request of the tus protocol carries beside its own headers. */
export const UPLOAD_HEADERS = { 'X-Tribune-Request': '1' } as const;

/** One's own uploads that are not whole. Throws {@link Refusal}. */
export async function readUploads(): Promise<readonly ServerUpload[]> {
  return (await read<{ uploads: readonly ServerUpload[] }>(UPLOADS)).uploads;
}

/** Takes an upload up again that was given up. Throws {@link Refusal}. */
export function takeUpUpload(url: string): Promise<void> {
  return send('POST', `${url}/take-up`, undefined, { 'Tus-Resumable': '1.0.0' });
}

/** The largest file that the server takes, in bytes; infinite if it does not say. */
export async function readLargest(): Promise<number> {
  try {
    const answer = await fetch(UPLOADS, { method: 'OPTIONS' });
    return Number(answer.headers.get('Tus-Max-Size')) || Infinity;
  } catch {
    return Infinity;
  }
}
