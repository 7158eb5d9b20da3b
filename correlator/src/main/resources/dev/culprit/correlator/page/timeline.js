// The picture: when it burned, and what happened, in lanes by kind. d3 measures time and draws the axis.
import { el, svg, show } from './dom.js';
import { clock, day, dayAndClock, shortClock, zone } from './words.js';
import { burn, burnHeight, curveOf, peak } from './burn.js';
import { LANES, labelOf, marksOf, rangesOf } from './marks.js';

const ROOM = 22;
const ROWS = 6;
const AXIS_HEIGHT = 44;
const SIDE = 14;

/** What the reader chose stays when a revision comes. */
const chosenRange = {};

/** @param goTo shows the suspect of a rank, and is given the focus */
export function timeline(status, goTo) {
  const marks = marksOf(status);
  const ranges = rangesOf(status, marks);
  const state = { range: Math.min(chosenRange[status.id] ?? 0, ranges.length - 1), marks, ranges, status, goTo, curve: curveOf(status) };
  state.head = burnHeight(state.curve);
  const chart = el('div', { class: 'chart' });
  const readout = el('div', { class: 'readout' });
  const choice = el('div', { class: 'ranges', role: 'group', 'aria-label': 'What the timeline shows' });
  const draw = () => {
    drawRanges(choice, state, draw);
    drawChart(chart, readout, state);
  };
  new ResizeObserver((entries) => {
    const width = Math.round(entries[0].contentRect.width);
    if (width > 0 && width !== state.width) {
      state.width = width;
      requestAnimationFrame(draw);
    }
  }).observe(chart);
  return el('section', { class: 'timeline', 'aria-labelledby': 'timeline-title' },
    el('div', { class: 'section-head' }, el('h2', { id: 'timeline-title' }, 'Timeline'), choice),
    chart,
    peak(state.curve),
    marks.length > 0 ? [readout, legend(), markTable(marks)] : el('p', { class: 'hint' }, 'Nothing that may matter changed in the window.'));
}

function drawRanges(choice, state, draw) {
  show(choice, state.ranges.map((range, i) => el('button', {
    type: 'button', 'aria-pressed': String(i === state.range),
    onclick: () => {
      state.range = i;
      chosenRange[state.status.id] = i;
      draw();
      choice.children[i].focus();
    },
  }, range.title)));
}

function drawChart(chart, readout, state) {
  const range = state.ranges[state.range];
  const scale = (zone.utc ? d3.scaleUtc() : d3.scaleTime())
    .domain([range.from, range.to]).range([SIDE, state.width - SIDE]);
  const shown = state.marks.filter((mark) => mark.at >= range.from && mark.at <= range.to);
  const lanes = laidOut(shown, scale, state.head);
  const height = state.head + lanes.reduce((sum, lane) => sum + lane.height, 0) + AXIS_HEIGHT;
  const picture = svg('svg', {
    viewBox: '0 0 ' + state.width + ' ' + height, width: state.width, height, role: 'group',
    'aria-label': 'Timeline with ' + shown.length + ' marks. Arrow keys go from mark to mark.',
  });
  picture.append(burn(state, scale, height - AXIS_HEIGHT), axis(scale, height, range));
  const groups = [];
  lanes.forEach((lane) => picture.append(laneGroup(lane, state, groups)));
  show(chart, picture, outside(state.marks.length - shown.length));
  listen(picture, groups, readout, state);
  tell(readout, state, null);
}

/** Marks that would cover each other stand below each other; what does not fit any more is one mark with a number. */
function laidOut(shown, scale, head) {
  let top = head;
  return LANES.map((lane) => {
    const rows = [];
    const places = [];
    const rest = [];
    // the best first: when there is no room for all, they are seen
    for (const mark of shown.filter((one) => one.lane === lane.id).sort((a, b) => a.rank - b.rank || a.at - b.at)) {
      const x = scale(mark.at);
      const free = rows.findIndex((taken) => taken.every((other) => Math.abs(other - x) >= ROOM));
      const row = free < 0 ? rows.length : free;
      if (row === ROWS) {
        rest.push(mark);
      } else {
        (rows[row] ??= []).push(x);
        places.push({ x, row, members: [mark] });
      }
    }
    rest.sort((a, b) => a.at - b.at).forEach((mark) => crowd(places, scale(mark.at), mark));
    const crowded = places.some((place) => place.row === ROWS);
    const height = 26 + (rows.length + (crowded ? 1 : 0)) * ROOM;
    const laid = { ...lane, places, top, height: places.length === 0 ? 0 : height };
    top += laid.height;
    return laid;
  }).filter((lane) => lane.places.length > 0);
}

