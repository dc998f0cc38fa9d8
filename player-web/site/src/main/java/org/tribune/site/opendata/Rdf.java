package org.tribune.site.opendata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements of RDF in the few forms that a catalogue needs, to be written as JSON-LD or Turtle.
 */
final class Rdf {
  private Rdf() {}

  /** What a statement says of something. */
  sealed interface Value {}

  /** Something that has an address. */
  record Iri(String address) implements Value {}

  /** Words of a language; empty: of none. */
  record Words(String text, String language) implements Value {}

  /** A value of a type of XML Schema: {@code xsd:dateTime}. */
  record Typed(String text, String type) implements Value {}

  /**
   * Something of which more is said.
   *
   * @param address empty: it has none
   * @param type such as {@code dcat:Dataset}
   */
  record Node(String address, String type, List<Statement> statements) implements Value {
    static Node of(String address, String type) {
      return new Node(address, type, new ArrayList<>());
    }

    /** Says one thing more of it. */
    Node say(String property, Value value) {
      statements.add(new Statement(property, value));
      return this;
    }

    Node words(String property, String french, String english) {
      return say(property, new Words(french, "fr")).say(property, new Words(english, "en"));
    }

    Node iri(String property, String address) {
      return say(property, new Iri(address));
    }

    /** Nothing for a time that is none: {@link Instant#EPOCH}. */
    Node at(String property, Instant time) {
      return time.equals(Instant.EPOCH)
          ? this
          : say(property, new Typed(time.toString(), "xsd:dateTime"));
    }
  }

  /** Such as {@code dct:title} and its words. */
  record Statement(String property, Value value) {}
}
