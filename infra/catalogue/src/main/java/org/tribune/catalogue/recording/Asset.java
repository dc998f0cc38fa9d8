package org.tribune.catalogue.recording;

import org.tribune.core.Bytes;

/**
 * Something that was made from a recording: its poster, its storyboard.
 *
 * @param name what it is, one of each in a recording: {@code poster}, {@code storyboard}, {@code
 *     storyboard-3}
 * @param file the last word of its object's name and of its address; another one whenever the
 *     content is another
 * @param type as in RFC 6838: {@code image/jpeg}, {@code text/vtt}
 * @param length of the object in bytes
 * @param sha256 of the object, 32 bytes
 */
public record Asset(String name, String file, String type, int length, Bytes sha256) {}
