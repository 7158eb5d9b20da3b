// One correlation: the answer first, then the timeline, then everything it rests on.
import { copyable, el, link } from './dom.js';
import { ago, besideAlert, budgetText, burnText, changes, clock, dayAndClock, lengthOf, partsOf } from './words.js';
import { objectName } from './marks.js';
import { timeline } from './timeline.js';
import { commandsFor, commandsForCorrelation } from './commands.js';

/** Suspects beside the first that are shown at once. */
const FIRST = 9;

const VERDICT_WORDS = { high: 'Likeliest cause', medium: 'Possible cause', low: 'Best lead, though unlikely' };

/** @param view {correlation, summary}: an SLOCorrelation, and what is told of it */
export function detail(view, now) {
  const { metadata, spec, status } = view.correlation;
  const goTo = (rank) => {
    const card = document.getElementById('suspect-' + rank);
    if (card) {
      card.closest('details.more')?.setAttribute('open', '');
      card.open = true;
      card.querySelector('summary, h3')?.focus();
      card.scrollIntoView({ block: 'start' });
    }
  };
  return el('article', { class: 'detail' },
    head(spec.sloRef, status, now),
    notices(status),
    answer(view.summary, status),
    timeline(status, goTo),
    otherSuspects(status),
    noChange(status),
    clearedObjects(status),
    about(metadata, status));
}

function head(slo, status, now) {
  const alert = status.startsAt ?? status.detectedAt;
  const over = status.resolvedAt
    ? ['resolved after ' + lengthOf(new Date(status.resolvedAt) - new Date(alert))]
    : ['not known to be resolved'];
  return el('header', { class: 'incident' },
    el('p', { class: 'pills' },
      el('span', { class: 'pill ' + status.severity }, status.severity),
      status.burnRateAtDetection !== undefined && el('span', { class: 'pill plain' }, 'burning ' + burnText(status.burnRateAtDetection)),
      status.budgetPercentRemaining !== undefined && el('span', { class: 'pill plain' }, budgetText(status.budgetPercentRemaining)),
      status.phase !== 'Final' && el('span', { class: 'pill plain' }, 'provisional: evidence still comes in')),
    el('h1', {}, el('span', { class: 'dim' }, slo.namespace + '/'), slo.name),
    el('p', { class: 'when' }, 'Alert ', el('time', { datetime: alert }, dayAndClock(alert)), ' · ' + ago(alert, now) + ' · ' + over[0]));
}

function notices(status) {
  return status.conditions.map((condition) => el('p', { class: 'notice', role: 'note' },
    el('strong', {}, spaced(condition.type)), ' ', condition.message));
}

function spaced(name) {
  return name.replace(/([a-z])([A-Z])/g, (all, before, after) => before + ' ' + after.toLowerCase());
}

function answer(summary, status) {
  const top = status.correlatedEvents[0];
  return el('section', { class: 'answer', 'aria-labelledby': 'answer-title' },
    el('div', { class: 'told-by' },
      el('h2', { id: 'answer-title' }, 'The answer'),
      el('span', { class: 'by ' + summary.by }, summary.by === 'model' ? 'written by the model ' + summary.model : 'written by rules')),
    el('p', { class: 'headline' }, sentence(summary.headline)),
    top && topSuspect(top, status),
    summary.details.length > 0 && el('ul', { class: 'details' }, summary.details.map((one) => el('li', {}, sentence(one)))),
    summary.nextSteps.length > 0 && [el('h3', {}, 'What to do next'), el('ol', { class: 'details' }, summary.nextSteps.map((one) => el('li', {}, sentence(one))))]);
}

/** A model's sentence has what it rests on beside it. */
function sentence(told) {
  return [told.text, told.evidence.length > 0 && el('details', { class: 'rests-on' },
    el('summary', { 'aria-label': 'What this sentence rests on' }, 'evidence'),
    el('ul', {}, told.evidence.map((line) => el('li', {}, el('time', { datetime: line.at }, clock(line.at)), ' ', line.text))))];
}

