/** Why a file need not even be sent. */
export type FilmFault = 'too-large' | 'empty' | 'picture' | 'document' | 'packed' | 'unreadable' | 'twice';

const HEAD_BYTES = 16;

/** What files begin with that are no films: the server looks closer, this saves a long wait. */
const NO_FILMS: readonly (readonly [FilmFault, string])[] = [
  ['picture', '\xff\xd8\xff'], ['picture', '\x89PNG\r\n'], ['picture', 'GIF8'], ['picture', 'II*\0'], ['picture', 'MM\0*'],
  ['document', '%PDF-'], ['document', '\xd0\xcf\x11\xe0'], ['document', '{\\rtf'],
  ['packed', 'PK\x03\x04'], ['packed', 'Rar!'], ['packed', '7z\xbc\xaf\x27\x1c'], ['packed', '\x1f\x8b'],
];

/** Why {@link file} cannot be a film that the server takes; null if it may be one. */
export async function checkFilm(file: Blob, largest: number): Promise<FilmFault | null> {
  if (file.size === 0) return 'empty';
  if (file.size > largest) return 'too-large';
  try {
    const head = String.fromCharCode(...new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
    return NO_FILMS.find(([, begins]) => head.startsWith(begins))?.[0] ?? null;
  } catch {
    // It was moved or taken away since it was chosen.
    return 'unreadable';
  }
}
