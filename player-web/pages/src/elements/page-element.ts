import { LitElement } from 'lit';
import { LanguageController } from '../text/language-controller.ts';

/**
 * An element of our pages: drawn into the document itself, so that the pages' style sheets and
 * assistive technology see one plain tree, and drawn again when the language changes.
 */
export class PageElement extends LitElement {
  constructor() {
    super();
    new LanguageController(this);
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
