package org.tribune.site.opendata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** RDF as Turtle (RDF 1.1). For one thread. */
final class Turtle {
  private final StringBuilder out = new StringBuilder();

  /** Those that have an address, and of which is yet to be told. */
  private final Deque<Rdf.Node> waiting = new ArrayDeque<>();

  private Turtle() {}

  static String write(Map<String, String> prefixes, Rdf.Node root) {
    Turtle turtle = new Turtle();
    prefixes.forEach(
        (prefix, address) -> turtle.out.append("@prefix " + prefix + ": <" + address + "> .\n"));
    turtle.waiting.add(root);
    while (!turtle.waiting.isEmpty()) {
      Rdf.Node next = turtle.waiting.remove();
      turtle.out.append("\n").append(iri(next.address())).append(" a ").append(next.type());
      turtle.statements(next, "  ");
      turtle.out.append(" .\n");
    }
    return turtle.out.toString();
  }

  private void statements(Rdf.Node node, String indent) {
    for (Rdf.Statement each : node.statements()) {
      out.append(" ;\n").append(indent).append(each.property()).append(" ");
      value(each.value(), indent);
    }
  }

  private void value(Rdf.Value value, String indent) {
    switch (value) {
      case Rdf.Iri each -> out.append(iri(each.address()));
      case Rdf.Typed each -> out.append(quoted(each.text())).append("^^").append(each.type());
      case Rdf.Words each ->
          out.append(quoted(each.text()))
              .append(each.language().isEmpty() ? "" : "@" + each.language());
      case Rdf.Node each -> {
        if (each.address().isEmpty()) {
          out.append("[ a ").append(each.type());
          statements(each, indent + "  ");
          out.append(" ]");
        } else {
          out.append(iri(each.address()));
          waiting.add(each);
        }
      }
    }
  }

  /** Addresses come from the configuration, which takes none that holds any of these. */
  private static String iri(String address) {
    return "<" + address.replaceAll("[\\x00-\\x20<>\"{}|^`\\\\]", "") + ">";
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
        + "\"";
  }
}
