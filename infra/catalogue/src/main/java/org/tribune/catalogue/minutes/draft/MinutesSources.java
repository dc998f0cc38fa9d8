package org.tribune.catalogue.minutes.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;

/**
 * What minutes are composed from. It may hold what may not be read: the composer leaves that out.
 *
 * @param assembly whose sitting it is, for its rules; absent: those of the law
 * @param broadcasts of the sitting
 * @param markings of these broadcasts; of others they are not looked at
 * @param questions of the sitting; none where its mode has none
 * @param words of the language in which they are written
 */
public record MinutesSources(
    Sitting sitting,
    Optional<Assembly> assembly,
    List<Broadcast> broadcasts,
    List<Marking> markings,
    List<Question> questions,
    MinutesWording words) {
  public MinutesSources {
    broadcasts =
        broadcasts.stream()
            .filter(Broadcast::isPublic)
            .sorted(
                Comparator.comparing(Broadcast::origin).thenComparing(each -> each.id().value()))
            .toList();
    markings = List.copyOf(markings);
    questions = List.copyOf(questions);
  }

  Quorum quorum() {
    return assembly.map(Assembly::rules).orElse(AssemblyRules.LAW).quorum();
  }

  /** The marking of a broadcast, with what the public may not see. */
  Marking marking(Broadcast broadcast) {
    Map<BroadcastId, Marking> all =
        markings.stream()
            .collect(Collectors.toMap(Marking::broadcast, Function.identity(), (_, last) -> last));
    return all.getOrDefault(broadcast.id(), Marking.none(broadcast.id()));
  }
}
