package org.tribune.media.encode;

import org.tribune.core.Bytes;

/**
 * One encoded frame.
 *
 * @param index video: the frame's number; audio: the number of its first sample
 * @param keyFrame true if decoding can start here
 * @param data as a sample of ISO/IEC 14496-12: length-prefixed NAL units, or a raw AAC frame
 */
public record EncodedFrame(long index, boolean keyFrame, Bytes data) {}
