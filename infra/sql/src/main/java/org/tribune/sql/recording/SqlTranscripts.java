package org.tribune.sql.recording;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.caption.Transcripts;
import org.tribune.catalogue.recording.Correction;
import org.tribune.catalogue.recording.HiddenPassages;
import org.tribune.catalogue.recording.Passage;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.time.MediaTime;
import org.tribune.sql.database.Database;

/** What was said on air, in a SQL database. Safe for all threads. */
public final class SqlTranscripts implements Transcripts {
  private final Database database;

  public SqlTranscripts(Database database) {
    this.database = database;
  }

  @Override
  public int save(BroadcastId recording, Collection<LiveCaption> captions) {
    return database.write(handle -> save(handle, recording, captions));
  }

  @Override
  public int save(SecondHearing hearing, Collection<LiveCaption> captions) {
    return database.write(
        handle -> {
          int written = save(handle, hearing.recording(), captions);
          TranscriptTable.saveHearing(handle, hearing);
          return written;
        });
  }

  private static int save(Handle handle, BroadcastId recording, Collection<LiveCaption> captions) {
    if (!RecordingTable.lockIfThere(handle, recording)) {
      return 0;
    }
    int written = TranscriptTable.save(handle, recording, kept(handle, recording, captions));
    // Nobody keeps a copy of what is on air: its readers follow the log.
    boolean isComplete =
        RecordingTable.find(handle, recording)
            .filter(each -> each.state() == RecordingState.COMPLETE)
            .isPresent();
    if (written > 0 && isComplete) {
      RecordingTable.raiseVersion(handle, recording);
    }
    return written;
  }

  @Override
  public Optional<SecondHearing> hearing(BroadcastId recording) {
    return database.read(handle -> TranscriptTable.hearing(handle, recording));
  }

  @Override
  public boolean retry(BroadcastId recording) {
    return database.write(handle -> TranscriptTable.forgetFailure(handle, recording));
  }

  @Override
  public Set<BroadcastId> waiting() {
    return database.read(TranscriptTable::waiting);
  }

  /** What a correction took away does not come back, whoever still had it. */
  private static List<LiveCaption> kept(
      Handle handle, BroadcastId recording, Collection<LiveCaption> captions) {
    List<Passage> gone =
        CorrectionTable.list(handle, recording).stream()
            .filter(each -> each.state() == Correction.State.DONE)
            .map(HiddenPassages::around)
            .toList();
    return captions.stream().filter(each -> !isSaidIn(gone, each)).toList();
  }

  private static boolean isSaidIn(List<Passage> passages, LiveCaption caption) {
    MediaTime start = MediaTime.of(caption.start());
    MediaTime end = MediaTime.of(caption.end());
    return passages.stream().anyMatch(each -> each.touches(start, end));
  }

  @Override
  public List<LiveCaption> find(BroadcastId recording) {
    return database.read(handle -> TranscriptTable.find(handle, recording));
  }

  @Override
  public List<LiveCaption> said(BroadcastId recording) {
    return database.read(handle -> TranscriptTable.said(handle, recording));
  }

  @Override
  public Map<BroadcastId, Long> versions() {
    return database.read(TranscriptTable::versions);
  }
}
