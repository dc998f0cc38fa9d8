import { state } from 'lit/decorators.js';
import { readSiteName } from '../api/site.ts';
import { PageElement } from '../elements/page-element.ts';
import { text } from '../text/text.ts';

/** A page of the console: the title of its window is its own and the name of the site. */
export abstract class TitledPage extends PageElement {
  @state() private siteName = '';

  /** What is said of it before the name of the site. */
  protected abstract get pageTitle(): string;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
  }

  protected override updated(): void {
    document.title = `${this.pageTitle} – ${this.siteName || text('site.default-name')}`;
  }
}
