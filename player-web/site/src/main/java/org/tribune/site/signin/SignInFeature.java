package org.tribune.site.signin;

import io.vertx.ext.web.Router;
import java.net.URI;
import org.tribune.catalogue.account.Accounts;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.time.MediaClock;
import org.tribune.site.account.ContactRoutes;
import org.tribune.site.account.ContactService;
import org.tribune.site.account.LinkService;
import org.tribune.site.account.PasswordRules;
import org.tribune.site.account.PasswordThreads;
import org.tribune.site.account.Passwords;
import org.tribune.site.account.PeopleRoutes;
import org.tribune.site.account.PeopleService;
import org.tribune.site.account.SignInLimit;
import org.tribune.site.account.SignInService;
import org.tribune.site.account.StaffAuthentication;
import org.tribune.site.account.StaffLinks;
import org.tribune.site.feature.Feature;
import org.tribune.site.feature.FeatureLoop;
import org.tribune.site.feature.Foundation;

/** How the staff signs in, and the accounts of those who may. */
public final class SignInFeature implements Feature {
  private final SessionRoutes sessions;
  private final ProviderRoutes provider;
  private final PasskeyRoutes passkeys;
  private final ContactRoutes contacts;
  private final PeopleRoutes people;

  public SignInFeature(Foundation foundation) {
    StaffAuthentication authentication = foundation.authentication();
    Accounts accounts = foundation.catalogue().accounts();
    MediaClock clock = foundation.clock();
    Passwords passwords = new Passwords();
    PasswordThreads threads = new PasswordThreads();
    SignInService signIns =
        new SignInService(
            accounts, passwords, new SignInLimit(clock), authentication.sessions(), clock);
    LinkService links =
        new LinkService(
            accounts, passwords, new PasswordRules(foundation.site().name()), signIns, clock);
    PeopleService service =
        new PeopleService(
            accounts,
            new StaffLinks(accounts, foundation.site().url()),
            authentication.sessions(),
            clock);
    this.provider =
        new ProviderRoutes(
            foundation.config().signIn().oidc().map(oidc -> provider(oidc, foundation, signIns)),
            authentication,
            foundation.site());
    this.passkeys =
        new PasskeyRoutes(
            new PasskeyService(foundation.site(), accounts, signIns, clock),
            service,
            authentication,
            threads);
    this.sessions = new SessionRoutes(authentication, threads, signIns, links, service);
    this.people = new PeopleRoutes(authentication.authorization(), threads, links, service);
    this.contacts =
        new ContactRoutes(
            authentication.authorization(),
            new ContactService(accounts, foundation.config().mail().isPresent(), clock));
  }

  private static ProviderService provider(
      SignInConfig.Oidc oidc, Foundation foundation, SignInService signIns) {
    MediaClock clock = foundation.clock();
    String site = foundation.site().url().toString();
    OpenIdProvider provider =
        new OpenIdProvider(
            oidc,
            URI.create(site + ProviderRoutes.COME_BACK),
            URI.create(site + ProviderRoutes.LEFT_BACK),
            clock);
    ProviderAccounts known =
        new ProviderAccounts(
            oidc,
            foundation.catalogue().accounts(),
            signIns,
            foundation.authentication().sessions(),
            clock);
    return new ProviderService(oidc, provider, known, signIns, clock);
  }

  @Override
  public void mount(Router router, FeatureLoop loop) {
    sessions.mount(router);
    provider.mount(router);
    passkeys.mount(router);
    contacts.mount(router);
    people.mount(router);
  }
}
