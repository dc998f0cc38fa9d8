package org.tribune.sql.keys;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.Bytes;
import org.tribune.core.crypto.CryptoException;
import org.tribune.core.crypto.DataKey;
import org.tribune.core.crypto.KeyId;
import org.tribune.core.crypto.KeyKind;
import org.tribune.core.crypto.KeyName;
import org.tribune.core.crypto.WrappedKey;
import org.tribune.core.log.JsonCodec;

/**
 * The column {@code ciphertext} of a table: a record as JSON under the key of its row, whose name
 * is the row's id. Rows that were written before there were keys have it in plain text, in another
 * column. Safe for all threads.
 */
public final class EncryptedColumn<T> {
  private static final Logger LOG = LoggerFactory.getLogger(EncryptedColumn.class);
  private static final int MOST_TOLD = 1_000;

  private final Keyring keys;
  private final KeyKind kind;
  private final String table;
  private final JsonCodec<T> codec;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Reads from the row of a result. */
  public interface Reading<R> {
    public R read() throws SQLException;
  }

  /** The column of {@code table}, whose rows have keys of {@code kind}. */
  public EncryptedColumn(Keyring keys, KeyKind kind, String table, Class<T> type) {
    this.keys = keys;
    this.kind = kind;
    this.table = table;
    this.codec = new JsonCodec<>(type);
  }

  /**
   * What to select, for {@link #read}; four columns.
   *
   * @param row the table's name in the query
   */
  public static String columns(String row) {
    return row + ".ciphertext, k.id, k.master, k.wrapped";
  }

  /** The keys of the rows, to be named after the table in FROM. */
  public String join(String id) {
    return " LEFT JOIN data_key k ON k.kind = '" + kind.wireName() + "' AND k.subject = " + id;
  }

  /**
   * The ciphertext of a row.
   *
   * @param renewed true if what the row held before must die: it gets another key
   */
  public byte[] encrypt(Handle handle, String row, T value, boolean renewed) {
    KeyName name = new KeyName(kind, row);
    DataKey key = renewed ? keys.renew(handle, name) : keys.obtain(handle, name);
    return key.encrypt(place(), row, Bytes.wrap(codec.encode(value))).array();
  }

  /**
   * What a row holds.
   *
   * @param first of {@link #columns} in the result
   * @param plain what the row has in the column for plain text
   * @return empty if its key was destroyed
   * @throws CryptoException.Tampered if it can't be read
   */
  public Optional<T> read(ResultSet result, String row, int first, @Nullable String plain)
      throws SQLException {
    byte[] ciphertext = result.getBytes(first);
    if (ciphertext == null) {
      return Optional.of(codec.decode(String.valueOf(plain).getBytes(StandardCharsets.UTF_8)));
    }
    String id = result.getString(first + 1);
    if (id == null) {
      return Optional.empty();
    }
    WrappedKey key =
        new WrappedKey(
            new KeyName(kind, row),
            new KeyId(id),
            result.getString(first + 2),
            Bytes.wrap(result.getBytes(first + 3)),
            /* madeAt= */ Instant.EPOCH);
    return Optional.of(
        codec.decode(keys.open(key).decrypt(place(), row, Bytes.wrap(ciphertext)).array()));
  }

  /** Reads what must be readable; what is not is reported as the catalogue's failure. */
  public static <R> R require(Reading<R> reading) throws SQLException {
    try {
      return reading.read();
    } catch (CryptoException.Tampered e) {
      throw new CatalogueException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Reads a row of a list, which goes on without what can't be read. */
  public <R> Optional<R> orSkip(String row, Reading<R> reading) throws SQLException {
    try {
      return Optional.of(reading.read());
    } catch (CryptoException.Tampered e) {
      if (told.size() < MOST_TOLD && told.add(row)) {
        LOG.error("A row is left out of a list: {}", e.getMessage());
      }
      return Optional.empty();
    }
  }

  private String place() {
    return place(table);
  }

  /** What a ciphertext of a table is bound to, beside its row. */
  public static String place(String table) {
    return table + ".ciphertext";
  }
}
