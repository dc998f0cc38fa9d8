package org.tribune.core.config.yaml;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tribune.core.config.Logo;
import org.tribune.core.config.yaml.LogoFile.UnfitException;

/**
 * A drawing as a logo: one that runs nothing and loads nothing, though browsers would let it do
 * neither in the place where it is shown.
 */
final class SvgLogo {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final Set<String> REFUSED =
      Set.of("script", "foreignobject", "iframe", "handler", "listener");
  private static final Pattern LENGTH = Pattern.compile("\\s*(\\d{1,6}(?:\\.\\d*)?)(?:px)?\\s*");
  private static final Pattern VIEW_BOX =
      Pattern.compile(
          "\\s*-?[\\d.]+[\\s,]+-?[\\d.]+[\\s,]+(\\d{1,6}(?:\\.\\d*)?)[\\s,]+(\\d{1,6}(?:\\.\\d*)?)\\s*");

  private SvgLogo() {}

  static Logo read(byte[] content) throws UnfitException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(content));
      Optional<Logo> logo = Optional.empty();
      while (in.hasNext()) {
        if (in.next() == XMLStreamReader.START_ELEMENT) {
          if (logo.isEmpty()) {
            logo = Optional.of(root(in, content));
          }
          check(in);
        }
      }
      return logo.orElseThrow(SvgLogo::other);
    } catch (XMLStreamException e) {
      throw other();
    }
  }

  private static UnfitException other() {
    return new UnfitException("is none of SVG, PNG and WebP: save it as one of them");
  }

  private static Logo root(XMLStreamReader in, byte[] content) throws UnfitException {
    if (!in.getLocalName().equals("svg") || !SVG.equals(in.getNamespaceURI())) {
      throw other();
    }
    Matcher box = VIEW_BOX.matcher(attribute(in, "viewBox"));
    if (box.matches()) {
      return LogoFile.drawing(
          Double.parseDouble(box.group(1)), Double.parseDouble(box.group(2)), content);
    }
    return LogoFile.drawing(length(in, "width"), length(in, "height"), content);
  }

  private static double length(XMLStreamReader in, String name) {
    Matcher length = LENGTH.matcher(attribute(in, name));
    return length.matches() ? Double.parseDouble(length.group(1)) : 0;
  }

  private static String attribute(XMLStreamReader in, String name) {
    return Optional.ofNullable(in.getAttributeValue(/* namespaceURI= */ null, name)).orElse("");
  }

  private static void check(XMLStreamReader in) throws UnfitException {
    String element = in.getLocalName().toLowerCase(Locale.ROOT);
    boolean unfit = REFUSED.contains(element);
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String name = in.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      String value = in.getAttributeValue(i).strip().toLowerCase(Locale.ROOT);
      unfit |= name.startsWith("on");
      unfit |= name.equals("href") && !value.startsWith("#") && !value.startsWith("data:image/");
    }
    if (unfit) {
      throw new UnfitException(
          "has a <"
              + element
              + "> that runs or loads something: save it as a plain SVG, without scripts and links");
    }
  }
}
