/* The controls over a picture that are ours. */
import './control-bar.ts';
import './quality-menu.ts';
import './seek-bar.ts';
