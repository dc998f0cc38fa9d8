package org.tribune.core.hls;

/**
 * EXT-X-I-FRAME-STREAM-INF (4.4.6.3).
 *
 * @param uri URI of the playlist of key frames
 * @param bandwidth BANDWIDTH: the peak
 * @param averageBandwidth AVERAGE-BANDWIDTH
 * @param codec CODECS, as in RFC 6381
 * @param width RESOLUTION, pixels
 * @param height RESOLUTION, pixels
 */
public record IFrameVariant(
    String uri, long bandwidth, long averageBandwidth, String codec, int width, int height) {}
