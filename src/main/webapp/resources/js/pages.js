/* Small comforts for every page; each page works without them. */
(() => {
  'use strict';

  const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const timeOfDay = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

  /** Shows a moment in local time, today's without the date; the attributes keep UTC. */
  function showMoment(element) {
    const moment = new Date(element.dateTime);
    if (!Number.isNaN(moment.getTime())) {
      const today = moment.toDateString() === new Date().toDateString();
      element.textContent = (today ? timeOfDay : dateAndTime).format(moment);
    }
  }

  /** A time element for an ISO 8601 text in UTC. */
  function momentOf(iso) {
    const element = document.createElement('time');
    element.dateTime = iso;
    element.title = iso;
    showMoment(element);
    return element;
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

  document.querySelectorAll('time[datetime]').forEach(showMoment);
  sendWithEnter();
  showLastTurn();
  window.gaia = { momentOf, showMoment };
})();
