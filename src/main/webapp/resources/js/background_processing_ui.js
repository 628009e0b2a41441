/*
 * Background processing in the browser: says that somebody is there, and keeps what the pages show
 * about background work fresh. All text goes in as text, never as markup.
 */
(() => {
  'use strict';

  const ACTIVITY_EVERY = 15000;
  const STATUS_PAGE_EVERY = 2000;
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
    document.addEventListener(kind, reportActivity, { capture: true, passive: true });
  }
  window.addEventListener('focus', reportActivity);

  // What is going on.

  const onStatusPage = document.getElementById('recent-tasks') !== null;
  const announcer = document.getElementById('announcer');
  let sentence = textOf('sentence');

  function all(name) {
    return document.querySelectorAll(`[data-status="${name}"]`);
  }

  function textOf(name) {
    return all(name)[0]?.textContent ?? '';
  }

  function show(name, text) {
    for (const element of all(name)) {
      if (element.textContent !== String(text)) {
        element.textContent = String(text);
      }
    }
  }

  function showMoment(name, iso) {
    for (const element of all(name)) {
      element.replaceChildren(iso ? window.gaia.momentOf(iso) : '');
    }
  }

  function duration(seconds) {
    const whole = Math.max(0, Math.floor(seconds));
    const units = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
    const first = units.findIndex(([size]) => whole >= size);
    if (first < 0) {
      return '0 s';
    }
    const [size, unit] = units[first];
    const rest = units[first + 1];
    const few = rest ? Math.floor((whole % size) / rest[0]) : 0;
    return `${Math.floor(whole / size)} ${unit}${few > 0 ? ` ${few} ${rest[1]}` : ''}`;
  }

  function percent(share) {
    return `${Math.round(share * 100)} %`;
  }

  function fill(meter, share) {
    const bar = document.querySelector(`[data-meter="${meter}"] .fill`);
    bar?.setAttribute('width', String(Math.min(1, Math.max(0, share)) * 1000));
  }

  function words(text) {
    return new Map((text ?? '').split(';').map((pair) => pair.split('=')));
  }

  function showScheduler(scheduler) {
    show('sentence', scheduler.sentence);
    if (onStatusPage && scheduler.sentence !== sentence && announcer) {
      announcer.textContent = scheduler.sentence;
    }
    sentence = scheduler.sentence;
    show('detail', scheduler.detail ?? '');
    all('detail').forEach((line) => line.classList.toggle('gone', !scheduler.detail));
    show('ending', scheduler.ending);
    show('quiet-hours', scheduler.quiet_hours.sentence);
    showWish('pause', scheduler.pause);
    showWish('quiet', scheduler.quiet);
    showMoment('since', scheduler.since);
    showMoment('ends-at', scheduler.ends_when);
    all('ends-when').forEach((part) => part.classList.toggle('gone', !scheduler.ends_when));
    clock = { ...scheduler, at: performance.now() };
    showClock();
  }

  function showWish(name, wish) {
    for (const element of all(`${name}-state`)) {
      element.replaceChildren(wish ? element.dataset.on : element.dataset.off);
      if (wish?.until) {
        element.append(` ${element.dataset.until} `, window.gaia.momentOf(wish.until));
      }
    }
    for (const part of document.querySelectorAll(`[data-wish="${name}"]`)) {
      part.classList.toggle('gone', (part.dataset.when === 'on') !== Boolean(wish));
    }
  }

  // The clock of the absence, which goes on between two looks at the server.

  let clock;

  function showClock() {
    if (!clock) {
      return;
    }
    const idle = clock.idle_seconds + (performance.now() - clock.at) / 1000;
    const longest = clock.long_idle_threshold;
    show('idle', duration(idle));
    showLeft('to-short', clock.idle_threshold - idle);
    showLeft('to-long', longest - idle);
    fill('idle', longest > 0 ? idle / longest : 1);
  }

  function showLeft(name, seconds) {
    for (const element of all(name)) {
      const { reached, left } = element.dataset;
      element.textContent = seconds <= 0 ? reached : `${duration(seconds)} ${left}`;
    }
  }

  function showFigures({ tasks, archives, resources, queue_eta: eta }) {
    show('pending', tasks.pending_count);
    show('completed', tasks.completed_count);
    show('failed', tasks.failed_count);
    show('cancelled', tasks.cancelled_count);
    showMoment('last-activity', tasks.last_activity);
    showMoment('eta', eta);
    all('eta-line').forEach((line) => line.classList.toggle('gone', !eta));
    show('archives-total', archives.total_archives);
    show('archives-processed', archives.processed_archives);
    show('archives-pending', archives.pending_archives);
    show('archives-failed', archives.failed_archives);
    show('cpu', percent(resources.background_cpu));
    show('cpu-process', percent(resources.cpu_used));
    show('cpu-others', percent(resources.foreign_cpu));
    show('cpu-share', percent(resources.cpu_share));
    all('cpu-slowed').forEach((part) => part.classList.toggle('gone', !resources.cpu_share_reason));
    show('memory-reason', resources.memory_reason ?? '');
    show('memory', percent(resources.memory_used));
    fill('cpu', resources.background_cpu);
    fill('memory', resources.memory_used);
    showKeywords(archives.top_keywords);
  }

  function showKeywords(keywords) {
    const list = document.getElementById('keywords');
    list?.replaceChildren(
      ...keywords.map(([word, count]) => {
        const item = document.createElement('li');
        item.textContent = `${word} (${count})`;
        return item;
      }),
    );
  }

  function showCurrent(task) {
    const types = words(document.getElementById('recent-tasks')?.dataset.types);
    for (const element of all('current')) {
      element.textContent = task ? types.get(task.type) ?? task.type.replaceAll('_', ' ') : element.dataset.none;
    }
    for (const bar of all('progress')) {
      bar.hidden = !task;
      bar.value = task ? task.progress : 0;
    }
  }

  function rowOf(task, types, states) {
    const row = document.getElementById('task-row').content.firstElementChild.cloneNode(true);
    const slot = (name) => row.querySelector(`[data-slot="${name}"]`);
    row.dataset.task = task.id;
    slot('type').textContent = types.get(task.type) ?? task.type.replaceAll('_', ' ');
    slot('type').href = `task.xhtml?id=${encodeURIComponent(task.id)}`;
    slot('badge').classList.add(`badge-${task.status}`);
    slot('state').textContent = states.get(task.status) ?? task.status;
    slot('attempts').textContent = `${task.attempts}/${task.max_attempts}`;
    slot('created').append(window.gaia.momentOf(task.created));
    slot('cause').textContent = task.error ?? task.stop_sentence ?? '';
    const offered = {
      run_now: task.status === 'pending',
      cancel: task.status === 'pending' || task.status === 'processing',
      retry: task.status === 'failed' || task.status === 'cancelled',
    };
    for (const button of row.querySelectorAll('button')) {
      button.value = task.id;
      if (!offered[button.name]) {
        button.remove();
      }
    }
    return row;
  }

  let shownTasks = '';

  /** Rows are made anew only when something changed, and never under a button that has focus. */
  function showTasks(tasks) {
    const table = document.getElementById('recent-tasks');
    const seen = JSON.stringify(tasks);
    if (seen === shownTasks || table.contains(document.activeElement)) {
      return;
    }
    shownTasks = seen;
    const types = words(table.dataset.types);
    const states = words(table.dataset.states);
    table.tBodies[0].replaceChildren(...tasks.map((task) => rowOf(task, types, states)));
    document.getElementById('no-tasks')?.toggleAttribute('hidden', tasks.length > 0);
  }

  async function read(path) {
    const answer = await fetch(path, {
      headers: { Accept: 'application/json', 'X-GAIA-Background': '1' },
      cache: 'no-store',
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  }

  async function refresh() {
    const { status } = await read('/api/background/status');
    showScheduler(status.scheduler);
    if (onStatusPage) {
      showFigures(status);
      showCurrent(status.tasks.current_task);
      showTasks((await read('/api/background/tasks?limit=8')).tasks);
    }
    await refreshTask();
    await refreshPart('tasks');
    await refreshPart('problems');
    await refreshArchive();
  }

  // The page of one task: figures are shown at once, the rest when somebody asks for it.

  const taskCard = document.querySelector('[data-live-task]');

  async function refreshTask() {
    if (!taskCard) {
      return;
    }
    const id = encodeURIComponent(taskCard.dataset.liveTask);
    const { task } = await read(`/api/background/task/${id}`);
    const shown = taskCard.querySelector('[data-state]').dataset.state;
    const bar = document.getElementById('task-progress');
    if (bar) {
      bar.value = task.progress;
      document.getElementById('task-percent').textContent = percent(task.progress);
      document.getElementById('task-note').textContent = task.progress_note ?? '';
    }
    const tries = document.querySelectorAll('#tries tbody tr').length;
    if (task.status !== shown || task.history.length !== tries) {
      document.getElementById('task-reload').hidden = false;
      if (announcer && announcer.textContent === '') {
        announcer.textContent = document.getElementById('task-reload').textContent;
      }
    }
  }

  /** Takes a part of this page anew from the server; never under a control that has focus. */
  async function refreshPart(id) {
    const part = document.getElementById(id);
    if (part?.dataset.live !== 'reload' || part.contains(document.activeElement)) {
      return;
    }
    const answer = await fetch(location.href, {
      headers: { Accept: 'text/html', 'X-GAIA-Background': '1' },
      cache: 'no-store',
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById(id);
    if (answer.ok && fresh) {
      fresh.querySelectorAll('time[datetime]').forEach(window.gaia.showMoment);
      part.replaceChildren(...fresh.childNodes);
    }
  }

  // One archive, until it is done.

  async function refreshArchive() {
    const strip = document.querySelector('[data-archive-status="pending_processing"]');
    if (!strip) {
      return;
    }
    const id = encodeURIComponent(strip.dataset.archive);
    const { archive } = await read(`/api/conversation/archive/${id}`);
    if (archive.status === strip.dataset.archiveStatus) {
      return;
    }
    strip.dataset.archiveStatus = archive.status;
    strip.querySelector('[data-badge]').className = `badge badge-${archive.status}`;
    const text = archive.status.replaceAll('_', ' ');
    document.getElementById('archive-status').textContent =
      archive.failure ? `${text}: ${archive.failure}` : text;
    document.getElementById('archive-task')?.remove();
    document.getElementById('archive-reload').hidden = archive.status !== 'processed';
    if (announcer) {
      announcer.textContent = text;
    }
  }

  // When to look: only while the page can be seen, less often while the server does not answer.

  const usual = onStatusPage ? STATUS_PAGE_EVERY : OTHER_PAGES_EVERY;
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

  const wantsEvents = onStatusPage || taskCard || document.getElementById('tasks');
  let events;
  let soon = 0;

  function listen() {
    if (!wantsEvents || !isWatching()) {
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

  listen();
  plan(wantsEvents ? 0 : usual);
  setInterval(() => {
    if (isWatching()) {
      showClock();
    }
  }, 1000);
})();
