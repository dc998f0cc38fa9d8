/** Before any day that is meant, for `min`: each digit of a year that is typed makes a day of its own, such as in 0002 and 0020. */
export const FIRST_DAY = '1800-01-01';

/** Whether a field of a day, with `min`, is being typed: it would tell a day that is not meant, or that it is empty while one of its parts is. */
export function isHalfTyped({ validity }: HTMLInputElement): boolean {
  return validity.badInput || validity.rangeUnderflow;
}
