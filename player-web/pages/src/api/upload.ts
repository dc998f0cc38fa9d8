import { askToSignIn, Refusal, type Message } from './request.ts';
import { sittingAddress, type ClerkSitting } from './sitting.ts';

/** The largest file that is not even sent; the server's setting may be smaller, and says so. */
export const LARGEST_UPLOAD = 1_000_000_000;

/**
 * Sends a PDF, and reports how much of it is there. Throws {@link Refusal}; status 0 if the network
 * failed. (`fetch` does not report how far a body is.)
 */
export async function uploadDocument(
  sitting: string,
  file: File,
  what: Readonly<Record<string, string>>,
  progress: (share: number) => void,
): Promise<ClerkSitting> {
  try {
    return await send(sitting, file, what, progress);
  } catch (error) {
    const isOver = error instanceof Refusal && error.code === 'sign-in-needed';
    if (!isOver || !(await askToSignIn(true))) throw error;
    return uploadDocument(sitting, file, what, progress);
  }
}

function send(
  sitting: string,
  file: File,
  what: Readonly<Record<string, string>>,
  progress: (share: number) => void,
): Promise<ClerkSitting> {
  const query = new URLSearchParams({ name: file.name, ...what });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${sittingAddress(sitting)}/documents?${query}`);
    request.setRequestHeader('X-Tribune-Request', '1');
    request.setRequestHeader('Content-Type', 'application/pdf');
    request.responseType = 'json';
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      const answer = request.response as { sitting?: ClerkSitting; detail?: Message; code?: string } | null;
      if (request.status === 201 && answer?.sitting) resolve(answer.sitting);
      else reject(new Refusal(request.status, answer?.detail ?? null, null, answer?.code ?? null));
    };
    request.onerror = () => reject(new Refusal(0, null));
    request.send(file);
  });
}
