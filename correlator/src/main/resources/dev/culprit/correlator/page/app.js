// Which view is shown, and how it stays up to date: asked again every few seconds, and answered "not modified" mostly.
import { el, show } from './dom.js';
import { zone, zoneName } from './words.js';
import { detail } from './detail.js';
import { list } from './list.js';

const PAUSE = 3000;
const TOKEN = 'culprit.token';
const UTC = 'culprit.utc';

const main = document.querySelector('main');
const banner = document.getElementById('banner');
const seen = { url: '', tag: '', view: null };

function start() {
  zone.utc = remembered(localStorage, UTC) === 'yes';
  const embedded = document.getElementById('correlation');
  const embeddedView = embedded ? JSON.parse(embedded.textContent) : null;
  offerZones(() => embeddedView ? showDetail(embeddedView) : redraw());
  if (embeddedView) {
    showDetail(embeddedView);
  } else {
    follow();
  }
}

/** Storage may be switched off; then nothing is remembered. */
function remembered(storage, name) {
  try {
    return storage.getItem(name);
  } catch {
    return null;
  }
}

function remember(storage, name, value) {
  try {
    storage.setItem(name, value);
  } catch {
    banner.textContent = 'This browser keeps nothing for this page: it will ask again.';
  }
}

function offerZones(changed) {
  const button = el('button', { type: 'button', class: 'zone' });
  const name = () => show(button, el('span', { class: 'visually-hidden' }, 'Times are in '), zoneName());
  button.addEventListener('click', () => {
    zone.utc = !zone.utc;
    remember(localStorage, UTC, zone.utc ? 'yes' : 'no');
    name();
    changed();
  });
  name();
  document.getElementById('tools').append(button);
}

let redraw = () => {};

/** Whether the banner tells of the server. */
let troubled = false;

function follow() {
  const match = /^\/correlations\/([^/]+)$/.exec(location.pathname);
  const view = match ? followOne('/api/v1/correlations/' + match[1]) : followAll();
  let timer = 0;
  let asking = 0;
  const round = async () => {
    clearTimeout(timer);
    const own = ++asking;
    await ask(view, () => own === asking);
    if (own === asking) {
      timer = setTimeout(round, document.hidden ? PAUSE * 10 : PAUSE);
    }
  };
  view.again = round;
  redraw = () => view.redraw();
  document.addEventListener('visibilitychange', () => !document.hidden && round());
  round();
}

function followAll() {
  let answer = null;
  const view = { again: () => {} };
  const shown = list(() => view.again());
  show(main, shown.node);
  return Object.assign(view, {
    url: () => shown.ask(Date.now()),
    update: (news) => {
      answer = news;
      shown.update(news, Date.now());
    },
    redraw: () => answer && shown.update(answer, Date.now()),
  });
}

function followOne(url) {
  let answer = null;
  show(main, el('p', { class: 'empty', role: 'status' }, 'Loading'));
  const update = () => {
    show(banner);
    showDetail(answer);
  };
  return {
    url: () => url,
    update: (news) => {
      answer = news;
      const chart = main.querySelector('.chart');
      if (chart?.contains(document.activeElement)) {
        // nobody loses their place in the timeline for it
        show(banner, 'A new revision is there. It shows when you leave the timeline.');
        chart.addEventListener('focusout', () => setTimeout(() => chart.contains(document.activeElement) || (chart.isConnected && update())));
      } else {
        update();
      }
    },
    redraw: () => answer && showDetail(answer),
  };
}

function showDetail(view) {
  const slo = view.correlation.spec.sloRef;
  document.title = slo.namespace + '/' + slo.name + ' · Culprit';
  const open = [...document.querySelectorAll('details[id][open]')].map((node) => node.id);
  const place = scrollY;
  show(main, detail(view, Date.now()));
  open.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
  scrollTo(0, place);
}

async function ask(view, isWanted) {
  const url = view.url();
  const headers = {};
  const token = remembered(sessionStorage, TOKEN);
  if (token) {
    headers.Authorization = 'Bearer ' + token;
  }
  if (seen.url === url && seen.tag) {
    headers['If-None-Match'] = seen.tag;
  }
  const heard = await fetched(url, headers);
  if (!heard) {
    trouble('The server does not answer. What stands here may be out of date; it is asked again.');
  } else if (isWanted()) {
    answered(heard.reply, heard.body, url, view);
  }
}

/** Nothing where nobody answers, or breaks off. */
async function fetched(url, headers) {
  try {
    const reply = await fetch(url, { headers, cache: 'no-store', credentials: 'same-origin' });
    return { reply, body: reply.status === 200 ? await reply.json() : null };
  } catch {
    return null;
  }
}

function answered(reply, body, url, view) {
  switch (reply.status) {
    case 200:
      banner.textContent = '';
      Object.assign(seen, { url, tag: reply.headers.get('ETag') });
      view.update(body);
      break;
    case 304:
      if (troubled) {
        banner.textContent = '';
      }
      break;
    case 401:
      askForToken(view);
      break;
    case 404:
      show(main, el('p', { class: 'empty' }, 'There is no such correlation here. It may be too old, or not be loaded yet. '),
        el('p', {}, el('a', { href: '/' }, 'All correlations')));
      break;
    default:
      trouble('The server answers with ' + reply.status + '. It is asked again.');
      return;
  }
  troubled = false;
}

function trouble(text) {
  troubled = true;
  banner.textContent = text;
}

function askForToken(view) {
  if (document.getElementById('token')) {
    return;
  }
  const kept = [...main.childNodes];
  const input = el('input', { id: 'token', type: 'password', autocomplete: 'off', required: true });
  const form = el('form', { class: 'token' },
    el('h1', {}, 'This page needs a token'),
    el('p', {}, 'It is one of those in the setting page.tokens. It stays in this tab, and is forgotten with it.'),
    el('label', { for: 'token' }, 'Token'), input, el('button', { type: 'submit' }, 'Show'));
  if (remembered(sessionStorage, TOKEN)) {
    form.append(el('p', { class: 'notice', role: 'alert' }, 'That token is not taken.'));
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    remember(sessionStorage, TOKEN, input.value.trim());
    show(main, kept);
    view.again();
  });
  show(main, form);
  input.focus();
}

start();
