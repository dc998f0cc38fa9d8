package org.tribune.delivery.download;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.Withholdings;
import org.tribune.catalogue.recording.CataloguedChannel;
import org.tribune.catalogue.recording.Recording;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaTime;
import org.tribune.delivery.client.FilmRights;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.sending.BodySending;

/**
 * What can be taken away of recordings: {@code /download/{recording}/…}. One for all event loops.
 * Safe for all threads.
 */
public final class Downloads {
  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
  private static final String ARCHIVE = "archive.zip";
  private static final String SOUND = "audio.m4a";
  private static final String VIDEO_END = ".mp4";

  private final Catalogue catalogue;
  private final Withholdings withholdings;
  private final ObjectStore store;
  private final BodySending sending;
  private final SiteConfig site;
  private final RecordingChapters chapters;
  private final CaptionFiles captions;
  private final Mp4Library library;
  private final DownloadEndpoint door;

  /**
   * Downloads of the recordings of {@code catalogue}, whose bytes are in {@code store}, without
   * what is withheld.
   *
   * @param captions are in the archive package
   * @param networks gives where a request comes from
   */
  public Downloads(
      Catalogue catalogue,
      Withholdings withholdings,
      ObjectStore store,
      BodySending sending,
      SiteConfig site,
      RecordingChapters chapters,
      CaptionFiles captions,
      Function<HttpServerRequest, ClientNetwork> networks) {
    this.catalogue = catalogue;
    this.withholdings = withholdings;
    this.store = store;
    this.sending = sending;
    this.site = site;
    this.chapters = chapters;
    this.captions = captions;
    String language = site.language();
    this.library = new Mp4Library(new Mp4Maker(catalogue, withholdings, language));
    this.door = new DownloadEndpoint(this, networks);
  }

  /** Has the layouts that are remembered, and what is under way, count in {@code memory}. */
  public void countedIn(MemoryAccount memory) {
    memory.hold(MemoryUse.STORE_CACHE, library::held, library::letGo);
    door.countedIn(memory);
  }

  /**
   * Adds the routes to the router of one event loop, which the caller is on.
   *
   * @param viewers gives who asks
   * @param delivered called with the bytes that were sent
   */
  public void mount(
      Router router, Function<HttpServerRequest, Future<Viewer>> viewers, LongConsumer delivered) {
    door.mount(router, viewers, delivered);
  }

  /**
   * What can be taken away of a recording now by who may watch it, with exact sizes: nothing while
   * it is being recorded or corrected, nor if what is known of its samples is damaged. Blocks.
   *
   * @throws org.tribune.catalogue.CatalogueException if the catalogue does not answer
   */
  public List<Download> downloads(Recording recording) {
    if (!recording.isStored()) {
      return List.of();
    }
    try {
      List<Download> all = new ArrayList<>();
      for (Rendition rendition : recording.format().renditions()) {
        all.add(download(recording, rendition));
      }
      all.sort(Comparator.comparing(Download::kind).thenComparingLong(Download::bytes).reversed());
      (shown(recording).isEmpty() ? archive(recording) : Optional.<ArchivePackage>empty())
          .ifPresent(
              archive ->
                  all.addFirst(
                      new Download(
                          Download.Kind.ARCHIVE,
                          Optional.empty(),
                          address(recording, ARCHIVE),
                          archive.length())));
      return List.copyOf(all.reversed());
    } catch (DownloadProblem e) {
      return List.of();
    } catch (Mp4Exception e) {
      LOG.error(
          "{} can be watched but not downloaded: 'tribune doctor' says more", recording.id(), e);
      return List.of();
    }
  }

  private Download download(Recording recording, Rendition rendition) {
    boolean video = rendition instanceof Rendition.Video;
    String file = video ? rendition.id() + VIDEO_END : SOUND;
    return new Download(
        video ? Download.Kind.VIDEO : Download.Kind.AUDIO,
        Optional.of(rendition.id()),
        address(recording, file),
        library.size(recording, rendition));
  }

  private static String address(Recording recording, String file) {
    return "/download/" + recording.id() + "/" + file;
  }

