package org.tribune.site.opendata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.tribune.site.http.ApiJson;

/** RDF as JSON-LD 1.1, with the context in it: who reads it asks no other site. */
final class JsonLd {
  private JsonLd() {}

  static String write(Map<String, String> prefixes, Rdf.Node root) {
    ObjectNode document = ApiJson.object();
    ObjectNode context = document.putObject("@context");
    prefixes.forEach(context::put);
    document.setAll(node(root));
    return document.toPrettyString() + "\n";
  }

  private static ObjectNode node(Rdf.Node node) {
    ObjectNode out = ApiJson.object();
    if (!node.address().isEmpty()) {
      out.put("@id", node.address());
    }
    out.put("@type", node.type());
    for (Rdf.Statement each : node.statements()) {
      ArrayNode values =
          out.get(each.property()) instanceof ArrayNode known
              ? known
              : out.putArray(each.property());
      values.add(value(each.value()));
    }
    return out;
  }

  private static ObjectNode value(Rdf.Value value) {
    return switch (value) {
      case Rdf.Node node -> node(node);
      case Rdf.Iri iri -> ApiJson.object().put("@id", iri.address());
      case Rdf.Typed typed ->
          ApiJson.object().put("@value", typed.text()).put("@type", typed.type());
      case Rdf.Words words -> {
        ObjectNode out = ApiJson.object().put("@value", words.text());
        yield words.language().isEmpty() ? out : out.put("@language", words.language());
      }
    };
  }
}
