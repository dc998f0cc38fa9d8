/* What a player with captions needs beside its other parts: those without them don't load it. */
import './caption-display.ts';
import './captions-menu.ts';
