// When it burned and how fast: what stands above the marks, and the lines through them. d3 measures and draws the curve.
import { el, svg } from './dom.js';
import { burnText, clock, shareText } from './words.js';

const BAND_HEIGHT = 58;
const CURVE_HEIGHT = 76;
const CURVE_FOOT = 12;

/** The points of a status, and the highest of them; nothing when no series was read. */
export function curveOf(status) {
  const series = status.burnSeries;
  if (!series) {
    return null;
  }
  const start = +new Date(series.start);
  // a value is the highest of its stretch, and stands where that ends
  const points = series.values.split(' ')
    .map((text, i) => ({ at: start + (i + 1) * series.stepSeconds * 1e3, value: text === '-' ? NaN : Number(text) }));
  const known = points.filter((point) => Number.isFinite(point.value));
  if (known.length < 2) {
    return null;
  }
  const peak = known.reduce((one, other) => (other.value > one.value ? other : one));
  const isRate = series.measure === 'burnRate';
  return { points, peak, isRate, height: CURVE_HEIGHT + CURVE_FOOT, text: isRate ? burnText : shareText };
}

export function burnHeight(curve) {
  return BAND_HEIGHT + (curve?.height ?? 0);
}

function drawnCurve(curve, scale, width) {
  const top = BAND_HEIGHT;
  const shown = curve.points.filter((point) => point.at >= scale.domain()[0] && point.at <= scale.domain()[1]);
  const highest = d3.max(shown, (point) => point.value) || curve.peak.value || 1;
  const rise = d3.scaleLinear().domain([0, highest]).range([top + CURVE_HEIGHT, top]);
  const isKnown = (point) => Number.isFinite(point.value);
  const x = (point) => scale(point.at);
  const [left, right] = scale.range();
  const id = 'curve-room';
  const group = svg('g', { class: 'curve', 'aria-hidden': 'true' });
  group.append(svg('clipPath', { id }, svg('rect', { x: left, y: top - 2, width: Math.max(0, right - left), height: CURVE_HEIGHT + 4 })));
  const lines = svg('g', { 'clip-path': 'url(#' + id + ')' });
  lines.append(
    svg('path', { class: 'area', d: d3.area().defined(isKnown).x(x).y0(top + CURVE_HEIGHT).y1((point) => rise(point.value))(curve.points) ?? '' }),
    svg('path', { class: 'rate', d: d3.line().defined(isKnown).x(x).y((point) => rise(point.value))(curve.points) ?? '' }));
  group.append(lines, svg('line', { class: 'ground', x1: 0, x2: width, y1: top + CURVE_HEIGHT, y2: top + CURVE_HEIGHT }));
  group.append(svg('text', { x: 2, y: top + 4, class: 'small' }, curve.text(highest)));
  // spent at this rate, the budget lasts exactly as long as the SLO's window
  if (curve.isRate && highest >= 2) {
    group.append(svg('line', { class: 'allowed', x1: left, x2: right, y1: rise(1), y2: rise(1) }),
      svg('text', { x: 2, y: Math.min(rise(1), top + CURVE_HEIGHT - 2) - 2, class: 'small' }, highest > 40 ? '' : '1×'));
  }
  return group;
}

/** The curve in words. */
export function peak(curve) {
  return curve && el('p', { class: 'hint' },
    (curve.isRate ? 'Burn rate' : 'Share of failed requests') + ' by Prometheus: at most ' + curve.text(curve.peak.value) + ', at ' + clock(curve.peak.at) + '.');
}

/** @param foot how far down the lines go */
export function burn(state, scale, foot) {
  const { status, width } = state;
  const alert = scale(new Date(status.startsAt ?? status.detectedAt));
  const end = status.resolvedAt ? scale(new Date(status.resolvedAt)) : width;
  const group = svg('g', { class: 'burn ' + status.severity, 'aria-hidden': 'true' });
  if (status.onset) {
    const from = within(scale(new Date(status.onset.earliest)), width);
    const to = within(scale(new Date(status.onset.latest)), width);
    group.append(svg('rect', { class: 'onset', x: from, y: 0, width: Math.max(0, to - from), height: foot }));
    if (to - from > 120) {
      group.append(svg('text', { x: from + 6, y: 48, class: 'small' }, 'burn began in here'));
    }
  }
  const long = within(end, width) - within(alert, width);
  group.append(svg('rect', { class: 'burning', x: within(alert, width), y: 22, width: Math.max(0, long), height: 12 }));
  if (alert >= 0 && alert <= width) {
    const burning = status.burnRateAtDetection === undefined ? '' : ', burning ' + burnText(status.burnRateAtDetection);
    line(group, alert, foot, width, { name: 'alert', y: 12, text: 'alert' + burning });
  }
  if (status.resolvedAt && end >= 0 && end <= width) {
    line(group, end, foot, width, { name: 'resolved', y: 49, gap: 9, text: 'resolved' });
  }
  if (state.curve) {
    group.append(drawnCurve(state.curve, scale, width));
  }
  return group;
}

function line(group, x, foot, width, label) {
  const left = x > width - 150;
  group.append(svg('line', { class: label.name, x1: x, x2: x, y1: 16, y2: foot }),
    svg('text', { x: left ? x + 4 - (label.gap ?? 0) : x - 4 + (label.gap ?? 0), y: label.y, class: label.name, 'text-anchor': left ? 'end' : 'start' }, label.text));
}

function within(x, width) {
  return Math.min(width, Math.max(0, x));
}
