package org.tribune.core.config;

/** A picture that stands for the site: read and looked through at the start. Immutable. */
public final class Logo {
  private final Type type;
  private final int width;
  private final int height;
  private final byte[] content;

  /** What it is by its content. */
  public enum Type {
    SVG("image/svg+xml"),
    PNG("image/png"),
    WEBP("image/webp");

    private final String media;

    Type(String media) {
      this.media = media;
    }

    /** As in a Content-Type. */
    public String media() {
      return media;
    }

    /** True for what sites and readers of feeds show that know no drawings. */
    public boolean isRaster() {
      return this != SVG;
    }
  }

  /**
   * A logo.
   *
   * @param width pixels, or units of the drawing; only its ratio to {@code height} counts
   */
  public Logo(Type type, int width, int height, byte[] content) {
    this.type = type;
    this.width = width;
    this.height = height;
    this.content = content.clone();
  }

  public Type type() {
    return type;
  }

  /** How much wider than high it is. */
  public double ratio() {
    return (double) width / height;
  }

  /** The file's bytes. */
  public byte[] content() {
    return content.clone();
  }
}
