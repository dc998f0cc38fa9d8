import { newId } from '../api/sitting.ts';

const STORED = 'tribune.consoles';

/** The names that a window marks under: its own, and those of windows that are gone, whose orders it sends. */
export interface ConsoleNames {
  readonly own: string;
  readonly orphans: readonly string[];
}

/** What of the browser is needed to distinguish windows. */
export interface WindowPlaces {
  readonly shared: Pick<Storage, 'getItem' | 'setItem'> | null;
  readonly ofWindow: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** Takes a lock for as long as the window lives; false if another window has it. Null where windows can't know. */
  readonly lock: ((name: string) => Promise<boolean>) | null;
}

/**
 * Names this window so that it has the same name after a reload and after a crash, and no other
 * window of this browser has it: the pen is a window's.
 */
export async function nameConsole(places: WindowPlaces): Promise<ConsoleNames> {
  // A window keeps its name through reloads, in its own storage.
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
  const asked = typeof BroadcastChannel === 'undefined' ? null : askedLock(() => new BroadcastChannel(STORED));
  return { shared: storage(() => localStorage), ofWindow: storage(() => sessionStorage), lock: locks ? lock : asked };
}

/** What windows send each other of a name: one asks, who has it answers. */
interface Word {
  readonly asks?: string;
  readonly has?: string;
}

/** Locks for pages over plain HTTP, which have none: a name is free if no other window answers that it has it. */
export function askedLock(open: () => BroadcastChannel, patienceMillis = 200): (name: string) => Promise<boolean> {
  const held = new Set<string>();
  const answers = open();
  answers.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.asks && held.has(data.asks)) answers.postMessage({ has: data.asks } satisfies Word);
  };
  return (name) =>
    new Promise((resolve) => {
      const question = open();
      const settle = (isFree: boolean) => {
        clearTimeout(timer);
        question.close();
        if (isFree) held.add(name);
        resolve(isFree);
      };
      const timer = setTimeout(() => settle(true), patienceMillis);
      question.onmessage = ({ data }: MessageEvent<Word>) => {
        if (data.has === name) settle(false);
      };
      question.postMessage({ asks: name } satisfies Word);
    });
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
