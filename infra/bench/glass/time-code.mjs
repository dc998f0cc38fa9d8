/* The time code of the test card (TimeCode.java): milliseconds, modulo 2^32, as a row of cells at the foot of the picture. */

export const CELLS = 40;
const CHECK = 0xa5;
const [DARK, LIGHT] = [16, 235];
/** The row's share of the picture's height. */
export const STRIP = 16 / 720;

/** Writes a moment, in milliseconds since 1970, into a planar YUV 4:2:0 picture. */
export function stamp(picture, width, height, millis) {
  const time = millis % 4294967296;
  const bytes = [time / 16777216, time / 65536, time / 256, time].map((value) => Math.floor(value) & 255);
  bytes.push(bytes[0] ^ bytes[1] ^ bytes[2] ^ bytes[3] ^ CHECK);
  const top = Math.round(height * (1 - STRIP));
  const row = Buffer.alloc(width);
  for (let x = 0; x < width; x++) {
    const cell = Math.floor((x * CELLS) / width);
    row[x] = bytes[cell >> 3] & (128 >> (cell & 7)) ? LIGHT : DARK;
  }
  for (let y = top; y < height; y++) row.copy(picture, y * width);
  picture.fill(128, width * height + (top / 2) * (width / 2), width * height + (height / 2) * (width / 2));
  picture.fill(128, width * height * 1.25 + (top / 2) * (width / 2));
}

/** Reads the moment from a row of luma across its middle, modulo 2^32; null if its check fails. */
export function readStamp(row) {
  const bytes = [0, 0, 0, 0, 0];
  for (let cell = 0; cell < CELLS; cell++) {
    if (row[Math.floor(((cell + 0.5) * row.length) / CELLS)] > 112) bytes[cell >> 3] |= 128 >> (cell & 7);
  }
  const check = bytes[0] ^ bytes[1] ^ bytes[2] ^ bytes[3] ^ CHECK;
  return check === bytes[4] ? bytes[0] * 16777216 + ((bytes[1] << 16) | (bytes[2] << 8) | bytes[3]) : null;
}

/** How long ago the moment was that a picture carries, in milliseconds. */
export function ageOf(stamped, now) {
  return ((now % 4294967296) - stamped + 4294967296) % 4294967296;
}
