/* Small comforts for every page; each page works without them. */
(() => {
  'use strict';

  /** The page's language, as this person's region writes it where the browser says so. */
  const language = document.documentElement.lang;
  const locale = navigator.languages.find((one) => one.split('-')[0] === language) ?? language;
  const dateAndTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const toTheSecond = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });

  /** Shows a moment in local time, today's without the date; the attributes keep UTC. */
  function showMoment(element) {
    const moment = new Date(element.dateTime);
    if (!Number.isNaN(moment.getTime())) {
      const today = moment.toDateString() === new Date().toDateString();
      const short = element.closest('.log') ? toTheSecond : timeOfDay;
      element.textContent = (today ? short : dateAndTime).format(moment);
    }
  }

  /** Two units at the most, as the server writes it. */
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

  function sendWithEnter() {
    const form = document.getElementById('chat');
    const input = document.getElementById('chat:input');
    const send = document.getElementById('chat:send');
    if (!form || !input || !send) {
      return;
    }
    let sent = false;
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        if (input.value.trim() !== '') {
          form.requestSubmit(send);
        }
      }
    });
    form.addEventListener('submit', (event) => {
      if (window.gaia.watchAnswer?.(event)) {
        return;
      }
      if (sent) {
        event.preventDefault();
      }
      sent = true;
      form.setAttribute('aria-busy', 'true');
    });
    window.addEventListener('pageshow', () => {
      sent = false;
      form.removeAttribute('aria-busy');
    });
  }

  /** A conversation is read from its last question, and gone on with at the keyboard. */
  function showLastTurn() {
    const turns = document.querySelectorAll('#transcript .turn');
    if (turns.length > 2 && location.hash === '') {
      turns[turns.length - 2].scrollIntoView({ block: 'start', behavior: 'instant' });
    }
    if (window.matchMedia('(pointer: fine)').matches) {
      document.getElementById('chat:input')?.focus({ preventScroll: true });
    }
  }

  /**
   * A source that is followed marks all turns that its item rests on; the browser goes to one. The
   * part with the sources may come later, when the archive is read.
   */
  function markSources() {
    document.addEventListener('click', (event) => {
      const followed = event.target.closest('.structured .markdown a[href^="#t"]');
      if (!followed) {
        return;
      }
      document.querySelectorAll('.turn.cited').forEach((turn) => turn.classList.remove('cited'));
      const item = followed.closest('li, p') ?? followed;
      for (const source of [followed, ...item.querySelectorAll('a[href^="#t"]')]) {
        document.getElementById(source.hash.slice(1))?.classList.add('cited');
      }
    });
  }

  /** A button that puts what stands elsewhere on the page into the clipboard, and says so. */
  function offerCopies() {
    for (const button of document.querySelectorAll('[data-copy]')) {
      button.hidden = !navigator.clipboard;
      button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        button.textContent = button.dataset.copied;
      });
    }
  }

  document.querySelectorAll('time[datetime]').forEach(showMoment);
  offerCopies();
  markSources();
  sendWithEnter();
  showLastTurn();
  window.gaia = { duration, showMoment };
})();
