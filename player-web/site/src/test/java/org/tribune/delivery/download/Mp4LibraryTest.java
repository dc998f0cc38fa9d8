package org.tribune.delivery.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.replay.RecordedSitting;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** What is reckoned once, not for each visitor of a recording's page and each reader of a feed. */
final class Mp4LibraryTest {
  private static final BroadcastId ID = new BroadcastId("20261124t180000-chamber");

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final AtomicInteger reads = new AtomicInteger();

  /** Counts how often the rows of a recording's segments are read, of which there are thousands. */
  private Catalogue counting() {
    return (Catalogue)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Catalogue.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("segments")) {
                reads.incrementAndGet();
              }
              return method.invoke(catalogue, arguments);
            });
  }

  private Recording recording() {
    return catalogue.recording(ID).orElseThrow();
  }

  @Test
  void duration_askedForAgain_isReadAgainOnlyOfAnotherVersion() {
    new RecordedSitting(catalogue, new FakeObjectStore(), ID)
        .segments(2, 6)
        .complete(MediaTime.ofMicros(26_880_000));
    Mp4Library library = new Mp4Library(new Mp4Maker(counting(), Withholdings.of(catalogue), "fr"));
    MediaTime first = library.duration(recording());
    assertThat(first.toMicros()).isEqualTo(19_200_000);
    assertThat(library.duration(recording())).isEqualTo(first);
    assertThat(reads).hasValue(1);
    catalogue.update(ID, each -> each.titled("Another"));
    assertThat(library.duration(recording())).isEqualTo(first);
    assertThat(reads).hasValue(2);
  }
}
