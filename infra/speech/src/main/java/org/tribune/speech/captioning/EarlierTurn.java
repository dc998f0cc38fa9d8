package org.tribune.speech.captioning;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribune.core.caption.CaptionSource;
import org.tribune.core.caption.CaptionState;
import org.tribune.core.caption.LiveCaption;

/**
 * What a recogniser wrote of a broadcast before this one goes on with it: nothing is heard twice.
 *
 * @param until what begins before this was heard, since the broadcast's origin
 * @param unfinished what it held to be said as it ended
 */
record EarlierTurn(Duration until, List<LiveCaption> unfinished) {
  /** The turn that wrote these, in the order of the log; other sources' are among them. */
  static EarlierTurn of(List<LiveCaption> written) {
    Map<String, LiveCaption> newest = new LinkedHashMap<>();
    written.stream()
        .filter(each -> each.source() == CaptionSource.RECOGNISER)
        .forEach(
            each ->
                newest.merge(
                    each.id(), each, (known, next) -> next.replaces(known) ? next : known));
    Collection<LiveCaption> captions = newest.values();
    return new EarlierTurn(
        captions.stream()
            .filter(each -> each.state() != CaptionState.RETRACTED)
            .map(LiveCaption::end)
            .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one),
        captions.stream().filter(each -> each.state() == CaptionState.PARTIAL).toList());
  }
}
