package org.tribune.core.rendition;

/** The broadcast is over; every part has been written (EXT-X-ENDLIST). */
public record RenditionEnd(long epoch) implements RenditionEntry {}
