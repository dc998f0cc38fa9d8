package org.tribune.media.demux;

/**
 * A track of subtitles that are text.
 *
 * @param index names the track in packets
 * @param language as the container gives it, in ISO 639-2 mostly; empty if it does not
 * @param isForced true if it has only what every viewer needs, such as signs: not all that is said
 */
public record TextTrack(int index, String language, boolean isForced) {}
