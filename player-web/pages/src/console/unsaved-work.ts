import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Asks before a page is left on which something is not saved, and saves it once the network is back. */
export class UnsavedWork implements ReactiveController {
  readonly #leaving = (event: BeforeUnloadEvent): void => {
    if (this.#isUnsaved()) event.preventDefault();
  };
  readonly #online = (): void => this.#save();
  readonly #isUnsaved: () => boolean | undefined;
  readonly #save: () => void;

  /** @param save left out: the page tries again by itself */
  constructor(host: ReactiveControllerHost, isUnsaved: () => boolean | undefined, save: () => void = () => undefined) {
    this.#isUnsaved = isUnsaved;
    this.#save = save;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#leaving);
    addEventListener('online', this.#online);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#leaving);
    removeEventListener('online', this.#online);
  }
}
