package org.tribune.site.caption;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.caption.CaptionInput;
import org.tribune.core.access.Role;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.AuditTrail;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.account.Staff;
import org.tribune.site.account.StaffAuthorization;
import org.tribune.site.broadcast.ChannelResponseMapper;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;
import org.tribune.site.http.RequestField;

/** Captions of what is on air, as clerks write and correct them, and who else may write. */
final class CaptionDeskRoutes {
  private static final String CHANNEL = "/api/v1/operator/channels/:channel";
  private static final double SECOND = 1_000;
  private static final double LONGEST_LINE = 20;
  private static final String INPUTS = CHANNEL + "/caption-inputs";

  private final CaptionWriting writing;
  private final CaptionCorrection correction;
  private final CaptionInputService inputs;
  private final ChannelResponseMapper channels;
  private final StaffAuthorization authorization;
  private final AuditTrail trail;

  CaptionDeskRoutes(
      CaptionWriting writing,
      CaptionCorrection correction,
      CaptionInputService inputs,
      ChannelResponseMapper channels,
      StaffAuthorization authorization,
      AuditTrail trail) {
    this.writing = writing;
    this.correction = correction;
    this.inputs = inputs;
    this.channels = channels;
    this.authorization = authorization;
    this.trail = trail;
  }

  void mount(Router router) {
    Handler<RoutingContext> clerk = authorization.allow(Role.CLERK);
    router.post(CHANNEL + "/captions").handler(clerk).handler(this::type);
    router.put(CHANNEL + "/captions/:caption").handler(clerk).handler(this::correct);
    router.get(INPUTS).handler(clerk).handler(context -> answer(context, inputs::list));
    router.post(INPUTS).handler(clerk).handler(this::add);
    router.delete(INPUTS + "/:input").handler(clerk).handler(this::remove);
  }

  private ChannelConfig config(RoutingContext context) {
    String id = context.pathParam("channel");
    return channels.find(id).orElseThrow(() -> new ProblemException(Problem.noChannel(id)));
  }

  private ChannelId channel(RoutingContext context) {
    return config(context).id();
  }

  private void answer(RoutingContext context, Function<ChannelId, ?> work) {
    BlockingAnswers.json(context, 200, () -> work.apply(channel(context)));
  }

  /**
   * A line that is typed.
   *
   * @param typedFor seconds since its first letter
   * @param isFinal false while it may still become another
   */
  private record LineRequest(
      @RequestField(problem = "caption.desk.text-missing") String text,
      Optional<Double> typedFor,
      boolean isFinal) {}

  private void type(RoutingContext context) {
    Staff staff = Staff.of(context);
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.blocking(
        context,
        () -> {
          LineRequest line = body.read(LineRequest.class);
          double typedFor = Math.clamp(line.typedFor().orElse(0.0), 0, LONGEST_LINE);
          writing.type(
              channel(context),
              staff.accountId(),
              line.text(),
              Duration.ofMillis(Math.round(typedFor * SECOND)),
              line.isFinal());
          return true;
        },
        _ -> Answers.empty(context));
  }

  private void correct(RoutingContext context) {
    Staff staff = Staff.of(context);
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.urgent(
        context,
        () ->
            correction.correct(
                channels.shown(config(context)),
                context.pathParam("caption"),
                body.read(CaptionCorrection.Request.class)),
        corrected -> {
          Answers.json(context, 200, LiveCaptionResponses.CorrectedCaption.of(corrected.caption()));
          audit(context, staff, corrected);
        });
  }

  /** After the answer, so that a catalogue that is away keeps nobody waiting. */
  private void audit(RoutingContext context, Staff staff, CaptionCorrection.Corrected corrected) {
    BlockingAnswers.blocking(
        context,
        () -> {
          trail.write(
              staff,
              AuditAction.LIVE_CAPTION_CHANGED,
              corrected.broadcast().channel().value(),
              LiveCaptionResponses.word(corrected.caption().state()) + " " + corrected.start());
          return true;
        },
        _ -> {});
  }

  private void add(RoutingContext context) {
    Staff staff = Staff.of(context);
    RequestBody body = RequestBody.of(context);
    BlockingAnswers.json(
        context,
        201,
        () -> {
          ChannelId channel = channel(context);
          LiveCaptionResponses.NewInput added =
              inputs.add(
                  channel, body.read(CaptionInputService.AddRequest.class), staff.displayName());
          trail.write(
              staff, AuditAction.CAPTION_INPUT_ADDED, channel.value(), added.input().name());
          return added;
        });
  }

  private void remove(RoutingContext context) {
    Staff staff = Staff.of(context);
    BlockingAnswers.blocking(
        context,
        () -> {
          CaptionInput removed = inputs.remove(channel(context), context.pathParam("input"));
          trail.write(
              staff, AuditAction.CAPTION_INPUT_REMOVED, removed.channel().value(), removed.name());
          return true;
        },
        _ -> Answers.empty(context));
  }
}
