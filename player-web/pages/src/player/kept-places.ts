/** Where a viewer left recordings off, kept in this browser only. */
const STORED = 'tribune.places';
const MOST = 60;
/** Whoever stopped this close to an end has seen it, in seconds. */
const EDGE_SECONDS = 15;

/** Recordings' places in seconds, the one last watched at the end. */
type Places = readonly (readonly [string, number])[];

/** Where {@link recording} was left off, in seconds; null if it was not, or if that was forgotten. */
export function keptPlace(recording: string): number | null {
  return readPlaces().find(([id]) => id === recording)?.[1] ?? null;
}

/** Keeps the place {@link seconds}, unless it is so near to an end that it says nothing. */
export function keepPlace(recording: string, seconds: number, duration: number): void {
  const others = readPlaces().filter(([id]) => id !== recording);
  const worth = seconds > EDGE_SECONDS && seconds < duration - EDGE_SECONDS;
  write(worth ? [...others, [recording, Math.floor(seconds)] as const].slice(-MOST) : others);
}

/** Forgets where {@link recording} was left off. */
export function forgetPlace(recording: string): void {
  write(readPlaces().filter(([id]) => id !== recording));
}

function readPlaces(): Places {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.filter((one): one is [string, number] => Array.isArray(one) && typeof one[0] === 'string' && Number.isFinite(one[1]));
  } catch {
    return [];
  }
}

function write(places: Places): void {
  try {
    if (places.length > 0) localStorage.setItem(STORED, JSON.stringify(places));
    else localStorage.removeItem(STORED);
  } catch {
    // Storage may be forbidden; the recording then starts at its beginning.
  }
}