function crowd(places, x, mark) {
  const near = places.findLast((place) => place.row === ROWS);
  if (near && x - near.x < ROOM * 2) {
    near.members.push(mark);
  } else {
    places.push({ x, row: ROWS, members: [mark] });
  }
}

function axis(scale, height, range) {
  const span = range.to - range.from;
  const group = svg('g', { class: 'axis', transform: 'translate(0,' + (height - AXIS_HEIGHT + 6) + ')', 'aria-hidden': 'true' });
  const count = Math.max(2, Math.floor((scale.range()[1] - scale.range()[0]) / 95));
  const format = span < 20 * 60e3 ? clock : shortClock;
  // d3 knows steps of 1 and 5 minutes and none between, and would rather have twice as many as asked for than half
  const ticks = scale.ticks(count);
  const step = Math.ceil(ticks.length / count);
  d3.select(group).call(d3.axisBottom(scale).tickValues(ticks.filter((time, index) => index % step === 0))
    .tickFormat((time) => format(time)).tickSizeOuter(0));
  group.append(svg('text', { x: SIDE, y: 34, class: 'day', 'text-anchor': 'start' }, day(range.from)));
  if (day(range.from) !== day(range.to)) {
    group.append(svg('text', { x: scale.range()[1], y: 34, class: 'day', 'text-anchor': 'end' }, day(range.to)));
  }
  return group;
}

function laneGroup(lane, state, groups) {
  const group = svg('g', { transform: 'translate(0,' + lane.top + ')' });
  group.append(svg('line', { class: 'lane', x1: 0, x2: state.width, y1: 0, y2: 0 }),
    svg('text', { x: 2, y: 14, class: 'lane-title', 'aria-hidden': 'true' }, lane.title));
  lane.places.forEach((place) => {
    const node = markNode(lane, place);
    group.append(node);
    groups.push({ node, place });
  });
  return group;
}

function markNode(lane, place) {
  const first = place.members[0];
  const many = place.members.length > 1;
  const node = svg('g', {
    class: 'mark ' + lane.id + ' ' + first.tone + (isMinor(place) ? ' minor' : ''), role: 'button', tabindex: -1, 'aria-label': labelOf(place),
    transform: 'translate(' + place.x.toFixed(1) + ',' + (26 + place.row * ROOM + 4) + ')',
  });
  node.append(svg('rect', { class: 'target', x: -12, y: -12, width: 24, height: 24 }));
  if (many) {
    const text = '+' + place.members.length;
    const width = 14 + 7 * text.length;
    node.append(svg('rect', { class: 'shape', x: -width / 2, y: -8, width, height: 16, rx: 8 }),
      svg('text', { y: 4, 'text-anchor': 'middle' }, text));
  } else if (lane.id === 'suspect') {
    node.append(svg('circle', { class: 'shape', r: 10 }), svg('text', { y: 4, 'text-anchor': 'middle', class: first.rank > 99 ? 'long' : null }, first.rank));
  } else if (lane.id === 'failure') {
    node.append(svg('path', { class: 'shape', d: 'M0,-8 L8,7 L-8,7 Z' }));
  } else {
    node.append(svg(lane.id === 'other' ? 'rect' : 'circle',
      lane.id === 'other' ? { class: 'shape', x: -6, y: -6, width: 12, height: 12, transform: 'rotate(45)' } : { class: 'shape', r: 6 }));
  }
  return node;
}

/** What belongs to suspects far down steps back. */
function isMinor(place) {
  return place.members.every((mark) => mark.lane !== 'suspect' && mark.ranks.every((rank) => rank > 3));
}

