package org.tribune.archive.backup;

import java.io.InputStream;
import java.io.OutputStream;

/** The files of a backup that is not encrypted. */
enum PlainFiles implements Encryption, Decryption {
  INSTANCE;

  @Override
  public String suffix() {
    return "";
  }

  @Override
  public long lengthOf(long content) {
    return content;
  }

  @Override
  public OutputStream encrypt(OutputStream out) {
    return out;
  }

  @Override
  public InputStream decrypt(InputStream in) {
    return in;
  }
}
