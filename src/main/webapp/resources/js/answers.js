/* Shows an answer while it is written, and lets people stop it. Without this the page is loaded
   anew when the answer is complete. */
(() => {
  'use strict';

  const form = document.getElementById('chat');
  const input = document.getElementById('chat:input');
  const send = document.getElementById('chat:send');
  const again = document.getElementById('chat:again');
  const archive = document.getElementById('chat:archive');
  const stop = document.getElementById('stop');
  const transcript = document.getElementById('transcript');
  if (!form || !input || !send || !stop || !transcript || form.dataset.stream !== 'true') {
    return;
  }
  let conversation = document.getElementById('chat:conversation')?.value || null;
  let running = false;

  function turn(role, name, text) {
    const article = document.createElement('article');
    article.className = 'turn turn-' + role;
    const head = document.createElement('h2');
    head.className = 'turn-head';
    const speaker = document.createElement('span');
    speaker.className = 'speaker';
    speaker.textContent = name;
    head.append(speaker);
    const body = document.createElement('div');
    body.className = 'turn-text';
    body.textContent = text;
    article.append(head, body);
    transcript.append(article);
    return body;
  }

  function post(path, body, accept) {
    return fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify(body),
    });
  }

  /** A new conversation belongs to the campaign that was chosen for it. */
  async function begin(title) {
    const campaign = document.getElementById('chat:campaign')?.value.trim() || null;
    const response = await post('api/conversations', { title, campaign }, 'application/json');
    if (!response.ok) {
      throw new Error((await response.json()).message);
    }
    conversation = (await response.json()).conversation.id;
  }

  function titleOf(text) {
    const line = text.trim().split('\n')[0];
    return line.length <= 60 ? line : line.slice(0, 59) + '…';
  }

  /** Hands every event of the stream on: its name and its data. */
  async function read(response, onEvent) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let held = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      held += value;
      const events = held.split('\n\n');
      held = events.pop();
      events.forEach((event) => {
        const name = /^event: (.*)$/m.exec(event);
        const data = /^data: (.*)$/m.exec(event);
        if (name && data) {
          onEvent(name[1], JSON.parse(data[1]));
        }
      });
    }
  }

  function busy(now) {
    running = now;
    [send, again, archive].forEach((button) => {
      if (button) {
        button.disabled = now;
      }
    });
    stop.hidden = !now;
    form.setAttribute('aria-busy', String(now));
  }

  async function follow(question) {
    const shown = turn('assistant', transcript.dataset.gaia, '');
    shown.parentElement.classList.add('turn-writing');
    shown.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const response = await post('api/query', question, 'text/event-stream');
    if (!response.ok) {
      throw new Error((await response.json()).message);
    }
    let complete = false;
    await read(response, (name, data) => {
      if (name === 'text') {
        shown.textContent += data.text;
        shown.scrollIntoView({ block: 'end', behavior: 'instant' });
      } else if (name === 'restart') {
        shown.textContent = '';
      } else if (name === 'failed') {
        throw new Error(data.message);
      } else if (name === 'done') {
        complete = true;
        conversation = data.conversation_id || conversation;
      }
    });
    if (!complete) {
      throw new Error(form.dataset.failed);
    }
  }

  /** The page as the server shows it has the links to what the answer rests on. */
  function showAsStored() {
    window.location.assign('index.xhtml?c=' + encodeURIComponent(conversation));
  }

  async function watch(text, question) {
    busy(true);
    try {
      if (conversation === null) {
        await begin(titleOf(text));
        question.conversation_id = conversation;
      }
      await follow(question);
      showAsStored();
    } catch (error) {
      const trouble = turn('assistant', transcript.dataset.gaia, error.message || form.dataset.failed);
      trouble.setAttribute('role', 'alert');
      busy(false);
    }
  }

  /** Takes a form that is being sent; false where it is to be sent as it is. */
  window.gaia.watchAnswer = (event) => {
    const pressed = event.submitter || send;
    if (running) {
      event.preventDefault();
      return true;
    }
    if (pressed === send && input.value.trim() !== '') {
      event.preventDefault();
      const text = input.value;
      document.getElementById('chat-empty')?.remove();
      turn('user', transcript.dataset.you, text);
      input.value = '';
      watch(text, { query: text, conversation_id: conversation });
      return true;
    }
    if (again && pressed === again) {
      event.preventDefault();
      watch('', { again: true, conversation_id: conversation });
      return true;
    }
    return false;
  };

  stop.addEventListener('click', () => {
    if (conversation !== null) {
      post('api/query/stop', { conversation_id: conversation }, 'application/json');
    }
  });
})();