/** One stop for the Tab key; arrows go by time, up and down by lane. */
function listen(picture, groups, readout, state) {
  groups.sort((a, b) => a.place.x - b.place.x || a.place.row - b.place.row);
  const start = groups.find((group) => group.place.members[0].rank === 1 && group.place.members[0].lane === 'suspect') ?? groups[0];
  start?.node.setAttribute('tabindex', '0');
  const move = (group) => {
    groups.forEach((other) => other.node.setAttribute('tabindex', other === group ? '0' : '-1'));
    group.node.focus();
  };
  groups.forEach((group, i) => {
    const pick = () => {
      highlight(groups, group);
      tell(readout, state, group.place);
    };
    group.node.addEventListener('focus', pick);
    group.node.addEventListener('pointerenter', pick);
    group.node.addEventListener('click', () => {
      move(group);
      pick();
    });
    group.node.addEventListener('keydown', (event) => {
      const to = target(event.key, groups, i);
      if (to) {
        event.preventDefault();
        move(to);
      } else if ((event.key === 'Enter' || event.key === ' ') && group.place.members[0].ranks.length > 0) {
        event.preventDefault();
        state.goTo(group.place.members[0].ranks[0]);
      } else if (event.key === 'Escape') {
        highlight(groups, null);
        tell(readout, state, null);
      }
    });
  });
}

function target(key, groups, i) {
  const lane = groups[i].place.members[0].lane;
  const order = LANES.map((one) => one.id);
  const nearest = (wanted) => groups.filter((group) => group.place.members[0].lane === wanted)
    .sort((a, b) => Math.abs(a.place.x - groups[i].place.x) - Math.abs(b.place.x - groups[i].place.x))[0];
  switch (key) {
    case 'ArrowRight': return groups[i + 1];
    case 'ArrowLeft': return groups[i - 1];
    case 'Home': return groups[0];
    case 'End': return groups.at(-1);
    case 'ArrowDown': return order.slice(order.indexOf(lane) + 1).map(nearest).find(Boolean);
    case 'ArrowUp': return order.slice(0, order.indexOf(lane)).reverse().map(nearest).find(Boolean);
    default: return undefined;
  }
}

/** Whoever looks at one sees what belongs to it. */
function highlight(groups, chosen) {
  const ranks = chosen ? chosen.place.members.flatMap((mark) => mark.ranks) : [];
  groups.forEach(({ node, place }) => {
    const own = place.members.some((mark) => mark.ranks.some((rank) => ranks.includes(rank)));
    node.classList.toggle('chosen', chosen?.place === place);
    node.classList.toggle('faint', chosen !== null && chosen.place !== place && !own);
  });
}

function tell(readout, state, place) {
  if (!place) {
    show(readout, el('p', { class: 'hint' }, 'Point at a mark, or go to it with Tab and the arrow keys, to read what it is.'));
    return;
  }
  show(readout, place.members.slice(0, 12).map((mark) => el('div', { class: 'told' },
    el('p', { class: 'when' }, el('strong', {}, clock(mark.at)), ' ', mark.note),
    el('p', {}, el('strong', {}, mark.title)),
    el('p', { class: 'mono' }, mark.text),
    mark.evidence.length > 0 && el('ul', {}, mark.evidence.map((text) => el('li', {}, text)))),
  ), place.members.length > 12 && el('p', {}, 'and ' + (place.members.length - 12) + ' more: see the table below'));
}

function outside(count) {
  return count > 0 && el('p', { class: 'hint' }, count + (count === 1 ? ' mark lies' : ' marks lie') + ' outside of what is shown.');
}

function legend() {
  const kinds = [['suspect', 'high', 'suspect, by rank'], ['other', 'undone', 'undone'], ['other', 'other', 'another change of it'],
    ['failure', 'failure', 'failure'], ['cleared', 'cleared', 'cleared']];
  return el('ul', { class: 'legend' }, kinds.map(([lane, tone, text]) => {
    const sample = { lane, tone, rank: 1, ranks: [1], at: 0, title: '', note: '', text: '' };
    const shape = markNode({ id: lane }, { x: 0, row: 0, members: [sample] }).querySelector('.shape');
    return el('li', {}, svg('svg', { class: 'mark ' + lane + ' ' + tone, width: 24, height: 24, viewBox: '-12 -12 24 24', 'aria-hidden': 'true' }, shape), text);
  }));
}

function markTable(marks) {
  return el('details', { class: 'all-marks' },
    el('summary', {}, 'All ' + marks.length + ' marks as a table'),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'All marks' },
      el('table', {},
        el('thead', {}, el('tr', {}, ['Time', 'What', 'Change or failure', 'Beside the alert'].map((title) => el('th', { scope: 'col' }, title)))),
        el('tbody', {}, marks.map((mark) => el('tr', {},
          el('td', { class: 'time' }, el('time', { datetime: new Date(mark.at).toISOString() }, dayAndClock(mark.at))),
          el('td', {}, mark.title), el('td', {}, mark.text), el('td', {}, mark.note)))))));
}
