// All correlations that there are, newest first, with filters that stand in the address.
import { el, show } from './dom.js';
import { ago, burnText, dayAndClock } from './words.js';

const SPANS = { '1h': 1, '6h': 6, '24h': 24, '7d': 168, '30d': 720 };
const PAGE = 50;
const MINUTE = 60e3;

/** @param again asks anew, for the filters or the page have changed */
export function list(again) {
  const query = new URLSearchParams(location.search);
  const rows = el('div', { class: 'rows' });
  const status = el('p', { class: 'count', role: 'status' });
  const pages = el('nav', { class: 'pages', 'aria-label': 'Pages' });
  const form = filters(query, () => {
    query.delete('offset');
    keepInAddress(query, form);
    again();
  });
  const turn = (to) => {
    query.set('offset', String(to));
    keepInAddress(query, form);
    again();
    document.querySelector('main').focus();
  };
  return {
    node: el('div', { class: 'list' }, el('h1', {}, 'Correlations'), form, status, rows, pages),
    ask: (now) => asked(query, now),
    update: (answer, now) => {
      suggest(form, answer.choices);
      show(status, answer.loading ? 'Still loading from Kafka: there may be more.' : counted(answer, query));
      show(rows, answer.correlations.length > 0 ? table(answer.correlations, now) : empty(answer, query));
      show(pages, paging(answer, turn));
    },
  };
}

function filters(query, changed) {
  const field = (name, title, input) => el('label', {}, el('span', {}, title), input);
  const text = (name, title) => field(name, title,
    el('input', { name, type: 'text', maxlength: 253, list: name + '-choices', value: query.get(name) ?? '', autocomplete: 'off', spellcheck: 'false', placeholder: 'any' }));
  const select = (name, title, options) => field(name, title, el('select', { name },
    options.map(([value, label]) => el('option', { value, selected: (query.get(name) ?? '') === value }, label))));
  const form = el('form', { class: 'filters', 'aria-label': 'Filters' },
    text('namespace', 'Namespace'), text('slo', 'SLO'),
    select('severity', 'Severity', [['', 'any'], ['critical', 'critical'], ['degraded', 'degraded'], ['warning', 'warning']]),
    select('span', 'Alert', [['', 'any time'], ['1h', 'last hour'], ['6h', 'last 6 hours'], ['24h', 'last 24 hours'], ['7d', 'last 7 days'], ['30d', 'last 30 days'], ['own', 'from ... to ...']]),
    el('div', { class: 'own-span' },
      field('from', 'From', el('input', { name: 'from', type: 'datetime-local', value: query.get('from') ?? '' })),
      field('to', 'To', el('input', { name: 'to', type: 'datetime-local', value: query.get('to') ?? '' }))),
    el('datalist', { id: 'namespace-choices' }), el('datalist', { id: 'slo-choices' }),
    el('button', { type: 'reset' }, 'Clear'));
  const own = form.querySelector('.own-span');
  const toggle = () => { own.hidden = form.elements.span.value !== 'own'; };
  toggle();
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    toggle();
    changed();
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    [...form.elements].filter((input) => input.name).forEach((input) => { input.value = ''; });
    toggle();
    changed();
  });
  return form;
}

function keepInAddress(query, form) {
  for (const input of form.elements) {
    if (input.name) {
      input.value ? query.set(input.name, input.value) : query.delete(input.name);
    }
  }
  const text = query.toString();
  history.replaceState(null, '', text ? '?' + text : location.pathname);
}

/** What the server is asked: times as instants, whatever the reader's zone is. */
function asked(query, now) {
  const ask = new URLSearchParams({ limit: String(PAGE), offset: query.get('offset') ?? '0' });
  for (const name of ['namespace', 'slo', 'severity']) {
    if (query.get(name)) {
      ask.set(name, query.get(name).trim());
    }
  }
  const span = query.get('span');
  if (span in SPANS) {
    ask.set('since', new Date(Math.floor(now / MINUTE) * MINUTE - SPANS[span] * 60 * MINUTE).toISOString());
  } else if (span === 'own') {
    instant(ask, 'since', query.get('from'));
    instant(ask, 'until', query.get('to'));
  }
  return '/api/v1/correlations?' + ask;
}

function instant(ask, name, local) {
  const time = new Date(local ?? '');
  if (!Number.isNaN(+time)) {
    ask.set(name, time.toISOString());
  }
}

function suggest(form, choices) {
  for (const name of ['namespace', 'slo']) {
    show(form.querySelector('#' + name + '-choices'), choices[name].map((value) => el('option', { value })));
  }
}

function counted(answer, query) {
  const count = answer.total + (answer.total === 1 ? ' correlation' : ' correlations');
  return isFiltered(query) ? count + ' of ' + answer.known : count;
}

function isFiltered(query) {
  return ['namespace', 'slo', 'severity', 'span'].some((name) => query.get(name));
}

function empty(answer, query) {
  if (answer.loading) {
    return null;
  }
  return el('p', { class: 'empty' }, isFiltered(query)
    ? 'Nothing matches these filters.'
    : 'No alert of an SLO has come yet. As soon as one does, its answer stands here.');
}

function table(correlations, now) {
  return el('ul', { class: 'correlations' }, correlations.map((one) => el('li', { class: one.severity },
    el('a', { href: '/correlations/' + encodeURIComponent(one.name) },
      el('span', { class: 'line' },
        el('span', { class: 'pill ' + one.severity }, one.severity),
        el('span', { class: 'slo' }, el('span', { class: 'dim' }, one.namespace + '/'), one.slo),
        el('span', { class: 'pill plain' }, one.resolvedAt ? 'resolved' : 'burning ' + burnText(one.burnRate)),
        one.phase !== 'Final' && el('span', { class: 'pill plain' }, 'provisional'),
        el('time', { datetime: one.startsAt }, dayAndClock(one.startsAt) + ' · ' + ago(one.startsAt, now))),
      el('span', { class: 'headline' }, one.headline)))));
}

function paging(answer, turn) {
  const pages = [];
  if (answer.offset > 0) {
    pages.push(el('button', { type: 'button', onclick: () => turn(Math.max(0, answer.offset - PAGE)) }, 'Newer'));
  }
  if (answer.offset + answer.correlations.length < answer.total) {
    pages.push(el('button', { type: 'button', onclick: () => turn(answer.offset + PAGE) }, 'Older'));
  }
  return pages;
}
