package org.tribune.site.alert;

import java.util.Optional;
import org.tribune.site.http.Lenient;
import org.tribune.site.participation.Challenges;

/**
 * That somebody wants to be written to.
 *
 * @param words that are looked for
 * @param body only in this assembly; absent: in all
 */
record AlertRequest(
    Optional<String> email,
    Optional<String> words,
    Optional<String> body,
    Optional<String> language,
    @Lenient Challenges.Solution challenge) {}
