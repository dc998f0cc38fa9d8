package org.tribune.box;

import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives the process back the time zone that it had: a command that a test runs in it makes the
 * site's its own, and a film's encoder would then take the libraries of {@link
 * org.tribune.media.NativeLibraries} for others than those that were unpacked. Found by JUnit by
 * itself; each class is run with it.
 */
public final class KeptTimeZone implements BeforeAllCallback, AfterAllCallback {
  private static final String LIBRARIES = "org.bytedeco.javacpp.cachedir";
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(KeptTimeZone.class);

  private record Before(TimeZone zone, Optional<String> libraries) {}

  @Override
  public void beforeAll(ExtensionContext context) {
    Before before =
        new Before(TimeZone.getDefault(), Optional.ofNullable(System.getProperty(LIBRARIES)));
    context.getStore(OURS).put(Before.class, before);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Before before = Objects.requireNonNull(context.getStore(OURS).get(Before.class, Before.class));
    TimeZone.setDefault(before.zone());
    before
        .libraries()
        .ifPresentOrElse(
            folder -> System.setProperty(LIBRARIES, folder), () -> System.clearProperty(LIBRARIES));
  }
}
