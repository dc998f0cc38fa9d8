/** Before any day that is meant, for `min`: each digit of a year that is typed makes a day of its own, such as in 0002 and 0020. */
export const FIRST_DAY = '1800-01-01';

/** Tells what a field of a day, with `min`, holds; nothing while it is half typed: a day that is not meant, or an empty one while one of its parts is. */
export function onDay(tell: (day: string | null) => void): (event: Event) => void {
  return (event) => {
    const { value, validity } = event.target as HTMLInputElement;
    if (!validity.badInput && !validity.rangeUnderflow) tell(value || null);
  };
}
