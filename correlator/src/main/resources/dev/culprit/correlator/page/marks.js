// What stands on the timeline, out of an SLOCorrelation's status.
import { besideAlert, clock } from './words.js';

export const LANES = [
  { id: 'suspect', title: 'Suspected changes' },
  { id: 'other', title: 'Undone, and other changes of suspects' },
  { id: 'failure', title: 'What failed' },
  { id: 'cleared', title: 'Cleared changes' },
];

const OTHER = /^(undone: |also changed: |changed after the alert: )/;

export function objectName(thing) {
  return (thing.namespace ? thing.namespace + '/' : '') + thing.name;
}

export function titleOf(thing) {
  return thing.kind + ' ' + objectName(thing);
}

/** All marks by time. One thing that several suspects cite is one mark. */
export function marksOf(status) {
  const marks = new Map();
  status.correlatedEvents.forEach((suspect, i) => {
    add(marks, suspectMark(suspect, i + 1, status));
    (suspect.evidenceTimes ?? []).forEach((at, line) => {
      if (line > 0 && line < suspect.evidence.length) {
        add(marks, evidenceMark(suspect, i + 1, at, suspect.evidence[line], status));
      }
    });
  });
  status.cleared.forEach((cleared) => add(marks, clearedMark(cleared, status)));
  return [...marks.values()].sort((a, b) => a.at - b.at || a.rank - b.rank);
}

function add(marks, mark) {
  const key = [mark.lane, mark.at, mark.text, mark.lane === 'failure' ? '' : mark.title].join('\n');
  const known = marks.get(key);
  if (known && mark.lane === 'failure') {
    known.ranks.push(...mark.ranks.filter((rank) => !known.ranks.includes(rank)));
    known.title = 'Failure, seen for the suspects ' + known.ranks.join(', ');
  } else {
    marks.set(known ? key + '\n' + marks.size : key, mark);
  }
}

function suspectMark(suspect, rank, status) {
  return {
    lane: 'suspect', at: +new Date(suspect.timestamp), rank, ranks: [rank], tone: suspect.confidence,
    title: 'Suspect ' + rank + ': ' + titleOf(suspect), text: suspect.change ?? suspect.changeType,
    evidence: suspect.evidence.slice(1),
    note: suspect.confidence + ' confidence, ' + besideAlert(suspect.timestamp, status.startsAt ?? status.detectedAt),
  };
}

function evidenceMark(suspect, rank, at, text, status) {
  const other = OTHER.test(text);
  return {
    lane: other ? 'other' : 'failure', at: +new Date(at), rank, ranks: [rank],
    tone: text.startsWith('undone: ') ? 'undone' : other ? 'other' : 'failure',
    title: other ? titleOf(suspect) : 'Failure, seen for the suspect ' + rank + ': ' + titleOf(suspect), text, evidence: [],
    note: besideAlert(at, status.startsAt ?? status.detectedAt),
  };
}

function clearedMark(cleared, status) {
  return {
    lane: 'cleared', at: +new Date(cleared.timestamp), rank: 1000, ranks: [], tone: 'cleared',
    title: 'Cleared: ' + titleOf(cleared), text: cleared.change ?? '', evidence: [],
    note: cleared.reason + ', ' + besideAlert(cleared.timestamp, status.startsAt ?? status.detectedAt),
  };
}

/** What a screen reader says of the marks in one place. */
export function labelOf(place) {
  const [first] = place.members;
  if (place.members.length > 1) {
    return place.members.length + ' more marks from ' + clock(first.at) + ', the first: ' + first.title;
  }
  return first.title + ', ' + clock(first.at) + ', ' + first.note + ': ' + first.text;
}

/** From when to when the picture shows; the closest that says something comes first. */
export function rangesOf(status, marks) {
  const alert = +new Date(status.startsAt ?? status.detectedAt);
  const resolved = status.resolvedAt ? +new Date(status.resolvedAt) : alert;
  const onset = status.onset ? +new Date(status.onset.earliest) : alert;
  const first = marks.find((mark) => mark.lane === 'suspect' && mark.rank === 1)?.at ?? alert;
  const near = Math.max(90e3, Math.abs(alert - first) * 0.6);
  const soonOver = resolved - alert < 4 * near ? resolved : alert;
  const ranges = [
    { title: 'Around the alert', from: Math.min(first, alert) - near, to: Math.max(first, alert, soonOver) + near },
    { title: 'Since the onset', from: onset - 60e3, to: Math.max(alert, Math.min(resolved, alert + (alert - onset))) + 120e3 },
    { title: 'Whole window', from: +new Date(status.window.start), to: +new Date(status.window.end) },
  ];
  return ranges.map((range) => padded(range)).filter((range, i) => i !== 1 || range.from < ranges[0].from);
}

function padded(range) {
  const room = (range.to - range.from) * 0.03;
  return { ...range, from: range.from - room, to: range.to + room };
}
