package org.tribune.site.video;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.video.FilmQueue;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.video.VideoResponses.Film;
import org.tribune.site.video.VideoResponses.Picture;
import org.tribune.site.video.VideoResponses.PublicReport;
import org.tribune.site.video.VideoResponses.StaffReport;
import org.tribune.site.video.VideoResponses.StaffSummary;
import org.tribune.site.video.VideoResponses.Trim;

/** Reports as the API shows them. Calls block: they ask the catalogue. Safe for all threads. */
final class VideoResponseMapper {
  private final Catalogue catalogue;
  private final Optional<String> heard;

  /**
   * A mapper.
   *
   * @param heard the language in which films are heard, as in RFC 5646; absent: nobody hears them
   */
  VideoResponseMapper(Catalogue catalogue, Optional<String> heard) {
    this.catalogue = catalogue;
    this.heard = heard;
  }

  /** What everybody may know of a published report. */
  PublicReport publicView(Video video) {
    return PublicReport.of(video, film(video));
  }

  /** One of many, for the staff. */
  StaffSummary summary(Video video, VideoActor reader) {
    return StaffSummary.of(video, publicView(video), reader);
  }

  /** Everything, for who works on it. */
  StaffReport detail(Video video, List<TranscodeJob> jobs, VideoActor reader) {
    FilmQueue queue = new FilmQueue(catalogue.transcodeJobs().open());
    return new StaffReport(
        summary(video, reader),
        video.settings().captions(),
        video.settings().unconfirmed().stream().sorted().toList(),
        FilmDraft.of(video, catalogue, heard),
        video.film().stream().flatMap(film -> pictures(film, video).stream()).toList(),
        video.log().changes(),
        video.log().notes(),
        RevisionResponses.SinceReview.of(catalogue.videos().revisions(video.id())),
        jobs.stream().map(each -> TranscodeJobResponse.of(each, video, queue)).toList());
  }

  private List<Picture> pictures(BroadcastId film, Video video) {
    return FilmPictures.offered(catalogue.assets(film), video.settings()).stream()
        .map(each -> picture(film, each))
        .toList();
  }

  private static Picture picture(BroadcastId film, Asset picture) {
    return new Picture(
        picture.file(),
        address(film, picture.file()),
        FilmPictures.moment(picture).map(VideoResponses::seconds),
        picture.name().equals(FilmPictures.OWN));
  }

  private static String address(BroadcastId film, String file) {
    return "/hls/" + RecordingNames.asset(film, file);
  }

  private Film film(Video video) {
    return new Film(
        video.film().map(BroadcastId::value),
        video.film().map(film -> "/hls/recordings/" + film + "/index.m3u8"),
        video.film().flatMap(film -> poster(film, video)),
        Trim.of(video.settings()),
        video.film().flatMap(catalogue::recording).flatMap(VideoResponseMapper::duration),
        List.copyOf(video.settings().shownCaptions().keySet()));
  }

  private Optional<String> poster(BroadcastId film, Video video) {
    return FilmPictures.poster(catalogue.assets(film), video.settings())
        .map(picture -> address(film, picture.file()));
  }

  private static Optional<Double> duration(Recording recording) {
    return recording
        .endedAt()
        .map(end -> VideoResponses.seconds(Duration.between(recording.startedAt(), end)));
  }
}