  /** How its bytes reach the socket. */
  public BodySending sending() {
    return sending;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Withholdings withholdings() {
    return withholdings;
  }

  /** Whether this may have what the public may not of a recording. */
  Viewer.Verdict seesAllOf(Recording recording, Viewer viewer) {
    return viewer instanceof Viewer.Member
        ? viewer.seesAllOf(FilmRights.of(catalogue.reportOf(recording)))
        : viewer.seesAllOf(FilmRights.OF_REVIEWERS);
  }

  /** The recording of this id, if {@code viewer} may take it away. */
  Recording recording(String id, Viewer viewer) {
    BroadcastId recording;
    try {
      recording = new BroadcastId(id);
    } catch (ValidationException e) {
      throw DownloadProblem.notFound();
    }
    Recording found = catalogue.recording(recording).orElseThrow(DownloadProblem::notFound);
    return switch (found.state()) {
      case RECORDING -> throw DownloadProblem.stillRecording();
      case COMPLETE -> found;
      case HIDDEN ->
          switch (seesAllOf(found, viewer)) {
            case YES -> found;
            case NO -> throw DownloadProblem.notFound();
            case UNKNOWN -> throw DownloadProblem.catalogueAway();
          };
      case DELETING -> throw DownloadProblem.notFound();
    };
  }

  /** The file of this name, with nothing but what is {@code shown}, if that is not all. */
  Offer offer(
      Recording recording, String file, RequestedPassage wanted, Optional<RequestedPassage> shown) {
    if (file.equals(ARCHIVE)) {
      return shown.isEmpty() ? archiveOffer(recording) : notOffered();
    }
    RequestedPassage passage = shown.map(wanted::within).orElse(wanted);
    Rendition rendition = rendition(recording, file);
    boolean video = rendition instanceof Rendition.Video;
    FileName name =
        FileName.of(
            recording,
            title(recording),
            passage,
            video ? rendition.id() : "",
            video ? VIDEO_END : ".m4a");
    Mp4Download download = library.get(recording, rendition, passage);
    return new Mp4Offer(sending, video ? "video/mp4" : "audio/mp4", name, download, store);
  }

  /** What the public may have of it, if that is not all. */
  Optional<RequestedPassage> shown(Recording recording) {
    return catalogue
        .reportOf(recording)
        .map(each -> each.settings().withoutCaptions())
        .filter(settings -> !settings.isWhole())
        .map(
            settings ->
                new RequestedPassage(
                    MediaTime.of(settings.start()), settings.end().map(MediaTime::of)));
  }

  /** A package holds all of a film. */
  private static Offer notOffered() {
    throw DownloadProblem.notFound();
  }

  private static Rendition rendition(Recording recording, String file) {
    return recording.format().renditions().stream()
        .filter(
            each ->
                switch (each) {
                  case Rendition.Video video -> file.equals(video.id() + VIDEO_END);
                  case Rendition.Audio audio -> file.equals(SOUND);
                })
        .findFirst()
        .orElseThrow(DownloadProblem::notFound);
  }

  private Offer archiveOffer(Recording recording) {
    ArchivePackage archive = archive(recording).orElseThrow(DownloadProblem::notFound);
    RecordingFile film =
        best(recording)
            .map(rendition -> file(recording, rendition, RequestedPassage.WHOLE))
            .orElseThrow(DownloadProblem::notFound);
    FileName name = FileName.of(recording, title(recording), RequestedPassage.WHOLE, "", ".zip");
    return new ArchiveOffer(sending, name, archive.zip(film.tag(), film::read));
  }

  /**
   * The best picture of a recording with its sound, as its replay shows it; empty if there is no
   * picture. Blocks.
   *
   * @throws DownloadProblem if it can't be had now: it is recorded, corrected or withheld
   */
  public Optional<RecordingFile> film(Recording recording) {
    return best(recording).map(rendition -> shownFile(recording, rendition));
  }

  /** The sound alone, likewise. */
  public Optional<RecordingFile> sound(Recording recording) {
    return recording.format().renditions().stream()
        .filter(Rendition.Audio.class::isInstance)
        .findFirst()
        .map(rendition -> shownFile(recording, rendition));
  }

  private RecordingFile shownFile(Recording recording, Rendition rendition) {
    return file(recording, rendition, shown(recording).orElse(RequestedPassage.WHOLE));
  }

  private RecordingFile file(Recording recording, Rendition rendition, RequestedPassage passage) {
    if (!recording.isStored()) {
      throw DownloadProblem.stillRecording();
    }
    return new RecordingFile(rendition, library.get(recording, rendition, passage), sending, store);
  }

  /**
   * Looks whether as much may still be had of a recording as when this was called: what is returned
   * throws if it was corrected, withheld, trimmed or withdrawn since. Blocks.
   */
  public Runnable watch(Recording recording) {
    Watch watch = new Watch(catalogue, withholdings, recording, () -> shown(recording));
    return watch::require;
  }

  /** Answers with files that other parts of the site put together, from the same places. */
  public OfferAnswers answers() {
    return door.answers();
  }

  /** The package; empty if there is no picture in the recording. */
  private Optional<ArchivePackage> archive(Recording recording) {
    return best(recording).map(rendition -> archive(recording, rendition));
  }

  private ArchivePackage archive(Recording recording, Rendition.Video rendition) {
    String title = title(recording);
    String film =
        FileName.of(recording, title, RequestedPassage.WHOLE, rendition.id(), VIDEO_END)
            .ascii()
            .replace(' ', '-');
    long length = library.size(recording, rendition);
    SortedMap<String, CaptionFiles.Captions> said = new TreeMap<>(captions.of(recording.id()));
    List<PackagedCaptions> packaged = new ArrayList<>();
    said.forEach((language, each) -> packaged.addAll(PackagedCaptions.of(language, each)));
    Metadata metadata =
        new Metadata(
            recording,
            title,
            channel(recording),
            site.name(),
            URI.create(site.url() + "/watch/" + recording.id()),
            film,
            length,
            rendition,
            library.duration(recording),
            chapters.of(recording.id()),
            packaged);
    return new ArchivePackage(texts(metadata), film, length, recording.startedAt());
  }

  private static List<PackedZip.Part.Small> texts(Metadata metadata) {
    List<PackedZip.Part.Small> texts = new ArrayList<>();
    texts.add(new PackedZip.Part.Small("metadata.json", metadata.toJson()));
    texts.add(new PackedZip.Part.Small("metadata.html", MetadataPage.of(metadata)));
    metadata
        .captions()
        .forEach(each -> texts.add(new PackedZip.Part.Small(each.name(), Bytes.utf8(each.text()))));
    return texts;
  }

  private static Optional<Rendition.Video> best(Recording recording) {
    return recording.format().renditions().stream()
        .filter(Rendition.Video.class::isInstance)
        .map(Rendition.Video.class::cast)
        .max(
            Comparator.comparingInt(Rendition.Video::height)
                .thenComparingInt(Rendition.Video::averageBandwidth));
  }

  private String title(Recording recording) {
    return recording.title().isBlank() ? channel(recording) : recording.title();
  }

  private String channel(Recording recording) {
    return catalogue.channels().stream()
        .filter(channel -> channel.id().equals(recording.channel()))
        .map(CataloguedChannel::name)
        .findFirst()
        .orElse(recording.channel().value());
  }
}
