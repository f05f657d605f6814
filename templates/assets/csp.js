// Comfort only: every page works without it.
(() => {
  'use strict';

  // The pop-up stands open in the page; with script it becomes a real modal that Escape closes.
  document.querySelectorAll('dialog[data-modal][open]').forEach((dialog) => {
    dialog.close();
    dialog.showModal();
  });

  // A file fills the field below it; only the field is sent, so that it can be looked at and put right first.
  document.querySelectorAll('[data-reads-into]').forEach((part) => {
    part.hidden = false;
    const input = part.querySelector('input[type=file]');
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (file) document.getElementById(part.dataset.readsInto).value = await file.text();
    });
  });

  // The picker writes the field beside it, and the picture follows; only the field is sent.
  document.querySelectorAll('[data-picks-into]').forEach((picker) => {
    const field = document.getElementById(picker.dataset.picksInto);
    const show = (color) => document.querySelectorAll('[data-accent]').forEach((part) => { part.setAttribute('fill', color); });
    picker.hidden = false;
    picker.addEventListener('input', () => {
      field.value = picker.value.toUpperCase();
      show(picker.value);
    });
    field.addEventListener('input', () => {
      const typed = '#' + field.value.trim().replace(/^#/, '');
      if (!/^#[0-9a-f]{6}$/i.test(typed)) return;
      picker.value = typed;
      show(typed);
    });
  });

  const unitRow = (unit) => {
    const row = document.createElement('li');
    const kind = document.createElement('span');
    kind.textContent = unit.kind;
    const bar = document.createElement('progress');
    bar.max = 100;
    bar.value = unit.percent;
    bar.setAttribute('aria-label', unit.kind);
    const text = document.createElement('span');
    text.className = 'csp-unit-text';
    text.textContent = unit.text;
    row.append(kind, bar, text);
    return row;
  };

  const watched = new WeakSet();
  const watchProgress = () => document.querySelectorAll('[data-live-from]').forEach((panel) => {
    if (watched.has(panel)) return;
    watched.add(panel);
    const stream = hcp.listen(panel.dataset.liveFrom, {
      progress: (progress) => {
        panel.querySelectorAll('[data-live]').forEach((part) => { part.textContent = progress[part.dataset.live] ?? ''; });
        panel.querySelectorAll('[data-live-value]').forEach((part) => { part.value = progress[part.dataset.liveValue]; });
        panel.querySelectorAll('[data-live-units]').forEach((list) => { list.replaceChildren(...progress.units.map(unitRow)); });
        // The tiles above the panel: only the account's own page has them.
        document.querySelectorAll('[data-live-count]').forEach((part) => { part.textContent = progress.counts[part.dataset.liveCount]; });
        if (progress.running) return;
        // Finished: the page as the server makes it shows the result, the errors and the new figures.
        stream.end();
        location.replace(location.pathname);
      },
    });
  });
  watchProgress();

  // A page that follows the store: its live parts are fetched again after a change, one fetch at a time, with a pause between two.
  const changes = document.querySelector('[data-live-changes]');
  if (changes) {
    const pause = 2000;
    let isBusy = false;
    let isDue = false;
    const news = document.createElement('p');
    news.className = 'hidden-visually';
    news.setAttribute('role', 'status');
    document.querySelector('main').append(news);

    // A row is known by what it leads to: so it keeps its place in the page when others come before it.
    const nameRows = (root) => root.querySelectorAll('tbody tr:not([id])').forEach((row) => {
      const link = row.querySelector('a[href]');
      if (link) row.id = 'row:' + link.getAttribute('href');
    });
    const bring = (part, next) => {
      let rows = 0;
      nameRows(part);
      nameRows(next);
      Idiomorph.morph(part, next, {
        ignoreActiveValue: true,
        callbacks: {
          // What people opened stays open.
          beforeAttributeUpdated: (name, node) => !(name === 'open' && node.localName === 'details'),
          afterNodeAdded: (node) => {
            if (node.localName !== 'tr') return;
            node.classList.add('csp-new');
            rows += 1;
          },
        },
      });
      return rows;
    };
    const refresh = async () => {
      isDue = true;
      if (isBusy) return;
      isBusy = true;
      while (isDue) {
        isDue = false;
        try {
          const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
          // Signed out meanwhile, or gone: what stands here stays.
          if (!response.ok || response.redirected) break;
          const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
          let rows = 0;
          document.querySelectorAll('[data-live-part]').forEach((part) => {
            const next = fresh.getElementById(part.id);
            if (next) rows += bring(part, next);
          });
          if (rows > 0) news.textContent = rows === 1 ? '1 new row' : `${rows} new rows`;
          watchProgress();
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
          // No answer: the next change tries again.
        }
        await new Promise((done) => { setTimeout(done, pause); });
      }
      isBusy = false;
    };
    // A tab in the background catches up when it comes to the front.
    let seen = changes.dataset.liveStamp;
    let newest = seen;
    const catchUp = () => {
      if (document.hidden || newest === seen) return;
      seen = newest;
      refresh();
    };
    document.addEventListener('visibilitychange', catchUp);
    hcp.listen(changes.dataset.liveChanges, {
      changed: (stamp) => {
        newest = stamp;
        catchUp();
      },
    });
  }
})();
