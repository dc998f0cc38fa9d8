import { expect, it } from 'vitest';
import { ArrivingBytes } from '../../src/player/arriving-bytes.ts';

type Take = (piece: Uint8Array<ArrayBuffer>) => void;

function arriving() {
  let take: Take = () => undefined;
  let end: (failure?: Error) => void = () => undefined;
  const bytes = new ArrivingBytes((each) => {
    take = each;
    return new Promise((resolve, reject) => (end = (failure) => (failure ? reject(failure) : resolve())));
  });
  return { bytes, comes: (...all: number[]) => take(new Uint8Array(all)), ends: (failure?: Error) => end(failure) };
}

function taker(bytes: ArrivingBytes) {
  const taken: number[][] = [];
  const all = bytes.each(async (piece) => void taken.push([...piece]));
  return { taken, all };
}

it('each_whileItComes_getsEachPiece', async () => {
  const { bytes, comes, ends } = arriving();
  const { taken, all } = taker(bytes);
  comes(1, 2);
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve));
  comes(3);
  ends();
  await all;
  expect(taken).toEqual([[1, 2], [3]]);
});

it('each_later_getsWhatHasComeAtOnce', async () => {
  const { bytes, comes, ends } = arriving();
  comes(1);
  comes(2);
  const { taken, all } = taker(bytes);
  await new Promise((resolve) => setTimeout(resolve));
  comes(3);
  ends();
  await all;
  expect(taken).toEqual([[1, 2], [3]]);
  const again = taker(bytes);
  await again.all;
  expect(again.taken).toEqual([[1, 2, 3]]);
});

it('each_doesNotCome_throwsForAll', async () => {
  const { bytes, comes, ends } = arriving();
  const { taken, all } = taker(bytes);
  comes(1);
  ends(new Error('away'));
  await expect(all).rejects.toThrow('away');
  expect(taken).toEqual([[1]]);
  await expect(taker(bytes).all).rejects.toThrow('away');
});
