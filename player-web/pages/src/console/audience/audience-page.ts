import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { text } from '../../text/text.ts';
import './audience-figures.ts';
import './audience-list.ts';
import '../console-head.ts';
import { TitledPage } from '../titled-page.ts';

/** What was watched: all of it, or one recording. For clerks; a reporter sees own films. */
@customElement('audience-page')
export class AudiencePage extends TitledPage {

  protected override get pageTitle(): string {
    return text('audience.title');
  }

  protected override render() {
    const recording = location.pathname.split('/').filter(Boolean)[2];
    return html`<console-head .heading=${text('audience.title')} current="audience"></console-head>
      <main id="main" tabindex="-1" class="console">
        ${recording
          ? html`<audience-figures .recording=${decodeURIComponent(recording)}></audience-figures>`
          : html`<audience-list></audience-list>`}
        <section class="audience-foot" aria-labelledby="audience-foot">
          <h2 id="audience-foot">${text('audience.foot.title')}</h2>
          <p>${text('audience.foot')}</p>
          <p>${text('audience.foot.limits')}</p>
        </section>
      </main>`;
  }
}
