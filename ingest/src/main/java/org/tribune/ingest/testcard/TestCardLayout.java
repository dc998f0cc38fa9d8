package org.tribune.ingest.testcard;

/**
 * Where things are on the test card, in even pixels. Designed on 1280 × 720 and scaled.
 *
 * @param width of the picture
 * @param height of the picture
 */
record TestCardLayout(int width, int height) {
  private static final double DESIGN_HEIGHT = 720;

  /** Design pixels in this picture's, rounded to even. */
  int scaled(double designPixels) {
    return (int) Math.round(designPixels * height / DESIGN_HEIGHT / 2) * 2;
  }

  int margin() {
    return scaled(64);
  }

  int inner() {
    return (width - 2 * margin()) & ~1;
  }

  int barsTop() {
    return scaled(64);
  }

  int barsHeight() {
    return scaled(220);
  }

  int rampTop() {
    return barsTop() + barsHeight();
  }

  int rampHeight() {
    return scaled(36);
  }

  int titleBaseline() {
    return scaled(416);
  }

  int subtitleBaseline() {
    return scaled(456);
  }

  int clockTop() {
    return scaled(496);
  }

  int clockHeight() {
    return scaled(96);
  }

  int digitWidth() {
    return scaled(56);
  }

  int colonWidth() {
    return scaled(28);
  }

  /** The light that flashes with the beep. */
  int lightSide() {
    return scaled(96);
  }

  int lightLeft() {
    return (width - margin() - lightSide()) & ~1;
  }

  /** The cells of the time code lie side by side along the bottom edge. */
  int cellWidth() {
    return Math.max(2, width / TimeCode.CELLS & ~1);
  }

  int cellHeight() {
    return Math.max(2, scaled(16));
  }

  int cellTop() {
    return (height - cellHeight()) & ~1;
  }

  /** The left edge of a cell; the row is in the middle. */
  int cellLeft(int cell) {
    return Math.max(0, (width - TimeCode.CELLS * cellWidth()) / 2 & ~1) + cell * cellWidth();
  }

  /** The track on which the marker runs once a second. */
  int trackTop() {
    return scaled(636);
  }

  int trackHeight() {
    return scaled(20);
  }

  int markerWidth() {
    return scaled(24);
  }

  /** The marker's left edge at a fraction of the second. */
  int markerLeft(double fraction) {
    return margin() + ((int) (fraction * (inner() - markerWidth())) & ~1);
  }
}
