package org.tribune.catalogue.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tribune.core.Bytes;

/**
 * The head of a day, kept with what was made of it.
 *
 * @param day where the site is; each has one
 * @param madeAt when the trail ended with this head
 * @param timestamp a token of a time stamping authority over {@link AuditHead#hash} (RFC 3161,
 *     2.4.2)
 * @param mailedAt when the mail server took the e-mail that carries it
 */
public record AuditCheckpoint(
    LocalDate day,
    AuditHead head,
    Instant madeAt,
    Optional<Bytes> timestamp,
    Optional<Instant> mailedAt) {}
