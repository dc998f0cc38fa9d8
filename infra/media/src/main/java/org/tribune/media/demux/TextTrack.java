package org.tribune.media.demux;

/**
 * A track of subtitles that are text.
 *
 * @param index names the track in packets
 * @param language as the container gives it, in ISO 639-2 mostly; empty if it does not
 * @param isForced true if it has only what every viewer needs, such as signs: not all that is said
 * @param isClosedCaptions true if it is the bytes of CEA-608, three to a pair, and no lines of text
 */
public record TextTrack(int index, String language, boolean isForced, boolean isClosedCaptions) {}
