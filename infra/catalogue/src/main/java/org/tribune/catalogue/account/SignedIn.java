package org.tribune.catalogue.account;

/** A session and the person whose it is. */
public record SignedIn(Session session, Account account) {}
