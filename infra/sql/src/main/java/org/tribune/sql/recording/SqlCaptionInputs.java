package org.tribune.sql.recording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.caption.CaptionInput;
import org.tribune.catalogue.caption.CaptionInputs;
import org.tribune.core.channel.ChannelId;
import org.tribune.sql.column.Times;
import org.tribune.sql.database.Database;

/** Where caption software may write, in a SQL database. Safe for all threads. */
public final class SqlCaptionInputs implements CaptionInputs {
  private static final String SELECT =
      "SELECT id, channel, name, hash, delay_millis, added_at, added_by FROM caption_input";

  private final Database database;

  public SqlCaptionInputs(Database database) {
    this.database = database;
  }

  @Override
  public void add(CaptionInput input) {
    database.run(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO caption_input (id, channel, name, hash, delay_millis, added_at,
                      added_by)
                    VALUES (:id, :channel, :name, :hash, :delay, :addedAt, :addedBy)
                    """)
                .bind("id", input.id())
                .bind("channel", input.channel().value())
                .bind("name", input.name())
                .bind("hash", input.hash())
                .bind("delay", input.delay().toMillis())
                .bind("addedAt", Times.micros(input.addedAt()))
                .bind("addedBy", input.addedBy())
                .execute());
  }

  @Override
  public List<CaptionInput> all() {
    return database.read(
        handle ->
            handle
                .createQuery(SELECT + " ORDER BY added_at, id")
                .map((row, context) -> input(row))
                .list());
  }

  @Override
  public Optional<CaptionInput> find(String hash) {
    return database.read(
        handle ->
            handle
                .createQuery(SELECT + " WHERE hash = ?")
                .bind(0, hash)
                .map((row, context) -> input(row))
                .findOne());
  }

  @Override
  public Optional<CaptionInput> remove(String id) {
    return database.write(
        handle -> {
          Optional<CaptionInput> known =
              handle
                  .createQuery(SELECT + " WHERE id = ?")
                  .bind(0, id)
                  .map((row, context) -> input(row))
                  .findOne();
          handle.execute("DELETE FROM caption_input WHERE id = ?", id);
          return known;
        });
  }

  private static CaptionInput input(ResultSet row) throws SQLException {
    return new CaptionInput(
        row.getString(1),
        new ChannelId(row.getString(2)),
        row.getString(3),
        row.getString(4),
        Duration.ofMillis(row.getLong(5)),
        Times.instant(row.getLong(6)),
        row.getString(7));
  }
}
