import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Refusal, signIn } from '../api/operator.ts';
import { readSiteName } from '../api/site.ts';
import { PageElement } from '../elements/page-element.ts';
import '../elements/site-header.ts';
import { text, type TextKey } from '../text/text.ts';

/** Signs the operator in with the token of the link, which stands after its #, so in no log. */
@customElement('sign-in-page')
export class SignInPage extends PageElement {
  @state() private outcome: TextKey = 'sign-in.working';
  @state() private siteName = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#signIn();
  }

  protected override updated(): void {
    document.title = `${text('sign-in.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="console">
        <h1>${text('sign-in.title')}</h1>
        <p class="notice" role="status">${text(this.outcome)}</p>
      </main>`;
  }

  async #signIn(): Promise<void> {
    const token = decodeURIComponent(location.hash.slice(1));
    // Out of the address bar and the history before anything else can read it there.
    history.replaceState(null, '', location.pathname + location.search);
    if (!token) {
      this.outcome = 'sign-in.no-token';
      return;
    }
    try {
      await signIn(token);
      location.replace('/console/');
    } catch (error) {
      this.outcome = failure(error);
    }
  }
}

function failure(error: unknown): TextKey {
  if (!(error instanceof Refusal)) return 'sign-in.failed';
  if (error.status === 401) return 'sign-in.wrong-token';
  return error.status === 429 ? 'sign-in.too-many' : 'sign-in.failed';
}
