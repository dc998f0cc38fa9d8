/** The value below which a share of the sorted values lies. */
export function quantile(values, share) {
  if (values.length === 0) return null;
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** p50, p95 and maximum, rounded. */
export function spread(values) {
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => quantile(values, share));
  return { p50: Math.round(p50), p95: Math.round(p95), max: Math.round(max) };
}

/** `p50 / p95 / max` with a unit. */
export function told(values, unit = 'ms') {
  if (values.length === 0) return 'nothing measured';
  const { p50, p95, max } = spread(values);
  return `p50 ${p50} / p95 ${p95} / max ${max} ${unit}`;
}

/** How much the second of each pair grows with the first: the line of least squares. */
export function slope(pairs) {
  const [x, y] = [0, 1].map((index) => pairs.reduce((sum, pair) => sum + pair[index], 0) / pairs.length);
  const spread = pairs.reduce((sum, pair) => sum + (pair[0] - x) ** 2, 0);
  return spread === 0 ? 0 : pairs.reduce((sum, pair) => sum + (pair[0] - x) * (pair[1] - y), 0) / spread;
}
