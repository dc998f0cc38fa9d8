type Piece = Uint8Array<ArrayBuffer>;

/** A file that is on its way, for whoever wants it: who asks later gets first what has already come. */
export class ArrivingBytes {
  #pieces: Piece[] = [];
  #ended = false;
  #failure: unknown = null;
  #wake: (() => void)[] = [];

  /** @param fetch hands on each piece as it comes, and settles with the last */
  constructor(fetch: (take: (piece: Piece) => void) => Promise<void>) {
    void fetch((piece) => this.#came(piece))
      .catch((error: unknown) => (this.#failure = error))
      .finally(() => {
        this.#ended = true;
        this.#tell();
      });
  }

  /** Hands on each piece, as it comes and once {@link take} is done with the one before. Throws what stopped the file from coming. */
  async each(take: (piece: Piece) => Promise<void>): Promise<void> {
    // All that waits is one piece: a buffer takes it at once.
    for (let taken = 0; ; ) {
      const waiting = this.#pieces.slice(taken);
      taken += waiting.length;
      if (waiting.length > 0) await take(joined(waiting));
      else if (!this.#ended) await new Promise<void>((resolve) => this.#wake.push(resolve));
      else if (this.#failure) throw this.#failure;
      else return;
    }
  }

  #came(piece: Piece): void {
    this.#pieces.push(piece);
    this.#tell();
  }

  #tell(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}

function joined(pieces: readonly Piece[]): Piece {
  if (pieces.length === 1 && pieces[0]) return pieces[0];
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
