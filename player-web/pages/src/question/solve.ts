import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Challenge } from '../api/question.ts';

/** So many numbers are tried between two words of progress. */
const PROGRESS_EVERY = 10_000;

/**
 * The number that solves {@link challenge} (ALTCHA, version 1), null if none does. Blocks: call it in a worker.
 *
 * @param tried notified now and then, from 0 to 1
 */
export function solve({ challenge, salt, maxnumber }: Challenge, tried: (part: number) => void = () => undefined): number | null {
  const wanted = hexToBytes(challenge);
  const text = new TextEncoder();
  for (let number = 0; number <= maxnumber; number++) {
    if (number % PROGRESS_EVERY === 0) tried(number / (maxnumber + 1));
    const hash = sha256(text.encode(`${salt}${number}`));
    if (hash.every((byte, index) => byte === wanted[index])) return number;
  }
  return null;
}
