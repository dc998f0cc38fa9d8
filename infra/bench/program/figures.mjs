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
