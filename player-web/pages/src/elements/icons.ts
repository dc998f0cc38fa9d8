import { svg, html, type TemplateResult } from 'lit';

export function icon(paths: TemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${paths}</svg>`;
}

export const icons = {
  play: icon(svg`<path d="M8 5v14l11-7z" />`),
  muted: icon(svg`<path d="M4 9v6h4l5 4V5L8 9H4zm17.3.1-1.4-1.4-2.4 2.4-2.4-2.4-1.4 1.4 2.4 2.4-2.4 2.4 1.4 1.4 2.4-2.4 2.4 2.4 1.4-1.4-2.4-2.4z" />`),
  quality: icon(svg`<path d="M19.1 12.9a7 7 0 0 0 0-1.8l2-1.6-1.9-3.3-2.4 1a7 7 0 0 0-1.6-.9L14.9 3.7h-3.8l-.4 2.6a7 7 0 0 0-1.6.9l-2.4-1-1.9 3.3 2 1.6a7 7 0 0 0 0 1.8l-2 1.6 1.9 3.3 2.4-1c.5.4 1 .7 1.6.9l.4 2.6h3.8l.4-2.6c.6-.2 1.1-.5 1.6-.9l2.4 1 1.9-3.3-2-1.6zM13 15.5a3.5 3.5 0 1 1 0-7 3.5 3.5 0 0 1 0 7z" />`),
  headphones: icon(svg`<path d="M12 3a9 9 0 0 0-9 9v7a2 2 0 0 0 2 2h3v-8H5v-1a7 7 0 0 1 14 0v1h-3v8h3a2 2 0 0 0 2-2v-7a9 9 0 0 0-9-9z" />`),
  link: icon(svg`<path d="M3.9 12c0-1.7 1.4-3.1 3.1-3.1h4V7H7a5 5 0 0 0 0 10h4v-1.9H7A3.1 3.1 0 0 1 3.9 12zM8 13h8v-2H8v2zm9-6h-4v1.9h4a3.1 3.1 0 0 1 0 6.2h-4V17h4a5 5 0 0 0 0-10z" />`),
  share: icon(svg`<path d="M18 16a3 3 0 0 0-2 .8l-7.100-4.100a3.300 3.300 0 0 0 0-1.400L16 7.200A3 3 0 1 0 15 5l.1.700L8 9.800a3 3 0 1 0 0 4.400l7.100 4.100L15 19a3 3 0 1 0 3-3z" />`),
  mail: icon(svg`<path d="M3 5h18a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm1.500 2 7.500 5.600L19.500 7zM4 8.900V17h16V8.900l-8 6z" />`),
  down: icon(svg`<path d="m12 16-7-7 1.400-1.400 5.600 5.600 5.600-5.600L19 9z" />`),
  embed: icon(svg`<path d="M9.4 16.6 4.8 12l4.6-4.6L8 6l-6 6 6 6 1.4-1.4zm5.2 0 4.6-4.6-4.6-4.6L16 6l6 6-6 6-1.4-1.4z" />`),
  captions: icon(svg`<path d="M3 4h18a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H3a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zm3 6v4.500a1 1 0 0 0 1 1h3.500v-2H8v-2h2.500v-2H7a1 1 0 0 0-1 .500zm7 0v4.500a1 1 0 0 0 1 1h3.500v-2H15v-2h2.500v-2H14a1 1 0 0 0-1 .500z" />`),
  keyboard: icon(svg`<path d="M20 5H4a2 2 0 0 0-2 2v10c0 1.1.9 2 2 2h16a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2zm-9 3h2v2h-2V8zm0 3h2v2h-2v-2zM8 8h2v2H8V8zm0 3h2v2H8v-2zm-1 2H5v-2h2v2zm0-3H5V8h2v2zm9 7H8v-2h8v2zm0-4h-2v-2h2v2zm0-3h-2V8h2v2zm3 3h-2v-2h2v2zm0-3h-2V8h2v2z" />`),
  viewers: icon(svg`<path d="M12 5C6.5 5 2.7 9.3 1.5 12 2.7 14.7 6.5 19 12 19s9.300-4.300 10.500-7C21.300 9.300 17.500 5 12 5zm0 11.500a4.500 4.500 0 1 1 0-9 4.500 4.500 0 0 1 0 9zm0-2.200a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600z" />`),
  back: icon(svg`<path d="M20 11H7.800l5.600-5.600L12 4l-8 8 8 8 1.400-1.400L7.800 13H20v-2z" />`),
  search: icon(svg`<path d="M10 3.500a6.500 6.500 0 1 0 3.900 11.700l5 5 1.500-1.500-5-5A6.500 6.500 0 0 0 10 3.500zm0 2.100a4.400 4.400 0 1 1 0 8.800 4.400 4.400 0 0 1 0-8.800z" />`),
  retry: icon(svg`<path d="M17.700 6.300A8 8 0 1 0 19.700 14h-2.100a6 6 0 1 1-1.400-6.200L13 11h8V3l-3.300 3.300z" />`),
  close: icon(svg`<path d="M19 6.400 17.600 5 12 10.600 6.400 5 5 6.400 10.600 12 5 17.600 6.400 19 12 13.400 17.600 19 19 17.600 13.400 12z" />`),
  arrow: icon(svg`<path d="m12 4-1.400 1.400 5.600 5.600H4v2h12.200l-5.600 5.600L12 20l8-8z" />`),
  first: icon(svg`<path d="M6 5h2.500v14H6zM20 5v14l-10.500-7z" />`),
  download: icon(svg`<path d="M11 3h2v9.200l3.600-3.600L18 10l-6 6-6-6 1.400-1.400 3.600 3.600zM4 18h16v2.500H4z" />`),
  film: icon(svg`<path d="M4 4h16a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zm1 2v2h2V6zm0 5v2h2v-2zm0 5v2h2v-2zM17 6v2h2V6zm0 5v2h2v-2zm0 5v2h2v-2zM9 6v5h6V6zm0 7v5h6v-5z" />`),
  archive: icon(svg`<path d="M3 4h18v5H3zm1 6.500h16V20H4zm5 2.500v2h6v-2z" />`),
  scissors: icon(svg`<path d="M9.600 7.600a3.500 3.500 0 1 0-2 2L10 12l-2.400 2.400a3.500 3.500 0 1 0 2 2L12 14l7 7h3v-1zM6.500 8a1.800 1.800 0 1 1 0-3.600 1.800 1.800 0 0 1 0 3.600zm0 11.600a1.800 1.800 0 1 1 0-3.600 1.800 1.800 0 0 1 0 3.600zM19 3l-6 6 2 2 7-7V3z" />`),
  clock: icon(svg`<path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zm.800-13h-1.800v6l5 3 .900-1.500-4.100-2.400z" />`),
  trash: icon(svg`<path d="M6 7h12l-1 14H7zm3-4h6l1 2h4v2H4V5h4z" />`),
  check: icon(svg`<path d="m9 16.200-4.200-4.200L3.400 13.400 9 19 21 7l-1.400-1.400z" />`),
  lock: icon(svg`<path d="M12 2a5 5 0 0 0-5 5v3H5v12h14V10h-2V7a5 5 0 0 0-5-5zm-3 8V7a3 3 0 0 1 6 0v3zm3 3.500a1.500 1.500 0 0 1 .800 2.800V19h-1.600v-2.700a1.500 1.500 0 0 1 .800-2.800z" />`),
  file: icon(svg`<path d="M6 2h8l5 5v15H6zm7 1.800V8h4.200zM8.500 12v1.600h7V12zm0 4v1.600h7V16z" />`),
  plus: icon(svg`<path d="M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z" />`),
  more: icon(svg`<path d="M12 4a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm0 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm0 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4z" />`),
  up: icon(svg`<path d="m12 5 6 6-1.400 1.400L13 8.800V19h-2V8.800l-3.600 3.600L6 11z" />`),
} as const;