function topSuspect(suspect, status) {
  return el('div', { class: 'top ' + suspect.confidence, id: 'suspect-1' },
    el('div', { class: 'verdict' }, el('span', { class: 'rank' }, '1'), VERDICT_WORDS[suspect.confidence] ?? 'Suspect', confidence(suspect)),
    el('h3', { tabindex: -1 }, el('span', { class: 'kind' }, suspect.kind), ' ', objectName(suspect)),
    el('p', { class: 'facts' }, facts(suspect, status)),
    el('div', { class: 'columns' },
      el('div', {}, el('h4', {}, 'What changed'), diff(suspect)),
      el('div', {}, el('h4', {}, 'Why it is suspected'), reasons(suspect.contributions, suspect.score))),
    evidenceOf(suspect),
    commands(commandsFor(suspect)));
}

function facts(suspect, status) {
  const by = suspect.actor && suspect.actor !== 'unknown' ? ' · by ' + suspect.actor : '';
  return [el('strong', {}, besideAlert(suspect.timestamp, status.startsAt ?? status.detectedAt)),
    ' · ', el('time', { datetime: suspect.timestamp }, clock(suspect.timestamp)), ' · ' + suspect.changeType + by];
}

function confidence(suspect) {
  return el('span', { class: 'pill confidence ' + suspect.confidence }, suspect.confidence + ' confidence');
}

export function diff(suspect) {
  const parts = partsOf(suspect.change ?? '');
  if (parts.length === 0) {
    return el('p', { class: 'dim' }, suspect.changeType);
  }
  return el('ul', { class: 'diff' }, parts.map((part) => el('li', {},
    part.what && el('span', { class: 'what' }, part.what),
    part.before !== undefined && el('del', {}, mark('−', 'before: '), part.before),
    part.after !== undefined && el('ins', {}, mark('+', 'after: '), part.after))));
}

function mark(sign, word) {
  return [el('span', { 'aria-hidden': 'true', class: 'sign' }, sign), el('span', { class: 'visually-hidden' }, word)];
}

function reasons(contributions, score) {
  const most = Math.max(1, ...contributions.map((part) => Math.abs(part.points)));
  return [el('ul', { class: 'reasons' }, [...contributions].sort((a, b) => b.points - a.points).map((part) => {
    const bar = el('span', { class: 'bar ' + (part.points < 0 ? 'against' : 'for'), 'aria-hidden': 'true' });
    bar.style.width = Math.round(Math.abs(part.points) / most * 100) + '%';
    return el('li', {}, el('span', { class: 'points' }, points(part.points)), el('span', { class: 'reason' }, part.name),
      el('span', { class: 'track' }, bar));
  })), score !== undefined && el('p', { class: 'sum' }, 'score ' + points(score) + ', in log-odds')];
}

function points(number) {
  return (number < 0 ? '−' : '+') + Math.abs(number).toFixed(1);
}

function evidenceOf(suspect) {
  const lines = suspect.evidence.slice(1);
  return el('div', { class: 'evidence' }, el('h4', {}, 'What was seen'),
    lines.length === 0
      ? el('p', { class: 'dim' }, 'No Event and no state of a Pod speaks for it.')
      : el('ul', {}, lines.map((text, i) => el('li', {},
        suspect.evidenceTimes?.[i + 1] && [el('time', { datetime: suspect.evidenceTimes[i + 1] }, clock(suspect.evidenceTimes[i + 1])), ' '],
        text))));
}

function commands(lines) {
  return lines.length > 0 && el('div', { class: 'commands' }, lines.map(copyable));
}

function otherSuspects(status) {
  const others = status.correlatedEvents.slice(1);
  const left = status.suspectsLeftOut ?? 0;
  if (status.correlatedEvents.length === 0) {
    return el('section', {}, el('h2', {}, 'Suspects'), el('p', { class: 'empty' }, 'No change in the window may have caused this burn.'));
  }
  return others.length > 0 && el('section', { 'aria-labelledby': 'others-title' },
    el('h2', { id: 'others-title' }, 'Other suspects'),
    others.slice(0, FIRST).map((suspect, i) => suspectCard(suspect, i + 2, status)),
    others.length > FIRST && el('details', { class: 'more', id: 'more-suspects' },
      el('summary', {}, changes(others.length - FIRST) + ' less likely'),
      others.slice(FIRST).map((suspect, i) => suspectCard(suspect, i + 2 + FIRST, status))),
    left > 0 && el('p', { class: 'dim' }, changes(left) + ' less likely left out.'));
}

