package org.tribune.testkit.log;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;

final class EmbeddedEventLogTest extends EventLogContract {
  @TempDir Path directory = Path.of("");

  @Override
  protected EventLog open() {
    return new EmbeddedEventLog(directory);
  }
}
