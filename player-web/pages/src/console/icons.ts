import { svg } from 'lit';
import { icon, icons as ofAllPages } from '../elements/icons.ts';

/** Those of all pages, and what the console alone shows. */
export const icons = {
  ...ofAllPages,
  warning: icon(svg`<path d="M1 21h22L12 2 1 21zm12-3h-2v-2h2v2zm0-4h-2v-4h2v4z" />`),
  info: icon(svg`<path d="M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1 15h-2v-6h2v6zm0-8h-2V7h2v2z" />`),
  leave: icon(svg`<path d="M5 3h9v2H7v14h7v2H5zm10 5 4 4-4 4v-3h-5v-2h5z" />`),
  pause: icon(svg`<path d="M6.500 5h4v14h-4zm7 0h4v14h-4z" />`),
  pencil: icon(svg`<path d="M3 17.200V21h3.800L17.800 10 14 6.200zM20.700 7a1 1 0 0 0 0-1.400l-2.300-2.300a1 1 0 0 0-1.400 0l-1.800 1.800L19 8.900z" />`),
  stop: icon(svg`<path d="M6 6h12v12H6z" />`),
  record: icon(svg`<circle cx="12" cy="12" r="7" />`),
  eye: icon(svg`<path d="M12 5C6.500 5 2.700 9.300 1.500 12 2.700 14.700 6.500 19 12 19s9.300-4.300 10.500-7C21.300 9.300 17.500 5 12 5zm0 11.500a4.500 4.500 0 1 1 0-9 4.500 4.500 0 0 1 0 9z" />`),
  eyeOff: icon(svg`<path d="M12 5C6.500 5 2.700 9.300 1.500 12 2.700 14.700 6.500 19 12 19s9.300-4.300 10.500-7C21.300 9.300 17.500 5 12 5zm0 11.500a4.500 4.500 0 1 1 0-9 4.500 4.500 0 0 1 0 9z" /><path d="m3.400 2-1.400 1.400L20.600 22l1.400-1.400z" />`),
  restore: icon(svg`<path d="M13 3a9 9 0 0 0-9 9H1l4 4 4-4H6a7 7 0 1 1 2.100 5l-1.400 1.400A9 9 0 1 0 13 3z" />`),
  down: icon(svg`<path d="m12 19-6-6 1.400-1.400 3.600 3.600V5h2v10.200l3.600-3.600L18 13z" />`),
  indent: icon(svg`<path d="M4 5h16v2H4zm8 4h8v2h-8zm0 4h8v2h-8zm-8 4h16v2H4zm0-8 4.500 3L4 15z" />`),
  outdent: icon(svg`<path d="M4 5h16v2H4zm8 4h8v2h-8zm0 4h8v2h-8zm-8 4h16v2H4zM9 9v6l-4.500-3z" />`),
  grip: icon(svg`<path d="M9 5h2v2H9zm4 0h2v2h-2zM9 9h2v2H9zm4 0h2v2h-2zm-4 4h2v2H9zm4 0h2v2h-2zm-4 4h2v2H9zm4 0h2v2h-2z" />`),
  paste: icon(svg`<path d="M9 3h6v2h4v16H5V5h4zm1.500 1.500v2h3v-2zM8 11v1.600h8V11zm0 4v1.600h8V15z" />`),
} as const;
