import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A menu that opens below its button. */
export interface LeftMenu {
  readonly open: () => boolean;
  /** @param returns the focus goes back to the button */
  readonly close: (returns: boolean) => void;
  /** What is in it or opens it; all of its element if there is nothing else in that. */
  readonly within?: () => Element | null;
}

/** Closes a menu when the focus leaves it, when somebody presses elsewhere, and by Escape (ARIA Authoring Practices, disclosure). */
export class MenuLeaving implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #menu: LeftMenu;
  readonly #pressed = (event: Event): void => {
    if (this.#menu.open() && !event.composedPath().includes(this.#within())) this.#menu.close(false);
  };

  constructor(host: ReactiveControllerHost & HTMLElement, menu: LeftMenu) {
    this.#host = host;
    this.#menu = menu;
    host.addController(this);
    host.addEventListener('focusout', ({ relatedTarget }) => {
      // A press on its words gives the focus to what is around it, which is not to leave.
      const leaves = relatedTarget instanceof Node && !this.#within().contains(relatedTarget) && !relatedTarget.contains(host);
      if (leaves && menu.open()) menu.close(false);
    });
    host.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.open()) return;
      event.stopPropagation();
      menu.close(true);
    });
  }

  hostConnected(): void {
    document.addEventListener('pointerdown', this.#pressed);
  }

  hostDisconnected(): void {
    document.removeEventListener('pointerdown', this.#pressed);
  }

  #within(): Element {
    return this.#menu.within?.() ?? this.#host;
  }
}
