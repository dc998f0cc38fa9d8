package org.tribune.core.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file that holds the master key, a line for each ({@code key ID BASE64}, the current one
 * first), readable by its owner alone, in a directory that its owner alone may enter. Calls block.
 * Safe for all threads and processes: it is replaced as a whole.
 */
public final class MasterKeyFile {
  private static final String HEAD =
      """
      # The master key of Tribune. Who has this file and the catalogue reads what citizens wrote.
      # Without it nobody does: keep a copy in a safe place, never beside the catalogue's copies.
      """;

  private static final String KEY = "key";
  private static final Pattern KEY_LINE = Pattern.compile(KEY + " (\\S+) (\\S+)");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  /** File locks are the process's: threads need one of their own. */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path path;
  private final Path directory;

  /** The file at {@code path}, which need not be there. */
  public MasterKeyFile(Path path) {
    this.path = path.toAbsolutePath();
    this.directory = this.path.resolveSibling("");
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** True if it is there. */
  public boolean exists() {
    return Files.exists(path);
  }

  /**
   * What it holds.
   *
   * @throws CryptoException.MasterKeyUnusable if it is missing, damaged, or open to others
   */
  public MasterKeys load() {
    try {
      requirePrivate();
      return parse(Files.readAllLines(path));
    } catch (IOException e) {
      throw new CryptoException.MasterKeyUnusable(
          "The master key can't be read from "
              + path
              + " ("
              + e
              + "): put the file back, from an encrypted backup or from the machine that has it,"
              + " readable by the user "
              + System.getProperty("user.name")
              + " alone. Until then what citizens wrote can't be read or taken",
          e);
    }
  }

  /**
   * Makes it with a random key, unless it is there already.
   *
   * @throws CryptoException.MasterKeyUnusable if it can't be written
   */
  public MasterKeys create() {
    try {
      makeDirectory();
      MasterKeys keys = MasterKeys.of(MasterKey.random());
      write(path, keys, StandardOpenOption.CREATE_NEW);
      return keys;
    } catch (FileAlreadyExistsException e) {
      return load();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Replaces what it holds; the bytes of the file before are overwritten.
   *
   * @throws CryptoException.MasterKeyUnusable if it can't be written: it is as it was
   */
  public void replace(MasterKeys keys) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      makeDirectory();
      shredOld();
      Files.deleteIfExists(fresh);
      write(fresh, keys, StandardOpenOption.CREATE_NEW);
      if (exists()) {
        Files.createLink(old(), path);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      sync();
      shredOld();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Runs {@code work} while no other process or thread of this machine is in such work on this
   * file.
   *
   * @throws CryptoException.MasterKeyUnusable if the file that serves as the lock can't be written
   */
  public void exclusively(Runnable work) {
    THREADS.lock();
    try {
      makeDirectory();
      try (FileChannel channel =
              FileChannel.open(
                  path.resolveSibling(path.getFileName() + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        work.run();
      }
    } catch (IOException e) {
      throw unwritable(e);
    } finally {
      THREADS.unlock();
    }
  }

  private Path old() {
    return path.resolveSibling(path.getFileName() + ".old");
  }

  /**
   * Overwrites what was replaced before it is removed (of some disks that leaves nothing, of others
   * a copy), also if a process before ended amid it.
   */
  private void shredOld() throws IOException {
    Path old = old();
    if (!Files.exists(old) || !exists()) {
      return;
    }
    // Nothing was replaced yet when the other process ended: it is another name of what is needed.
    if (!Files.isSameFile(old, path)) {
      overwrite(old);
    }
    Files.delete(old);
  }

  private CryptoException unwritable(IOException e) {
    return new CryptoException.MasterKeyUnusable(
        "The master key can't be written to "
            + path
            + " ("
            + e
            + "): let the user "
            + System.getProperty("user.name")
            + " write there, or name another file in catalogue.masterKey",
        e);
  }

  private static void overwrite(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (zeros.hasRemaining()) {
        var _ = channel.write(zeros);
      }
      channel.force(/* metaData= */ true);
    }
  }

  private void makeDirectory() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory.resolveSibling(""));
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private void write(Path file, MasterKeys keys, StandardOpenOption option) throws IOException {
    String text =
        HEAD
            + keys.all().stream()
                .map(each -> KEY + " " + each.id() + " " + base64(each) + "\n")
                .collect(Collectors.joining());
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(option, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        var _ = channel.write(bytes);
      }
      channel.force(/* metaData= */ true);
    }
    sync();
  }

  private void sync() throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(/* metaData= */ true);
    }
  }

  private static String base64(MasterKey key) {
    return Base64.getEncoder().encodeToString(key.secret());
  }

  private void requirePrivate() throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw new CryptoException.MasterKeyUnusable(
          "The master key "
              + path
              + " is open to other users of this machine ("
              + PosixFilePermissions.toString(permissions)
              + "): run 'chmod 600 "
              + path
              + "'. Until then what citizens wrote can't be read or taken");
    }
  }

  private MasterKeys parse(List<String> lines) {
    List<MasterKey> keys = new ArrayList<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        keys.add(key(line));
      }
    }
    if (keys.isEmpty()) {
      throw damaged();
    }
    return new MasterKeys(keys.getFirst(), keys.subList(1, keys.size()));
  }

  private MasterKey key(String line) {
    Matcher words = KEY_LINE.matcher(line.strip());
    if (!words.matches()) {
      throw damaged();
    }
    try {
      MasterKey key = MasterKey.of(Base64.getDecoder().decode(words.group(2)));
      if (key.id().equals(words.group(1))) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Said below: the line, which is secret, is not shown.
    }
    throw damaged();
  }

  private CryptoException damaged() {
    return new CryptoException.MasterKeyUnusable(
        "The master key's file "
            + path
            + " is damaged: put it back, from an encrypted backup or from another machine of this"
            + " site. Until then what citizens wrote can't be read or taken");
  }
}
