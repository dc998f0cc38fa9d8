package org.tribune.delivery.replay;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.time.MediaTime;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** A server for each test, over a catalogue and a store that the test fills. */
public abstract class ServedRecordings {
  @TempDir protected Path directory;
  protected final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  protected final FakeObjectStore store = new FakeObjectStore();
  protected RunningServer running;

  @BeforeEach
  protected final void start() {
    running = new RunningServer(directory, store, catalogue);
  }

  @AfterEach
  protected final void stop() {
    running.close();
  }

  protected static MediaTime seconds(double seconds) {
    return MediaTime.ofMicros(Math.round(seconds * 1e6));
  }
}
