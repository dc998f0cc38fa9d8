import { html } from 'lit';

/** A poster as small as a card shows it: the server makes a picture of this width, and of no other. */
export const cardPicture = (poster: string) => html`<img src="${poster}?w=384" alt="" loading="lazy" decoding="async" width="384" height="216" />`;
