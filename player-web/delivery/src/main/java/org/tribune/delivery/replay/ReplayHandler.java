package org.tribune.delivery.replay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.rendition.Rendition;
import org.tribune.delivery.client.Viewer;
import org.tribune.delivery.client.Viewer.Verdict;
import org.tribune.delivery.origin.CacheLife;
import org.tribune.delivery.origin.HlsReply;
import org.tribune.delivery.origin.Recordings;
import org.tribune.delivery.sending.StoredRun;

/** Answers requests below a recording's address. For one event loop. */
public final class ReplayHandler implements Recordings {
  private static final String ASSETS = "assets";
  private static final String HEADER = "init.mp4";
  private static final String STORYBOARD = "storyboard";

  /** The one address that stays while the storyboard grows. */
  private static final String NEWEST_STORYBOARD = "storyboard.vtt";

  /** Likewise of what is on air now. */
  private static final String NEWEST_STILL = RecordingNames.STILL + ".jpg";

  /** The one size besides its own that a picture is had in: any other query changes nothing. */
  private static final String SMALL = "w=" + SmallPictures.WIDTH;

  private final Replays replays;
  private final Executor loop;

  /**
   * A handler.
   *
   * @param loop whose requests it answers
   */
  public ReplayHandler(Replays replays, Executor loop) {
    this.replays = replays;
    this.loop = loop;
  }

  @Override
  public void look(BroadcastId id, Consumer<Standing> answer) {
    replays.find(id, loop, found -> answer.accept(standing(found)));
  }

  private static Standing standing(FoundReplay found) {
    return switch (found) {
      case FoundReplay.Watchable watchable ->
          watchable.replay().index().isCorrected() ? Standing.CORRECTED : Standing.COMPLETE;
      case FoundReplay.Hidden hidden -> Standing.ERASED;
      case FoundReplay.Absent absent -> Standing.NONE;
      case FoundReplay.Unfinished unfinished -> Standing.NONE;
      case FoundReplay.Erased erased -> Standing.ERASED;
      case FoundReplay.Failed failed -> Standing.NONE;
    };
  }

  @Override
  public void answer(BroadcastId id, List<String> below, HlsReply reply) {
    replays.find(
        id,
        loop,
        found -> {
          if (reply.viewer().makesFilms() && isRefused(found, below, reply.viewer())) {
            // A film may have got its report since: nobody of the staff is refused from memory.
            replays.findAnew(id, loop, now -> answer(id, now, below, reply));
          } else if (isOfAssets(below) && isRefused(found, below, reply.viewer())) {
            // A page may name a picture that was made since.
            replays.findNewer(id, loop, now -> answer(id, now, below, reply));
          } else {
            answer(id, found, below, reply);
          }
        });
  }

  /** True if what is known of it leaves nothing to be answered with. */
  private static boolean isRefused(FoundReplay found, List<String> below, Viewer viewer) {
    return verdict(found, viewer) == Verdict.NO
        || shown(found, viewer)
            .map(assets -> isOfAssets(below) && assets.stream().noneMatch(isNamed(below.getLast())))
            .orElse(true);
  }

  /** What may be shown of its pictures; empty if there is nothing of it. */
  private static Optional<List<Asset>> shown(FoundReplay found, Viewer viewer) {
    return switch (found) {
      case FoundReplay.Watchable watchable ->
          Optional.of(
              (seesMore(watchable, viewer) ? watchable.replay() : watchable.open())
                  .index()
                  .assets());
      case FoundReplay.Hidden hidden -> Optional.of(hidden.replay().index().assets());
      case FoundReplay.Unfinished unfinished -> Optional.of(unfinished.assets());
      case FoundReplay.Absent absent -> Optional.empty();
      case FoundReplay.Erased erased -> Optional.empty();
      case FoundReplay.Failed failed -> Optional.of(List.of());
    };
  }

  private static boolean seesMore(FoundReplay.Watchable watchable, Viewer viewer) {
    return !watchable.isWhole() && verdict(watchable, viewer) == Verdict.YES;
  }

  private static Predicate<Asset> isNamed(String file) {
    return switch (file) {
      case NEWEST_STORYBOARD -> each -> each.name().equals(STORYBOARD);
      case NEWEST_STILL -> each -> each.name().equals(RecordingNames.STILL);
      default -> each -> each.file().equals(file);
    };
  }

  /** Whether this may see what the public may not. */
  private static Verdict verdict(FoundReplay found, Viewer viewer) {
    return switch (found) {
      case FoundReplay.Watchable watchable ->
          // Who chooses where it begins and ends sees what is before and behind.
          watchable.isWhole() ? Verdict.YES : viewer.seesAllOf(watchable.rights());
      case FoundReplay.Hidden hidden -> viewer.seesAllOf(hidden.rights());
      case FoundReplay.Absent absent -> Verdict.YES;
      case FoundReplay.Unfinished unfinished -> Verdict.YES;
      case FoundReplay.Erased erased -> Verdict.YES;
      case FoundReplay.Failed failed -> Verdict.YES;
    };
  }

