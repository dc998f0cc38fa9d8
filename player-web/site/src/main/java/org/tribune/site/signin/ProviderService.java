package org.tribune.site.signin;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.account.Account;
import org.tribune.catalogue.account.Proof;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.http.Problem;
import org.tribune.site.account.SignInService;
import org.tribune.site.account.Visitor;
import org.tribune.site.http.ProblemException;

/**
 * Lets people in whom a provider of OpenID Connect knows. Calls block, and throw a {@link
 * ProblemException} that is the answer. Safe for all threads. See docs/decisions/0090-accounts.md.
 */
final class ProviderService {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderService.class);

  /** What all tries are counted as: who somebody is shows at the end only. */
  private static final String COUNTED = "?oidc";

  private static final String CONSOLE = "/console/";

  /** As sign-in-page.ts has it. */
  private static final Pattern NEXT = Pattern.compile("/console/[\\w/?=&-]{0,300}");

  /** RFC 6749's errors; anything else was written by somebody else. */
  private static final Pattern ERROR = Pattern.compile("[a-z_]{1,40}");

  private final SignInConfig.Oidc config;
  private final OpenIdProvider provider;
  private final ProviderAccounts accounts;
  private final SignInService signIns;
  private final MediaClock clock;

  ProviderService(
      SignInConfig.Oidc config,
      OpenIdProvider provider,
      ProviderAccounts accounts,
      SignInService signIns,
      MediaClock clock) {
    this.config = config;
    this.provider = provider;
    this.accounts = accounts;
    this.signIns = signIns;
    this.clock = clock;
  }

  /** Where a browser goes, and what it must bring back. */
  record Begun(URI address, AuthorizationState state) {}

  /** What a browser came back with (RFC 6749, section 4.1.2, and RFC 9207); empty if not. */
  record Answer(String code, String state, String issuer, String error) {}

  /** What came of somebody who came back, and whom the provider knows. */
  sealed interface Outcome {
    /**
     * They were let in.
     *
     * @param next the page of the console that they wanted
     * @param logoutHint by which their session at the provider can be ended
     */
    record Arrived(SignInService.Welcome welcome, String next, Optional<String> logoutHint)
        implements Outcome {}

    /** They have no account that they may use, so they may want to leave the provider. */
    record TurnedAway(Problem problem, Optional<String> logoutHint) implements Outcome {}
  }

  /** What people call the provider. */
  String name() {
    return config.name();
  }

  private Instant now() {
    return clock.now().toInstant();
  }

  /** Someone wants to sign in, and then to see the page {@code next}. */
  Begun begin(String next, boolean trusted) {
    String page = NEXT.matcher(next).matches() ? next : CONSOLE;
    AuthorizationState state = AuthorizationState.begin(now(), (trusted ? "+" : "-") + page);
    try {
      return new Begun(provider.signInAddress(state), state);
    } catch (OpenIdException e) {
      throw refused(e);
    }
  }

  /** Someone came back. */
  Outcome end(Answer answer, Optional<AuthorizationState> begun, Visitor visitor) {
    AuthorizationState state =
        begun
            .filter(each -> each.isOpen(now()))
            .filter(each -> provider.state(each).equals(answer.state()))
            .orElseThrow(() -> new ProblemException(ProviderProblems.over()));
    if (!answer.issuer().isEmpty() && !provider.isCalled(answer.issuer())) {
      throw new ProblemException(ProviderProblems.over());
    } else if (answer.code().isEmpty()) {
      LOG.info(
          "{} refused a sign-in: {}",
          config.issuer(),
          ERROR.matcher(answer.error()).matches() ? answer.error() : "?");
      throw new ProblemException(ProviderProblems.cancelled(config.name()));
    }
    signIns.requireTurn(COUNTED, /* account= */ Optional.empty(), visitor);
    OpenIdProvider.Known known = person(answer.code(), state);
    signIns.right(COUNTED, visitor);
    Account account;
    try {
      account = accounts.account(known.person(), visitor);
    } catch (ProblemException e) {
      return new Outcome.TurnedAway(e.problem(), known.logoutHint());
    }
    SignInService.Welcome welcome = welcome(account, known.person(), state, visitor);
    return new Outcome.Arrived(welcome, state.note().substring(1), known.logoutHint());
  }

  private SignInService.Welcome welcome(
      Account account, ProviderPerson person, AuthorizationState state, Visitor visitor) {
    return signIns
        .welcome(
            account,
            new Proof.Provider(person.identity(), state.key()),
            "oidc " + person.identity().issuer(),
            /* trusted= */ state.note().startsWith("+"),
            visitor)
        .orElseThrow(() -> new ProblemException(ProviderProblems.over()));
  }

  private OpenIdProvider.Known person(String code, AuthorizationState state) {
    try {
      return provider.person(code, state);
    } catch (OpenIdException e) {
      throw refused(e);
    }
  }

  /**
   * Where a browser goes to be signed out at the provider, too.
   *
   * @return empty if nothing there can be ended
   */
  Optional<Begun> leave(String logoutHint) {
    AuthorizationState state = AuthorizationState.begin(now(), "-" + CONSOLE);
    try {
      return provider.signOutAddress(state, logoutHint).map(address -> new Begun(address, state));
    } catch (OpenIdException e) {
      throw refused(e);
    }
  }

  /** True if who came back with {@code state} was signed out at the provider, as they began to. */
  boolean hasLeft(Optional<AuthorizationState> begun, String state) {
    return begun
        .filter(each -> each.isOpen(now()))
        .filter(each -> provider.stateOfSignOut(each).equals(state))
        .isPresent();
  }

  private ProblemException refused(OpenIdException e) {
    LOG.warn("A sign-in by {} failed: {}", config.issuer(), e.getMessage());
    return new ProblemException(
        switch (e.reason()) {
          case AWAY -> ProviderProblems.away(config.name());
          case CODE_REFUSED -> ProviderProblems.over();
          case NOT_TRUSTED -> ProviderProblems.notTrusted(config.name());
        });
  }
}