function suspectCard(suspect, rank, status) {
  return el('details', { class: 'suspect ' + suspect.confidence, id: 'suspect-' + rank },
    el('summary', {},
      el('span', { class: 'rank' }, rank),
      el('span', { class: 'who' }, el('span', { class: 'kind' }, suspect.kind), ' ', objectName(suspect)),
      el('span', { class: 'change' }, suspect.change ?? suspect.changeType),
      el('span', { class: 'beside' }, besideAlert(suspect.timestamp, status.startsAt ?? status.detectedAt)),
      el('span', { class: 'pill confidence ' + suspect.confidence }, suspect.confidence)),
    el('div', { class: 'body' },
      el('p', { class: 'facts' }, facts(suspect, status)),
      el('div', { class: 'columns' },
        el('div', {}, el('h4', {}, 'What changed'), diff(suspect)),
        el('div', {}, el('h4', {}, 'For and against it'), reasons(suspect.contributions, suspect.score))),
      evidenceOf(suspect), commands(commandsFor(suspect))));
}

function noChange(status) {
  const best = status.correlatedEvents[0]?.score;
  return status.noChangeScore !== undefined && el('section', { 'aria-labelledby': 'none-title', class: 'card' },
    el('h2', { id: 'none-title' }, 'Or was it no change at all?'),
    el('p', {}, status.noChangeStory ? 'What fails without any change: ' + status.noChangeStory : 'Nothing was seen that fails without any change.'),
    el('p', { class: 'dim' }, 'That no change explains the burn scores ' + points(status.noChangeScore)
      + (best === undefined ? '.' : ', the first suspect ' + points(best) + '.')),
    status.noChangeContributions.length > 0 && reasons(status.noChangeContributions));
}

function clearedObjects(status) {
  const left = status.clearedLeftOut ?? 0;
  return status.cleared.length > 0 && el('section', { 'aria-labelledby': 'cleared-title' },
    el('details', { class: 'card', open: status.cleared.length <= 6 },
      el('summary', {}, el('h2', { id: 'cleared-title' }, changes(status.cleared.length + left) + ' cleared')),
      el('ul', { class: 'cleared' }, status.cleared.map((one) => el('li', {},
        el('span', { class: 'who' }, el('span', { class: 'kind' }, one.kind), ' ', objectName(one)),
        el('span', { class: 'change' }, one.change ?? ''),
        el('span', { class: 'why' }, one.reason + ' · ' + besideAlert(one.timestamp, status.startsAt ?? status.detectedAt))))),
      left > 0 && el('p', { class: 'dim' }, changes(left) + ' more were cleared.')));
}

function about(metadata, status) {
  const rows = [
    ['Alert', status.alert && [status.alert.name, status.alert.runbookUrl && [' · ', link(status.alert.runbookUrl, 'runbook')]]],
    ['Cluster', status.cluster],
    ['Measures', status.entry ? status.entry.kind + ' ' + objectName(status.entry) : 'not known which workload'],
    ['Burn began', status.onset && 'between ' + dayAndClock(status.onset.earliest) + ' and ' + dayAndClock(status.onset.latest) + ', ' + ONSET[status.onset.source]],
    ['Weighed', 'changes from ' + dayAndClock(status.window.start) + ' to ' + dayAndClock(status.window.end)],
    ['Resolved', status.resolvedAt && dayAndClock(status.resolvedAt)],
    ['Part of', status.compositions.length > 0 && status.compositions.join(', ')],
    ['Same change burns', status.sameCause.length > 0 && [siblings(status), status.moreOfSameCause && ' and more']],
    ['Verdict', status.verdict],
    ['Record', metadata.namespace + '/' + metadata.name + (status.revision ? ', revision ' + status.revision : '')],
  ];
  return el('section', { 'aria-labelledby': 'about-title', class: 'card' },
    el('h2', { id: 'about-title' }, 'About this correlation'),
    el('dl', {}, rows.filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])),
    commands(commandsForCorrelation(metadata)));
}

const ONSET = { burnRate: 'by the burn rate', alertWindow: "by the alert's window", assumed: 'assumed' };

function siblings(status) {
  return status.sameCause.map((one, i) => [i > 0 && ', ', served()
    ? el('a', { href: '/correlations/' + encodeURIComponent(one.name) }, one.namespace + '/' + one.slo)
    : one.namespace + '/' + one.slo]);
}

/** Whether a server stands behind this page, or it is a file. */
export function served() {
  return document.getElementById('correlation') === null;
}
