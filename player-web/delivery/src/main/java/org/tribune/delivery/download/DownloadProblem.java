package org.tribune.delivery.download;

import java.util.OptionalInt;
import org.tribune.delivery.http.Problem;

/** What was asked for can't be had; the problem says why, and what to do. */
public final class DownloadProblem extends RuntimeException {
  private static final int SOON = 30;

  private final transient Problem problem;
  private final int retryAfter;

  /** What {@code problem} says, for which waiting is no remedy. */
  public DownloadProblem(Problem problem) {
    this(problem, /* retryAfter= */ 0);
  }

  private DownloadProblem(Problem problem, int retryAfter) {
    super(problem.title() + ": " + problem.detail().en());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public Problem problem() {
    return problem;
  }

  /** After how many seconds trying again makes sense, if it does. */
  OptionalInt retryAfter() {
    return retryAfter > 0 ? OptionalInt.of(retryAfter) : OptionalInt.empty();
  }

  static DownloadProblem notFound() {
    return new DownloadProblem(Problem.notFound(), 0);
  }

  static DownloadProblem badPassage(String message, Object... arguments) {
    return new DownloadProblem(Problem.of(400, "No such passage", message, arguments), 0);
  }

  static DownloadProblem stillRecording() {
    return new DownloadProblem(
        Problem.of(409, "Still being recorded", "download.still-recording"), SOON);
  }

  static DownloadProblem beingCorrected() {
    return new DownloadProblem(
        Problem.of(503, "Being corrected", "download.being-corrected"), SOON);
  }

  static DownloadProblem withheld() {
    return new DownloadProblem(Problem.of(409, "Withheld", "download.withheld"), 0);
  }

  static DownloadProblem nothingLeft() {
    return new DownloadProblem(
        Problem.of(404, "Nothing of this passage is left", "download.nothing-left"), 0);
  }

  static DownloadProblem tooMany() {
    return new DownloadProblem(
        Problem.of(503, "Too many downloads", "download.too-many"), 2 * SOON);
  }

  static DownloadProblem catalogueAway() {
    return new DownloadProblem(
        Problem.of(503, "The catalogue does not answer", "download.catalogue-away"), SOON / 3);
  }
}
