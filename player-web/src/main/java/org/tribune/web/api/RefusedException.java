package org.tribune.web.api;

import org.tribune.web.http.Problem;

/** An order can't be carried out; the problem is the answer. */
final class RefusedException extends RuntimeException {
  private final transient Problem problem;

  RefusedException(Problem problem) {
    super(problem.title());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }

  /** The request itself makes no sense. */
  static RefusedException badRequest(String fr, String en) {
    return new RefusedException(Problem.of(400, "Bad request", fr, en));
  }
}
