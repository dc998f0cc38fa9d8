package org.tribune.catalogue.question;

/**
 * How somebody who reported a question comes back to the report.
 *
 * @param linkHash SHA-256 of the secret of the private link, which is kept nowhere
 * @param language in which to write: {@code fr} or {@code en}
 */
public record Reporter(String linkHash, String language) {}
