package org.tribune.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who answers for the site, as its legal notice says (French act 2004-575, article 1-1).
 *
 * @param publisher the community that runs the site
 * @param address of its seat
 * @param telephone of its seat
 * @param director of the publication: a person, mostly the president
 * @param host whose machines the site runs on, which may be the publisher
 * @param hostAddress of its seat
 * @param hostTelephone of its seat
 * @param dataProtection where to write to the data protection officer: an e-mail or a postal
 *     address
 */
public record LegalNotice(
    Optional<String> publisher,
    Optional<String> address,
    Optional<String> telephone,
    Optional<String> director,
    Optional<String> host,
    Optional<String> hostAddress,
    Optional<String> hostTelephone,
    Optional<String> dataProtection) {
  /** Nothing was set. */
  public static final LegalNotice NONE =
      new LegalNotice(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The keys of what the law asks for and nobody has set, as the configuration names them. */
  public List<String> missing() {
    Map<String, Optional<String>> asked = new LinkedHashMap<>();
    asked.put("publisher", publisher);
    asked.put("address", address);
    asked.put("telephone", telephone);
    asked.put("director", director);
    asked.put("host", host);
    asked.put("hostAddress", hostAddress);
    asked.put("hostTelephone", hostTelephone);
    asked.put("dataProtection", dataProtection);
    List<String> missing = new ArrayList<>();
    asked.forEach(
        (key, value) -> {
          if (value.isEmpty()) {
            missing.add("site.legal." + key);
          }
        });
    return missing;
  }
}
