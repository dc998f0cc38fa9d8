/*
 * Headers and chunks of fragmented MP4 (ISO/IEC 14496-12) as plain facts. GPAC's mp4box reads the
 * boxes; what they must be is said in boxes.mjs.
 */
import { createFile, MP4BoxBuffer } from 'mp4box';

const NO_BASE = 0x1;
const DURATION_BY_DEFAULT = 0x8;
const SIZE_BY_DEFAULT = 0x10;
const FLAGS_BY_DEFAULT = 0x20;
const BASE_IS_MOOF = 0x20000;
const FIRST_FLAGS = 0x4;
const DURATIONS = 0x100;
const SIZES = 0x200;
const FLAGS = 0x400;
const OFFSETS = 0x800;
const NOT_SYNC = 0x10000;
const IDR = 5;

function boxes(bytes) {
  const file = createFile(/* keepMdatData= */ true);
  const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  file.appendBuffer(MP4BoxBuffer.fromArrayBuffer(copy, 0), /* last= */ true);
  file.flush();
  const end = file.boxes.reduce((_, box) => box.start + box.size, 0);
  if (end !== bytes.byteLength) throw new Error(`its boxes end at ${end} of ${bytes.byteLength} bytes`);
  return file.boxes;
}

const hex = (number) => number.toString(16).padStart(2, '0');

/** The format's name as in CODECS (RFC 6381). */
function codec(entry) {
  if (entry.type === 'avc1') {
    const { AVCProfileIndication, profile_compatibility: compatibility, AVCLevelIndication } = entry.avcC;
    return `avc1.${hex(AVCProfileIndication)}${hex(compatibility)}${hex(AVCLevelIndication)}`;
  }
  if (entry.type === 'mp4a') {
    const configuration = entry.esds.esd.descs[0];
    return `mp4a.${hex(configuration.oti)}.${configuration.descs[0].data[0] >> 3}`;
  }
  return entry.type;
}

/** What an initialisation segment says. */
export function header(bytes) {
  const all = boxes(bytes);
  const [ftyp, moov] = all;
  if (ftyp?.type !== 'ftyp' || moov?.type !== 'moov') throw new Error(`begins with ${all.map((box) => box.type)}`);
  const [trak] = moov.traks;
  const { stsd, stts, stsc, stsz, stco } = trak.mdia.minf.stbl;
  const [entry] = stsd.entries;
  return {
    boxes: all.map((box) => box.type),
    brands: [ftyp.major_brand, ...ftyp.compatible_brands],
    tracks: moov.traks.length,
    extended: moov.mvex?.trexs.map((trex) => trex.track_id) ?? [],
    defaults: moov.mvex?.trexs[0],
    samples: stts.sample_counts.length + stsc.first_chunk.length + stsz.sample_count + stco.chunk_offsets.length,
    edits: trak.edts?.elst.entries ?? [],
    track: trak.tkhd.track_id,
    handler: trak.mdia.hdlr.handler,
    timescale: trak.mdia.mdhd.timescale,
    entries: stsd.entries.length,
    codec: codec(entry),
    width: entry.width,
    height: entry.height,
    square: entry.pasp === undefined || entry.pasp.hSpacing === entry.pasp.vSpacing,
    lengthSize: (entry.avcC?.lengthSizeMinusOne ?? 3) + 1,
    sampleRate: entry.samplerate,
    channels: entry.channel_count,
  };
}

/** True if the sample holds a slice of an IDR picture, as its NAL units say. */
function isIdr(sample, lengthSize) {
  let at = 0;
  while (at + lengthSize < sample.length) {
    const length = sample.readUIntBE(at, lengthSize);
    if ((sample[at + lengthSize] & 0x1f) === IDR) return true;
    at += lengthSize + length;
  }
  if (at !== sample.length) throw new Error(`its NAL units end at ${at} of ${sample.length} bytes`);
  return false;
}

/** The samples of a track fragment: {duration, size, flags, offset}. */
function samples({ tfhd, truns: [trun] }, defaults) {
  const by = (flag, own, otherwise) => (tfhd.flags & flag ? own : otherwise);
  const duration = by(DURATION_BY_DEFAULT, tfhd.default_sample_duration, defaults.default_sample_duration);
  const size = by(SIZE_BY_DEFAULT, tfhd.default_sample_size, defaults.default_sample_size);
  const flags = by(FLAGS_BY_DEFAULT, tfhd.default_sample_flags, defaults.default_sample_flags);
  return Array.from({ length: trun.sample_count }, (_, index) => ({
    duration: trun.flags & DURATIONS ? trun.sample_duration[index] : duration,
    size: trun.flags & SIZES ? trun.sample_size[index] : size,
    flags: trun.flags & FLAGS ? trun.sample_flags[index] : index === 0 && trun.flags & FIRST_FLAGS ? trun.first_sample_flags : flags,
    offset: trun.flags & OFFSETS ? trun.sample_composition_time_offset[index] : 0,
  }));
}

/** What a CMAF chunk says, moof and mdat. Throws where its shape is not that of a chunk. */
export function chunk(bytes, init) {
  const all = boxes(bytes);
  const names = all.map((box) => box.type);
  if (names.join() !== 'moof,mdat') throw new Error(`is ${names}, not a moof and its mdat`);
  const [moof, mdat] = all;
  if (moof.trafs.length !== 1 || moof.trafs[0].truns.length !== 1) throw new Error('has not just one traf with one trun');
  const [traf] = moof.trafs;
  const [trun] = traf.truns;
  if (traf.tfhd.flags & NO_BASE || !(traf.tfhd.flags & BASE_IS_MOOF)) throw new Error('has no default-base-is-moof');
  if (!traf.tfdt) throw new Error('has no tfdt');
  if (trun.data_offset !== moof.size + mdat.hdr_size) throw new Error(`has its data at ${trun.data_offset}, not behind its moof`);
  const found = samples(traf, init.defaults);
  const payload = found.reduce((sum, sample) => sum + sample.size, 0);
  if (payload !== mdat.size - mdat.hdr_size) throw new Error(`has samples of ${payload} bytes in an mdat of ${mdat.size}`);
  let at = trun.data_offset;
  for (const sample of found) {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset + at, sample.size);
    sample.sync = !(sample.flags & NOT_SYNC);
    sample.idr = init.handler === 'vide' ? isIdr(data, init.lengthSize) : true;
    at += sample.size;
  }
  return {
    track: traf.tfhd.track_id,
    start: traf.tfdt.baseMediaDecodeTime,
    duration: found.reduce((sum, sample) => sum + sample.duration, 0),
    samples: found,
  };
}
