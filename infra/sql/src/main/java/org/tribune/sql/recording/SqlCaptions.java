package org.tribune.sql.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionRevision;
import org.tribune.catalogue.caption.CaptionTrack;
import org.tribune.catalogue.caption.Captions;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.sql.database.Database;

/** The captions of recordings in a SQL database. Safe for all threads. */
public final class SqlCaptions implements Captions {
  private final Database database;

  public SqlCaptions(Database database) {
    this.database = database;
  }

  @Override
  public Optional<RecordingCaptions> find(BroadcastId recording) {
    return database.read(handle -> CaptionTable.find(handle, recording));
  }

  @Override
  public Map<BroadcastId, Long> versions() {
    return database.read(CaptionTable::versions);
  }

  @Override
  public Optional<RecordingCaptions> replace(RecordingCaptions changed) {
    return database.write(
        handle -> {
          // Before the row of captions, as a correction does: none waits for the other.
          boolean isRecorded = RecordingTable.lockIfThere(handle, changed.recording());
          Optional<RecordingCaptions> before = CaptionTable.find(handle, changed.recording());
          if (!CaptionTable.replace(handle, changed)) {
            return Optional.empty();
          }
          if (isRecorded) {
            before.ifPresent(each -> CaptionRevisionTable.keep(handle, each, changed));
          }
          RecordingTable.raiseVersion(handle, changed.recording());
          return CaptionTable.find(handle, changed.recording())
              .or(() -> Optional.of(RecordingCaptions.none(changed.recording())));
        });
  }

  @Override
  public List<CaptionRevision> revisions(BroadcastId recording, String language) {
    return database.read(handle -> CaptionRevisionTable.list(handle, recording, language));
  }

  @Override
  public Optional<CaptionTrack> revision(BroadcastId recording, String language, int number) {
    return database.read(handle -> CaptionRevisionTable.find(handle, recording, language, number));
  }

  @Override
  public List<CaptionTrack> revisions(BroadcastId recording) {
    return database.read(handle -> CaptionRevisionTable.all(handle, recording));
  }

  @Override
  public void keep(BroadcastId recording, CaptionTrack revision) {
    database.run(
        handle -> {
          if (RecordingTable.lockIfThere(handle, recording)) {
            CaptionRevisionTable.add(handle, recording, revision);
          }
        });
  }
}
