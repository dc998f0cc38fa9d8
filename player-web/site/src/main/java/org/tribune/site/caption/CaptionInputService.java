package org.tribune.site.caption;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionInput;
import org.tribune.catalogue.caption.CaptionInputs;
import org.tribune.core.ShortIds;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.SecretHash;
import org.tribune.site.http.Lenient;
import org.tribune.site.http.ProblemException;

/**
 * Where caption software may write, as the staff sees and decides it. Calls block, and throw a
 * {@link ProblemException} that is the answer. Safe for all threads.
 */
final class CaptionInputService {
  /** Caption inputs of one channel. */
  private static final int MOST = 20;

  private static final int ID_LENGTH = 8;
  private static final int LONGEST_NAME = 80;
  private static final double LONGEST_DELAY = 30;
  private static final double SECOND = 1_000;

  private final CaptionInputs inputs;
  private final URI site;
  private final MediaClock clock;

  CaptionInputService(CaptionInputs inputs, URI site, MediaClock clock) {
    this.inputs = inputs;
    this.site = site;
    this.clock = clock;
  }

  /** What is wanted. */
  record AddRequest(@Lenient String name, Optional<Double> delay) {}

  /** Those of a channel, the oldest first. */
  LiveCaptionResponses.Inputs list(ChannelId channel) {
    return new LiveCaptionResponses.Inputs(
        of(channel).stream().map(LiveCaptionResponses.Input::of).toList());
  }

  private List<CaptionInput> of(ChannelId channel) {
    return inputs.all().stream().filter(each -> each.channel().equals(channel)).toList();
  }

  /** A new one, with its addresses: they are shown now and never again. */
  LiveCaptionResponses.NewInput add(ChannelId channel, AddRequest request, String by) {
    String name = request.name().strip();
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.badRequest("caption.input.name-invalid", LONGEST_NAME);
    }
    double delay = request.delay().orElse(CaptionWriting.USUAL_DELAY.toMillis() / SECOND);
    if (!(delay >= 0 && delay <= LONGEST_DELAY)) {
      throw ProblemException.badRequest("caption.input.delay-invalid", (int) LONGEST_DELAY);
    }
    if (of(channel).size() >= MOST) {
      throw new ProblemException(Problem.of(409, "Too many", "caption.input.too-many", MOST));
    }
    String secret = SecretHash.newSecret();
    CaptionInput added =
        new CaptionInput(
            ShortIds.create(ID_LENGTH),
            channel,
            name,
            SecretHash.of(secret),
            Duration.ofMillis(Math.round(delay * SECOND)),
            clock.now().toInstant(),
            by);
    inputs.add(added);
    String address = site + CaptionSoftwareRoutes.ADDRESS;
    return new LiveCaptionResponses.NewInput(
        LiveCaptionResponses.Input.of(added),
        address + "?" + CaptionSoftwareRoutes.TEXT + "=" + secret,
        address + "?" + CaptionSoftwareRoutes.TIMED + "=" + secret);
  }

  /** Takes one away; what its program has written stays. */
  CaptionInput remove(ChannelId channel, String id) {
    if (of(channel).stream().noneMatch(each -> each.id().equals(id))) {
      throw new ProblemException(Problem.notFound());
    }
    return inputs.remove(id).orElseThrow(() -> new ProblemException(Problem.notFound()));
  }
}
