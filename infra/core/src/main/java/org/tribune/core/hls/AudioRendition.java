package org.tribune.core.hls;

/**
 * EXT-X-MEDIA TYPE=AUDIO (4.4.6.1).
 *
 * @param groupId GROUP-ID
 * @param name NAME, as a person reads it
 * @param language LANGUAGE, as in RFC 5646
 * @param isDefault DEFAULT=YES, which implies AUTOSELECT=YES
 * @param channels CHANNELS, how many
 * @param uri URI of its media playlist
 */
public record AudioRendition(
    String groupId, String name, String language, boolean isDefault, int channels, String uri) {}
