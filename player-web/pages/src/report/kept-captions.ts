/** Captions that have errors, by language: no server takes them, so that the browser keeps them for a page that is loaded again. */
export type WrongCaptions = Readonly<Record<string, string>>;

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = (report: string): string => `tribune.report.${report}.captions`;

/** What was kept of a report's; none if nothing was, or it can't be read. */
export function keptCaptions(report: string, storage: Kept): WrongCaptions {
  try {
    const kept = JSON.parse(storage.getItem(key(report)) ?? '{}') as unknown;
    return typeof kept === 'object' && kept !== null ? (Object.fromEntries(Object.entries(kept).filter(([, text]) => typeof text === 'string')) as WrongCaptions) : {};
  } catch {
    return {};
  }
}

/** Keeps {@link wrong}, or nothing any more; false if the browser has no room or does not want to. */
export function keepCaptions(report: string, wrong: WrongCaptions, storage: Kept): boolean {
  try {
    if (Object.keys(wrong).length > 0) storage.setItem(key(report), JSON.stringify(wrong));
    else storage.removeItem(key(report));
    return true;
  } catch {
    return false;
  }
}
