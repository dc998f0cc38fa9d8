/** How captions look, and whether they are shown, kept in this browser only. */
const STORED = 'tribune.captions';

export const SIZES = ['small', 'normal', 'large', 'huge'] as const;
export const COLOURS = ['white', 'yellow', 'black', 'bare'] as const;
export const PLACES = ['bottom', 'top'] as const;

export interface CaptionLook {
  readonly size: (typeof SIZES)[number];
  /** White or yellow letters on black, black ones on white, white ones on the picture. */
  readonly colours: (typeof COLOURS)[number];
  readonly place: (typeof PLACES)[number];
}

interface Kept extends CaptionLook {
  readonly isShown: boolean;
}

const USUAL: Kept = { size: 'normal', colours: 'white', place: 'bottom', isShown: false };

/** What was chosen last in this browser. */
export function keptCaptions(): Kept {
  try {
    const stored = JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<Record<keyof Kept, unknown>>;
    return {
      size: one(SIZES, stored.size) ?? USUAL.size,
      colours: one(COLOURS, stored.colours) ?? USUAL.colours,
      place: one(PLACES, stored.place) ?? USUAL.place,
      isShown: stored.isShown === true,
    };
  } catch {
    return USUAL;
  }
}

export function keepCaptions(change: Partial<Kept>): void {
  try {
    localStorage.setItem(STORED, JSON.stringify({ ...keptCaptions(), ...change }));
  } catch {
    // Storage may be forbidden; the next page then shows them as usual.
  }
}

function one<T extends string>(all: readonly T[], value: unknown): T | undefined {
  return all.find((each) => each === value);
}
