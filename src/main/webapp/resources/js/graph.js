/*
 * Draws the list of relations on its page as a graph, as of the day that the slider shows. The list
 * is the truth: what is drawn is read from its rows, and rows that do not count that day are hidden.
 */
(() => {
  'use strict';

  const place = document.getElementById('graph');
  const drawing = document.getElementById('drawing');
  const slider = document.getElementById('moment');
  const shown = document.getElementById('moment-shown');
  const rows = [...document.querySelectorAll('#relations tbody tr')];
  if (!place || rows.length === 0 || typeof cytoscape !== 'function') {
    return;
  }

  // Cytoscape would write a style into the page, which our policy forbids; with an element of this
  // id it leaves that to us, and gaia.css has the rule.
  const marker = document.createElement('meta');
  marker.id = '__________cytoscape_stylesheet';
  document.head.append(marker);

  const SHAPES = {
    person: 'ellipse',
    place: 'rectangle',
    thing: 'diamond',
    organisation: 'hexagon',
    unknown: 'ellipse',
  };

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function look() {
    return [
      {
        selector: 'node',
        style: {
          label: 'data(name)',
          shape: (node) => SHAPES[node.data('kind')] ?? 'ellipse',
          width: 20,
          height: 20,
          'background-color': (node) => colour(node.data('kind') === 'unknown' ? '--surface' : '--accent'),
          'border-width': (node) => (node.data('centre') ? 4 : 2),
          'border-color': (node) => colour(node.data('centre') ? '--wait' : '--accent'),
          color: colour('--text'),
          'font-size': 12,
          'text-valign': 'bottom',
          'text-margin-y': 4,
          'text-max-width': 120,
          'text-wrap': 'ellipsis',
        },
      },
      {
        selector: 'edge',
        style: {
          label: 'data(words)',
          width: 1.5,
          'curve-style': 'bezier',
          'target-arrow-shape': 'triangle',
          'arrow-scale': 0.8,
          'line-color': colour('--control'),
          'target-arrow-color': colour('--control'),
          color: colour('--muted'),
          'font-size': 10,
          'text-rotation': 'autorotate',
          'text-background-color': colour('--surface'),
          'text-background-opacity': 0.85,
          'text-background-padding': 1,
        },
      },
      { selector: 'edge[?ended]', style: { 'line-style': 'dashed' } },
      { selector: '.out', style: { display: 'none' } },
    ];
  }

  function nodes() {
    const all = new Map();
    for (const { dataset } of rows) {
      for (const end of ['from', 'to']) {
        const id = dataset[end];
        const data = { id, name: dataset[`${end}Name`], kind: dataset[`${end}Kind`] };
        all.set(id, { data: { ...data, centre: id === place.dataset.centre } });
      }
    }
    return [...all.values()];
  }

  function edges() {
    return rows.map(({ dataset }) => ({
      data: {
        id: dataset.fact,
        source: dataset.from,
        target: dataset.to,
        words: dataset.words,
        ended: dataset.end !== '',
      },
    }));
  }

  drawing.hidden = false;
  const graph = cytoscape({
    container: place,
    elements: { nodes: nodes(), edges: edges() },
    style: look(),
    minZoom: 0.2,
    maxZoom: 4,
    userZoomingEnabled: false,
    layout: { name: 'preset' },
  });
  window.gaia.graph = graph;

  /** Places the names; what joins two of them more than once pulls them together once only. */
  function arrange() {
    const pairs = new Set();
    const once = graph.edges().filter((edge) => {
      const pair = [edge.source().id(), edge.target().id()].sort().join(' ');
      return pairs.has(pair) ? false : pairs.add(pair);
    });
    graph
      .nodes()
      .union(once)
      .layout({
        name: 'cose',
        animate: false,
        randomize: true,
        padding: 30,
        nodeDimensionsIncludeLabels: true,
        componentSpacing: 40,
        nodeRepulsion: () => 12000,
        idealEdgeLength: () => 90,
      })
      .run();
  }

  arrange();

  graph.on('tap', 'node', (event) => {
    window.location.assign(`graph.xhtml?entity=${encodeURIComponent(event.target.id())}`);
  });
  graph.on('tap', 'edge', (event) => {
    window.location.assign(`fact.xhtml?id=${encodeURIComponent(event.target.id())}`);
  });

  // The slider: from the day on which the first relation began to now.

  const DAY = 86400000;
  const now = Date.now();
  const begins = rows.map((row) => Date.parse(row.dataset.begin)).filter(Number.isFinite);
  const first = Math.min(now - DAY, ...begins);
  slider.max = String(Math.ceil((now - first) / DAY));
  slider.value = slider.max;
  const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium' });

  function showMoment() {
    const atEnd = slider.value === slider.max;
    const moment = atEnd ? now : first + Number(slider.value) * DAY;
    const text = atEnd ? drawing.dataset.now : date.format(moment);
    shown.textContent = text;
    slider.setAttribute('aria-valuetext', text);
    const used = new Set([place.dataset.centre]);
    graph.batch(() => {
      for (const row of rows) {
        const { begin, end, fact, from, to } = row.dataset;
        const counts = Date.parse(begin) <= moment && (end === '' || Date.parse(end) > moment);
        row.hidden = !counts;
        graph.getElementById(fact).toggleClass('out', !counts);
        if (counts) {
          used.add(from).add(to);
        }
      }
      graph.nodes().forEach((node) => {
        node.toggleClass('out', !used.has(node.id()));
      });
    });
  }

  /** All that counts, and a few names not larger than they have to be. */
  function showAll() {
    graph.fit(graph.elements(':visible'), 30);
    if (graph.zoom() > 1.3) {
      graph.zoom(1.3);
      graph.center(graph.elements(':visible'));
    }
  }

  function zoom(factor) {
    const middle = { x: place.clientWidth / 2, y: place.clientHeight / 2 };
    graph.zoom({ level: graph.zoom() * factor, renderedPosition: middle });
  }

  slider.addEventListener('input', showMoment);
  document.getElementById('zoom-in').addEventListener('click', () => zoom(1.3));
  document.getElementById('zoom-out').addEventListener('click', () => zoom(1 / 1.3));
  document.getElementById('zoom-fit').addEventListener('click', showAll);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => graph.style(look()));
  showMoment();
  showAll();
})();
