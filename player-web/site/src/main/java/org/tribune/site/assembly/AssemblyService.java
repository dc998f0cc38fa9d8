package org.tribune.site.assembly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.core.text.Message;
import org.tribune.core.text.ValidationException;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.assembly.AssemblyRequests.AssemblyRequest;
import org.tribune.site.http.ConflictException;
import org.tribune.site.http.ProblemException;
import org.tribune.site.http.RequestBody;

/**
 * Carries out the clerks' orders about assemblies. Calls block, and throw a {@link
 * ProblemException} or a {@link ConflictException} that is the answer. Safe for all threads.
 */
final class AssemblyService {
  private final Assemblies assemblies;
  private final MediaClock clock;

  AssemblyService(Assemblies assemblies, MediaClock clock) {
    this.assemblies = assemblies;
    this.clock = clock;
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  AssemblyResponses.Listing list() {
    return new AssemblyResponses.Listing(assemblies.list().stream().map(this::view).toList());
  }

  private AssemblyResponses.Whole view(Assembly assembly) {
    return AssemblyResponses.Whole.of(assembly, LocalDate.ofInstant(now(), ZoneId.systemDefault()));
  }

  /** Writes a new one down; it may have members at once. */
  AssemblyResponses.Whole create(RequestBody body, String who) {
    AssemblyRequest request = body.read(AssemblyRequest.class);
    while (true) {
      Assembly empty =
          Assembly.create(
              AssemblyId.create(), request.body().orElse(""), AssemblyRules.LAW, now(), who);
      Assembly made = request.apply(empty);
      if (assemblies.create(made)) {
        return view(made);
      }
      requireFree(made);
      // Its letters were drawn before: others are drawn.
    }
  }

  AssemblyResponses.Whole change(String id, RequestBody body, String who) {
    Assembly before = require(id);
    if (before.version() != body.version()) {
      throw conflict(before);
    }
    Assembly after = body.read(AssemblyRequest.class).apply(before);
    if (after.equals(before)) {
      return view(before);
    }
    requireFree(after);
    return view(
        assemblies.replace(after.changed(now(), who)).orElseThrow(() -> conflict(require(id))));
  }

  /** Refuses a name that another assembly has: its sittings would be of both. */
  private void requireFree(Assembly assembly) {
    Optional<Assembly> other =
        assemblies.findByBody(assembly.body()).filter(each -> !each.id().equals(assembly.id()));
    if (other.isPresent()) {
      throw new ProblemException(
          Problem.of(409, "Name taken", "assembly.name-taken", other.get().body()));
    }
  }

  /** Forgets one; sittings keep the speakers that they took. */
  Assembly delete(String id, long version) {
    Assembly before = require(id);
    if (before.version() != version || !assemblies.forget(before.id(), version)) {
      throw conflict(require(id));
    }
    return before;
  }

  /** What a table of members would make of it; nothing is written. */
  AssemblyResponses.Preview preview(String id, byte[] table) {
    return MembersPreview.of(require(id), table);
  }

  private Assembly require(String id) {
    return find(id)
        .orElseThrow(
            () -> new ProblemException(Problem.of(404, "No such assembly", "assembly.none")));
  }

  private Optional<Assembly> find(String id) {
    try {
      return assemblies.find(new AssemblyId(id));
    } catch (ValidationException e) {
      return Optional.empty();
    }
  }

  private ConflictException conflict(Assembly now) {
    return new ConflictException(
        "Assembly " + now.id() + " is of version " + now.version(),
        Message.of("assembly.changed-meanwhile", now.changedBy()),
        view(now));
  }
}
