import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { readSite } from '../../api/site.ts';
import { PageElement } from '../../elements/page-element.ts';
import '../../elements/site-header.ts';
import { text } from '../../text/text.ts';
import './sign-in-form.ts';
import type { SignInForm } from './sign-in-form.ts';

const CONSOLE = '/console/';

/** Where to go after the sign-in: a page of the console, and of no other site. */
export function nextPage(query: string): string {
  const wish = new URLSearchParams(query).get('next') ?? '';
  return /^\/console\/[\w/?=&-]*$/.test(wish) ? wish : CONSOLE;
}

/** Where who comes here has just been signed out, as ProviderRoutes.java says it. */
type SignedOut = 'provider' | 'here';

export function signedOut(query: string): SignedOut | null {
  const told = new URLSearchParams(query).get('out');
  return told === 'provider' || told === 'here' ? told : null;
}

/** Where the staff signs in. */
@customElement('sign-in-page')
export class SignInPage extends PageElement {
  @state() private siteName = '';
  @state() private provider = '';
  @query('sign-in-form') private form!: SignInForm;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSite().then((site) => {
      this.siteName = site?.name ?? '';
      this.provider = site?.provider ?? '';
    });
  }

  protected override firstUpdated(): void {
    void this.form.begin();
  }

  protected override updated(): void {
    document.title = `${text('sign-in.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="console staff-narrow">
        <h1>${text('sign-in.title')}</h1>
        ${this.#signedOut(signedOut(location.search))}
        <sign-in-form .next=${nextPage(location.search)} @signed-in=${() => location.replace(nextPage(location.search))}></sign-in-form>
      </main>`;
  }

  #signedOut(where: SignedOut | null) {
    return where && this.provider ? html`<p class="notice" role="status">${text(`sign-in.out.${where}`, { name: this.provider })}</p>` : nothing;
  }
}
