import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { Refusal } from '../../api/request.ts';
import { readSiteName } from '../../api/site.ts';
import { language } from '../../text/language.ts';
import { text, type TextKey } from '../../text/text.ts';
import './my-questions.ts';
import { PageElement } from '../page-element.ts';
import '../site-footer.ts';
import '../site-header.ts';

/** A moderator decides meanwhile: so often it is read again, in milliseconds. */
const AGAIN_MILLIS = 30_000;

/** A page of somebody's own behind a private link, `/…/{id}#key`: what is there, or why it can't be read. */
export abstract class PrivatePage<Own> extends PageElement {
  @state() protected own: Own | null = null;
  @state() private failure: Refusal | null = null;
  @state() private siteName = '';
  protected readonly linkId = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '');
  protected readonly linkKey = location.hash.slice(1);
  #again: ReturnType<typeof setInterval> | undefined;

  protected abstract readonly heading: TextKey;
  protected abstract readonly loading: TextKey;

  /** Reads what the link leads to. */
  protected abstract read(): Promise<Own>;

  protected abstract renderOwn(own: Own): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#readAgain();
    this.#again = setInterval(() => document.visibilityState === 'visible' && void this.#readAgain(), AGAIN_MILLIS);
    addEventListener('hashchange', this.#reload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#again);
    removeEventListener('hashchange', this.#reload);
  }

  protected override updated(): void {
    document.title = `${text(this.heading)} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="statement">
        <h1>${text(this.heading)}</h1>
        ${this.own ? this.renderOwn(this.own) : this.#waiting()}
        <my-questions></my-questions>
      </main>
      <site-footer></site-footer>`;
  }

  #waiting() {
    if (!this.failure) return html`<p role="status">${text(this.loading)}</p>`;
    return html`<p role="alert">${this.failure.detail?.[language()] ?? text('question.failed')}</p>`;
  }

  async #readAgain(): Promise<void> {
    try {
      this.own = await this.read();
      this.failure = null;
    } catch (error) {
      this.failure = error instanceof Refusal ? error : new Refusal(0, null);
      if (this.failure.status === 404) this.own = null;
    }
  }

  /** Another of this browser's links, or another secret. */
  readonly #reload = (): void => location.reload();
}
