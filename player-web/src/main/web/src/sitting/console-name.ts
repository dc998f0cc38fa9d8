import { newId } from '../api/sitting.ts';

const STORED = 'tribune.consoles';

/** The names that a window marks under: its own, and those of windows that are gone, whose orders it sends. */
export interface ConsoleNames {
  readonly own: string;
  readonly orphans: readonly string[];
}

/** What of the browser is needed to tell windows apart. */
export interface WindowPlaces {
  readonly shared: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly ofWindow: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** Takes a lock for as long as the window lives; false if another window has it. Null where there are no locks. */
  readonly lock: ((name: string) => Promise<boolean>) | null;
}

/**
 * Names this window so that it has the same name after a reload and after a crash, and no other
 * window of this browser has it: the pen is a window's.
 */
export async function nameConsole(places: WindowPlaces): Promise<ConsoleNames> {
  // Without locks (plain HTTP) a window keeps its name through reloads, in its own storage.
  if (!places.lock) return { own: remembered(places), orphans: [] };
  const free: string[] = [];
  const known = readNames(places);
  for (const name of known) if (await places.lock(`tribune.console.${name}`)) free.push(name);
  const before = places.ofWindow?.getItem(STORED);
  const own = free.find((name) => name === before) ?? free[0];
  if (own) return settled(places, own, free.filter((name) => name !== own));
  const name = newId();
  await places.lock(`tribune.console.${name}`);
  write(places.shared, STORED, JSON.stringify([...readNames(places), name]));
  return settled(places, name, []);
}

function settled({ ofWindow }: WindowPlaces, own: string, orphans: readonly string[]): ConsoleNames {
  write(ofWindow, STORED, own);
  return { own, orphans };
}

/** The browser's own places. */
export function browserPlaces(): WindowPlaces {
  const { locks } = navigator as { locks?: LockManager };
  const lock = (name: string) =>
    new Promise<boolean>((resolve) => {
      void locks?.request(name, { ifAvailable: true }, (held) => {
        resolve(held !== null);
        // Held until the window is gone.
        return held ? new Promise(() => undefined) : undefined;
      });
    });
  return { shared: storage(() => localStorage), ofWindow: storage(() => sessionStorage), lock: locks ? lock : null };
}

/** A browser's storage, unless it is forbidden. */
export function storage(open: () => Storage): Storage | null {
  try {
    return open();
  } catch {
    return null;
  }
}

function remembered({ ofWindow }: WindowPlaces): string {
  const name = ofWindow?.getItem(STORED) ?? newId();
  write(ofWindow, STORED, name);
  return name;
}

function readNames({ shared }: WindowPlaces): readonly string[] {
  try {
    const names: unknown = JSON.parse(shared?.getItem(STORED) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string' && /^[a-z0-9]{1,40}$/.test(name)) : [];
  } catch {
    return [];
  }
}

function write(place: Pick<Storage, 'setItem'> | null, key: string, value: string): void {
  try {
    place?.setItem(key, value);
  } catch {
    // Storage may be full; the name then lasts as long as the page.
  }
}
