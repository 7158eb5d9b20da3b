// Times, lengths and changes in words.

const UNITS = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];

/** As Culprit says it elsewhere: 23 s, 4 min 10 s, 12 min, 2 h 5 min. */
export function lengthOf(millis) {
  const seconds = Math.floor(Math.abs(millis) / 1000);
  if (seconds >= 600 && seconds < 3600) {
    return Math.floor(seconds / 60) + ' min';
  }
  const first = Math.max(0, UNITS.findIndex(([, size]) => seconds >= size));
  const [unit, size] = seconds === 0 ? UNITS.at(-1) : UNITS[first];
  const next = UNITS[first + 1];
  const rest = next && seconds > 0 ? Math.floor((seconds % size) / next[1]) : 0;
  return Math.floor(seconds / size) + ' ' + unit + (rest > 0 ? ' ' + rest + ' ' + next[0] : '');
}

export function besideAlert(time, alert) {
  const apart = new Date(time) - new Date(alert);
  if (Math.abs(apart) < 1000) {
    return 'at the alert';
  }
  return lengthOf(apart) + (apart < 0 ? ' before the alert' : ' after the alert');
}

export function ago(time, now) {
  const passed = now - new Date(time);
  return passed < 0 ? 'in ' + lengthOf(passed) : passed < 60000 ? 'just now' : coarse(passed) + ' ago';
}

function coarse(millis) {
  return lengthOf(millis).split(' ').slice(0, 2).join(' ');
}

/** The reader's own zone, or UTC where the reader asks for that. */
export const zone = { utc: false };

export function zoneName() {
  return zone.utc ? 'UTC' : new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function formatted(time, options) {
  const chosen = zone.utc ? { ...options, timeZone: 'UTC' } : options;
  return new Intl.DateTimeFormat(undefined, { hourCycle: 'h23', ...chosen }).format(new Date(time));
}

export function clock(time) {
  return formatted(time, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

export function shortClock(time) {
  return formatted(time, { hour: '2-digit', minute: '2-digit' });
}

export function day(time) {
  return formatted(time, { day: 'numeric', month: 'short' });
}

export function dayAndClock(time) {
  return formatted(time, {
    year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
  });
}

export function burnText(rate) {
  return rate === null || rate === undefined ? '' : Number(rate.toFixed(1)) + '×';
}

/** A share of all requests, in percent. */
export function shareText(share) {
  return Number((share * 100).toPrecision(2)) + ' %';
}

export function budgetText(percent) {
  const amount = Math.abs(percent) + ' %';
  return percent < 0 ? 'error budget overspent by ' + amount : (percent === 0 ? 'no' : amount + ' of the') + ' error budget left';
}

/** The parts of a change's line: commas inside quotes or brackets are part of a value. */
export function partsOf(change) {
  const whole = /^(created|deleted): (.*)$/.exec(change);
  if (whole) {
    const side = whole[1] === 'created' ? 'after' : 'before';
    return split(whole[2]).map((part, i) => ({ what: i === 0 ? whole[1] : '', [side]: part }));
  }
  return split(change).map(partOf);
}

function split(change) {
  const parts = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let i = 0; i < change.length; i++) {
    const c = change[i];
    if (c === '"') {
      quoted = !quoted;
    } else if (!quoted && '([{<'.includes(c) && !(c === '<' && change[i + 1] === ' ')) {
      depth++;
    } else if (!quoted && ')]}>'.includes(c) && !(c === '>' && change[i - 1] === '-')) {
      depth = Math.max(0, depth - 1);
    } else if (c === ',' && change[i + 1] === ' ' && !quoted && depth === 0) {
      parts.push(change.slice(from, i));
      from = i + 2;
    }
  }
  parts.push(change.slice(from));
  return parts.filter((part) => part.trim() !== '');
}

/** What, before, after; a part that says it otherwise is text alone. */
function partOf(text) {
  const arrow = text.indexOf(' -> ');
  if (arrow > 0) {
    const left = text.slice(0, arrow);
    const space = left.lastIndexOf(' ', left.endsWith('"') ? left.indexOf('"') : left.length);
    return {
      what: space < 0 ? '' : left.slice(0, space),
      before: space < 0 ? left : left.slice(space + 1),
      after: text.slice(arrow + 4),
    };
  }
  const told = /^(.*?) (added|removed|created|deleted)(?: \((.*)\))?$/.exec(text);
  if (told) {
    const value = told[3] ?? told[2];
    return told[2] === 'added' || told[2] === 'created'
      ? { what: told[1], after: value }
      : { what: told[1], before: value };
  }
  return { what: text };
}



export function changes(count) {
  return count + ' ' + (count === 1 ? 'change' : 'changes');
}