  private void answer(BroadcastId id, FoundReplay found, List<String> below, HlsReply reply) {
    switch (found) {
      case FoundReplay.Watchable watchable -> {
        boolean seesMore = seesMore(watchable, reply.viewer());
        answer(seesMore ? watchable.replay() : watchable.open(), seesMore, below, reply);
      }
      case FoundReplay.Hidden hidden -> {
        switch (verdict(hidden, reply.viewer())) {
          case YES -> answer(hidden.replay(), /* hidden= */ true, below, reply);
          case NO -> missing(reply);
          case UNKNOWN -> reply.unavailable();
        }
      }
      case FoundReplay.Absent absent -> missing(reply);
      case FoundReplay.Unfinished unfinished -> {
        if (isOfAssets(below)) {
          asset(id, unfinished.assets(), /* hidden= */ false, below.getLast(), reply);
        } else {
          missing(reply);
        }
      }
      case FoundReplay.Erased erased -> missing(reply);
      case FoundReplay.Failed failed -> reply.unavailable();
    }
  }

  private static void missing(HlsReply reply) {
    reply.nothing();
  }

  private void answer(Replay replay, boolean hidden, List<String> below, HlsReply reply) {
    Optional<TextName> text = TextName.parse(below);
    if (text.isPresent()) {
      replays.text(
          replay,
          text.get(),
          loop,
          known ->
              known.ifPresentOrElse(
                  made -> {
                    if (hidden) {
                      reply.unkept(text.get().type(), made.body());
                    } else {
                      reply.revalidated(text.get().type(), made.body(), made.tag());
                    }
                  },
                  () -> missing(reply)));
    } else if (below.size() != 2) {
      missing(reply);
    } else if (isOfAssets(below)) {
      asset(replay.id(), replay.index().assets(), hidden, below.getLast(), reply);
    } else {
      media(replay, hidden, below.getFirst(), below.getLast(), reply);
    }
  }

  private static boolean isOfAssets(List<String> below) {
    return below.size() == 2 && below.getFirst().equals(ASSETS);
  }

  private void asset(
      BroadcastId id, List<Asset> shown, boolean hidden, String file, HlsReply reply) {
    boolean newest = file.equals(NEWEST_STORYBOARD) || file.equals(NEWEST_STILL);
    Optional<Asset> found = shown.stream().filter(isNamed(file)).findFirst();
    if (found.isEmpty()) {
      missing(reply);
      return;
    }
    Asset asset = found.get();
    String object = RecordingNames.asset(id, asset.file());
    String life = hidden ? CacheLife.PRIVATE : newest ? CacheLife.GROWING : CacheLife.WITHDRAWABLE;
    Optional<SmallPictures> small =
        replays
            .smallPictures()
            .filter(each -> SMALL.equals(reply.request().query()))
            .filter(each -> asset.type().equals("image/jpeg"));
    if (small.isEmpty()) {
      whole(object, asset, life, reply);
      return;
    }
    small
        .get()
        .find(
            object,
            asset.length(),
            loop,
            made ->
                made.ifPresentOrElse(
                    bytes -> reply.media(List.of(bytes), bytes.length(), asset.type(), life),
                    () -> whole(object, asset, life, reply)));
  }

  private static void whole(String object, Asset asset, String life, HlsReply reply) {
    reply.stored(
        object,
        asset.length(),
        asset.type(),
        life,
        refused -> {
          if (refused == StoredRun.Refusal.UNAVAILABLE) {
            reply.unavailable();
          } else {
            missing(reply);
          }
        });
  }

  private void media(Replay replay, boolean hidden, String rendition, String file, HlsReply reply) {
    String life = hidden ? CacheLife.PRIVATE : CacheLife.WITHDRAWABLE;
    Optional<Rendition> known = replay.index().rendition(rendition);
    if (known.isPresent() && file.equals(HEADER)) {
      reply.media(List.of(known.get().header()), known.get().header().length(), "video/mp4", life);
      return;
    }
    Optional<SegmentName> name = SegmentName.parse(file);
    Optional<ReplaySegments> table = replay.index().table(rendition);
    OptionalInt row =
        name.isPresent() && table.isPresent() ? table.get().find(name.get()) : OptionalInt.empty();
    if (row.isEmpty()) {
      missing(reply);
      return;
    }
    if (!hidden && replay.index().isWatched(rendition) && !reply.viewer().makesFilms()) {
      watched(replay, table.orElseThrow(), row.getAsInt(), reply);
    }
    reply.stored(
        RecordingNames.prefix(replay.id()) + rendition + "/" + file,
        table.orElseThrow().length(row.getAsInt()),
        "video/iso.segment",
        life,
        refused -> refuse(refused, replay, rendition, name.orElseThrow(), reply));
  }

  /** The staff are no audience: a clerk who corrects chapters goes over a passage ten times. */
  private static void watched(Replay replay, ReplaySegments table, int row, HlsReply reply) {
    long from = table.time(table.start(row)).toMicros();
    long to = table.time(table.end(row)).toMicros();
    reply.watches(replay.id(), Viewing.REPLAY, from - replay.index().beginningMicros(), to - from);
  }

  private void refuse(
      StoredRun.Refusal refusal,
      Replay replay,
      String rendition,
      SegmentName name,
      HlsReply reply) {
    switch (refusal) {
      case MISSING, DAMAGED -> {
        replays.lost(replay, rendition, name);
        missing(reply);
      }
      case UNAVAILABLE -> reply.unavailable();
    }
  }
}
