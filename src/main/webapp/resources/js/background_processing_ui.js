/*
 * Background processing in the browser: says that somebody is there, and keeps what the pages show
 * about background work fresh. The server writes every word; parts of a page with data-live and an
 * id are taken anew from it.
 */
(() => {
  'use strict';

  const ACTIVITY_EVERY = 15000;
  const LIVE_PAGES_EVERY = 2000;
  const OTHER_PAGES_EVERY = 5000;
  const WITH_EVENTS_EVERY = 5000;
  const LONGEST_WAIT = 60000;
  const TOGETHER = 300;
  const PAUSED = 'gaia.updates-paused';

  // Somebody is there.

  let reported = -ACTIVITY_EVERY;

  function reportActivity() {
    const now = performance.now();
    if (document.visibilityState !== 'visible' || now - reported < ACTIVITY_EVERY) {
      return;
    }
    reported = now;
    fetch('/api/background/register_activity', { method: 'POST', keepalive: true }).catch(() => {});
  }

  for (const kind of ['keydown', 'pointerdown', 'touchstart', 'wheel', 'scroll']) {
    document.addEventListener(kind, reportActivity, { passive: true, capture: true });
  }

  // What the server shows by now.

  const announcer = document.getElementById('announcer');

  /** An empty mark stands where the server had nothing to say: the part is finished. */
  const LIVE = '[data-live]:not([data-live=""])';

  function liveParts(root) {
    return [...root.querySelectorAll(`${LIVE}[id]`)];
  }

  /** Whether a person is at work in a part: a control has focus, or a value was changed. */
  function isInUse(part) {
    return (
      part.contains(document.activeElement) ||
      [...part.querySelectorAll('input, textarea')].some((input) => input.value !== input.defaultValue)
    );
  }

  function replace(part, fresh) {
    const open = [...part.querySelectorAll('details')].map((details) => details.open);
    fresh.querySelectorAll('time[datetime]').forEach(window.gaia.showMoment);
    fresh.querySelectorAll('details').forEach((details, at) => {
      details.open = open[at] ?? false;
    });
    if (!fresh.matches(LIVE)) {
      part.removeAttribute('data-live');
    }
    if (part.innerHTML === fresh.innerHTML && part.className === fresh.className) {
      return;
    }
    const said = part.querySelector('[data-announce]')?.textContent;
    part.className = fresh.className;
    part.replaceChildren(...fresh.childNodes);
    const says = part.querySelector('[data-announce]')?.textContent;
    if (announcer && says && says !== said) {
      announcer.textContent = says;
    }
  }

  const isLivePage = document.querySelector(`main ${LIVE}`) !== null;

  async function refresh() {
    const answer = await fetch(isLivePage ? location.href : 'now.xhtml', {
      headers: { Accept: 'text/html', 'X-GAIA-Background': '1' },
      cache: 'no-store',
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of liveParts(document)) {
      const fresh = page.getElementById(part.id);
      if (fresh && !isInUse(part)) {
        replace(part, fresh);
      }
    }
    startClock();
  }

  // The clock of the absence, which goes on between two looks at the server.

  let clock;

  function startClock() {
    const figure = document.querySelector('[data-idle]');
    if (figure && clock?.figure !== figure) {
      clock = { figure, seconds: Number(figure.dataset.idle), at: performance.now() };
    }
  }

  function showClock() {
    if (!clock) {
      return;
    }
    const idle = clock.seconds + (performance.now() - clock.at) / 1000;
    clock.figure.textContent = window.gaia.duration(idle);
    for (const element of document.querySelectorAll('[data-idle-left]')) {
      const left = Number(element.dataset.idleLeft) - idle;
      element.textContent =
        left <= 0 ? element.dataset.reached : element.dataset.left.replace('{0}', window.gaia.duration(left));
    }
    const meter = document.querySelector('[data-idle-meter]');
    const longest = Number(meter?.dataset.idleMeter);
    const share = longest > 0 ? Math.min(1, idle / longest) : 1;
    meter?.querySelector('.fill').setAttribute('width', String(share * 1000));
  }

  // When to look: only while the page can be seen, less often while the server does not answer.

  const usual = isLivePage ? LIVE_PAGES_EVERY : OTHER_PAGES_EVERY;
  let wait = usual;
  let timer = 0;
  let paused = false;

  try {
    paused = localStorage.getItem(PAUSED) === 'yes';
  } catch {
    // The browser keeps nothing for this site; the choice then holds for this page.
  }

  function setPaused(wanted) {
    paused = wanted;
    try {
      localStorage.setItem(PAUSED, wanted ? 'yes' : 'no');
    } catch {
      // As above.
    }
  }

  function isWatching() {
    return !paused && document.visibilityState === 'visible';
  }

  function plan(delay) {
    clearTimeout(timer);
    if (isWatching()) {
      timer = setTimeout(look, delay);
    }
  }

  // The server says when something happens; then one look shows it, and looking by the clock is
  // only for what changes slowly. Where no events come through, the clock alone does it.

  let events;
  let soon = 0;

  function listen() {
    if (!isLivePage || !isWatching()) {
      events?.close();
      events = undefined;
      return;
    }
    if (events && events.readyState !== EventSource.CLOSED) {
      return;
    }
    events = new EventSource('/api/background/events');
    for (const kind of ['snapshot', 'situation', 'task', 'queue']) {
      events.addEventListener(kind, lookSoon);
    }
  }

  function lookSoon() {
    if (!soon) {
      soon = setTimeout(() => {
        soon = 0;
        plan(0);
      }, TOGETHER);
    }
  }

  function hasEvents() {
    return events?.readyState === EventSource.OPEN;
  }

  async function look() {
    try {
      await refresh();
      wait = hasEvents() ? WITH_EVENTS_EVERY : usual;
    } catch {
      wait = Math.min(LONGEST_WAIT, wait * 2);
    }
    listen();
    plan(wait);
  }

  document.addEventListener('visibilitychange', () => {
    listen();
    plan(0);
  });

  for (const button of document.querySelectorAll('[data-pause-updates]')) {
    const pauseText = button.textContent;
    const name = () => {
      button.textContent = paused ? button.dataset.resumeText : pauseText;
    };
    button.hidden = false;
    name();
    button.addEventListener('click', () => {
      setPaused(!paused);
      name();
      listen();
      plan(0);
    });
  }

  startClock();
  listen();
  plan(usual);
  setInterval(() => {
    if (isWatching()) {
      showClock();
    }
  }, 1000);
})();
