package org.tribune.site.sitting;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.BlockingAnswers;
import org.tribune.site.http.Answers;
import org.tribune.site.http.ProblemException;
import org.tribune.site.sitting.convocation.ConvocationReader;
import org.tribune.site.sitting.convocation.FileKind;
import org.tribune.site.sitting.convocation.UnreadableException;

/**
 * Answers with what an agenda would become that is pasted or sent as a file. What it is, its
 * content says: text and tables are read here, a PDF, DOCX or ODT in a sandbox.
 */
final class AgendaPreviews {
  private static final Logger LOG = LoggerFactory.getLogger(AgendaPreviews.class);

  /** Bytes: an agenda of a thousand long titles, with notes. */
  private static final int LARGEST_TEXT = 4_000_000;

  private final SittingService service;
  private final ConvocationReader convocations;

  AgendaPreviews(SittingService service, ConvocationReader convocations) {
    this.service = service;
    this.convocations = convocations;
  }

  void answer(RoutingContext context) {
    byte[] content =
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes();
    String id = context.pathParam("sitting");
    String type = Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
    if (FileKind.of(content) == FileKind.TEXT) {
      BlockingAnswers.json(
          context,
          200,
          () -> {
            if (content.length > LARGEST_TEXT) {
              throw new ProblemException(
                  Problem.of(413, "Too large", "convocation.too-large", LARGEST_TEXT / 1_000_000));
            }
            return SittingPreview.of(service.require(id), content, type.startsWith("text/csv"));
          });
      return;
    }
    Context loop = context.vertx().getOrCreateContext();
    // It takes long, and waits for its turn: on a thread of its own.
    Thread.ofVirtual()
        .name("convocation-of-" + id)
        .start(
            () -> {
              Handler<Void> answer = read(context, id, content);
              try {
                loop.runOnContext(answer);
              } catch (RejectedExecutionException e) {
                LOG.debug("A convocation is not answered any more: the server stops");
              }
            });
  }

  private Handler<Void> read(RoutingContext context, String id, byte[] content) {
    try {
      AgendaResponses.Preview preview = preview(id, content);
      return turn -> Answers.json(context, 200, preview);
    } catch (Exception e) {
      LOG.debug("The preview of a convocation failed", e);
      return turn -> BlockingAnswers.fail(context, e);
    }
  }

  private AgendaResponses.Preview preview(String id, byte[] content)
      throws IOException, InterruptedException {
    Sitting sitting = service.require(id);
    try {
      return SittingPreview.of(sitting, convocations.read(content));
    } catch (UnreadableException e) {
      throw new ProblemException(new Problem(422, "No agenda to read", e.flaw().said()));
    }
  }
}
