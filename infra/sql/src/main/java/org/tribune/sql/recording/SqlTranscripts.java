package org.tribune.sql.recording;

import java.util.Collection;
import java.util.List;
import org.tribune.catalogue.caption.Transcripts;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.sql.database.Database;

/** What was said on air, in a SQL database. Safe for all threads. */
public final class SqlTranscripts implements Transcripts {
  private final Database database;

  public SqlTranscripts(Database database) {
    this.database = database;
  }

  @Override
  public int save(BroadcastId recording, Collection<LiveCaption> captions) {
    return database.write(
        handle -> {
          if (!RecordingTable.lockIfThere(handle, recording)) {
            return 0;
          }
          int written = TranscriptTable.save(handle, recording, captions);
          // Nobody keeps a copy of what is on air: its readers follow the log.
          boolean isComplete =
              RecordingTable.find(handle, recording)
                  .filter(each -> each.state() == RecordingState.COMPLETE)
                  .isPresent();
          if (written > 0 && isComplete) {
            RecordingTable.raiseVersion(handle, recording);
          }
          return written;
        });
  }

  @Override
  public List<LiveCaption> find(BroadcastId recording) {
    return database.read(handle -> TranscriptTable.find(handle, recording));
  }
}
