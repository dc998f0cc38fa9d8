package org.tribune.site.search.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.util.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an index held that a process closed in order, beside it as JSON: by that the next one opens
 * it and reads again only what changed. It is gone while the index is open: what a process leaves
 * that was killed is made anew.
 *
 * @param format of the index: another one is of no use
 * @param sittings by id
 * @param reports the version of each that was looked at, by id
 * @param names of categories and series, as {@link VideoIndexing} compares them
 * @param recordings with captions, by id, as {@link RecordingIndexing} compares them
 */
public record SavedIndex(
    String format,
    Map<String, Sitting> sittings,
    Map<String, Long> reports,
    int names,
    Map<String, String> recordings) {
  /**
   * To be raised when something is put into the index in another way, such as by another analysis
   * of words.
   */
  private static final int OURS = 2;

  /** Lucene's files, and our fields. */
  public static final String FORMAT = OURS + " on Lucene " + Version.LATEST;

  private static final Logger LOG = LoggerFactory.getLogger(SavedIndex.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String FILE = "held.json";

  /** A sitting that is there. */
  record Sitting(long version, Map<String, Document> documents) {}

  /** A document of one, by which it is known to be as before. */
  record Document(boolean isPublic, String text, int rest) {}

  public SavedIndex {
    sittings = sittings == null ? Map.of() : Map.copyOf(sittings);
    reports = reports == null ? Map.of() : Map.copyOf(reports);
    recordings = recordings == null ? Map.of() : Map.copyOf(recordings);
  }

  /**
   * Takes what lies in a folder. If it is of no use, the folder is erased.
   *
   * @return empty: there is no index
   */
  public static Optional<SavedIndex> take(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      try {
        SavedIndex saved = MAPPER.readValue(Files.readAllBytes(file), SavedIndex.class);
        Files.delete(file);
        if (FORMAT.equals(saved.format())) {
          return Optional.of(saved);
        }
      } catch (IOException e) {
        LOG.warn("The search index is rebuilt, since {} can't be read", file, e);
      }
    }
    SearchIndex.erase(folder);
    return Optional.empty();
  }

  /** Writes it down beside its index, which is closed. */
  public void write(Path folder) throws IOException {
    Path fresh = folder.resolve(FILE + ".new");
    Files.write(fresh, MAPPER.writeValueAsBytes(this));
    Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }
}
