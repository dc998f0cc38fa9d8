package org.tribune.core.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.config.ConfigException;

class ConfigMistakesTest {
  @TempDir private Path folder;

  private List<String> mistakes(String yaml) throws IOException {
    return mistakesOf(Files.writeString(folder.resolve("tribune.yml"), yaml));
  }

  private List<String> mistakesOf(Path file) {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> new ConfigLoader(Map.of(), folder).load(ConfigLoader.Options.file(file)));
    return Objects.requireNonNull(refused, "The file was accepted").mistakes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http: {port: eighty}                     | http.port: 'eighty' is no whole number
          http: {port: -1}                         | http.port: '-1' is no whole number from 0 to 65535
          http: 8080                               | http: keys are expected here
          http: [1]                                | http: keys are expected here
          http: {port: [1]}                        | http.port: one value is expected, not a list
          http: {port: {a: 1}}                     | http.port: one value is expected, not keys
          http: {tls: {certificate: a.pem}}        | http.tls.key: is missing
          http: {trustedProxies: [proxy.lan]}      | http.trustedProxies: 'proxy.lan' is no address or network
          http: {trustedProxies: ["10.0.0.0/33"]}  | http.trustedProxies: '10.0.0.0/33' is no address or network
          http: {trustedProxies: ["0.0.0.0/0"]}    | http.trustedProxies: '0.0.0.0/0' is too many
          http: {caches: ["127.0.0.1:8079"]}       | http.caches: '127.0.0.1:8079' is no address of a cache
          rtmp: {tlsPort: 443}                     | rtmp.tlsPort: '443' needs a certificate
          rtmp: {port: 8080}                       | rtmp.port: 8080 is also http.port
          management: {port: 8080}                 | management.port: 8080 is also http.port
          site: {url: "ftp://example.org"}         | site.url: 'ftp://example.org' is no address
          site: {colour: "#12345"}                 | site.colour: '#12345' is no colour
          site: {colour: red}                      | site.colour: 'red' is no colour
          site: {logo: none.svg}                   | site.logo: 'none.svg' can't be read
          site: {picture: none.jpg}                | site.picture: 'none.jpg' can't be read
          site: {languages: [fr, es]}              | site.languages: 'es' is none of fr, en
          site: {languages: []}                    | site.languages: is empty
          site: {frameAncestors: ["a; b"]}         | site.frameAncestors: 'a; b' is none of
          transcoder: {part: 320ms}                | transcoder.part: '320ms' is no duration: write it as PT0.24S
          transcoder: {part: PT1M}                 | transcoder.part: 'PT1M' is not from PT0.1S to PT2S
          transcoder: {part: PT2S, segment: PT1S}  | transcoder.segment: PT1S is shorter than
          transcoder: {encoder: nvenc}             | transcoder.encoder: 'nvenc' is none of x264
          transcoder: {preset: veryfsat}           | did you mean 'veryfast'?
          transcoder: {ladder: [480, 720]}         | transcoder.ladder: '720' is not below 480
          transcoder: {ladder: [481]}              | transcoder.ladder: '481' is odd
          log: {type: kafka}                       | log.bootstrapServers: is missing
          log: {bootstrapServers: "a:1"}           | log.bootstrapServers: is no key
          store: {type: sftp}                      | store.type: 'sftp' is none of directory, s3
          store: {type: s3}                        | store.endpoint: is missing: name the server, such as
          store: {type: s3}                        | store.bucket: is missing: name the bucket
          store: {type: s3}                        | store.accessKey: is missing: give the key
          store: {type: s3}                        | store.secretKey: is missing: give the secret
          store: {type: s3, endpoint: "s3.a.org"}  | store.endpoint: 's3.a.org' is no address of a server
          store: {type: s3, endpoint: "http://a/b"} | store.endpoint: 'http://a/b' is no address
          store: {type: s3, endpoint: "http://a:65536"} | store.endpoint: 'http://a:65536' is no address
          store: {type: s3, bucket: My_Bucket}     | store.bucket: 'My_Bucket' is no bucket's name
          store: {type: s3, bucket: 10.0.0.1}      | store.bucket: '10.0.0.1' is no bucket's name
          store: {type: s3, region: "eu west"}     | store.region: 'eu west' is no region's name
          store: {type: s3, path: a}               | store.path: is no key
          store: {bucket: recordings}              | store.bucket: is no key
          archive: {spool: plenty}                 | archive.spool: 'plenty' is no size: write it as 500MB
          archive: {spool: 1MB}                    | archive.spool: '1MB' is not from 100MB to
          backup: {recipients: [town]}             | backup.recipients: 'town' is no public key of age
          backup: {recipients: age1qq}             | backup.recipients: 'age1qq' is no public key of age
          backup: {recipient: a}                   | backup.recipient: is no key; did you mean 'recipients'?
          retention: {sitting: 10y}                | retention.sitting: '10y' is no number of days: write it as 365d, or never
          retention: {report: 6d}                  | retention.report: '6d' is not from 7d to 36500d
          retention: {sittings: never}             | retention.sittings: is no key; did you mean 'sitting'?
          sittings: {transfer: {archivalAgency: {identifier: A}}} | sittings.transfer.transferringAgency: is missing
          sittings: {transfer: {archivalAgency: {name: A}}} | sittings.transfer.archivalAgency.identifier: is missing
          sittings: {transfer: {appraisal: {rule: A}}} | sittings.transfer.appraisal.finalAction: is missing
          sittings: {transfer: {appraisal: {rule: A, finalAction: Burn}}} | finalAction: 'Burn' is none of Keep, Destroy
          retention: {notice: 0d}                  | retention.notice: '0d' is not from 1d to 90d
          retention: {originals: 1y}               | retention.originals: '1y' is no number of days: write it as 90d, or 0d
          retention: {freeSpace: 10%}              | retention.freeSpace: '10%' is no size: write it as
          channels: [{id: a, kind: siting}]        | channels[0].kind: 'siting' is none of sitting, report, test; did you mean 'sitting'?
          catalogue: {type: postgres}              | did you mean 'postgresql'?
          catalogue: {type: postgresql}            | catalogue.url: is missing: write it as postgresql://
          catalogue: {type: postgresql, user: a}   | catalogue.password: is missing
          catalogue: {url: "postgresql://db/a"}    | catalogue.url: is no key
          catalogue: {type: postgresql, path: a}   | catalogue.path: is no key
          catalogue: {type: postgresql, url: "mysql://db/a", user: a, password: b} | catalogue.url: 'mysql://db/a' is no address
          catalogue: {type: postgresql, url: "postgresql://a:b@db/a", user: a, password: b} | catalogue.url: holds a user
          signIn: {oidc: {clientId: a, clientSecret: b}} | signIn.oidc.issuer: is missing: write it as https://
          signIn: {oidc: {issuer: "https://a/"}}   | signIn.oidc.clientId: is missing
          signIn: {oidc: {issuer: "https://a/"}}   | signIn.oidc.clientSecret: is missing
          signIn: {oidc: {issuer: "http://a/"}}    | signIn.oidc.issuer: 'http://a/' is no issuer
          signIn: {oidc: {issuer: "https://a/?b"}} | signIn.oidc.issuer: 'https://a/?b' is no issuer
          signIn: {oidc: {issuer: "https://u:p@a"}} | signIn.oidc.issuer: 'https://u:p@a' is no issuer
          signIn: {oidc: {issuer: "https://a", createAccounts: true}} | signIn.oidc.createAccounts: needs roleClaim and roles
          signIn: {oidc: {issuer: "https://a", roleClaim: groups}} | signIn.oidc.roles: is missing
          signIn: {oidc: {roles: {clerk: a}}}      | signIn.oidc.roleClaim: is missing
          signIn: {oidc: {roles: {clerks: [a]}}}   | signIn.oidc.roles.clerks: is no key; did you mean 'clerk'?
          signIn: {oidc: {provider: proconect}}    | signIn.oidc.provider: 'proconect' is none of standard, proconnect; did you mean 'proconnect'?
          signIn: {oidc: {provider: proconnect}}   | signIn.oidc.clientId: is missing
          signIn: {oidc: {provider: proconnect}}   | signIn.oidc.clientSecret: is missing
          signIn: {oidc: {provider: proconnect, issuer: "http://a"}} | signIn.oidc.issuer: 'http://a' is no issuer
          signIn: {oidc: {provider: proconnect, siret: [2175000160001]}} | signIn.oidc.siret: '2175000160001' is no SIRET
          signIn: {oidc: {provider: proconnect, siret: [21750001600018]}} | signIn.oidc.siret: '21750001600018' is no SIRET
          signIn: {oidc: {provider: proconnect, siret: [35600000049838]}} | signIn.oidc.siret: '35600000049838' is no SIRET
          signIn: {oidc: {issuer: "https://a", siret: [21750001600019]}} | signIn.oidc.siret: '21750001600019' needs 'provider: proconnect'
          signIn: {oidc: {provider: proconnect, createAccounts: true}} | signIn.oidc.createAccounts: needs roleClaim and roles
          signIn: {oidc: {provider: proconnect, createAccounts: true, roleClaim: roles, roles: {clerk: [a]}}} | signIn.oidc.createAccounts: needs siret
          signIn: {saml: {}}                       | signIn.saml: is no key
          mail: {host: smtp.example.org}           | mail.from: is missing
          mail: {from: a@example.org}              | mail.host: is missing
          mail: {host: "a b", from: a@example.org} | mail.host: 'a b' is no server's name
          mail: {host: a, from: mairie}            | mail.from: 'mairie' is no address such as
          mail: {host: a, from: a@b.fr, replyTo: b} | mail.replyTo: 'b' is no address such as
          mail: {host: a, from: a@b.fr, security: ssl} | mail.security: 'ssl' is none of starttls, tls, none
          mail: {host: a, from: a@b.fr, security: none} | mail.security: 'none' would send citizens' addresses in the clear
          mail: {host: a, from: a@b.fr, port: 0}   | mail.port: '0' is no whole number from 1 to 65535
          mail: {host: a, from: a@b.fr, user: b}   | mail.password: is missing
          mail: {host: a, from: a@b.fr, password: b} | mail.user: is missing
          audit: {mailTo: a@b.fr}                  | audit.mailTo: 'a@b.fr' needs a server for the mail
          audit: {mailTo: mairie}                  | audit.mailTo: 'mairie' is no address such as
          audit: {timestampServer: "https://a/b"}  | audit.timestampAuthorities: is missing
          audit: {timestampServer: "ftp://a/b", timestampAuthorities: a} | audit.timestampServer: 'ftp://a/b' is no address
          audit: {timestampAuthorities: a.pem}     | audit.timestampServer: is missing
          audit: {timestampPolicy: one}            | audit.timestampPolicy: 'one' is no object identifier
          audit: {keystore: a.p12}                 | audit.keystorePassword: is missing
          audit: {keystorePassword: word}          | audit.keystore: is missing
          mail: {hots: a}                          | mail.hots: is no key; did you mean 'host'?
          channels: chamber                        | channels: a list is expected here
          channels: {id: chamber}                  | channels: a list is expected here
          channels: [chamber]                      | channels[0]: keys are expected here
          sandbox: {landlock: maybe}               | sandbox.landlock: 'maybe' is none of required, optional
          chanels: []                              | chanels: is no key; did you mean 'channels'?
          - a                                      | does not hold keys
          """)
  void load_oneMistake_namesKeyValueAndRemedy(String yaml, String expected) throws IOException {
    assertThat(mistakes(yaml)).anySatisfy(line -> assertThat(line).contains(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: rtmp}                                  | streamKey: is missing
          {type: rtmp, streamKey: short}                | streamKey: has 5 characters: it must have 16 to 200
          {type: rtmp, streamKey: "with spaces in it"}  | streamKey: holds other characters
          {type: rtmp, streamKey: change-me-to-a-word}  | streamKey: is the example's
          {type: srt, host: 127.0.0.1}                  | port: is missing
          {type: srt, host: 127.0.0.1, port: 0}         | port: '0' is no whole number from 1
          {type: srt, port: 1}                          | passphrase: is missing: whoever reaches this port could be on air. Choose 10 to 79 letters
          {type: srt, port: 1, host: 192.168.1.2}       | passphrase: is missing: whoever reaches
          {type: srt, port: 1, host: "::"}              | passphrase: is missing: whoever reaches
          {type: srt, port: 1, host: 127.evil.example}  | passphrase: is missing: whoever reaches
          {type: srt, port: 1, passphrase: short}       | passphrase: has 5 characters: it must have 10 to 79
          {type: srt, mode: caller, port: 1}            | host: is missing
          {type: srt, mode: calller, port: 1, host: "::1"} | did you mean 'caller'?
          {type: srt, port: 1, host: localhost, streamKey: abcdefgh} | streamKey: is no key
          {type: rtsp}                                  | url: is missing
          {type: rtsp, url: "http://u:hunter2@camera"}  | url: is no address
          {type: file}                                  | path: is missing
          {type: file, path: a.mp4, loop: yes}          | loop: 'yes' is none of true, false
          {type: testcard, width: 641}                  | width: '641' is odd
          {type: device}                                | video: is missing
          {type: rmtp, streamKey: abcdefgh}             | type: 'rmtp' is none of
          {port: 1}                                     | type: is missing: one of rtmp
          """)
  void load_mistakeInSource_namesKeyAndShowsNoSecret(String source, String expected)
      throws IOException {
    List<String> lines =
        mistakes("channels:\n  - id: chamber\n    sources:\n      - " + source + "\n");

    assertThat(lines)
        .singleElement()
        .satisfies(
            line ->
                assertThat(line)
                    .contains("tribune.yml:4:", "channels[0].sources[0].", expected)
                    .doesNotContain("short", "with space", "change-me", "hunter2", "abcdefgh"));
  }

  @Test
  void load_thingsThatMustDiffer_areTold() throws IOException {
    List<String> lines =
        mistakes(
            """
            channels:
              - id: chamber
                sources:
                  - {type: rtmp, streamKey: correct-horse-battery}
                  - {type: srt, port: 9000, host: 127.0.0.1}
              - id: chamber
                publicationDelay: PT2M
                sources:
                  - {type: rtmp, streamKey: correct-horse-battery}
                  - {type: srt, port: 9000, host: 127.0.0.1}
              - id: Annex!
              - name: nameless
                sources: [{type: testcard}]
            """);

    assertThat(String.join("\n", lines))
        .contains("channels[1].id: 'chamber' is also channels[0].id")
        .contains("channels[1].publicationDelay: 'PT2M' is not from PT0S to PT1M")
        .contains(
            "channels[1].sources[0].streamKey: is the same as channels[0].sources[0].streamKey")
        .contains("channels[1].sources[1].port: '9000' is also channels[0].sources[1].port")
        .contains("channels[2].id: 'Annex!' is no channel id")
        .contains("channels[2].sources: is missing")
        .contains("channels[3].id: is missing")
        .doesNotContain("correct-horse-battery");
    assertThat(lines).hasSize(7);
  }

  @Test
  void load_keyTwice_isTold() throws IOException {
    assertThat(mistakes("http:\n  port: 1\n  port: 2\n"))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("yml:3:3: port: is given a second time"));
  }

  @Test
  void load_alias_isRefused() throws IOException {
    assertThat(mistakes("http: &a {port: 1}\nrtmp: *a\n"))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("yml:2:", "aliases are not read here"));
  }

  @Test
  void load_brokenYaml_tellsLine() throws IOException {
    assertThat(mistakes("http:\n  port: 1\n bad: [\n"))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("tribune.yml:3:", "is not YAML here"));
  }

  @Test
  void load_missingFile_tellsSo() {
    assertThat(mistakesOf(folder.resolve("absent.yml")))
        .singleElement()
        .satisfies(
            line -> assertThat(line).contains("absent.yml", "there is no such file", "--config"));
  }

  @Test
  void load_hugeOrDeepFile_isRefused() throws IOException {
    assertThat(mistakes("a: " + "x".repeat(1 << 20))).anyMatch(line -> line.contains("1 MiB"));
    assertThat(mistakes("a: " + "[".repeat(10_000))).anyMatch(line -> line.contains("is not YAML"));
  }
}
