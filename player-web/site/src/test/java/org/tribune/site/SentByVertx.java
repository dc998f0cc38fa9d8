package org.tribune.site;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has the servers of a test class leave all sending to Vert.x, as {@code http.kernelSending: false}
 * does: a class that extends another so does all its tests once more.
 */
public final class SentByVertx implements BeforeAllCallback, AfterAllCallback {
  private static volatile boolean kernelSending = true;

  /** What the servers that are started now have in their configuration. */
  static boolean kernelSending() {
    return kernelSending;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    kernelSending = false;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    kernelSending = true;
  }
}
