/* Solves one challenge off the page's thread. */
import type { Challenge } from '../api/question.ts';
import { solve } from './solve.ts';

/** What the worker says: how far it is, from 0 to 1, or the number that was found. */
export interface Solving {
  readonly part?: number;
  readonly number?: number | null;
}

const say = (solving: Solving): void => self.postMessage(solving);

self.addEventListener('message', ({ data }: MessageEvent<Challenge>) => say({ number: solve(data, (part) => say({ part })) }));
