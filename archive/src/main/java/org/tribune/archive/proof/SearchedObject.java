package org.tribune.archive.proof;

/**
 * Something that was read from its beginning to its end, and decoded.
 *
 * @param name in its place
 * @param sha256 of all its bytes as they were read, in hexadecimal digits
 * @param pictures of the session's time that were decoded
 * @param soundSeconds of the session's time that were decoded
 * @param clean true if all of it was the slate and silence
 */
public record SearchedObject(
    String name, long bytes, String sha256, long pictures, double soundSeconds, boolean clean) {}
