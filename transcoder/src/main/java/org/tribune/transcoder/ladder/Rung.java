package org.tribune.transcoder.ladder;

import org.tribune.core.time.FrameRate;

/**
 * One video rendition of a ladder.
 *
 * @param id such as {@code 720p}, after the shorter side
 * @param width even
 * @param height even
 * @param everySecondFrame true if it carries half the timeline's frames
 * @param frameRate its own
 * @param bitRate wished bits a second on average, without the container
 * @param maximumBitRate over any second
 */
public record Rung(
    String id,
    int width,
    int height,
    boolean everySecondFrame,
    FrameRate frameRate,
    int bitRate,
    int maximumBitRate) {}
