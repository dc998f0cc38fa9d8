package org.tribune.site.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.access.Role;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.site.RunningServer;
import org.tribune.sql.TemporaryCatalogue;

/**
 * A server on 127.0.0.1 that takes films, with a report to send them for. Argument: its directory.
 * Prints its port and a reporter's cookie in one line; runs until it is killed.
 */
public final class UploadUnderLoad {
  private UploadUnderLoad() {}

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    TemporaryCatalogue catalogue = new TemporaryCatalogue();
    FileSystemObjectStore store = new FileSystemObjectStore(directory.resolve("store"));
    try (RunningServer running = new RunningServer(directory, store, catalogue)) {
      Account reporter = running.person(Role.REPORTER);
      catalogue
          .videos()
          .create(
              Video.draft(
                  new VideoId("bench"),
                  VideoTexts.titled("Bench", "fr"),
                  new VideoActor(reporter.id(), "Bench", reporter.roles()),
                  RunningServer.START));
      System.out.println(running.server().port() + " " + running.signIn(reporter));
      new CountDownLatch(1).await();
    }
  }
}
