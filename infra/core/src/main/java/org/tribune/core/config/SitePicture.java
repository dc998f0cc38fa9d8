package org.tribune.core.config;

/**
 * A picture of the community's own, for its home page: read and looked through at the start. Who
 * shows it makes it anew, smaller and without what cameras write into their files. Immutable.
 */
public final class SitePicture {
  private final String format;
  private final byte[] content;

  /**
   * A picture.
   *
   * @param format as {@code javax.imageio} names it: jpeg or png
   */
  public SitePicture(String format, byte[] content) {
    this.format = format;
    this.content = content.clone();
  }

  /** As {@code javax.imageio} names it. */
  public String format() {
    return format;
  }

  /** The file's bytes. */
  public byte[] content() {
    return content.clone();
  }
}
