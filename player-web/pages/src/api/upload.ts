import { askToSignIn, Refusal, type Message } from './request.ts';
import { sittingAddress, type AgendaPreview, type ClerkSitting } from './sitting.ts';

/** The largest file that is not even sent; the server's setting may be smaller, and says so. */
export const LARGEST_UPLOAD = 1_000_000_000;

/** The largest convocation whose agenda the server reads. */
export const LARGEST_CONVOCATION = 16_000_000;

type Progress = (share: number) => void;

/**
 * Sends a PDF, and reports how much of it is there. Throws {@link Refusal}; status 0 if the network
 * failed. (`fetch` does not report how far a body is.)
 */
export async function uploadDocument(
  sitting: string,
  file: File,
  what: Readonly<Record<string, string>>,
  progress: Progress,
): Promise<ClerkSitting> {
  const query = new URLSearchParams({ name: file.name, ...what });
  const address = `${sittingAddress(sitting)}/documents?${query}`;
  const added = await sendFile<{ readonly sitting: ClerkSitting }>(address, file, 'application/pdf', progress);
  return added.sitting;
}

/** Has the agenda in a file read, whatever the file is; nothing is written. Throws {@link Refusal}, as {@link uploadDocument}. */
export function readAgendaFile(sitting: string, file: File, progress: Progress): Promise<AgendaPreview> {
  const type = /\.(csv|tsv)$/i.test(file.name) ? 'text/csv' : 'application/octet-stream';
  return sendFile(`${sittingAddress(sitting)}/agenda/preview`, file, type, progress);
}

/** Sends it, again if somebody had to sign in before. */
async function sendFile<T>(address: string, file: File, type: string, progress: Progress): Promise<T> {
  try {
    return await send(address, file, type, progress);
  } catch (error) {
    const isOver = error instanceof Refusal && error.code === 'sign-in-needed';
    if (!isOver || !(await askToSignIn(true))) throw error;
    return sendFile(address, file, type, progress);
  }
}

function send<T>(address: string, file: File, type: string, progress: Progress): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('X-Tribune-Request', '1');
    request.setRequestHeader('Content-Type', type);
    request.responseType = 'json';
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      const isDone = request.status >= 200 && request.status < 300 && request.response;
      if (isDone) return resolve(request.response as T);
      const answer = request.response as { detail?: Message; code?: string } | null;
      reject(new Refusal(request.status, answer?.detail ?? null, null, answer?.code ?? null));
    };
    request.onerror = () => reject(new Refusal(0, null));
    request.send(file);
  });
}
